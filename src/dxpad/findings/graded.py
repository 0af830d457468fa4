"""Signs and results given as a grade: "power 3/5", "reflexes 1+", "3+ protein", "20 red cells per high power
field", "spleen palpable 3 cm below the costal margin"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.finding import Status, Subject, When
from dxpad.findings.numbers import value_of
from dxpad.findings.passage import Section
from dxpad.findings.tried import Index

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from dxpad.domain.finding import Assertion
    from dxpad.findings.passage import Passage
    from dxpad.findings.tried import Lowered
    from dxpad.knowledge.records import GradeRecord
    from dxpad.knowledge.store import Store


class Graded(NamedTuple):
    """Characters `start` to `end` of a passage say that a finding is present or absent."""

    passage: Passage
    start: int
    end: int
    finding: str
    status: Status


SILENT = frozenset({Section.PLAN, Section.FAMILY, Section.PAST})
"""Sections whose grades are not today's."""


def graded(lowered: Lowered, store: Store, meant: Callable[[Passage, int, int], Assertion | None]) -> Iterator[Graded]:
    """What the grades of the passages say. `meant` gives the assertion of characters, None for what is only asked or
    advised. The worst grade of a sign counts: one weak limb is a weakness."""
    found = []
    for grade, passage, match in lowered.matches(store.derived(_index)):
        said = None if passage.section in SILENT else meant(passage, match.start(), match.end())
        if said is not None and said.subject is Subject.PATIENT and said.when is When.CURRENT:
            status = _judged(grade, _number(match))
            found.append(Graded(passage, match.start(), match.end(), grade.finding, status))
    present = {each.finding for each in found if each.status is Status.PRESENT}
    return (each for each in found if each.status is Status.PRESENT or each.finding not in present)


def _index(store: Store) -> Index[GradeRecord]:
    return Index((grade.said, grade) for grade in store.grades())


def _number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("plus"):
        return len(groups["plus"])
    return int(value_of(next((groups[name] for name in ("most", "n") if groups.get(name)), "")) or 0)


def _judged(grade: GradeRecord, number: int) -> Status:
    high = grade.raised_from is not None and number >= grade.raised_from
    low = grade.reduced_to is not None and number <= grade.reduced_to
    return Status.PRESENT if high or low else Status.ABSENT
