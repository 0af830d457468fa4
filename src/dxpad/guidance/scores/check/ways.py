"""The direction in which each input moves the score, as its file declares it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from dxpad.guidance.scores.check.fault import Fault
from dxpad.guidance.scores.check.reach import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.guidance.scores.check.reach import Reach
    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.inputs import InputSpec
    from dxpad.knowledge.document import Document

SMALL = 1e-9


def way_faults(document: Document, definition: Definition, reach: Reach) -> Iterator[Fault]:
    """Declared directions that do not hold, points that an input does not add; where points are counted also directions
    that are not declared."""
    for part, spec in zip(document.parts("inputs"), definition.inputs, strict=True):
        changes = list(_changes(definition, spec, reach))
        up, down = all(change >= -SMALL for change in changes), all(change <= SMALL for change in changes)
        points = part.number("points")
        if spec.way == "up" and not up:
            yield Fault(what=f"more of {spec.name} can lower it", mend="Take monotone or points out", at=part.data)
        elif spec.way == "down" and not down:
            yield Fault(what=f"more of {spec.name} can raise it", mend="Take monotone or points out", at=part.data)
        elif definition.counts_points and not spec.way and (up or down) and _ordered(spec):
            yield Fault(
                what=f"{spec.name} moves it one way only",
                mend=f"Declare monotone: {'up' if up else 'down'}",
                at=part.data,
            )
        if points is not None and any(abs(change - points) > SMALL for change in changes):
            yield Fault(what=f"{spec.name} does not add {points:g}", mend="Mend points or the formula", at=part.data)


def _changes(definition: Definition, spec: InputSpec, reach: Reach) -> Iterator[float]:
    """How the value changes from each probe of the input to the next, from every row."""
    for row in reach.rows:
        values = [value_of(definition, {**row, spec.name: probe}) for probe in reach.probes[spec.name]]
        for first, second in pairwise(values):
            if first is not None and second is not None:
                yield second - first


def _ordered(spec: InputSpec) -> bool:
    """Whether the values of the input have an order at all."""
    return spec.kind != "enum" or all(isinstance(value, float) for value in spec.values)
