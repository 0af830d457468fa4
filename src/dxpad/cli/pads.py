"""The pad that a command works with."""

from __future__ import annotations

import click

from dxpad.knowledge.store import Store
from dxpad.pad import Pad
from dxpad.settings import settings


def open_pad() -> Pad:
    """A pad over the knowledge that the settings name; its file is closed when the command ends.

    Raises:
        StorageError: the knowledge file is missing.
    """
    store = Store.open(settings().knowledge)
    command = click.get_current_context(silent=True)
    if command:
        command.call_on_close(store.close)
    return Pad(store)
