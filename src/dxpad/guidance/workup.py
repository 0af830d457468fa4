"""What to do to find out: the steps of the conditions in play, each once, emergencies first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.guidance import WorkupStep
from dxpad.guidance.play import elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.guidance.play import InPlay, Play
    from dxpad.knowledge.document import Document

KINDS = ("bedside", "laboratory", "imaging", "other")
STRENGTHS = ("strong", "weak", "expert")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A step as one condition asks for it; steps of one `key` are one step."""

    key: str
    item: InPlay
    step: WorkupStep


def workup(play: Play, country: str | None) -> tuple[WorkupStep, ...]:
    """The steps by their most urgent condition, bedside first within one. `why` names the conditions."""
    merged: dict[str, WorkupStep] = {}
    for wanted in _wanted(play, country):
        merged[wanted.key] = _joined(merged[wanted.key], wanted) if wanted.key in merged else _first(wanted)
    return tuple(merged.values())


def _wanted(play: Play, country: str | None) -> Iterator[_Wanted]:
    for item in play.conditions:
        steps = [step for step in item.document.parts("workup") if not elsewhere(step, country)]
        seen: set[str] = set()
        for step in sorted(steps, key=lambda step: KINDS.index(step.text("kind"))):
            key = _by_test(step)
            key = _by_words(step) if key in seen else key
            seen.add(key)
            yield _Wanted(key, item, _step(step))


def _by_test(step: Document) -> str:
    """The same test at the bedside or in the laboratory is the same step. Images of one test differ in region, contrast
    and haste, so they must say the same; and so must two steps of one condition."""
    test = step.text("test")
    return f"{step.text('kind')} {test}" if test and step.text("kind") != "imaging" else _by_words(step)


def _by_words(step: Document) -> str:
    return f"{step.text('kind')}: {' '.join(step.text('do').casefold().replace(',', ' ').split())}"


def _step(step: Document) -> WorkupStep:
    return WorkupStep(
        do=step.text("do"),
        kind=step.text("kind"),
        when=step.text("when"),
        why=step.text("why"),
        strength=step.text("strength"),
        country=step.text("country") or None,
        sources=step.texts("source"),
    )


def _first(wanted: _Wanted) -> WorkupStep:
    return replace(wanted.step, why=f"{wanted.item.name}: {wanted.step.why}")


def _joined(known: WorkupStep, wanted: _Wanted) -> WorkupStep:
    """One step for one more condition. Its own wording and time of doing are kept where they differ."""
    new = wanted.step
    aside = ", ".join(
        text for text, old in ((new.do, known.do), (new.when, known.when)) if text.casefold() != old.casefold()
    )
    return replace(
        known,
        why=f"{known.why}. {wanted.item.name}{f' ({aside})' if aside else ''}: {new.why}",
        strength=min(known.strength, new.strength, key=STRENGTHS.index),
        country=known.country if known.country == new.country else None,
        sources=tuple(dict.fromkeys((*known.sources, *new.sources))),
    )
