"""Patient, device and signer. Nothing is invented: no identifier, no name, no date of birth that nobody gave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.interop.fhir.pieces import narrative, paragraph
from dxpad.notes.export.marks import printable

if TYPE_CHECKING:
    from dxpad.interop.fhir.pieces import Resource
    from dxpad.interop.fhir.record import WrittenNote

NAME_OF_PROGRAM = "Diagnosis Pad"


def patient(written: WrittenNote, id_: str) -> Resource:
    """The patient as far as anybody said: an alias is no identifier, and an age is no date of birth."""
    made: Resource = {"resourceType": "Patient", "id": id_, "text": narrative(paragraph(_described(written)))}
    alias = printable(written.alias).strip()
    if alias:
        made["name"] = [{"use": "anonymous", "text": alias}]
    if written.sex:
        made["gender"] = written.sex.value
    return made


def _described(written: WrittenNote) -> str:
    known = [printable(written.alias).strip()]
    if written.age is not None:
        known.append(f"aged {written.age:g} years" if written.age >= 1 else f"aged {round(written.age * 12)} months")
    if written.sex:
        known.append(written.sex.value)
    told = ", ".join(part for part in known if part)
    return f"Patient: {told}. No identifier is known here." if told else "Patient: nothing is known here."


def device(written: WrittenNote, id_: str) -> Resource:
    """The program that drafted the note."""
    return {
        "resourceType": "Device",
        "id": id_,
        "status": "active",
        "deviceName": [{"name": NAME_OF_PROGRAM, "type": "user-friendly-name"}],
        "type": {"text": "Software that drafts notes from what was said; no regulator has certified it"},
        "version": [{"value": f"program {written.program}"}, {"value": f"knowledge {written.knowledge}"}],
    }


def practitioner(name: str, id_: str) -> Resource:
    """Who signed, by the name they gave."""
    return {"resourceType": "Practitioner", "id": id_, "name": [{"text": printable(name).strip()}]}
