"""Structured entries: findings and measurements on whose words a sentence of the note rests. Nothing else goes out.

A finding goes out in words, and with its HPO code where that means exactly the same: a code that says something near is
wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.finding import Status, Subject, When
from dxpad.interop.fhir.conditions import conditions
from dxpad.interop.fhir.pieces import LOINC, UCUM, coded, concept, reference, uuid_of
from dxpad.notes.export.marks import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.encode import Json
    from dxpad.domain.finding import Finding, Measurement, Quote
    from dxpad.domain.note import NoteSection, SpanRef
    from dxpad.interop.fhir.pieces import Resource
    from dxpad.interop.fhir.record import WrittenNote

VITAL_SIGNS = {
    "respiratory-rate": "9279-1",
    "heart-rate": "8867-4",
    "oxygen-saturation": "2708-6",
    "temperature": "8310-5",
    "height": "8302-2",
    "weight": "29463-7",
    "bmi": "39156-5",
    "systolic-blood-pressure": "8480-6",
    "diastolic-blood-pressure": "8462-4",
}
"""LOINC codes of HL7's vital-signs profile; a laboratory value has no code, since the same name covers several."""

UNITS = {
    "mmHg": "mm[Hg]", "bpm": "/min", "/min": "/min", "°C": "Cel", "cm": "cm", "kg": "kg", "%": "%", "kg/m2": "kg/m2",
    "mmol/L": "mmol/L", "µmol/L": "umol/L", "nmol/L": "nmol/L", "pmol/L": "pmol/L", "g/L": "g/L", "mg/L": "mg/L",
    "µg/L": "ug/L", "ng/L": "ng/L", "ng/mL": "ng/mL", "U/L": "U/L", "10^9/L": "10*9/L", "s": "s", "ms": "ms",
}  # fmt: skip
"""UCUM for the units of the knowledge; a unit that is not here goes out as words."""

HPO = "http://human-phenotype-ontology.org"
_CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"
_UNKNOWN_TIME = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


class Entries:
    """Makes the entries of one document; `patient` is the patient's id."""

    def __init__(self, written: WrittenNote, patient: str) -> None:
        self._written = written
        self._patient = patient
        self._used: set[str] = set()

    def of(self, section: NoteSection) -> tuple[Resource, ...]:
        """The entries whose words are those of a sentence of this section, each once in the document."""
        stated = conditions(self._written, section, self._patient)
        made = (*stated, *self._findings(section), *self._measurements(section))
        fresh = tuple(entry for entry in made if entry["id"] not in self._used)
        self._used.update(str(entry["id"]) for entry in fresh)
        return fresh

    def age(self) -> tuple[Resource, ...]:
        """The age that was said, as it is no date of birth."""
        years = self._written.age
        if years is None:
            return ()
        made = self._observation("age", concept("Age", system=LOINC, code="30525-0"))
        return ({**made, "valueQuantity": {"value": years, "unit": "years", "system": UCUM, "code": "a"}},)

    def _findings(self, section: NoteSection) -> Iterator[Resource]:
        for finding in self._written.found.findings:
            notes = _resting_on(section, finding.source) if _goes_out(finding) else []
            if notes:
                hpo = self._written.exact_hpo.get(finding.id, "")
                made = self._observation(f"finding {finding.id}", concept(finding.name, system=HPO, code=hpo))
                yield {**made, "valueBoolean": finding.status is Status.PRESENT, "note": notes}

    def _measurements(self, section: NoteSection) -> Iterator[Resource]:
        for number, measured in enumerate(self._written.found.measurements):
            notes = _resting_on(section, measured.source)
            if notes:
                yield {**self._measured(measured, f"measurement {number}"), "note": notes}

    def _measured(self, measured: Measurement, name: str) -> Resource:
        vital = VITAL_SIGNS.get(measured.name, "")
        made = self._observation(name, concept(measured.name.replace("-", " "), system=LOINC, code=vital))
        quantity: Resource = {"value": measured.value}
        if measured.unit:
            quantity["unit"] = measured.unit
        if measured.unit in UNITS:
            quantity |= {"system": UCUM, "code": UNITS[measured.unit]}
        if vital:
            made |= {"category": [coded(_CATEGORIES, "vital-signs", "Vital Signs")], **self._effective()}
        return {**made, "valueQuantity": quantity}

    def _effective(self) -> Resource:
        """When it was measured; that nobody knows is said, since a vital sign must carry a time."""
        if self._written.held_at:
            return {"effectiveDateTime": self._written.held_at}
        return {"_effectiveDateTime": {"extension": [{"url": _UNKNOWN_TIME, "valueCode": "unknown"}]}}

    def _observation(self, name: str, code: Resource) -> Resource:
        return {
            "resourceType": "Observation",
            "id": uuid_of(self._patient, name),
            "status": "final" if self._written.signed else "preliminary",
            "code": code,
            "subject": reference(self._patient),
        }


def _goes_out(finding: Finding) -> bool:
    """Said of the patient and of now. A finding worked out from a value is not said: the value goes out."""
    mine = finding.subject is Subject.PATIENT and finding.when is When.CURRENT
    return mine and finding.value is None and finding.status in (Status.PRESENT, Status.ABSENT)


def _resting_on(section: NoteSection, quote: Quote | None) -> list[Json]:
    """The section's sentences that rest on these words, as annotations: side and circumstance stay with the entry."""
    if quote is None:
        return []
    return [
        {"text": printable(sentence.text)}
        for sentence in section.sentences
        if any(_overlap(span, quote) for span in sentence.sources)
    ]


def _overlap(span: SpanRef, quote: Quote) -> bool:
    return span.turn == quote.turn and span.start < quote.end and quote.start < span.end
