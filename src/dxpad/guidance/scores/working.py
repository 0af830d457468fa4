"""How a score comes to its value, line by line, so that it can be followed with pencil and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.guidance.scores.calculate import points_of
from dxpad.guidance.scores.evaluate import evaluate
from dxpad.guidance.scores.formula import Call, Choice, Constant, Input, Operation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.evaluate import Value
    from dxpad.guidance.scores.formula import Node
    from dxpad.guidance.scores.inputs import InputSpec

STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "//": 2, "**": 3}
SIGNS = {"*": "×", "//": "div", "**": "^"}
NAMES = {"ln": "ln", "exp": "e^", "sqrt": "√", "round": "round", "int": "whole part of "}
ATOM = 9
WHOLE = 1000
"""From here on a value is shown without decimals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the working: what, what was given or put together, and what came out."""

    what: str
    given: str
    result: str


def working(definition: Definition, values: Mapping[str, Value]) -> tuple[Line, ...]:
    """Points by input where points are counted; else each step and the formula with the numbers in it.

    Raises:
        BadInputError: the score has no value there.
    """
    known = definition.worked(values)
    total = evaluate(definition.formula, known, definition.id)
    if definition.counts_points:
        return (*_counted(definition, values), Line(what="Together", given="", result=f"{total:g}"))
    lines = [
        Line(what=step.meaning, given=shown(step.formula, known), result=f"{_number(known[step.name]):.6g}")
        for step in definition.steps
    ]
    return (*lines, Line(what="Result", given=shown(definition.formula, known), result=f"{total:.6g}"))


def _counted(definition: Definition, values: Mapping[str, Value]) -> list[Line]:
    specs = {spec.name: spec for spec in definition.inputs}
    lines = []
    for share in points_of(definition, values):
        behind = [specs[name] for name in share.input.split(" or ") if name in specs]
        lines.append(
            Line(
                what="; ".join(spec.meaning for spec in behind) or "Everybody",
                given=", ".join(said(spec, values[spec.name]) for spec in behind),
                result=f"{share.points:+g}" if share.points else "0",
            )
        )
    return lines


def said(spec: InputSpec, value: Value) -> str:
    """A value as a person reads it: yes or no, the words of an answer, or a number with its unit."""
    if spec.kind == "bool":
        return "yes" if value else "no"
    if spec.kind == "enum":
        return spec.labels[spec.values.index(value)]
    number = _number(value)
    return f"{f'{number:.0f}' if abs(number) >= WHOLE else f'{number:.4g}'} {spec.unit}".rstrip()


def shown(node: Node, known: Mapping[str, Value]) -> str:
    """A formula with the numbers in it. Of a choice only the branch that was taken stands there."""
    return _shown(node, known)[0]


def _shown(node: Node, known: Mapping[str, Value]) -> tuple[str, int]:
    """The text and how strongly it binds."""
    if isinstance(node, Constant | Input):
        value = node.value if isinstance(node, Constant) else known[node.name]
        text = value if isinstance(value, str) else f"{value:.6g}"
        return text, 0 if text.startswith("-") else ATOM
    if isinstance(node, Choice):
        return _shown(node.then if evaluate(node.test, known, "working") else node.otherwise, known)
    if isinstance(node, Call) and node.function in NAMES:
        return f"{NAMES[node.function]}({_shown(node.arguments[0], known)[0]})", ATOM
    if isinstance(node, Call) or node.sign not in STRENGTH:
        return f"{evaluate(node, known, 'working'):.6g}", ATOM
    return _operation(node, known)


def _operation(node: Operation, known: Mapping[str, Value]) -> tuple[str, int]:
    own, sign = STRENGTH[node.sign], SIGNS.get(node.sign, node.sign)
    parts = [_shown(part, known) for part in node.operands]
    if len(parts) == 1:
        return f"-{_wrapped(parts[0], own + 1)}", 0
    loose = own + (node.sign in ("-", "/", "//", "**"))
    return f"{_wrapped(parts[0], own)} {sign} {_wrapped(parts[1], loose)}", own


def _wrapped(part: tuple[str, int], needed: int) -> str:
    text, strength = part
    return text if strength >= needed else f"({text})"


def _number(value: Value) -> float:
    return value if isinstance(value, float | int) else 0.0
