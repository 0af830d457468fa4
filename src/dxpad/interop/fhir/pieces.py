"""The small forms every resource is built of: text, codes, references, narratives."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TypeAlias
from uuid import NAMESPACE_URL, uuid5

from dxpad.notes.export.marks import printable

if TYPE_CHECKING:
    from dxpad.domain.encode import Json

Resource: TypeAlias = "dict[str, Json]"

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
XHTML = "http://www.w3.org/1999/xhtml"
_NAMES = uuid5(NAMESPACE_URL, "urn:dxpad:fhir")


def uuid_of(*parts: str) -> str:
    """An id made from these texts: the same texts give the same id."""
    return str(uuid5(_NAMES, "\n".join(parts)))


def reference(id_: str) -> Resource:
    """A reference to a resource of this document."""
    return {"reference": f"urn:uuid:{id_}"}


def concept(text: str, *, system: str = "", code: str = "") -> Resource:
    """A codeable concept: always with its words, with a code where one is known for sure."""
    made: Resource = {"text": printable(text)}
    if code:
        made["coding"] = [{"system": system, "code": code}]
    return made


def coded(system: str, code: str, display: str) -> Resource:
    """A concept of a list of FHIR's own."""
    return {"coding": [{"system": system, "code": code, "display": display}]}


def narrative(body: str) -> Resource:
    """The part of a resource that people read; `body` is XHTML whose texts are escaped already."""
    return {"status": "additional", "div": f'<div xmlns="{XHTML}">{body}</div>'}


def paragraph(text: str) -> str:
    """One paragraph of a narrative."""
    return f"<p>{escaped(text)}</p>"


def escaped(text: str) -> str:
    """Text as it may stand in a narrative."""
    return escape(printable(text))
