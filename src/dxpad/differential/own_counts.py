"""A hospital's own case counts as priors: mixed with the knowledge's, with a floor under what must not be missed.

A small CSV: `condition,cases`, one line a condition and one line `total` with all consultations counted. A condition
that it does not list keeps the knowledge's frequency.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.case import Setting
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.store import Store

PER = 100_000
TOTAL = "total"
COLUMNS = ("condition", "cases")
BELIEF = 5_000
"""So many of its own consultations weigh as much as the knowledge's frequency."""
MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCounts:
    """Cases by condition id among `total` consultations in one setting. `sha256` is of the table as it was given."""

    setting: Setting
    total: int
    cases: Mapping[str, int]
    sha256: str

    def frequency(self, condition: ConditionRecord) -> float:
        """Per 100,000 consultations in the setting, mixed; never below the knowledge's where it must not be missed."""
        known = condition.per_100k[self.setting]
        if condition.id not in self.cases:
            return known
        mixed = (BELIEF * known / PER + self.cases[condition.id]) / (BELIEF + self.total) * PER
        return max(mixed, known) if condition.do_not_miss else mixed

    def applied(self, condition: ConditionRecord) -> ConditionRecord:
        """The record with that frequency in this setting."""
        if condition.id not in self.cases:
            return condition
        return replace(condition, per_100k={**condition.per_100k, self.setting: self.frequency(condition)})


def read_counts(text: str, setting: Setting, store: Store, where: str) -> OwnCounts:
    """A table of case counts.

    Raises:
        BadInputError: a column, the total or a number is missing or makes no sense, or a condition is not known.
    """
    rows = csv.DictReader(text.splitlines())
    if [name.strip() for name in rows.fieldnames or ()] != list(COLUMNS):
        raise BadInputError("the columns are wrong", where=where, mend=f"Begin with the line {','.join(COLUMNS)}")
    counts: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        name, cases = _row(row, f"{where}, line {number}", store)
        if name in counts:
            raise BadInputError(f"{name} stands there twice", where=f"{where}, line {number}", mend="Add the two up")
        counts[name] = cases
        if number > MOST_ROWS:
            raise BadInputError("the table is too long", where=where, mend=f"Give up to {MOST_ROWS} lines")
    total = counts.pop(TOTAL, 0)
    if total < max(1, sum(counts.values())):
        mend = f"Add the line {TOTAL},N with all consultations of the same time, at least as many as all cases together"
        raise BadInputError("the number of all consultations is missing or too small", where=where, mend=mend)
    return OwnCounts(setting=setting, total=total, cases=counts, sha256=sha256(text.encode()).hexdigest())


def _row(row: Mapping[str, str | None], where: str, store: Store) -> tuple[str, int]:
    name, cases = (row.get("condition") or "").strip(), (row.get("cases") or "").strip()
    if name != TOTAL and name not in store.conditions():
        raise BadInputError("this is no condition of the knowledge", where=where, mend="Use ids as dxpad search shows")
    if not (cases.isascii() and cases.isdigit()):
        raise BadInputError("the number of cases is no whole number", where=where, mend="Write 0 or more")
    return name, int(cases)
