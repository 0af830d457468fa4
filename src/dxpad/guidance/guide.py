"""The chain of the stage: facts, conditions in play, and everything that is said about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.domain.guidance import Guidance
from dxpad.guidance import drugs
from dxpad.guidance.care import before_any_medicine, follow_up, referral, safety_net, treatment
from dxpad.guidance.cautions import reminders
from dxpad.guidance.complaints import contests, plans
from dxpad.guidance.facts import facts_of
from dxpad.guidance.play import elsewhere, in_play
from dxpad.guidance.redflags import raised, red_flags
from dxpad.guidance.scores.offer import by_use, offers
from dxpad.guidance.workup import Visit, workup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.case import Case
    from dxpad.domain.differential import Differential
    from dxpad.domain.finding import FindingSet
    from dxpad.domain.guidance import RedFlag
    from dxpad.guidance.drugs.check import Checked
    from dxpad.guidance.play import Play
    from dxpad.guidance.scores.offer import Offers
    from dxpad.knowledge.store import Store


def guide(case: Case, found: FindingSet, ranked: Differential, store: Store) -> Guidance:
    """How urgent and what to consider for one ranked case. Conditions whose knowledge is a draft are only named."""
    flags = red_flags(found, {item.condition: item.probability for item in ranked.differential}, store)
    play = in_play(ranked, raised(flags), store)
    facts = facts_of(case, found, store)
    scores = offers(play, facts, store)
    patient = drugs.patient_of(case, found, facts, store)
    checked = drugs.check(patient)
    asked = plans(facts, store)
    reminded = reminders(facts, store)
    steps = treatment(play, patient, reminded, case.country, store)
    visit = Visit(facts=facts, urgency=ranked.urgency, country=case.country, plans=asked)
    work = workup(play, visit, store)
    return Guidance(
        id=case.id,
        receipt=ranked.receipt,
        urgency=ranked.urgency,
        urgency_reasons=ranked.urgency_reasons,
        red_flags=flags,
        workup=work,
        treatment=steps,
        cautions=before_any_medicine(steps, reminded, store),
        referral=referral(play),
        follow_up=follow_up(play),
        safety_net=safety_net(play),
        scores=by_use(scores.offered, {name for step in work for name in step.scores}),
        drugs=checked.alerts,
        not_checked=(*drugs.told(checked.checks), *_not_checked(case, play, flags, scores)),
        drug_checks=checked.checks,
        contests=contests(asked, facts),
    )


def check_drugs(case: Case, found: FindingSet, store: Store) -> Checked:
    """The drug checks of one case, without its differential."""
    return drugs.check(drugs.patient_of(case, found, facts_of(case, found, store), store))


def _not_checked(case: Case, play: Play, flags: tuple[RedFlag, ...], scores: Offers) -> Iterator[str]:
    if play.without:
        yield f"No guidance is written yet for: {', '.join(play.without)}."
    unjudged = sum(flag.status is Status.UNKNOWN for flag in flags)
    if unjudged:
        yield f"Red flags that cannot be judged yet: {unjudged}. One that was not asked about is not ruled out."
    if not flags:
        yield "No red-flag rules are written for this complaint; that none is shown does not mean that none is there."
    yield from (f"{line}." for line in scores.unsuited)
    if scores.undefined:
        yield f"Scores that this release does not have: {', '.join(scores.undefined)}."
    left_out = sum(
        elsewhere(step, case.country)
        for item in play.conditions
        for key in ("workup", "treatment")
        for step in item.document.parts(key)
    )
    if left_out:
        yield f"Steps written for another country that were left out: {left_out}."
