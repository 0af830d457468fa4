"""The do-not-miss ledger: dangerous conditions stay open until they are asked about, tested for or dismissed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.differential.percent import percent
from dxpad.domain.differential import Danger
from dxpad.domain.finding import Status
from dxpad.knowledge.flags import known_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.differential.constants import Constants
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.flags import Verdict
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.store import Store

UNLIKELY_SHOWN = 6
"""Dangerous causes of the complaint that are shown as unlikely, likeliest first."""
RESOLVERS = 4
COMMON = 0.2
"""A condition explains a complaint when at least this share of its patients have it."""


def ledger(
    shares: Mapping[str, float],
    found: FindingSet,
    flags: tuple[Verdict, ...],
    store: Store,
    constants: Constants,
) -> tuple[Danger, ...]:
    """Open ones first, likeliest first; then the dangerous causes of the complaint that have become unlikely."""
    raised = _raised(flags)
    dangerous = [condition for condition in store.conditions().values() if condition.do_not_miss]
    dangerous.sort(key=lambda condition: (-shares[condition.id], condition.id))
    opened = [
        condition for condition in dangerous if condition.id in raised or shares[condition.id] >= constants.danger
    ]
    complaint = _complaint_causes(found, store)
    first = {condition.id for condition in opened}
    unlikely = [item for item in dangerous if item.id not in first and item.id in complaint][:UNLIKELY_SHOWN]
    known = known_of(found, store).findings
    return tuple(
        [_open(condition, shares[condition.id], raised.get(condition.id), known, store) for condition in opened]
        + [_unlikely(condition, shares[condition.id], known, store) for condition in unlikely],
    )


def _raised(flags: tuple[Verdict, ...]) -> dict[str, Verdict]:
    """The rule that raised each condition: its own before a complaint's, then the first by id."""
    found: dict[str, Verdict] = {}
    for verdict in flags:
        for name in verdict.rule.think_of if verdict.status is Status.PRESENT else ():
            if name not in found or (verdict.rule.condition == name and found[name].rule.condition != name):
                found[name] = verdict
    return found


def _complaint_causes(found: FindingSet, store: Store) -> frozenset[str]:
    chief = [finding.id for finding in found.findings if finding.chief and finding.status is Status.PRESENT]
    rows = store.links(sorted({name for finding in chief for name in (finding, *store.ancestors(finding))}))
    return frozenset(link.condition for links in rows.values() for link in links if link.p >= COMMON)


def _open(
    condition: ConditionRecord,
    share: float,
    flag: Verdict | None,
    known: Mapping[str, Status],
    store: Store,
) -> Danger:
    likely = f"probability {percent(share)}"
    return Danger(
        condition=condition.id,
        name=condition.name,
        state="open",
        why=f"red flag: {flag.rule.name} ({likely})" if flag else likely,
        raised_by=flag.raised_by if flag else (),
        resolve_with=_resolve_with(condition, known, store),
    )


def _unlikely(condition: ConditionRecord, share: float, known: Mapping[str, Status], store: Store) -> Danger:
    return Danger(
        condition=condition.id,
        name=condition.name,
        state="unlikely",
        why=f"a dangerous cause of this complaint; probability {percent(share)}, which does not exclude it",
        raised_by=(),
        resolve_with=_resolve_with(condition, known, store),
    )


def _resolve_with(condition: ConditionRecord, known: Mapping[str, Status], store: Store) -> tuple[str, ...]:
    """What nobody has asked and the condition often has, most telling first; then its tests."""
    open_rows = [link for link in store.links_of(condition.id) if link.finding not in known]
    records = store.findings()
    open_rows.sort(key=lambda link: (-link.p / records[link.finding].background["emergency"], link.finding))
    asked = [
        link.finding
        for link in open_rows
        if records[link.finding].kind in ("symptom", "history", "sign", "axis", "vital")
    ]
    return (*asked[:RESOLVERS], *condition.tests[:RESOLVERS])
