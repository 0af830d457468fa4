"""The hospital's own case counts of this program: looked at first, then used, and put aside again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, DxpadError
from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.api import SharedPad
    from dxpad.differential.own_counts import OwnCounts
    from dxpad.web.tables import Table, Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A table with its numbers."""

    table: Table
    counts: OwnCounts


class OwnPriors:
    """What is in use for everyone who works with this program. `fault` says why a table that was in use is not."""

    def __init__(self, pad: SharedPad, tables: Tables) -> None:
        self._pad = pad
        self._tables = tables
        self.used: Counted | None = None
        self.fault = ""

    @property
    def sha256(self) -> str:
        """Of the table in use, as receipts name it; empty when there is none."""
        return self.used.counts.sha256 if self.used else ""

    def begin(self) -> None:
        """Use again what was in use. A table that no longer fits is left out, and the pages say so."""
        try:
            table = self._tables.used
            if table:
                self._take(self._counted(table))
        except DxpadError as error:
            self.fault = error.message

    def proposed(self) -> Counted | None:
        """The table that is to be looked at and is not in use.

        Raises:
            BadInputError: it no longer fits the knowledge.
            StorageError: it cannot be read.
        """
        table = self._tables.proposed
        return self._counted(table) if table else None

    def propose(self, table: Table) -> None:
        """Check a table and keep it to be looked at.

        Raises:
            BadInputError: a line of it makes no sense.
            StorageError: it cannot be kept.
        """
        self._counted(table)
        self._tables.propose(table)

    def use(self, sha256: str) -> None:
        """Rank with the proposed table from now on, if it is the one that was looked at.

        Raises:
            BadInputError: it is another one by now.
            StorageError: it cannot be kept.
        """
        proposed = self.proposed()
        if proposed is None or proposed.counts.sha256 != sha256:
            mend = "Look at its effect again"
            raise BadInputError("this table is no longer the one that was shown", where="own case counts", mend=mend)
        self._tables.use()
        self._take(proposed)

    def put_aside(self) -> None:
        """Rank with the knowledge's own frequencies again. Nothing happens when nothing is in use.

        Raises:
            StorageError: it cannot be kept.
        """
        if self._tables.used:
            self._tables.put_aside()
        self._take(None)

    def forget(self) -> None:
        """Remove the proposed table.

        Raises:
            StorageError: it cannot be removed.
        """
        self._tables.forget()

    def _counted(self, table: Table) -> Counted:
        with self._pad.taken() as pad:
            return Counted(table=table, counts=table.counts(pad.knowledge))

    def _take(self, counted: Counted | None) -> None:
        with self._pad.taken() as pad:
            self._pad.exchange(Pad(pad.knowledge, counted.counts if counted else None))
            self.used, self.fault = counted, ""
