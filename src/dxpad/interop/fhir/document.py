"""The whole document: a Bundle of type document, the same bytes for the same note."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from hashlib import sha1, sha256
from typing import TYPE_CHECKING

from dxpad.domain.encode import dumps
from dxpad.interop.fhir.composition import composition, custody_section, section
from dxpad.interop.fhir.observations import Entries
from dxpad.interop.fhir.people import NAME_OF_PROGRAM, device, patient, practitioner
from dxpad.interop.fhir.pieces import LOINC, coded, concept, reference, uuid_of
from dxpad.interop.fhir.record import instant
from dxpad.notes.export.marks import printable

if TYPE_CHECKING:
    from dxpad.domain.transcript import Transcript
    from dxpad.interop.fhir.pieces import Resource
    from dxpad.interop.fhir.record import WrittenNote

_AGENTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"


def to_fhir(written: WrittenNote) -> bytes:
    """The note as a FHIR R4 document in JSON.

    Raises:
        BadInputError: a time is no ISO 8601 time with a zone.
    """
    return json.dumps(_Document(_with_instants(written)).bundle(), ensure_ascii=False, indent=2).encode() + b"\n"


def _with_instants(written: WrittenNote) -> WrittenNote:
    signed = written.signed
    return replace(
        written,
        made_at=instant(written.made_at, "time of the document"),
        held_at=instant(written.held_at, "time of the consultation") if written.held_at else "",
        signed=replace(signed, at=instant(signed.at, "time of the signature")) if signed else None,
    )


class _Document:
    """One document and the ids in it, all of them made from what it holds."""

    def __init__(self, written: WrittenNote) -> None:
        self.written = written
        self.said = _hash_of(written.transcript)
        made_of: tuple[str, ...] = (
            dumps(written.note),
            self.said,
            written.made_at,
            written.alias,
            dumps(written.signed or ""),
        )
        made_of = (*made_of, dumps(written.codes)) if written.codes else made_of
        names = ("bundle", "composition", "patient", "device", "practitioner", "reference", "provenance")
        self.ids = {name: uuid_of(*made_of, name) for name in names}
        self.author = self.ids["practitioner" if written.signed else "device"]
        self.entries = Entries(written, self.ids["patient"])

    def bundle(self) -> Resource:
        """The Bundle, its Composition first."""
        held = [(part, self.entries.of(part)) for part in self.written.note.sections]
        sections = [section(part, [str(entry["id"]) for entry in entries]) for part, entries in held]
        age = self.entries.age()
        sections.append(custody_section(self.written, [self.ids["reference"], *(str(entry["id"]) for entry in age)]))
        whole = composition(self.written, self.ids["composition"], sections, self.author, self.ids["patient"])
        resources = [whole, patient(self.written, self.ids["patient"]), device(self.written, self.ids["device"])]
        if self.written.signed:
            resources.append(practitioner(self.written.signed.by, self.ids["practitioner"]))
        resources += [self._reference(), self._provenance(), *age, *(entry for _, found in held for entry in found)]
        return {
            "resourceType": "Bundle",
            "identifier": {"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{self.ids['bundle']}"},
            "type": "document",
            "timestamp": self.written.made_at,
            "entry": [{"fullUrl": f"urn:uuid:{item['id']}", "resource": item} for item in resources],
        }

    def _reference(self) -> Resource:
        """The note as plain text, for a system that files documents and reads no Composition."""
        written = self.written
        text = printable(written.note.text).encode()
        attachment: Resource = {
            "contentType": "text/plain;charset=utf-8",
            "language": "en",
            "title": printable(written.title),
            "size": len(text),
            "hash": b64encode(sha1(text, usedforsecurity=False).digest()).decode(),
            "creation": written.made_at,
        }
        if text:
            attachment["data"] = b64encode(text).decode()
        return {
            "resourceType": "DocumentReference",
            "id": self.ids["reference"],
            "status": "current",
            "docStatus": written.status,
            "type": concept(written.title, system=LOINC, code=written.loinc),
            "subject": reference(self.ids["patient"]),
            "date": written.made_at,
            "author": [reference(self.author)],
            "content": [{"attachment": attachment}],
            "context": {"related": [reference(self.ids["composition"])]},
        }

    def _provenance(self) -> Resource:
        """Drafted by the program from a conversation, of which only the hash goes out; signed by a person or not."""
        written = self.written
        drafted: Resource = {
            "type": coded(_AGENTS, "assembler", "Assembler"),
            "who": {**reference(self.ids["device"]), "display": NAME_OF_PROGRAM},
        }
        agents = [drafted]
        if written.signed:
            verified: Resource = {
                "type": coded(_AGENTS, "verifier", "Verifier"),
                "who": reference(self.ids["practitioner"]),
            }
            agents.append(verified)
        turns = len(written.transcript.turns)
        source: Resource = {"identifier": {"value": f"sha256:{self.said}"}, "display": f"What was said: {turns} turns"}
        return {
            "resourceType": "Provenance",
            "id": self.ids["provenance"],
            "target": [reference(self.ids["composition"]), reference(self.ids["reference"])],
            "recorded": written.made_at,
            "activity": {"text": "Draft of a note from what was said, each sentence tied to its words"},
            "agent": list(agents),
            "entity": [{"role": "source", "what": source}],
        }


def _hash_of(transcript: Transcript) -> str:
    return sha256(dumps([(turn.speaker, turn.text) for turn in transcript.turns]).encode()).hexdigest()
