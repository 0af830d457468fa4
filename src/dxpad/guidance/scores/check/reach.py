"""How far a score's value goes: the formula tried at the ends and limits of every input."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.guidance.scores.evaluate import evaluate
from dxpad.guidance.scores.formula import Call, Constant, Input, Operation, parts_of
from dxpad.guidance.scores.inputs import read_inputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.evaluate import Value
    from dxpad.guidance.scores.formula import Node
    from dxpad.guidance.scores.inputs import InputSpec
    from dxpad.knowledge.document import Document

HAIR = 1e-6
ROUNDS = 3
"""How often all inputs are gone through on the way to the least and the greatest value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The values of each input that are worth trying, rows of whole inputs to start from, and the ends of the value."""

    probes: Mapping[str, tuple[Value, ...]]
    rows: tuple[Mapping[str, Value], ...]
    least: float
    greatest: float
    seen: frozenset[float]

    @classmethod
    def of(cls, definition: Definition, document: Document) -> Reach:
        """Try the definition out.

        Raises:
            BadInputError: it has no value anywhere.
            KnowledgeError: its formula is wrong.
        """
        probes = {spec.name: _probes(spec, definition) for spec in definition.inputs}
        rows = tuple(_rows(definition, document, probes))
        seen = {value for row in rows for value in _climb(definition, row, probes)}
        if not seen:
            raise BadInputError("no value anywhere", mend="Check the formula against its ranges")
        return cls(probes=probes, rows=rows, least=min(seen), greatest=max(seen), seen=frozenset(seen))


def value_of(definition: Definition, row: Mapping[str, Value]) -> float | None:
    """The value for whole inputs; None where the score has none."""
    try:
        return evaluate(definition.formula, definition.worked(row), definition.id)
    except BadInputError:
        return None


def _probes(spec: InputSpec, definition: Definition) -> tuple[Value, ...]:
    if spec.kind == "bool":
        return (0.0, 1.0)
    if spec.kind == "enum":
        return spec.values
    near = {spec.low, spec.high, (spec.low + spec.high) / 2}
    hair = 1.0 if spec.kind == "int" else HAIR
    for limit in _limits(spec.name, definition):
        near |= {limit - hair, limit, limit + hair}
    whole = (float(round(value)) for value in near) if spec.kind == "int" else near
    return tuple(sorted({value for value in whole if spec.low <= value <= spec.high}))


def _limits(name: str, definition: Definition) -> Iterator[float]:
    """The numbers that the input is held against, in comparisons, pts, min and max."""
    for formula in (definition.formula, *(step.formula for step in definition.steps)):
        for node in _every(formula):
            against = isinstance(node, Operation) and node.sign in ("<", "<=", ">", ">=")
            if (against or (isinstance(node, Call) and node.function in ("pts", "min", "max"))) and any(
                isinstance(part, Input) and part.name == name for part in parts_of(node)
            ):
                yield from (
                    part.value
                    for part in parts_of(node)
                    if isinstance(part, Constant) and isinstance(part.value, float)
                )


def _every(node: Node) -> Iterator[Node]:
    yield node
    for part in parts_of(node):
        yield from _every(part)


def _rows(
    definition: Definition, document: Document, probes: Mapping[str, tuple[Value, ...]]
) -> Iterator[Mapping[str, Value]]:
    """All inputs at their first, last and middle probe, and as the example and the tests have them."""
    yield {name: values[0] for name, values in probes.items()}
    yield {name: values[-1] for name, values in probes.items()}
    yield {name: values[len(values) // 2] for name, values in probes.items()}
    for part in (document.part("example"), *document.parts("tests")):
        if part.part("inputs"):
            try:
                yield read_inputs(definition.inputs, part.part("inputs").data, definition.id)
            except BadInputError:
                continue


def _climb(
    definition: Definition, start: Mapping[str, Value], probes: Mapping[str, tuple[Value, ...]]
) -> Iterator[float]:
    """Every value met on the way up and on the way down, one input moved at a time."""
    for better in (1.0, -1.0):
        row, best = dict(start), value_of(definition, start)
        for _ in range(ROUNDS):
            before = best
            for name, values in probes.items():
                for probe in values:
                    value = value_of(definition, {**row, name: probe})
                    if value is None:
                        continue
                    yield value
                    if best is None or value * better > best * better:
                        row[name], best = probe, value
            if best == before:
                break
