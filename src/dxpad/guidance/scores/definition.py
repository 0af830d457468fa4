"""A score as its file in knowledge/scores defines it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dxpad.domain.errors import KnowledgeError, UnknownIdError
from dxpad.domain.guidance import Band
from dxpad.guidance.scores.formula import parse
from dxpad.guidance.scores.inputs import input_from

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.guidance.scores.formula import Node
    from dxpad.guidance.scores.inputs import InputSpec
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One score. `bands` are in order of their ranges; `population` says whom it was made for."""

    id: str
    version: str
    name: str
    purpose: str
    unit: str
    inputs: tuple[InputSpec, ...]
    formula: Node
    bands: tuple[Band, ...]
    sources: tuple[str, ...]
    conditions: tuple[str, ...]
    complaint: tuple[str, ...]
    population: Document

    def band_of(self, value: float) -> Band:
        """The band that holds `value`: the last one that it reaches.

        Raises:
            KnowledgeError: no band holds it.
        """
        reached = [band for band in self.bands if band.from_ <= value]
        if not reached or value > self.bands[-1].to:
            raise KnowledgeError(
                f"no band holds {value:g}", where=f"scores/{self.id}", mend="Let the bands cover the range"
            )
        return reached[-1]


def definition_from(document: Document) -> Definition:
    """The definition behind one authored file.

    Raises:
        KnowledgeError: its formula is not of the language.
    """
    name = document.text("id")
    bands = [
        Band(from_=band.number("from") or 0.0, to=band.number("to") or 0.0, meaning=band.text("meaning"))
        for band in document.parts("bands")
    ]
    return Definition(
        id=name, version=document.text("version"), name=document.text("name"), purpose=document.text("purpose"),
        unit=document.text("unit"), inputs=tuple(input_from(part) for part in document.parts("inputs")),
        formula=parse(document.text("formula"), f"scores/{name}"),
        bands=tuple(sorted(bands, key=lambda band: band.from_)), sources=document.texts("source"),
        conditions=document.texts("conditions"), complaint=document.texts("complaint"),
        population=document.part("population"),
    )  # fmt: skip


def squeezed(name: str) -> str:
    """An id without its separators: curb-65, curb_65 and curb65 are one score."""
    return name.strip().lower().replace("-", "").replace("_", "")


def find(name: str, store: Store) -> Definition:
    """The score of an id, written with - or _.

    Raises:
        UnknownIdError: there is none; the message names the nearest ones.
    """
    documents = store.documents("score")
    wanted = squeezed(name)
    for known, document in documents.items():
        if squeezed(known) == wanted:
            return definition_from(document)
    raise _unknown(name, documents)


def _unknown(name: str, known: Iterable[str]) -> UnknownIdError:
    close = get_close_matches(name[:60], list(known), n=3)
    mend = f"Near it: {', '.join(close)}" if close else f"Known: {', '.join(known)}"
    return UnknownIdError(f"no score {name[:60]!r}", where="score", mend=mend)
