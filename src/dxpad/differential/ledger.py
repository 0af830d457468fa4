"""The do-not-miss ledger: dangerous conditions stay open until they are asked about, tested for or dismissed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dxpad.differential.percent import percent
from dxpad.domain.differential import Danger
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.differential.model import Model
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.flags import Verdict
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.rules import Known

UNLIKELY_SHOWN = 6
"""Dangerous causes of the complaint that are shown as unlikely, likeliest first."""
RESOLVERS = 4


def ledger(
    shares: Mapping[str, float],
    found: FindingSet,
    known: Known,
    flags: tuple[Verdict, ...],
    model: Model,
) -> tuple[Danger, ...]:
    """Open ones first, likeliest first; then the dangerous causes of the complaint that have become unlikely."""
    raised = _raised(flags)
    dangerous = sorted(model.dangerous, key=lambda condition: shares[condition.id], reverse=True)
    opened = [
        condition for condition in dangerous if condition.id in raised or shares[condition.id] >= model.constants.danger
    ]
    complaint = _complaint_causes(found, model)
    first = {condition.id for condition in opened}
    unlikely = [item for item in dangerous if item.id not in first and item.id in complaint][:UNLIKELY_SHOWN]
    return tuple(
        [_open(condition, shares[condition.id], raised.get(condition.id), known, model) for condition in opened]
        + [_unlikely(condition, shares[condition.id], known, model) for condition in unlikely],
    )


def _raised(flags: tuple[Verdict, ...]) -> dict[str, Verdict]:
    """The rule that raised each condition: its own before a complaint's, then the first by id."""
    found: dict[str, Verdict] = {}
    for verdict in flags:
        for name in verdict.rule.think_of:
            if name not in found or (verdict.rule.condition == name and found[name].rule.condition != name):
                found[name] = verdict
    return found


def _complaint_causes(found: FindingSet, model: Model) -> frozenset[str]:
    chief = [finding.id for finding in found.findings if finding.chief and finding.status is Status.PRESENT]
    names = {name for finding in chief for name in (finding, *model.store.ancestors(finding))}
    return frozenset().union(*map(model.causes, names))


def _open(
    condition: ConditionRecord,
    share: float,
    flag: Verdict | None,
    known: Known,
    model: Model,
) -> Danger:
    likely = f"probability {percent(share)}"
    return Danger(
        condition=condition.id,
        name=condition.name,
        state="open",
        raised="red-flag" if flag else "probability",
        why=f"red flag: {flag.rule.name} ({likely})" if flag else likely,
        raised_by=flag.raised_by if flag else (),
        resolve_with=_resolve_with(condition, known, model),
    )


def _unlikely(condition: ConditionRecord, share: float, known: Known, model: Model) -> Danger:
    return Danger(
        condition=condition.id,
        name=condition.name,
        state="unlikely",
        raised="",
        why=f"a dangerous cause of this complaint; probability {percent(share)}, which does not exclude it",
        raised_by=(),
        resolve_with=_resolve_with(condition, known, model),
    )


def _resolve_with(condition: ConditionRecord, known: Known, model: Model) -> tuple[str, ...]:
    """What nobody has asked and the condition often has, most telling first; then its tests."""
    asked = (finding for finding in model.telling(condition.id) if finding not in known.findings)
    return (*islice(asked, RESOLVERS), *condition.tests[:RESOLVERS])
