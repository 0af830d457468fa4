"""How far this list can be trusted: a traffic light for the case, and warnings about what is not covered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.case import Setting
from dxpad.domain.differential import Measured, Reliability
from dxpad.domain.finding import Status, Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.case import Case
    from dxpad.domain.differential import Evidence
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.store import Store

FEWEST = 3
FEW = 5
FLAT = 0.20
MUCH_OTHER = 0.30
STRONG_AGAINST = -1.5
CHILD = 16
INFANT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """The first diagnosis: its record, its probability, and the bars behind it."""

    condition: ConditionRecord
    share: float
    evidence: Sequence[Evidence]


def reliability(found: FindingSet, first: Leader, other_share: float, store: Store) -> Reliability:
    """Red when there is too little to rank; amber with each doubt; green without any."""
    present = [
        finding for finding in found.findings if finding.status is Status.PRESENT and finding.subject is Subject.PATIENT
    ]
    measured = _measured(store)
    if len(present) < FEWEST:
        reason = f"Too little to rank: {len(present)} findings present, at least {FEWEST} are needed"
        return Reliability(level="red", reasons=(reason,), measured=measured)
    doubts = {
        f"Only {len(present)} findings present": len(present) < FEW,
        "No diagnosis stands out": first.share < FLAT,
        f"None of the listed conditions fits well ({other_share:.0%} for none of these)": other_share > MUCH_OTHER,
        "Something speaks strongly against the first diagnosis": any(
            bar.log_odds < STRONG_AGAINST for bar in first.evidence
        ),
        "What is known here of the first diagnosis is a draft that nobody has read": first.condition.review != "read",
        f"{len(found.issues)} open questions about the input": bool(found.issues),
    }
    reasons = tuple(reason for reason, holds in doubts.items() if holds)
    return Reliability(level="amber" if reasons else "green", reasons=reasons, measured=measured)


def _measured(store: Store) -> Measured | None:
    written = store.meta("measured")
    return Measured(**json.loads(written)) if written else None


def coverage_warnings(case: Case, found: FindingSet) -> tuple[str, ...]:
    """What this knowledge does not cover well."""
    warnings = []
    present = {
        finding.id
        for finding in found.findings
        if finding.status is Status.PRESENT and finding.subject is Subject.PATIENT
    }
    if not present:
        warnings.append("No finding was recognised: the list below is only how common conditions are")
    if found.age is None:
        warnings.append("The age is not known; it changes the order")
    elif found.age < INFANT:
        warnings.append("Infants are hardly covered; the list may miss what matters")
    elif found.age < CHILD:
        warnings.append("Children are weakly covered; the list may miss what matters")
    if "pregnancy" in present:
        warnings.append("Pregnancy is weakly covered; the list may miss what matters")
    if present & {"major-injury", "after-trauma", "recent-trauma"}:
        warnings.append("Injury is weakly covered; follow the trauma pathway")
    if case.setting is Setting.INPATIENT:
        warnings.append("There are no frequencies for inpatients yet; those of emergency departments stand in")
    return tuple(warnings)
