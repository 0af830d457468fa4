"""A score as its file in knowledge/scores defines it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import KnowledgeError
from dxpad.domain.guidance import Band
from dxpad.guidance.scores.evaluate import evaluate
from dxpad.guidance.scores.formula import inputs_of, parse
from dxpad.guidance.scores.inputs import input_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.guidance.scores.evaluate import Value
    from dxpad.guidance.scores.formula import Node
    from dxpad.guidance.scores.inputs import InputSpec
    from dxpad.knowledge.document import Document

COUNTED = ("points", "criteria")
"""Units of scores whose value is a sum of points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A named part of the working. Its formula looks at inputs and at earlier steps."""

    name: str
    meaning: str
    formula: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One score. `bands` are in order of their ranges; `beyond[i]`: band i holds only values above its `from_`.
    `population` says whom it was made for; `basis` is "study" where `sources` were read, else "estimate"; `citation`
    names a publication that nobody looked up. One that grades a condition is offered `once_likely`."""

    id: str
    version: str
    name: str
    group: str
    synonyms: tuple[str, ...]
    purpose: str
    use_when: tuple[str, ...]
    not_when: tuple[str, ...]
    pearls: tuple[str, ...]
    unit: str
    inputs: tuple[InputSpec, ...]
    steps: tuple[Step, ...]
    formula: Node
    bands: tuple[Band, ...]
    beyond: tuple[bool, ...]
    sources: tuple[str, ...]
    basis: str
    citation: str
    conditions: tuple[str, ...]
    complaint: tuple[str, ...]
    population: Document
    licence: str
    once_likely: bool
    read: bool

    @property
    def counts_points(self) -> bool:
        """Whether the value is a sum of points."""
        return self.unit.split()[0] in COUNTED

    def worked(self, values: Mapping[str, Value]) -> dict[str, Value]:
        """The inputs with every step worked out from them, in order.

        Raises:
            BadInputError: a step has no value there.
        """
        known = dict(values)
        for step in self.steps:
            known[step.name] = evaluate(step.formula, known, self.id)
        return known

    def inputs_behind(self, node: Node) -> frozenset[str]:
        """The inputs that a part of the formula rests on, through any steps."""
        steps = {step.name: step for step in self.steps}
        behind: set[str] = set()
        for name in inputs_of(node):
            behind |= self.inputs_behind(steps[name].formula) if name in steps else {name}
        return frozenset(behind)

    def band_of(self, value: float) -> Band:
        """The band that holds `value`: the last one that it reaches.

        Raises:
            KnowledgeError: no band holds it.
        """
        for band, beyond in zip(reversed(self.bands), reversed(self.beyond), strict=True):
            if value > band.from_ or (value == band.from_ and not beyond):
                if value <= self.bands[-1].to:
                    return band
                break
        raise KnowledgeError(
            f"no band holds {value:g}", where=f"scores/{self.id}", mend="Let the bands cover the range"
        )


def definition_from(document: Document) -> Definition:
    """The definition behind one authored file.

    Raises:
        KnowledgeError: its formula is not of the language.
    """
    name = document.text("id")
    bands = sorted(document.parts("bands"), key=_start)
    return Definition(
        id=name, version=document.text("version"), name=document.text("name"), group=document.text("group"),
        synonyms=document.texts("synonyms"), purpose=document.text("purpose"), use_when=document.texts("use_when"),
        not_when=document.texts("not_when"), pearls=document.texts("pearls"), unit=document.text("unit"),
        inputs=tuple(input_from(part) for part in document.parts("inputs")),
        steps=tuple(_step(part, name) for part in document.parts("steps")),
        formula=parse(document.text("formula"), f"scores/{name}"),
        bands=tuple(_band(band) for band in bands), beyond=tuple("above" in band.keys() for band in bands),  # noqa: SIM118 a Document is no mapping
        sources=document.texts("source"), basis="study" if document.texts("source") else "estimate",
        citation=document.text("citation"), conditions=document.texts("conditions"),
        complaint=document.texts("complaint"), population=document.part("population"),
        licence=document.text("licence"), once_likely=document.text("offer") == "likely",
        read=document.part("review").text("status") == "read",
    )  # fmt: skip


def _start(band: Document) -> tuple[float, bool]:
    above = band.number("above")
    return (band.number("from") or 0.0, False) if above is None else (above, True)


def _band(band: Document) -> Band:
    return Band(from_=_start(band)[0], to=band.number("to") or 0.0, meaning=band.text("meaning"))


def _step(part: Document, score: str) -> Step:
    formula = parse(part.text("formula"), f"scores/{score}: {part.text('name')}")
    return Step(name=part.text("name"), meaning=part.text("meaning"), formula=formula)
