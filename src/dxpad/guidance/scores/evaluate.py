"""The value of a formula for given inputs. True and false are 1 and 0."""

from __future__ import annotations

import operator
from math import exp, floor, isfinite, log, sqrt, trunc
from math import pow as math_pow
from typing import TYPE_CHECKING, TypeAlias

from dxpad.domain.errors import BadInputError, KnowledgeError
from dxpad.guidance.scores.formula import Call, Choice, Constant, Input, Operation, inputs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dxpad.guidance.scores.formula import Node

Value: TypeAlias = float | str

ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "**": math_pow,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "ln": log, "exp": exp, "sqrt": sqrt, "int": trunc, "round": lambda value: floor(value + 0.5),
}  # fmt: skip


def evaluate(node: Node, given: Mapping[str, Value], where: str) -> float:
    """The number that the formula gives. Every input it looks at must be in `given`.

    Raises:
        BadInputError: it has no value there (a division by 0, a logarithm of 0); the message names the inputs.
        KnowledgeError: the formula itself is wrong (text where a number belongs, an input that is not declared).
    """
    value = _value(node, given, where)
    if isinstance(value, str):
        raise KnowledgeError("the formula gives a text", where=where, mend="Compare it with ==")
    return value


def _value(node: Node, given: Mapping[str, Value], where: str) -> Value:
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Input):
        if node.name not in given:
            raise KnowledgeError(f"the formula names {node.name!r}", where=where, mend="Declare it among the inputs")
        return given[node.name]
    if isinstance(node, Choice):
        return _value(node.then if evaluate(node.test, given, where) else node.otherwise, given, where)
    if isinstance(node, Operation) and node.sign in ("==", "!="):
        left, right = (_value(part, given, where) for part in node.operands)
        return float((left == right) == (node.sign == "=="))
    return _number(node, given, where)


def _number(node: Operation | Call, given: Mapping[str, Value], where: str) -> float:
    parts = node.operands if isinstance(node, Operation) else node.arguments
    numbers = [evaluate(part, given, where) for part in parts]
    try:
        value = _operation(node.sign, numbers) if isinstance(node, Operation) else _function(node.function, numbers)
    except (ArithmeticError, ValueError):
        value = None
    if value is None or not isfinite(value):
        names = ", ".join(sorted(inputs_of(node)))
        raise BadInputError("the score has no value there", where=f"{where}: {names}", mend="Check these values")
    return float(value)


def _operation(sign: str, numbers: list[float]) -> float:
    if sign == "not":
        return float(not numbers[0])
    if sign in ("and", "or"):
        return float(all(numbers) if sign == "and" else any(numbers))
    if len(numbers) == 1:
        return -numbers[0]
    return ARITHMETIC[sign](*numbers)


def _function(name: str, numbers: list[float]) -> float:
    if name == "pts":
        return points(*numbers)
    if name in ("min", "max"):
        return min(numbers) if name == "min" else max(numbers)
    return FUNCTIONS[name](*numbers)


def points(x: float, first: float, *steps: float) -> float:
    """`first`, or the points of the last threshold that `x` reaches; `steps` are threshold, points, threshold, …"""
    value = first
    for threshold, reached in zip(steps[::2], steps[1::2], strict=True):
        if x >= threshold:
            value = reached
    return value
