"""A hospital's own case counts on the disk: the table that is in use, and one that has been looked at and is not."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dxpad.differential.own_counts import read_counts
from dxpad.domain.decode import parse_object, setting_from
from dxpad.domain.errors import BadInputError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.differential.own_counts import OwnCounts
    from dxpad.knowledge.store import Store

LONGEST_NAME = 120
FIELDS = ("name", "setting", "at", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as it was given: the name of its file, where its cases were counted, when it came, and its text."""

    name: str
    setting: str
    at: str
    text: str

    def counts(self, store: Store) -> OwnCounts:
        """Its numbers.

        Raises:
            BadInputError: it does not fit this knowledge.
        """
        return read_counts(self.text, setting_from(self.setting, "setting"), store, self.name)


class Tables:
    """The folder of both. They hold no patient, and are for their owner only like everything else there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._proposed = folder / "proposed.json"
        self._used = folder / "used.json"

    @property
    def proposed(self) -> Table | None:
        """The table whose effect is shown and that is not in use."""
        return _read(self._proposed)

    @property
    def used(self) -> Table | None:
        """The table in use."""
        return _read(self._used)

    def propose(self, table: Table) -> None:
        """Keep a table to be looked at, in place of the one before.

        Raises:
            StorageError: it cannot be written.
        """
        with _told(self._proposed):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(table), file)
            Path(name).replace(self._proposed)

    def use(self) -> None:
        """From now on the proposed table is the one in use.

        Raises:
            StorageError: it cannot be written.
        """
        with _told(self._used):
            self._proposed.replace(self._used)

    def put_aside(self) -> None:
        """Nothing is in use any more; the table stays to be looked at, in place of one that was.

        Raises:
            StorageError: it cannot be written.
        """
        with _told(self._proposed):
            self._used.replace(self._proposed)

    def forget(self) -> None:
        """Remove the proposed table.

        Raises:
            StorageError: it cannot be removed.
        """
        with _told(self._proposed):
            self._proposed.unlink(missing_ok=True)


def _read(path: Path) -> Table | None:
    with _told(path):
        if not path.exists():
            return None
        value = parse_object(path.read_text(encoding="utf-8"), path.name)
    if not all(isinstance(value.get(field), str) for field in FIELDS):
        raise BadInputError("this is no table that was kept", where=path.name, mend="Remove the file and choose again")
    return Table(**{field: str(value[field]) for field in FIELDS})


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, UnicodeDecodeError) as error:
        mend = "Check that the disk has room and the folder can be written"
        raise StorageError("the table of case counts cannot be kept or read", where=path.name, mend=mend) from error
