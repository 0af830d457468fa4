"""The pad that a command works with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.knowledge.store import Store
from dxpad.pad import Pad
from dxpad.settings import settings

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.differential.own_counts import OwnCounts


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


def with_counts(pad: Pad, counts: Path | None, setting: str | None) -> Pad:
    """The same pad with a hospital's own case counts in `setting`, where there are any.

    Raises:
        BadInputError: the table cannot be used.
    """
    return Pad(pad.knowledge, own_counts(counts, setting, pad.knowledge)) if counts else pad


def own_counts(path: Path, setting: str | None, store: Store) -> OwnCounts:
    """A hospital's own case counts.

    Raises:
        BadInputError: the table cannot be used, or there is no such setting.
    """
    from dxpad.cli.cases import read_bytes
    from dxpad.differential.own_counts import read_counts, text_of
    from dxpad.domain.decode import setting_from

    where = str(path)
    return read_counts(text_of(read_bytes(path), where), setting_from(setting, "--setting"), store, where)
