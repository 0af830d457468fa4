"""The scores that fit a case, filled as far as the case goes, and those that were not made for this patient."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.domain.guidance import ScoreOffer
from dxpad.guidance.scores.calculate import points_of, worked_out
from dxpad.guidance.scores.catalogue import catalogue, squeezed
from dxpad.guidance.scores.evaluate import evaluate
from dxpad.guidance.scores.fill import fill

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dxpad.guidance.facts import Facts
    from dxpad.guidance.play import Play
    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.evaluate import Value
    from dxpad.guidance.scores.fill import Filled
    from dxpad.guidance.scores.inputs import InputSpec
    from dxpad.knowledge.store import Store

PROBABLE = 0.20
"""From here on a condition is probable enough for a score that grades it."""
MOST_ENDINGS = 600
"""Combinations of missing answers that are still tried out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """The scores offered; a line for each that is not made for this patient; names that no file defines."""

    offered: tuple[ScoreOffer, ...]
    unsuited: tuple[str, ...]
    undefined: tuple[str, ...]


def offers(play: Play, facts: Facts, store: Store) -> Offers:
    """Scores that a condition in play names, that name it, or that name a complaint which is present."""
    wanted = [name for item in play.conditions for name in item.document.texts("scores")]
    definitions = {key: definition for key, definition in catalogue(store).items() if definition.read}
    named = [squeezed(name) for name in wanted]
    fitting = [key for key, definition in definitions.items() if _fits(definition, play, facts)]
    offered, unsuited = [], []
    for key in dict.fromkeys((*named, *fitting)):
        definition = definitions.get(key)
        if definition is None:
            continue
        limit = unsuited_because(definition, facts)
        if limit:
            unsuited.append(f"{definition.name} was left out: {limit}")
        else:
            offered.append(_offer(definition, facts, _for_whom(definition, play)))
    undefined = tuple(dict.fromkeys(name for name in wanted if squeezed(name) not in definitions))
    return Offers(offered=tuple(offered), unsuited=tuple(unsuited), undefined=undefined)


def by_use(offered: Iterable[ScoreOffer], deciding: Collection[str]) -> tuple[ScoreOffer, ...]:
    """The most useful first: those that decide a step of the work-up (`deciding`), those worked out, then those where
    least is missing."""
    wanted = set(map(squeezed, deciding))

    def use(offer: ScoreOffer) -> tuple[bool, bool, bool, float]:
        known, missing = len(offer.filled_from), len(offer.missing)
        return squeezed(offer.score) not in wanted, bool(missing), not known, missing / max(1, missing + known)

    return tuple(sorted(offered, key=use))


def _fits(definition: Definition, play: Play, facts: Facts) -> bool:
    least = PROBABLE if definition.once_likely else 0.0
    named = any(item.id in definition.conditions and item.probability >= least for item in play.conditions)
    return named or any(map(facts.has, definition.complaint))


def _for_whom(definition: Definition, play: Play) -> tuple[str, ...]:
    return tuple(
        item.name
        for item in play.conditions
        if item.id in definition.conditions or squeezed(definition.id) in map(squeezed, item.document.texts("scores"))
    )


def unsuited_because(definition: Definition, facts: Facts) -> str:
    """Why the score was not made for this patient; empty when nothing known speaks against it."""
    population, age = definition.population, facts.known.age
    least, below, sex = population.number("age_at_least"), population.number("age_below"), population.text("sex")
    if age is not None and least is not None and age < least:
        return f"it is for people of {least:g} years and over"
    if age is not None and below is not None and age >= below:
        return f"it is for people under {below:g} years"
    if sex and facts.known.sex and facts.known.sex != sex:
        return f"it is for {sex} patients"
    met = (limit for limit in population.parts("not_for") if facts.met(limit.raw("when")) is Status.PRESENT)
    return next((limit.text("say") for limit in met), "")


def _offer(definition: Definition, facts: Facts, conditions: tuple[str, ...]) -> ScoreOffer:
    filled = fill(definition, facts)
    missing = tuple(spec.name for spec in definition.inputs if spec.name not in filled)
    values = {name: item.value for name, item in filled.items()}
    result = None if missing else worked_out(definition.id, definition, values)
    return ScoreOffer(
        score=definition.id,
        name=definition.name,
        version=definition.version,
        why=_why(definition, filled, missing, conditions),
        value=result.value if result else None,
        unit=definition.unit,
        band=result.band if result else None,
        points=points_of(definition, values) if result else (),
        sources=definition.sources,
        missing=missing,
        filled_from={name: item.quote for name, item in filled.items()},
    )


def _why(
    definition: Definition, filled: Mapping[str, Filled], missing: tuple[str, ...], conditions: tuple[str, ...]
) -> str:
    parts = [definition.purpose]
    if conditions:
        parts.append(f"In play: {', '.join(conditions)}.")
    if missing and filled:
        parts.append(_so_far(definition, {name: item.value for name, item in filled.items()}, missing))
    return " ".join(part for part in parts if part)


def _so_far(definition: Definition, values: Mapping[str, Value], missing: tuple[str, ...]) -> str:
    """What the score can still become, whatever the missing answers are; empty where that cannot be tried out."""
    specs = [spec for spec in definition.inputs if spec.name in missing]
    if not all(spec.kind in ("bool", "enum") or (spec.way and definition.counts_points) for spec in specs):
        return ""
    lowest, highest = _ends(specs)
    open_ = [spec for spec in specs if spec.name not in lowest]
    answers: list[tuple[Value, ...]] = [(0.0, 1.0) if spec.kind == "bool" else spec.values for spec in open_]
    if prod(map(len, answers)) > MOST_ENDINGS:
        return ""
    endings = [
        evaluate(definition.formula, definition.worked({**values, **end, **row}), definition.id)
        for ending in product(*answers)
        for row in [dict(zip((spec.name for spec in open_), ending, strict=True))]
        for end in (lowest, highest)
    ]
    low, high = min(endings), max(endings)
    if definition.band_of(low) == definition.band_of(high):
        return f"Whatever the missing answers, {low:g} to {high:g} {definition.unit}: {definition.band_of(low).meaning}"
    return f"With what is known it will be {low:g} to {high:g} {definition.unit}."


def _ends(specs: list[InputSpec]) -> tuple[dict[str, Value], dict[str, Value]]:
    """For the inputs that move the score one way only, the answers that make it least and those that make it most."""
    lowest: dict[str, Value] = {}
    highest: dict[str, Value] = {}
    for spec in specs:
        if spec.way:
            numbers = [value for value in spec.values if isinstance(value, float)] or [spec.low, spec.high]
            low, high = min(numbers), max(numbers)
            lowest[spec.name], highest[spec.name] = (low, high) if spec.way == "up" else (high, low)
    return lowest, highest
