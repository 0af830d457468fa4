"""Shapes of authored data: which keys, of which type. A shape is a value made of the types below.

TEXT, NUMBER, WHOLE, FLAG   one scalar
ANYTHING                    not looked at here
RULE                        a rule over findings, age and sex
frozenset                   one of these words
[shape]                     a list of it
Keys(...)                   a mapping with these keys; a name ending in ! must be there
Table(shape)                a mapping with any keys whose values have the shape
Either(a, b)                the first that fits
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dxpad.knowledge.check.rule_shape import rule_faults
from dxpad.knowledge.load import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Scalar:
    """One scalar type, by the name that problems give it."""

    name: str
    types: tuple[type, ...]


TEXT = Scalar("text", (str,))
NUMBER = Scalar("a number", (int, float))
WHOLE = Scalar("a whole number", (int,))
FLAG = Scalar("true or false", (bool,))
ANYTHING = Scalar("anything", (object,))
RULE = Scalar("a rule", (object,))


class Keys(dict[str, "Shape"]):
    """A mapping with known keys; `name!` must be there."""


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping with any keys."""

    value: Shape


@dataclass(frozen=True, slots=True)
class Either:
    """The first shape that fits."""

    shapes: tuple[Shape, ...]


Shape: TypeAlias = "Scalar | frozenset[str] | list[Shape] | Keys | Table | Either"

Fault: TypeAlias = tuple[object, str, str]
"""(mapping nearest to the fault, what, mend)."""


def faults(value: object, shape: Shape, path: str, near: object) -> Iterator[Fault]:
    """Everything in `value` that does not have the shape; `path` names the field."""
    if shape is RULE:
        yield from rule_faults(value, path, near)
    elif isinstance(shape, Scalar):
        yield from _scalar(value, shape, path, near)
    elif isinstance(shape, frozenset):
        if not isinstance(value, str) or value not in shape:
            yield near, f"{path} is {value!r}", f"Use one of: {', '.join(sorted(shape))}"
    elif isinstance(shape, list):
        yield from _list(value, shape[0], path, near)
    elif isinstance(shape, Either):
        first = [list(faults(value, option, path, near)) for option in shape.shapes]
        if all(first):
            yield from min(first, key=len)
    else:
        yield from _mapping(value, shape, path, near)


def _scalar(value: object, shape: Scalar, path: str, near: object) -> Iterator[Fault]:
    wrong_flag = isinstance(value, bool) and shape is not FLAG and shape is not ANYTHING
    if wrong_flag or not isinstance(value, shape.types):
        yield near, f"{path} is {value!r}", f"It must be {shape.name}"
    elif shape is TEXT and not str(value).strip():
        yield near, f"{path} is empty", "Write it or leave it out"


def _list(value: object, shape: Shape, path: str, near: object) -> Iterator[Fault]:
    if not isinstance(value, list):
        yield near, f"{path} is not a list", "Write [a, b]"
        return
    for index, item in enumerate(value):
        yield from faults(item, shape, f"{path}[{index}]", item if isinstance(item, Mapping) else near)


def _mapping(value: object, shape: Keys | Table, path: str, near: object) -> Iterator[Fault]:
    if not isinstance(value, Mapping):
        yield near, f"{path or 'the entry'} is not a mapping", "Write {key: value}"
        return
    for key in value.doubled:
        yield value, f"{path}.{key} stands twice".lstrip("."), "Keep one"
    if isinstance(shape, Table):
        for key, item in value.items():
            yield from faults(item, shape.value, f"{path}.{key}", item if isinstance(item, Mapping) else value)
        return
    known = {key.rstrip("!"): part for key, part in shape.items()}
    for key, item in value.items():
        if key not in known:
            yield value, f"{path}.{key} is no key here".lstrip("."), f"Known keys: {', '.join(sorted(known))}"
        else:
            name = f"{path}.{key}".lstrip(".")
            yield from faults(item, known[key], name, item if isinstance(item, Mapping) else value)
    for key in shape:
        if key.endswith("!") and key[:-1] not in value:
            yield value, f"{path}.{key[:-1]} is missing".lstrip("."), "Add it"
