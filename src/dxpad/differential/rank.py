"""The chain of the stage: findings, hypotheses, posterior, and everything that is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from dxpad.differential.constants import CONSTANTS, Constants
from dxpad.differential.evidence import observe
from dxpad.differential.hypotheses import OTHER, field_of
from dxpad.differential.ledger import ledger
from dxpad.differential.posterior import interval, log_normaliser, spread
from dxpad.differential.present import evidence_of, expected, next_steps
from dxpad.differential.question import gains, likely, unknown_findings
from dxpad.differential.reliability import Leader, coverage_warnings, reliability
from dxpad.differential.urgency import urgency_of
from dxpad.domain.differential import Differential, Other, Ranked, Remainder
from dxpad.domain.finding import Status
from dxpad.knowledge.flags import bears, verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.differential.hypotheses import Field
    from dxpad.differential.question import Gain
    from dxpad.domain.case import Case
    from dxpad.domain.differential import Receipt
    from dxpad.domain.finding import Finding, FindingSet
    from dxpad.knowledge.store import Store

SHOWN = 20
ASKED_FOR = 8
"""Conditions whose unasked findings are weighed as questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What nobody has mentioned, and what asking for it is worth."""

    unknown: frozenset[str]
    worth: Mapping[str, Gain]


def counted(found: FindingSet, store: Store) -> tuple[Finding, ...]:
    """The findings that bear on the ranking: the patient's own, current, and those of their history and family."""
    return tuple(
        finding
        for finding in found.findings
        if finding.status in (Status.PRESENT, Status.ABSENT) and bears(finding, store)
    )


def rank(
    case: Case,
    found: FindingSet,
    store: Store,
    *,
    receipt: Receipt,
    shown: int = SHOWN,
    constants: Constants = CONSTANTS,
) -> Differential:
    """The differential of one case. `shown` conditions are listed, and every dangerous one that is open."""
    own = counted(found, store)
    observed = observe(own, store, case.setting, constants)
    field = field_of(case, found, observed, store, constants)
    normaliser = log_normaliser(field.scores.values())
    shares = {name: exp(score - normaliser) for name, score in field.scores.items()}
    flags = verdicts(found, store)
    dangers = ledger(shares, found, flags, store, constants)
    order = sorted((name for name in shares if name != OTHER), key=lambda name: (-shares[name], name))
    open_dangers = {danger.condition for danger in dangers if danger.state == "open"}
    listed = [name for place, name in enumerate(order) if place < shown or name in open_dangers]
    among = likely(field, normaliser, store)
    unknown = unknown_findings(own, store)
    asked = {link.finding for name in order[:ASKED_FOR] for link in store.links_of(name)} & unknown
    worth = gains(asked, among, store, case.setting)
    total = spread(field.variances, shares)
    places = {name: place for place, name in enumerate(order, start=1)}
    ranked = tuple(
        _ranked(
            name,
            places[name],
            shares,
            total=total,
            field=field,
            asking=Asking(unknown=unknown, worth=worth),
            store=store,
        )
        for name in listed
    )
    urgency, reasons = urgency_of(shares, flags, danger_open=len(open_dangers), store=store)
    leader = Leader(condition=store.condition(order[0]), share=shares[order[0]], pushes=field.pushes(order[0]))
    return Differential(
        id=case.id,
        receipt=receipt,
        findings=found.findings,
        differential=ranked,
        other=Other(
            probability=shares[OTHER],
            log_prior=field.priors[OTHER],
            evidence=tuple(evidence_of(item, store) for item in field.pushes(OTHER)),
        ),
        remainder=_remainder(order, listed, shares),
        log_normaliser=normaliser,
        do_not_miss=dangers,
        urgency=urgency,
        urgency_reasons=reasons,
        next=next_steps(worth, order[:ASKED_FOR], store),
        reliability=reliability(found, leader, shares[OTHER], store),
        coverage_warnings=coverage_warnings(case, found),
        issues=found.issues,
    )


def _remainder(order: list[str], listed: list[str], shares: Mapping[str, float]) -> Remainder:
    left = set(order) - set(listed)
    return Remainder(conditions=len(left), probability=sum(shares[name] for name in order if name in left))


def _ranked(
    name: str,
    place: int,
    shares: Mapping[str, float],
    *,
    total: float,
    field: Field,
    asking: Asking,
    store: Store,
) -> Ranked:
    condition = store.condition(name)
    bars = sorted(field.pushes(name), key=lambda item: (-abs(item.log_odds), item.observed.record.id))
    return Ranked(
        rank=place,
        condition=name,
        name=condition.name,
        icd10=condition.icd10,
        probability=shares[name],
        interval=interval(shares[name], field.variances[name], total),
        do_not_miss=condition.do_not_miss,
        urgency=condition.urgency,
        log_prior=field.priors[name],
        evidence=tuple(evidence_of(item, store) for item in bars),
        expected_but_unknown=expected(name, asking.unknown, asking.worth, store),
        review=condition.review,
    )
