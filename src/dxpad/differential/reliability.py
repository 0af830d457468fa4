"""How far this list can be trusted: a traffic light for the case, and warnings about what the knowledge does not cover."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dxpad.domain.case import Setting
from dxpad.domain.differential import Measured, Reliability
from dxpad.domain.finding import Status, Subject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.differential.evidence import Push
    from dxpad.domain.case import Case
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


def reliability(
    found: FindingSet, top: ConditionRecord | None, top_share: float, other_share: float, pushes: Sequence[Push], store: Store,
) -> Reliability:  # fmt: skip
    """Red when there is too little to rank; amber with each doubt; green without any."""
    present = [
        finding for finding in found.findings if finding.status is Status.PRESENT and finding.subject is Subject.PATIENT
    ]
    measured = _measured(store)
    if len(present) < FEWEST:
        reason = f"Too little to rank: {len(present)} findings present, at least {FEWEST} are needed"
        return Reliability(level="red", reasons=(reason,), measured=measured)
    reasons = []
    if len(present) < FEW:
        reasons.append(f"Only {len(present)} findings present")
    if top_share < FLAT:
        reasons.append("No diagnosis stands out")
    if other_share > MUCH_OTHER:
        reasons.append(f"None of the listed conditions fits well ({other_share:.0%} for none of these)")
    if any(push.log_odds < STRONG_AGAINST for push in pushes):
        reasons.append("Something speaks strongly against the first diagnosis")
    if top is not None and top.review != "read":
        reasons.append("What is known here of the first diagnosis is a draft that nobody has read")
    if found.issues:
        reasons.append(f"{len(found.issues)} open questions about the input")
    return Reliability(level="amber" if reasons else "green", reasons=tuple(reasons), measured=measured)


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
