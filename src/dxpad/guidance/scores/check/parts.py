"""What can be judged of a score without working it: ids, inputs, filling, population, what a read one owes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dxpad.guidance.scores.check.fault import Fault
from dxpad.guidance.scores.formula import inputs_of
from dxpad.guidance.scores.units import convert
from dxpad.knowledge.rules import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.guidance.scores.check.fault import Known
    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.inputs import InputSpec
    from dxpad.knowledge.document import Document

OWED = ("use_when", "not_when", "pearls", "example", "tests", "synonyms")
SEXES = ("female", "male")
LIMITS = ("above", "at_least", "below")
FORMS = frozenset({"age", "sex", "quantity", *LIMITS, "true_when", "false_when", "any", "all", "not"}) | {
    "at_least", "of", "age_at_least", "age_below",
}  # fmt: skip
ENDS = 2


def part_faults(document: Document, definition: Definition, known: Known) -> Iterator[Fault]:
    """Every fault that needs no arithmetic."""
    yield from _names(document, definition)
    for part, spec in zip(document.parts("inputs"), definition.inputs, strict=True):
        yield from _input(part, spec, read=definition.read)
        if spec.filled_from:
            yield from _filled(part, spec, known)
    yield from _population(document, known)
    yield from _ids(document, known)
    if ("source" in document.keys()) == (document.text("basis") == "estimate"):  # noqa: SIM118 a Document is no mapping
        yield _fault(document, "it needs a basis", "Give source (looked up), or basis: estimate")
    if definition.basis == "estimate" and not definition.citation:
        yield _fault(document, "an estimate without its origin", "Name in citation where it comes from")
    if definition.read:
        for key in OWED:
            if not document.raw(key):
                yield _fault(document, f"no {key}", "A read score has it; else mark it review: draft")


def _names(document: Document, definition: Definition) -> Iterator[Fault]:
    names = [spec.name for spec in definition.inputs] + [step.name for step in definition.steps]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield _fault(document, f"{name} stands twice", "Inputs and steps have names of their own", stops=True)
    earlier = {spec.name for spec in definition.inputs}
    for step in definition.steps:
        for name in sorted(inputs_of(step.formula) - earlier):
            yield _fault(document, f"step {step.name} looks at {name!r}", "Declare it before", stops=True)
        earlier.add(step.name)
    for name in sorted(inputs_of(definition.formula) - earlier):
        yield _fault(document, f"the formula looks at {name!r}", "Declare it among the inputs or steps", stops=True)
    used = set(inputs_of(definition.formula))
    for step in reversed(definition.steps):
        used |= inputs_of(step.formula) if step.name in used else set()
    for name in names:
        if name not in used:
            yield _fault(document, f"{name} changes nothing", "Use it in the formula or take it out")


def _input(part: Document, spec: InputSpec, *, read: bool) -> Iterator[Fault]:
    if spec.kind in ("int", "num"):
        limits = part.raw("range")
        if not isinstance(limits, list) or len(limits) != ENDS or not limits[0] < limits[1]:
            yield _fault(part, f"{spec.name} has no range", "Write range: [least, greatest]", stops=True)
        elif spec.unit and convert(spec.low, spec.unit, spec.unit, spec.name) != spec.low:
            yield _fault(part, f"{spec.name}: the unit {spec.unit!r} does not meet itself", "Take another spelling")
    elif spec.kind == "enum" and len(set(spec.values)) < ENDS:
        yield _fault(part, f"{spec.name} has no values", "Write values: [{value, meaning}, …]", stops=True)
    elif spec.kind == "enum" and len(set(spec.values)) != len(spec.values):
        yield _fault(part, f"{spec.name} has a value twice", "Keep one")
    if spec.kind == "bool" and (spec.unit or part.raw("range")):
        yield _fault(part, f"{spec.name} is yes or no and has a unit or range", "Take them out")
    if read and not spec.question:
        yield _fault(part, f"{spec.name} has no question", "Say how to ask for it")


def _filled(part: Document, spec: InputSpec, known: Known) -> Iterator[Fault]:
    source = spec.filled_from
    for key in source.keys():  # noqa: SIM118 a Document is no mapping
        if key not in FORMS:
            yield _fault(part, f"{spec.name}: filled_from has no {key!r}", "The forms stand in fill.py")
    rules = [source.data, source.raw("true_when"), source.raw("false_when")]
    yield from _leaves(part, rules, known)
    if source.flag("age") and spec.kind not in ("int", "num"):
        yield _fault(part, f"{spec.name} cannot be filled from age", "Only a number can")
    if source.text("sex") and (source.text("sex") not in SEXES or spec.kind != "bool"):
        yield _fault(
            part, f"{spec.name} cannot be filled from sex", "Write {sex: female} or {sex: male}, for a yes or no"
        )
    limited = any(source.number(key) is not None for key in LIMITS)
    for name in source.texts("quantity"):
        if name not in known.quantities:
            yield _fault(part, f"{spec.name}: quantities has no {name!r}", "See knowledge/quantities.yaml")
        elif spec.kind in ("int", "num") and convert(1.0, known.quantities[name], spec.unit, spec.name) is None:
            what = f"{spec.name}: {name} in {known.quantities[name]} does not give {spec.unit or 'a plain number'}"
            yield _fault(part, what, "Take another quantity, or add the unit")
        elif spec.kind == "enum" or (spec.kind == "bool") != limited:
            yield _fault(
                part, f"{spec.name}: a quantity needs a limit for a yes or no only", "above, at_least or below"
            )


def _population(document: Document, known: Known) -> Iterator[Fault]:
    people = document.part("population")
    least, below = people.number("age_at_least"), people.number("age_below")
    if least is not None and below is not None and least >= below:
        yield _fault(people, "nobody has that age", "age_at_least lies under age_below")
    for limit in people.parts("not_for"):
        yield from _leaves(limit, [limit.raw("when")], known)


def _leaves(near: Document, rules: list[object], known: Known) -> Iterator[Fault]:
    for rule in rules:
        for name in leaves(rule) if isinstance(rule, str | Mapping) else ():
            if name not in known.findings:
                yield _fault(near, f"findings has no {name!r}", "See knowledge/findings")


def _ids(document: Document, known: Known) -> Iterator[Fault]:
    for key, ids in (("conditions", known.conditions), ("complaint", known.findings)):
        for name in document.texts(key):
            if name not in ids:
                yield _fault(document, f"{key} has no {name!r}", "Take an id that exists")
    for name in document.part("see_also").texts("conditions"):
        if name not in known.conditions:
            yield _fault(document, f"conditions has no {name!r}", "Take an id that exists")


def _fault(near: Document, what: str, mend: str, *, stops: bool = False) -> Fault:
    return Fault(what=what, mend=mend, at=near.data, stops=stops)
