"""How far this list can be trusted: a traffic light for the case, and warnings about what is not covered."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.differential.urgency import FEW
from dxpad.domain.case import Setting
from dxpad.domain.differential import Measured, Reliability
from dxpad.domain.finding import Status, Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.case import Case
    from dxpad.domain.differential import Evidence
    from dxpad.domain.finding import Finding, FindingSet
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.store import Store

FEWEST = 3
FLAT = 0.20
MUCH_OTHER = 0.30
STRONG_AGAINST = -1.5
CHILD = 16
INFANT = 1
INFANTS = "Infants are hardly covered; the list may miss what matters"
CHILDREN = "Children are weakly covered; the list may miss what matters"
PREGNANCY = "Pregnancy is weakly covered; the list may miss what matters"
INJURY = "Injury is weakly covered; follow the trauma pathway"
MAJOR_INJURY = "Major injury is not covered; follow the trauma pathway"
NOT_MADE_FOR = frozenset({INFANTS, MAJOR_INJURY})
"""Patients whose list is red whatever it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """The first diagnosis: its record, its probability, and the bars behind it."""

    condition: ConditionRecord
    share: float
    evidence: Sequence[Evidence]


def reliability(found: FindingSet, first: Leader, other_share: float, store: Store) -> Reliability:
    """Red when there is too little to rank or the knowledge was not made for this patient; amber with each doubt; green
    without any."""
    present = present_of(found)
    measured = store.derived(_measured)
    if len(present) < FEWEST:
        reason = f"Too little to rank: {_counted(len(present), 'finding')} present, at least {FEWEST} are needed"
        return Reliability(level="red", reasons=(reason,), measured=measured)
    outside = _outside(found, _present(found))
    doubts = {
        **{f"Outside coverage: {text[:1].lower()}{text[1:]}": True for text in outside},
        f"Only {len(present)} findings present": len(present) < FEW,
        "No diagnosis stands out": first.share < FLAT,
        f"None of the listed conditions fits well ({other_share:.0%} for none of these)": other_share > MUCH_OTHER,
        "Something speaks strongly against the first diagnosis": any(
            bar.log_odds < STRONG_AGAINST for bar in first.evidence
        ),
        "What is known here of the first diagnosis is a draft that nobody has read": first.condition.review == "draft",
        f"{_counted(len(found.issues), 'open question')} about the input": bool(found.issues),
    }
    reasons = tuple(reason for reason, holds in doubts.items() if holds)
    level = "red" if NOT_MADE_FOR.intersection(outside) else "amber" if reasons else "green"
    return Reliability(level=level, reasons=reasons, measured=measured)


def present_of(found: FindingSet) -> tuple[Finding, ...]:
    """What the patient has or had."""
    return tuple(
        finding for finding in found.findings if finding.status is Status.PRESENT and finding.subject is Subject.PATIENT
    )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _measured(store: Store) -> Measured | None:
    written = store.meta("measured")
    if not written:
        return None
    figures = json.loads(written)
    return Measured(suite=figures["suite"], top1=figures["top1"], top3=figures["top3"], n=figures["n"])


def coverage_warnings(case: Case, found: FindingSet) -> tuple[str, ...]:
    """What this knowledge does not cover well."""
    warnings = []
    present = _present(found)
    if not present:
        warnings.append("No finding was recognised: the list below is only how common conditions are")
    if found.age is None:
        warnings.append("The age is not known; it changes the order")
    warnings += _outside(found, present)
    if case.setting is Setting.INPATIENT:
        warnings.append("Frequencies on wards are rough estimates; where none was given the emergency one stands in")
    return tuple(warnings)


def _present(found: FindingSet) -> set[str]:
    return {finding.id for finding in present_of(found)}


def _outside(found: FindingSet, present: set[str]) -> list[str]:
    """The ways in which this patient lies outside what the knowledge covers."""
    age = math.inf if found.age is None else found.age
    said = {
        INFANTS: age < INFANT,
        CHILDREN: INFANT <= age < CHILD,
        PREGNANCY: "pregnancy" in present,
        MAJOR_INJURY: "major-injury" in present,
        INJURY: bool(present & {"after-trauma", "recent-trauma"}) and "major-injury" not in present,
    }
    return [text for text, holds in said.items() if holds]
