"""Diagnoses whose code the clinician took over: never one that was only suggested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.interop.fhir.pieces import coded, concept, reference, uuid_of
from dxpad.notes.export.marks import printable

if TYPE_CHECKING:
    from dxpad.domain.coding import AcceptedCode
    from dxpad.domain.note import NoteSection
    from dxpad.interop.fhir.pieces import Resource
    from dxpad.interop.fhir.record import WrittenNote

ICD10 = "http://hl7.org/fhir/sid/icd-10-cm"
_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFIED = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/condition-category"


def conditions(written: WrittenNote, section: NoteSection, patient: str) -> tuple[Resource, ...]:
    """The accepted diagnoses that a sentence of this section states."""
    first = _first(written, section)
    numbers = range(first, first + len(section.sentences))
    return tuple(
        _condition(written, code, section.sentences[code.sentence - first].text, patient)
        for code in written.codes
        if code.sentence in numbers
    )


def _first(written: WrittenNote, section: NoteSection) -> int:
    """The number of a section's first sentence over the whole note."""
    before = 0
    for other in written.note.sections:
        if other is section:
            return before
        before += len(other.sentences)
    return before


def _condition(written: WrittenNote, code: AcceptedCode, sentence: str, patient: str) -> Resource:
    """Confirmed only where it was stated without a doubt in a note that was signed."""
    sure = written.signed is not None and code.status is Status.PRESENT
    verified = ("confirmed", "Confirmed") if sure else ("provisional", "Provisional")
    return {
        "resourceType": "Condition",
        "id": uuid_of(patient, f"condition {code.condition} {code.code}"),
        "clinicalStatus": coded(_CLINICAL, "active", "Active"),
        "verificationStatus": coded(_VERIFIED, *verified),
        "category": [coded(_CATEGORY, "encounter-diagnosis", "Encounter Diagnosis")],
        "code": concept(code.name, system=ICD10, code=code.code),
        "subject": reference(patient),
        "note": [{"text": printable(sentence)}],
    }
