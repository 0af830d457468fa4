"""A hospital's own case counts as priors: mixed with the knowledge's, with a floor under what must not be missed.

A small CSV: `condition,cases` (or with semicolons or tabs), one line a condition, by id or name, and one line `total`
with all consultations counted. A condition that it does not list keeps the knowledge's frequency.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, replace
from hashlib import sha256
from math import log
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dxpad.domain.case import Setting
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.store import Store

PER = 100_000
TOTAL = "total"
COLUMNS = ("condition", "cases")
DELIMITERS = (";", "\t")
"""What spreadsheets write instead of commas."""
MOST_BYTES = 1_000_000
MOST_DIGITS = 12
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What own counts do to the frequency of one condition, per 100,000 consultations. `held` says that it must not be
    missed and was counted more rarely, so that the knowledge's frequency stays."""

    condition: str
    name: str
    known: float
    counted: float
    used: float
    held: bool

    @property
    def factor(self) -> float:
        """How many times as frequent it becomes."""
        return 1.0 if self.used == self.known else self.used / self.known if self.known else float("inf")


def effects(own: OwnCounts, store: Store) -> tuple[Effect, ...]:
    """What a table does to every condition that it lists, what moves furthest first."""
    made = []
    for name, cases in own.cases.items():
        record = store.condition(name)
        known, counted = record.per_100k[own.setting], cases / own.total * PER
        held = record.do_not_miss and counted < known
        used = own.frequency(record)
        made.append(Effect(condition=name, name=record.name, known=known, counted=counted, used=used, held=held))
    return tuple(sorted(made, key=lambda effect: (-abs(log(effect.factor)), effect.condition)))


def text_of(data: bytes, where: str) -> str:
    """The text of a table, with a line feed at every line's end.

    Raises:
        BadInputError: it is empty, too large, or no text in UTF-8 or UTF-16.
    """
    mend = "Save the table as CSV in UTF-8 and choose it again"
    if len(data) > MOST_BYTES:
        raise BadInputError(f"the table has more than {MOST_BYTES:,} bytes", where=where, mend=mend)
    try:
        text = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError("this is no table in plain text", where=where, mend=mend) from None
    if "\0" in text:
        raise BadInputError("this is no table in plain text", where=where, mend=mend)
    if not text.strip():
        raise BadInputError("the table is empty", where=where, mend=f"Begin with the line {','.join(COLUMNS)}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_counts(text: str, setting: Setting, store: Store, where: str) -> OwnCounts:
    """A table of case counts.

    Raises:
        BadInputError: a column, the total or a number is missing or makes no sense, or a condition is not known.
    """
    counts: dict[str, int] = {}
    try:
        for place, name, cases in _rows(text, where, store):
            if name in counts:
                raise BadInputError(f"{name} stands there twice", where=place, mend="Add the two up")
            counts[name] = cases
    except csv.Error as error:
        raise BadInputError(f"the table cannot be read ({error})", where=where, mend="Save it as plain CSV") from None
    total = counts.pop(TOTAL, 0)
    if total < max(1, sum(counts.values())):
        mend = f"Add the line {TOTAL},N with all consultations of the same time, at least as many as all cases together"
        raise BadInputError("the number of all consultations is missing or too small", where=where, mend=mend)
    return OwnCounts(setting=setting, total=total, cases=counts, sha256=sha256(text.encode()).hexdigest())


def _rows(text: str, where: str, store: Store) -> Iterator[tuple[str, str, int]]:
    """The place, the condition's id (or `TOTAL`) and the number of every line."""
    names = {record.name.lower(): record.id for record in store.conditions().values()}
    lines = text.splitlines()
    delimiter = next((mark for mark in DELIMITERS if lines and mark in lines[0]), ",")
    table = csv.reader(lines, delimiter=delimiter)
    if [cell.strip().lower() for cell in next(table, [])] != list(COLUMNS):
        raise BadInputError("the columns are wrong", where=where, mend=f"Begin with the line {','.join(COLUMNS)}")
    for cells in table:
        if table.line_num > MOST_ROWS:
            raise BadInputError("the table is too long", where=where, mend=f"Give up to {MOST_ROWS} lines")
        if cells:
            place = f"{where}, line {table.line_num}"
            yield place, *_row([cell.strip() for cell in cells], place, names, store)


def _row(cells: list[str], where: str, names: Mapping[str, str], store: Store) -> tuple[str, int]:
    if len(cells) != len(COLUMNS):
        mend = f"Write {','.join(COLUMNS)}, the number without a separator of thousands"
        raise BadInputError(f"there are {len(cells)} cells", where=where, mend=mend)
    written, cases = cells
    name = names.get(written.lower(), written)
    if name != TOTAL and name not in store.conditions():
        mend = "Write the name or the id of a condition as the encyclopedia has it"
        raise BadInputError("this is no condition of the knowledge", where=where, mend=mend)
    if not (cases.isascii() and cases.isdigit() and len(cases) <= MOST_DIGITS):
        raise BadInputError("the number of cases is no whole number", where=where, mend="Write 0 or more")
    return name, int(cases)
