"""Treatment to consider, referral, follow-up and safety net."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.guidance import Referral, TreatmentStep
from dxpad.guidance import drugs
from dxpad.guidance.caution import distinct
from dxpad.guidance.cautions import cautions, of_any_medicine, of_medicine
from dxpad.guidance.play import dangers_first, elsewhere, treated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.guidance.cautions import Reminder
    from dxpad.guidance.drugs import Patient
    from dxpad.guidance.play import InPlay, Play
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store


def treatment(
    play: Play, patient: Patient, reminded: tuple[Reminder, ...], country: str | None, store: Store
) -> tuple[TreatmentStep, ...]:
    """The steps for the likeliest conditions, in their order; an emergency only from TREAT_EMERGENCY on."""
    return tuple(
        TreatmentStep(
            condition=item.id,
            step=step.text("step"),
            strength=step.text("strength"),
            cautions=_cautions(step, patient, reminded, store),
            country=step.text("country") or None,
            sources=step.texts("source"),
        )
        for item in treated(play)
        for step in item.document.parts("treatment")
        if not elsewhere(step, country)
    )


def _cautions(step: Document, patient: Patient, reminded: tuple[Reminder, ...], store: Store) -> tuple[str, ...]:
    """The drug checks of what the step proposes, its own, those of its kind of medicine, then what the checks would
    have to know: each thing in the most particular words there are."""
    text = step.text("step")
    met, left = drugs.cautions(text, patient, store)
    own = [
        replace(each, medicines=drugs.spoken_of(each.says, patient, store))
        for each in cautions(step.parts("cautions"), patient.facts, store)
    ]
    unasked = [each for each in left if not any(each.grounds & other.grounds for other in (*met, *own))]
    return distinct(met, own, of_medicine(text, reminded), unasked)


def before_any_medicine(
    steps: tuple[TreatmentStep, ...], reminded: tuple[Reminder, ...], store: Store
) -> tuple[str, ...]:
    """What this patient asks for before whichever medicine is chosen."""
    return of_any_medicine((step.step for step in steps), reminded, store)


def referral(play: Play) -> tuple[Referral, ...]:
    """To whom, once each: open dangers first, with the first address alone while they are only open."""
    made: dict[str, Referral] = {}
    for item in dangers_first(play):
        steps = item.document.parts("referral")
        for step in steps if item.treatable else steps[:1]:
            made.setdefault(
                step.text("to").casefold(),
                Referral(
                    to=step.text("to"), how_soon=step.text("how_soon"), why=f"{_depends(item)}: {step.text('why')}"
                ),
            )
    return tuple(made.values())


def _depends(item: InPlay) -> str:
    return item.name if item.treatable else f"If {item.name} stays open or is confirmed"


def follow_up(play: Play) -> tuple[str, ...]:
    """What comes later, for the likely conditions."""
    return _once(text for item in treated(play) for text in item.document.texts("follow_up"))


def safety_net(play: Play) -> tuple[str, ...]:
    """When to come back, dangers first, with the first line alone while they are only open."""
    lines = ((item, item.document.texts("safety_net")) for item in dangers_first(play))
    return _once(text for item, texts in lines for text in (texts if item.treatable else texts[:1]))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple({text.casefold(): text for text in reversed(list(texts))}.values())[::-1]
