"""The inputs of a score, and reading what a caller gave for them. Nothing is guessed: what does not fit is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.guidance.scores.units import convert

if TYPE_CHECKING:
    from dxpad.guidance.scores.evaluate import Value
    from dxpad.knowledge.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class InputSpec:
    """One input: `kind` is bool, int, num or enum; `low` and `high` are in `unit`; `values` are an enum's, with their
    `labels`; `way` is "up" or "down" where more of it never lowers or never raises the score."""

    name: str
    kind: str
    meaning: str
    question: str
    unit: str
    low: float
    high: float
    values: tuple[float | str, ...]
    labels: tuple[str, ...]
    points: float | None
    way: str
    filled_from: Document

    @property
    def accepts(self) -> str:
        """What may be given, in plain words."""
        if self.kind == "bool":
            return "true or false"
        if self.kind == "enum":
            return "one of " + ", ".join(f"{value:g}" if isinstance(value, float) else value for value in self.values)
        whole = "a whole number from " if self.kind == "int" else ""
        return f"{whole}{self.low:g} to {self.high:g} {self.unit}".rstrip()


def input_from(document: Document) -> InputSpec:
    """An input as its score's file writes it."""
    limits = document.raw("range")
    low, high = (float(limit) for limit in limits) if isinstance(limits, list) else (0.0, 1.0)
    values = tuple(_plain(part.raw("value")) for part in document.parts("values"))
    return InputSpec(
        name=document.text("name"), kind=document.text("type"), meaning=document.text("meaning"),
        question=document.text("question"), unit=document.text("unit"), low=low, high=high, values=values,
        labels=tuple(part.text("meaning") for part in document.parts("values")), points=document.number("points"),
        way=_way(document), filled_from=document.part("filled_from"),
    )  # fmt: skip


def _way(document: Document) -> str:
    """What the file declares; points of a yes or no tell it as well."""
    points = document.number("points")
    if document.text("monotone") or not points:
        return document.text("monotone")
    return "up" if points > 0 else "down"


def _plain(value: object) -> float | str:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def read_inputs(specs: tuple[InputSpec, ...], given: Mapping[str, object], score: str) -> dict[str, Value]:
    """Every input by name, in the score's units.

    Raises:
        BadInputError: an input is unknown, missing, of the wrong kind or unit, or out of its range.
    """
    known = {spec.name: spec for spec in specs}
    for name in given:
        if name not in known:
            raise BadInputError(
                "the score has no such input",
                where=f"{score}: {str(name)[:60]!r}",
                mend=f"Its inputs: {', '.join(known)}",
            )
    missing = [spec for spec in specs if given.get(spec.name) is None]
    if missing:
        names = ", ".join(spec.name for spec in missing)
        asked = "; ".join(f"{spec.name} ({spec.accepts})" for spec in missing)
        raise BadInputError("missing", where=f"{score}: {names}", mend=f"Give {asked}")
    return {spec.name: read_value(spec, given[spec.name], score) for spec in specs}


def read_value(spec: InputSpec, value: object, score: str) -> Value:
    """One input in the score's unit.

    Raises:
        BadInputError: it is of the wrong kind or unit, or out of its range; the message names the input and its range.
    """
    if spec.kind == "bool":
        if value in (0, 1) and isinstance(value, bool | int | float):
            return float(value)
        raise _fault(spec, score, "not true or false")
    if spec.kind == "enum":
        return _one_of(spec, value, score)
    number = _number(spec, value, score)
    if not spec.low <= number <= spec.high:
        raise _fault(spec, score, "out of range")
    if spec.kind == "int" and number != int(number):
        raise _fault(spec, score, "not a whole number")
    return float(number)


def _one_of(spec: InputSpec, value: object, score: str) -> Value:
    if not isinstance(value, bool) and isinstance(value, int | float | str) and value in spec.values:
        return value if isinstance(value, str) else float(value)
    raise _fault(spec, score, "not one of its values")


def _number(spec: InputSpec, value: object, score: str) -> float:
    if isinstance(value, Mapping):
        unit = value.get("unit")
        if set(value) != {"value", "unit"} or not isinstance(unit, str):
            raise _fault(spec, score, 'not {"value", "unit"}')
        converted = convert(_finite(spec, value["value"], score), unit, spec.unit, spec.name)
        if converted is None:
            raise _fault(spec, score, f"not given in {unit[:20]!r}")
        return converted
    return _finite(spec, value, score)


def _finite(spec: InputSpec, value: object, score: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _fault(spec, score, "not a number")
    try:
        number = float(value)
    except OverflowError:
        raise _fault(spec, score, "out of range") from None
    if not isfinite(number):
        raise _fault(spec, score, "not a finite number")
    return number


def _fault(spec: InputSpec, score: str, what: str) -> BadInputError:
    return BadInputError(what, where=f"{score}: {spec.name}", mend=f"Give {spec.accepts}")
