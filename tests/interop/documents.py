"""Documents for the tests: the demo consultation and others, in every template, signed and not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from dxpad.demo import demo_text
from dxpad.domain.case import Case
from dxpad.interop.fhir import Signature, WrittenNote, to_fhir
from dxpad.notes.template import load
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from dxpad.domain.transcript import Transcript
    from dxpad.pad import Pad

AT = "2026-11-22T09:00:00+00:00"


def demo_transcript() -> Transcript:
    return read_transcript(demo_text().read_bytes(), name="demo", transcript_id="demo")


def written_note(pad: Pad, transcript: Transcript, template: str = "soap", **known: Any) -> WrittenNote:  # noqa: ANN401 fields of the record
    kind, found = load(template), pad.find(Case(id=transcript.id, transcript=transcript))
    note = pad.write(transcript, found, template=template)
    fields = {"made_at": AT, "program": "1", "knowledge": "2026.11.0", "found": found, "age": found.age, **known}
    return WrittenNote(note=note, transcript=transcript, title=kind.title, loinc=kind.loinc, **fields)


def signed() -> Signature:
    return Signature(by="Dr <A> & B", at="2026-11-22T10:00:00+00:00")


def document(written: WrittenNote) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(to_fhir(written))
    return made


def resources(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == kind]
