"""The pad that a command works with."""

from __future__ import annotations

from dxpad.knowledge.store import Store
from dxpad.pad import Pad
from dxpad.settings import settings


def open_pad() -> Pad:
    """A pad over the knowledge that the settings name.

    Raises:
        StorageError: the knowledge file is missing.
    """
    return Pad(Store.open(settings().knowledge))
