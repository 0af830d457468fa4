"""The chain of the stage: findings, hypotheses, posterior, and everything that is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from math import fsum
from typing import TYPE_CHECKING

from dxpad.differential.bars import Bars
from dxpad.differential.evidence import observe
from dxpad.differential.hypotheses import OTHER, Person, field_of
from dxpad.differential.ledger import ledger
from dxpad.differential.posterior import posterior_of
from dxpad.differential.present import Expectations, next_steps
from dxpad.differential.question import gains, likely, settled
from dxpad.differential.reliability import Leader, coverage_warnings, present_of, reliability
from dxpad.differential.shift import NO_SHIFTS, shifted
from dxpad.differential.urgency import urgency_of
from dxpad.domain.differential import Differential, Explanation, Other, Ranked, Remainder
from dxpad.domain.finding import Status
from dxpad.knowledge.flags import bears, known_of, met

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dxpad.differential.hypotheses import Field
    from dxpad.differential.model import Model
    from dxpad.differential.posterior import Posterior
    from dxpad.differential.question import Gain
    from dxpad.domain.case import Case
    from dxpad.domain.differential import Receipt
    from dxpad.domain.finding import Finding, FindingSet
    from dxpad.knowledge.store import Store

SHOWN = 20
ASKED_FOR = 8
"""Conditions whose unasked findings are weighed as questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What every line of a differential is made from: probabilities, bars, and what asking is worth, by finding."""

    posterior: Posterior
    bars: Bars
    worth: Mapping[str, Gain]
    expectations: Expectations


def counted(found: FindingSet, store: Store) -> tuple[Finding, ...]:
    """The findings that bear on the ranking: the patient's own, current, and those of their history and family."""
    return tuple(
        finding
        for finding in found.findings
        if finding.status in (Status.PRESENT, Status.ABSENT) and bears(finding, store)
    )


def field_for(case: Case, found: FindingSet, model: Model) -> Field:
    """The scores of every hypothesis on one case, before the competition."""
    person = Person(setting=case.setting, age=found.age, sex=found.sex)
    return field_of(person, observe(counted(found, model.store), found.likened, model, case.setting), model)


def rank(
    case: Case,
    found: FindingSet,
    model: Model,
    *,
    receipt: Receipt,
    shown: int = SHOWN,
    shifts: Mapping[str, float] = NO_SHIFTS,
) -> Differential:
    """The differential of one case. `shown` conditions are listed, and every dangerous one that is open.

    `shifts` move the priors of single conditions, in natural log-odds as they count: for what-if only.
    """
    posterior = posterior_of(shifted(field_for(case, found, model), shifts))
    store, work = model.store, _work(case, found, posterior, _of_leaders(posterior))
    shares, order = work.posterior.shares, work.posterior.order
    known = known_of(found, store)
    flags = met(found, known, store)
    dangers = ledger(work.posterior, work.bars, found, known, flags)
    open_dangers = {danger.condition for danger in dangers if danger.state == "open"}
    listed = _listed(order, shown, open_dangers)
    ranked = tuple(_ranked(name, place, work) for name, place in listed.items())
    present = len(present_of(found))
    urgency, reasons = urgency_of(shares, flags, danger_open=len(open_dangers), present=present, store=store)
    leader = Leader(condition=store.condition(order[0]), share=shares[order[0]], evidence=ranked[0].evidence)
    return Differential(
        id=case.id,
        receipt=receipt,
        findings=found.findings,
        uncounted=work.posterior.field.evidences.uncounted,
        differential=ranked,
        other=_other(work),
        remainder=_remainder(order, listed, shares),
        log_normaliser=work.posterior.log_normaliser,
        do_not_miss=dangers,
        urgency=urgency,
        urgency_reasons=reasons,
        next=next_steps(work.worth, order[:ASKED_FOR], model),
        reliability=reliability(found, leader, shares[OTHER], store),
        coverage_warnings=coverage_warnings(case, found),
        issues=found.issues,
    )


def explain(
    case: Case,
    found: FindingSet,
    model: Model,
    *,
    receipt: Receipt,
    conditions: Sequence[str],
    shifts: Mapping[str, float] = NO_SHIFTS,
) -> Explanation:
    """The lines of these conditions alone, the same as in the whole list with the same `shifts`.

    Raises:
        UnknownIdError: there is no such condition.
    """
    posterior = posterior_of(shifted(field_for(case, found, model), shifts))
    shown = {expected for name in conditions for expected in model.often(model.store.condition(name).id)}
    work = _work(case, found, posterior, shown & _of_leaders(posterior))
    places = {name: place for place, name in enumerate(work.posterior.order, start=1)}
    return Explanation(
        id=case.id,
        receipt=receipt,
        conditions=tuple(_ranked(model.store.condition(name).id, places[name], work) for name in conditions),
        other=_other(work),
        log_normaliser=work.posterior.log_normaliser,
    )


def _work(case: Case, found: FindingSet, posterior: Posterior, asked: AbstractSet[str]) -> Work:
    """`asked` are the findings of which it is to be known what asking is worth; those that are settled fall away."""
    model = posterior.field.model
    open_ones = asked - settled(counted(found, model.store), model)
    worth = gains(open_ones, likely(posterior.shares, posterior.order, model), model, case.setting)
    return Work(posterior=posterior, bars=Bars(posterior.field), worth=worth, expectations=Expectations(worth, model))


def _of_leaders(posterior: Posterior) -> set[str]:
    """The findings of the likeliest conditions."""
    asked = posterior.field.model.asked
    return {finding for name in posterior.order[:ASKED_FOR] for finding, _, _ in asked(name)}


def _listed(order: Sequence[str], shown: int, open_dangers: Collection[str]) -> dict[str, int]:
    """The likeliest conditions and every open danger, each with its rank."""
    listed = {name: place for place, name in enumerate(order[:shown], start=1)}
    left = len(open_dangers) - sum(name in open_dangers for name in listed)
    for place, name in enumerate(islice(order, shown, None), start=shown + 1):
        if not left:
            break
        if name in open_dangers:
            listed[name] = place
            left -= 1
    return listed


def _remainder(order: Sequence[str], listed: Mapping[str, int], shares: Mapping[str, float]) -> Remainder:
    left = [shares[name] for name in order if name not in listed]
    return Remainder(conditions=len(left), probability=fsum(left))


def _ranked(name: str, place: int, work: Work) -> Ranked:
    posterior = work.posterior
    model = posterior.field.model
    condition, number = model.store.condition(name), model.numbers[name]
    return Ranked(
        rank=place,
        condition=name,
        name=condition.name,
        icd10=condition.icd10,
        probability=posterior.shares[name],
        interval=posterior.interval(name),
        do_not_miss=condition.do_not_miss,
        urgency=condition.urgency,
        log_prior=posterior.field.priors[number],
        evidence=work.bars.of(number),
        expected_but_unknown=work.expectations.of(name),
        review=condition.review,
    )


def _other(work: Work) -> Other:
    posterior = work.posterior
    return Other(
        probability=posterior.shares[OTHER],
        log_prior=posterior.field.other_prior + posterior.reserved,
        reserved=posterior.reserved,
        evidence=work.bars.of_other(),
    )
