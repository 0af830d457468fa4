"""A score worked out from stated values. It never guesses: a missing or unfit value is an error that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.guidance import Points, ScoreResult
from dxpad.guidance.scores.catalogue import find
from dxpad.guidance.scores.evaluate import evaluate
from dxpad.guidance.scores.formula import terms_of
from dxpad.guidance.scores.inputs import read_inputs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.evaluate import Value
    from dxpad.knowledge.store import Store


def score(result_id: str, score_id: str, inputs: Mapping[str, object], store: Store) -> ScoreResult:
    """The score `score_id` for these inputs. A number is plain in the score's unit, or {"value", "unit"}.

    Raises:
        UnknownIdError: there is no such score.
        BadInputError: an input is missing, unknown, unfit or out of range, or the score has no value there.
    """
    definition = find(score_id, store)
    return worked_out(result_id, definition, read_inputs(definition.inputs, inputs, definition.id))


def worked_out(result_id: str, definition: Definition, values: Mapping[str, Value]) -> ScoreResult:
    """The result for values that were read already."""
    known = definition.worked(values)
    value = evaluate(definition.formula, known, definition.id)
    return ScoreResult(
        id=result_id,
        score=definition.id,
        version=definition.version,
        value=value,
        unit=definition.unit,
        band=definition.band_of(value),
        points=_points(definition, known),
        sources=definition.sources,
    )


def points_of(definition: Definition, values: Mapping[str, Value]) -> tuple[Points, ...]:
    """What each input added, in the order of the inputs; inputs that earn points together are named together.

    Empty where the score does not count points. Else the parts, and any constant under "constant", add up to the value.
    """
    return _points(definition, definition.worked(values))


def _points(definition: Definition, known: Mapping[str, Value]) -> tuple[Points, ...]:
    if not definition.counts_points:
        return ()
    shares: dict[frozenset[str], float] = {}
    for term in terms_of(definition.formula):
        names = definition.inputs_behind(term)
        shares[names] = shares.get(names, 0.0) + evaluate(term, known, definition.id)
    order = {spec.name: place for place, spec in enumerate(definition.inputs)}
    keyed = [(sorted(names, key=order.__getitem__), share) for names, share in shares.items()]
    keyed.sort(key=lambda pair: order[pair[0][0]] if pair[0] else len(order))
    return tuple(Points(input=" or ".join(names) or "constant", points=share) for names, share in keyed)
