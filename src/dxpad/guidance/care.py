"""Treatment to consider, referral, follow-up and safety net."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.domain.guidance import Referral, TreatmentStep
from dxpad.guidance import drugs
from dxpad.guidance.play import dangers_first, elsewhere, treated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dxpad.guidance.drugs import Patient
    from dxpad.guidance.facts import Facts
    from dxpad.guidance.play import InPlay, Play
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store

OLDER = 65
_WORD = re.compile(r"[a-z][a-z-]+")
_GROUPS = re.compile(
    r"\b(?:antibiotic|antiviral|anticoagulant|antiplatelet|anti-?inflammator|nsaid|opioid|opiate|steroid|beta-blocker"
    r"|statin|nitrate|diuretic|triptan|antidepressant|benzodiazepine|muscle relaxant|bisphosphonate|analges|painkiller"
    r"|pain relief|medicine|drug|tablet|vasodilator|thrombolysis|ppi|proton pump|acid suppress|antacid|antihistamine"
    r"|anti-?emetic|inhaler)",
    re.IGNORECASE,
)  # fmt: skip
"""Words by which a step of treatment is one with a medicine, beside the names of medicines."""


def treatment(play: Play, patient: Patient, country: str | None, store: Store) -> tuple[TreatmentStep, ...]:
    """The steps for the likeliest conditions, in their order; an emergency only from TREAT_EMERGENCY on."""
    medicines = store.drugs()
    return tuple(
        TreatmentStep(
            condition=item.id,
            step=step.text("step"),
            strength=step.text("strength"),
            cautions=tuple(_cautions(step, patient, store, medicine=_is_medicine(step.text("step"), medicines))),
            country=step.text("country") or None,
            sources=step.texts("source"),
        )
        for item in treated(play)
        for step in item.document.parts("treatment")
        if not elsewhere(step, country)
    )


def _is_medicine(step: str, medicines: Iterable[str]) -> bool:
    return bool(_GROUPS.search(step)) or any(word in medicines for word in _WORD.findall(step.casefold()))


def _cautions(step: Document, patient: Patient, store: Store, *, medicine: bool) -> Iterator[str]:
    """What holds for this patient first, the drug checks of what is proposed, then what must be asked before."""
    asked, facts = [], patient.facts
    for caution in step.parts("cautions"):
        name, say = caution.text("if"), caution.text("say")
        status = facts.known.findings.get(name)
        if status is Status.PRESENT:
            yield f"{store.finding(name).name}: {say}"
        elif status is None:
            asked.append(f"Not known yet - {store.finding(name).name}: {say}")
    if medicine:
        yield from drugs.cautions(step.text("step"), patient, store)
        yield from _general(facts)
    yield from asked


def _general(facts: Facts) -> Iterator[str]:
    age = facts.known.age
    if age is not None and age >= OLDER:
        yield f"Aged {OLDER} or over: check dose, kidney function, falls and other medicines"
    if facts.has("pregnancy"):
        yield "Pregnant: check that every medicine is safe in pregnancy"
    elif "pregnancy" not in facts.known.findings:
        yield "Not known yet - pregnancy: ask before a medicine is chosen"


def referral(play: Play) -> tuple[Referral, ...]:
    """To whom, once each: open dangers first. `why` says what it depends on."""
    made: dict[str, Referral] = {}
    for item in dangers_first(play):
        for step in item.document.parts("referral"):
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
    """When to come back, dangers first."""
    return _once(text for item in dangers_first(play) for text in item.document.texts("safety_net"))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple({text.casefold(): text for text in reversed(list(texts))}.values())[::-1]
