"""What own case counts would change in cases that are there: ranked without and with them, before they are used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.demo import demo_text
from dxpad.differential.compare import compare
from dxpad.domain.case import Case, Sex
from dxpad.domain.finding import Status
from dxpad.pad import Pad
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dxpad.differential.compare import CaseChange
    from dxpad.differential.own_counts import OwnCounts
    from dxpad.domain.case import Setting
    from dxpad.domain.consultation import Consultation
    from dxpad.domain.differential import Differential
    from dxpad.domain.finding import FindingSet
    from dxpad.web.desk import Desk

TOP = 5
"""Places that are compared."""
LISTED = 60
"""Places that are ranked, so that what falls out of the first few still has one."""
NEWEST = 40
"""Saved consultations that are tried, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One case that changes: its name, its address (empty where it has no page), its first line before and after."""

    name: str
    address: str
    first: tuple[str, str]
    change: CaseChange

    @property
    def turns(self) -> bool:
        """Whether another condition stands first."""
        return self.first[0] != self.first[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """How a probability moves in one case."""

    case: str
    condition: str
    before: float
    after: float

    @property
    def by(self) -> float:
        """How far, either way."""
        return abs(self.after - self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """How many cases were tried, those that change, the ones with another first line first, and the probability that
    moves furthest in any of them."""

    cases: int
    changed: tuple[Tried, ...]
    furthest: Shift | None

    @property
    def turned(self) -> int:
        """How many have another first line."""
        return sum(tried.turns for tried in self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A case that can be tried: what it is called, its address if it has a page, and what was found in it."""

    name: str
    address: str
    case: Case
    found: FindingSet


def trial(counts: OwnCounts, cases: Iterable[Ready], desk: Desk) -> Trial:
    """Rank cases with the knowledge's frequencies and with these counts. The pad is given back between two cases, so
    that others go on working."""
    with desk.pad.taken() as pad:
        before, after = Pad(pad.knowledge), Pad(pad.knowledge, counts)
    changed, shifts = [], []
    for ready in cases:
        with desk.pad.taken():
            then, now = (pad.rank(ready.case, ready.found, shown=LISTED) for pad in (before, after))
        shifts.append(_furthest(ready.name, then, now))
        change = compare(then, now, TOP)
        if change:
            first = then.differential[0].name, now.differential[0].name
            changed.append(Tried(name=ready.name, address=ready.address, first=first, change=change))
    changed.sort(key=lambda tried: not tried.turns)
    furthest = max(shifts, key=lambda shift: shift.by, default=None)
    return Trial(cases=len(shifts), changed=tuple(changed), furthest=furthest)


def _furthest(case: str, then: Differential, now: Differential) -> Shift:
    after = {item.condition: item.probability for item in now.differential}
    moves = (
        Shift(case=case, condition=item.name, before=item.probability, after=after[item.condition])
        for item in then.differential
        if item.condition in after
    )
    return max(moves, key=lambda shift: shift.by)


def demo_case(setting: Setting, desk: Desk) -> Ready:
    """The bundled consultation, as if it took place in that setting."""
    transcript = read_transcript(demo_text().read_bytes(), name="demo", transcript_id="demo")
    case = Case(id="demo", setting=setting, transcript=transcript)
    with desk.pad.taken() as pad:
        return Ready(name="The demo consultation", address="", case=case, found=pad.find(case))


def saved_cases(consultations: Sequence[Consultation], setting: Setting, desk: Desk) -> Iterator[Ready]:
    """Those of the consultations that took place in that setting and have something to rank, the first few."""
    inside = [item for item in consultations if item.described.setting is setting]
    for consultation in inside[:NEWEST]:
        look = desk.look(consultation.id)
        if any(finding.status is Status.PRESENT for finding in look.found.findings):
            name, address = consultation.described.alias or "Consultation", f"/consultations/{consultation.id}"
            yield Ready(name=name, address=address, case=look.case, found=look.found)


def knowledge_cases(setting: Setting, desk: Desk) -> Iterator[Ready]:
    """The written cases of the knowledge in that setting."""
    with desk.pad.taken() as pad:
        documents = pad.knowledge.documents("case")
    for name, document in documents.items():
        if document.text("setting") == setting.value:
            sex = document.text("sex")
            case = Case(
                id=name,
                age=document.number("age"),
                sex=Sex(sex) if sex else None,
                setting=setting,
                text=document.text("text"),
            )
            with desk.pad.taken() as pad:
                found = pad.find(case)
            yield Ready(name=name.replace("-", " "), address="", case=case, found=found)
