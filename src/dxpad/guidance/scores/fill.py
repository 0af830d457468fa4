"""Filling the inputs of a score from a case. What nobody mentioned stays missing: it is never taken for false.

`filled_from` of an input is one of
    {age: true}                                        whole years
    {sex: female}                                      true when the patient's sex is this
    {quantity: id} or {quantity: [id, id]}             the one value measured, in the score's unit
    {quantity: id, above: 100}                         for a bool; also at_least, below
    {true_when: rule, false_when: rule}                for a bool whose yes and no need different findings
    a rule of findings ({any: [...]}, {all: [...]})    for a bool: met true, ruled out false
"""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import Status
from dxpad.guidance.scores.inputs import read_value
from dxpad.knowledge.rules import leaves

if TYPE_CHECKING:
    from dxpad.domain.finding import Quote
    from dxpad.guidance.facts import Facts
    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.evaluate import Value
    from dxpad.guidance.scores.inputs import InputSpec

DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A value that the case gives, with the words behind it; None where the caller stated it."""

    value: Value
    quote: Quote | None


def fill(definition: Definition, facts: Facts) -> dict[str, Filled]:
    """The inputs that the case answers, by name."""
    made = {spec.name: _filled(spec, facts, definition.id) for spec in definition.inputs if spec.filled_from}
    return {name: filled for name, filled in made.items() if filled}


def _filled(spec: InputSpec, facts: Facts, score: str) -> Filled | None:
    source = spec.filled_from
    if source.flag("age"):
        return _readable(spec, None if facts.known.age is None else floor(facts.known.age), None, score)
    if source.text("sex"):
        sex = facts.known.sex
        return None if sex is None else Filled(value=float(sex == source.text("sex")), quote=None)
    if source.raw("quantity") is not None:
        return _from_measurement(spec, facts, score)
    if source.raw("true_when") is not None or source.raw("false_when") is not None:
        return _from_sides(spec, facts)
    return _from_rule(source.data, facts)


def _from_rule(rule: object, facts: Facts) -> Filled | None:
    verdict = facts.met(rule)
    if verdict not in (Status.PRESENT, Status.ABSENT):
        return None
    return Filled(value=float(verdict is Status.PRESENT), quote=_quote(rule, verdict, facts))


def _from_sides(spec: InputSpec, facts: Facts) -> Filled | None:
    for key, value, words in (("true_when", 1.0, Status.PRESENT), ("false_when", 0.0, Status.ABSENT)):
        rule = spec.filled_from.raw(key)
        if rule is not None and facts.met(rule) is Status.PRESENT:
            return Filled(value=value, quote=_quote(rule, words, facts))
    return None


def _quote(rule: object, status: Status, facts: Facts) -> Quote | None:
    """The words behind the first finding of the rule that has this status."""
    behind = [name for name in leaves(rule) if facts.known.findings.get(name) is status]
    return next((facts.quotes[name] for name in behind if facts.quotes[name]), None)


def _from_measurement(spec: InputSpec, facts: Facts, score: str) -> Filled | None:
    """The value, when only one was measured: of two that differ none is chosen."""
    source = spec.filled_from
    found = [measurement for name in source.texts("quantity") for measurement in facts.measured.get(name, ())]
    if len({(measurement.name, measurement.value, measurement.unit) for measurement in found}) != 1:
        return None
    one = found[0]
    if spec.kind == "bool":
        value = _beyond(spec, one.value)
        return None if value is None else Filled(value=float(value), quote=one.source)
    return _readable(spec, {"value": one.value, "unit": one.unit}, one.source, score)


def _plainly(value: Value, spec: InputSpec) -> Value:
    """A converted number to four digits: 200 mg/dL that went through mmol/L is 200 again and not 200.01."""
    return float(f"{value:.{DIGITS}g}") if spec.kind == "num" and not isinstance(value, str) else value


def _beyond(spec: InputSpec, value: float) -> bool | None:
    source = spec.filled_from
    above, at_least, below = (source.number(key) for key in ("above", "at_least", "below"))
    if above is not None:
        return value > above
    if at_least is not None:
        return value >= at_least
    return None if below is None else value < below


def _readable(spec: InputSpec, value: object, quote: Quote | None, score: str) -> Filled | None:
    """A value of the case that the score does not take (out of its range) is asked for again."""
    if value is None:
        return None
    try:
        return Filled(value=_plainly(read_value(spec, value, score), spec), quote=quote)
    except BadInputError:
        return None
