"""What to do to find out: the steps of the complaint and of the conditions in play, each once, emergencies first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.differential import Urgency
from dxpad.domain.guidance import Reason, WorkupStep
from dxpad.guidance.cautions import of_image
from dxpad.guidance.complaints import CALM, applies
from dxpad.guidance.complaints import steps as complaint_steps
from dxpad.guidance.play import elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dxpad.guidance.facts import Facts
    from dxpad.guidance.play import InPlay, Play
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store

KINDS = ("bedside", "laboratory", "imaging", "other")
NOTHING = "no imaging"
"""How every step begins that advises against images: said once, with everybody's reasons."""
STRENGTHS = ("strong", "weak", "expert")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A step as one condition or complaint asks for it; steps of one `key` are one step."""

    key: str
    asker: str
    step: WorkupStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What the work-up is for: what is known, how urgent, where, and the work-ups of the complaints."""

    facts: Facts
    urgency: Urgency
    country: str | None
    plans: tuple[Document, ...]


def workup(play: Play, visit: Visit, store: Store) -> tuple[WorkupStep, ...]:
    """Emergencies, then the complaint, then the other conditions; bedside first within one. `why` names who asks."""
    merged: dict[str, WorkupStep] = {}
    for wanted in _wanted(play, visit, store):
        merged[wanted.key] = _joined(merged[wanted.key], wanted) if wanted.key in merged else _first(wanted)
    return tuple(merged.values())


def _wanted(play: Play, visit: Visit, store: Store) -> Iterator[_Wanted]:
    now = [item for item in play.conditions if item.urgency is Urgency.EMERGENCY]
    later = [item for item in play.conditions if item.urgency is not Urgency.EMERGENCY]
    early, late = ([_of_condition(item, visit) for item in items] for items in (now, later))
    askers = [*early, *_of_complaints(visit), *late]
    for name, steps in askers:
        yield from _asked(name, (step for step in steps if not elsewhere(step, visit.country)), visit, store)


def _of_condition(item: InPlay, visit: Visit) -> tuple[str, Iterable[Document]]:
    """The steps of one condition; what advises against images is not said while something cannot wait."""
    calm = visit.urgency in CALM
    every = (step for step in item.document.parts("workup") if applies(step, visit.facts))
    return item.name, [step for step in every if calm or not _is_against_images(step)]


def _is_against_images(step: Document) -> bool:
    return step.text("do").casefold().startswith(NOTHING)


def _of_complaints(visit: Visit) -> Iterator[tuple[str, Iterable[Document]]]:
    for plan in visit.plans:
        yield plan.text("name"), complaint_steps(plan, visit.facts, visit.urgency)


def _asked(name: str, steps: Iterable[Document], visit: Visit, store: Store) -> Iterator[_Wanted]:
    seen: set[str] = set()
    for step in sorted(steps, key=lambda step: KINDS.index(step.text("kind"))):
        key = _by_test(step)
        key = _by_words(step) if key in seen else key
        seen.add(key)
        yield _Wanted(key, name, _step(step, visit, store))


def _by_test(step: Document) -> str:
    """The same test at the bedside or in the laboratory is the same step. Images of one test differ in region, contrast
    and haste, so they must say the same; and so must two steps of one condition."""
    test = step.text("test")
    return f"{step.text('kind')} {test}" if test and step.text("kind") != "imaging" else _by_words(step)


def _by_words(step: Document) -> str:
    words = " ".join(step.text("do").casefold().replace(",", " ").split())
    return f"{step.text('kind')}: {NOTHING if words.startswith(NOTHING) else words}"


def _step(step: Document, visit: Visit, store: Store) -> WorkupStep:
    return WorkupStep(
        do=step.text("do"),
        kind=step.text("kind"),
        when=step.text("when"),
        why=step.text("why"),
        strength=step.text("strength"),
        country=step.text("country") or None,
        sources=step.texts("source"),
        rating=step.text("rating"),
        changes=step.text("changes"),
        scores=step.texts("scores"),
        cautions=of_image(step.text("test"), visit.facts, store),
    )


def _first(wanted: _Wanted) -> WorkupStep:
    return _because(wanted.step, (Reason(askers=(wanted.asker,), why=wanted.step.why),))


def _joined(known: WorkupStep, wanted: _Wanted) -> WorkupStep:
    """One step for one more condition. Its own wording and time of doing are kept where they differ."""
    new = wanted.step
    aside = ", ".join(
        text for text, old in ((new.do, known.do), (new.when, known.when)) if text.casefold() != old.casefold()
    )
    joined = replace(
        known,
        strength=min(known.strength, new.strength, key=STRENGTHS.index),
        country=known.country if known.country == new.country else None,
        sources=tuple(dict.fromkeys((*known.sources, *new.sources))),
        rating=known.rating or new.rating,
        changes=known.changes or new.changes,
        scores=tuple(dict.fromkeys((*known.scores, *new.scores))),
        cautions=tuple(dict.fromkeys((*known.cautions, *new.cautions))),
    )
    return _because(joined, _with(known.reasons, Reason(askers=(wanted.asker,), why=new.why, aside=aside)))


def _with(reasons: tuple[Reason, ...], new: Reason) -> tuple[Reason, ...]:
    """One more reason; the same one of another asker is not said twice."""
    same = [(each.why.casefold(), each.aside.casefold()) for each in reasons]
    key = (new.why.casefold(), new.aside.casefold())
    if key not in same:
        return (*reasons, new)
    place = same.index(key)
    both = replace(reasons[place], askers=(*reasons[place].askers, *new.askers))
    return (*reasons[:place], both, *reasons[place + 1 :])


def _because(step: WorkupStep, reasons: tuple[Reason, ...]) -> WorkupStep:
    """The step with its reasons, one after the other and apart."""
    told = (
        f"{', '.join(each.askers)}{f' ({each.aside})' if each.aside else ''}: {each.why.rstrip('.')}"
        for each in reasons
    )
    return replace(step, why=". ".join(told), reasons=reasons)
