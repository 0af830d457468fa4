"""One score for one case: what the case answers, with its words, what is stated, and what is still to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.guidance.facts import facts_of
from dxpad.guidance.scores.calculate import worked_out
from dxpad.guidance.scores.catalogue import find
from dxpad.guidance.scores.fill import Filled, fill
from dxpad.guidance.scores.inputs import read_value
from dxpad.guidance.scores.offer import unsuited_because
from dxpad.guidance.scores.working import said, working

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.case import Case
    from dxpad.domain.finding import FindingSet, Quote
    from dxpad.domain.guidance import ScoreResult
    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.evaluate import Value
    from dxpad.guidance.scores.working import Line
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The value of one input in the score's unit, `said` as a person reads it. `stated` by the caller, else from the
    case; `source` holds the words, None where no words stand behind it."""

    value: Value
    said: str
    unit: str
    stated: bool
    source: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An input that nobody answered yet: the question, and what it accepts."""

    input: str
    question: str
    accepts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A score as far as it goes. `result` is None while something is `missing`, or when the score is not made for this
    patient, which `unsuited` then says."""

    score: str
    name: str
    version: str
    inputs: dict[str, Given]
    missing: tuple[Asked, ...]
    unsuited: str
    result: ScoreResult | None
    working: tuple[Line, ...]


def sheet(score_id: str, case: Case, found: FindingSet, stated: Mapping[str, object], store: Store) -> Sheet:
    """The sheet of one score. What is stated wins over what the case says; nothing is guessed.

    Raises:
        UnknownIdError: there is no such score.
        BadInputError: a stated value is unknown, unfit or out of range, or the score has no value there.
    """
    definition = find(score_id, store)
    facts = facts_of(case, found, store)
    return _sheet(definition, fill(definition, facts), _stated(definition, stated), unsuited_because(definition, facts))


def _stated(definition: Definition, stated: Mapping[str, object]) -> dict[str, Value]:
    specs = {spec.name: spec for spec in definition.inputs}
    for name in stated:
        if name not in specs:
            mend = f"Its inputs: {', '.join(specs)}"
            raise BadInputError("the score has no such input", where=f"{definition.id}: {str(name)[:60]!r}", mend=mend)
    return {name: read_value(specs[name], value, definition.id) for name, value in stated.items()}


def _sheet(definition: Definition, filled: Mapping[str, Filled], stated: Mapping[str, Value], unsuited: str) -> Sheet:
    inputs: dict[str, Given] = {}
    for spec in definition.inputs:
        if spec.name in stated or spec.name in filled:
            own = spec.name in stated
            value = stated[spec.name] if own else filled[spec.name].value
            source = None if own else filled[spec.name].quote
            inputs[spec.name] = Given(value=value, said=said(spec, value), unit=spec.unit, stated=own, source=source)
    open_ = [spec for spec in definition.inputs if spec.name not in inputs]
    values = {name: given.value for name, given in inputs.items()}
    whole = not open_ and not unsuited
    return Sheet(
        score=definition.id,
        name=definition.name,
        version=definition.version,
        inputs=inputs,
        missing=tuple(Asked(input=spec.name, question=spec.question, accepts=spec.accepts) for spec in open_),
        unsuited=unsuited,
        result=worked_out(definition.id, definition, values) if whole else None,
        working=working(definition, values) if whole else (),
    )
