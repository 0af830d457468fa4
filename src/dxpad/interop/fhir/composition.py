"""The Composition: the note's sections with their text, each sentence marked by what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.note import Custody
from dxpad.interop.fhir.pieces import LOINC, concept, escaped, narrative, paragraph, reference
from dxpad.notes.export.marks import DRAFT, NOTHING, mark_of, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.encode import Json
    from dxpad.domain.note import Note, NoteSection, NoteSentence
    from dxpad.interop.fhir.pieces import Resource
    from dxpad.interop.fhir.record import WrittenNote

_EMPTY = "http://terminology.hl7.org/CodeSystem/list-empty-reason"


def composition(written: WrittenNote, id_: str, sections: Sequence[Resource], author: str, patient: str) -> Resource:
    """The Composition with these sections; `author` and `patient` are ids."""
    made: Resource = {
        "resourceType": "Composition",
        "id": id_,
        "language": "en",
        "status": written.status,
        "type": concept(written.title, system=LOINC, code=written.loinc),
        "subject": reference(patient),
        "date": written.made_at,
        "author": [reference(author)],
        "title": printable(written.title),
        "section": list(sections),
    }
    if written.signed:
        attested: Resource = {"mode": "professional", "time": written.signed.at, "party": reference(author)}
        made["attester"] = [attested]
    return made


def section(part: NoteSection, entries: Sequence[str]) -> Resource:
    """One section; `entries` are the ids of its structured entries."""
    made: Resource = {"title": printable(part.title)}
    if part.loinc:
        made["code"] = concept(part.title, system=LOINC, code=part.loinc)
    made["text"] = narrative(_sentences(part.sentences))
    if entries:
        made["entry"] = [reference(id_) for id_ in entries]
    elif not part.sentences:
        made["emptyReason"] = {"coding": [{"system": _EMPTY, "code": "unavailable", "display": "Unavailable"}]}
    return made


def _sentences(sentences: Sequence[NoteSentence]) -> str:
    if not sentences:
        return paragraph(NOTHING)
    return f"<ul>{''.join(f'<li>{_marked(sentence)}</li>' for sentence in sentences)}</ul>"


def _marked(sentence: NoteSentence) -> str:
    mark = mark_of(sentence)
    text = escaped(sentence.text)
    return f"{text} <i>({mark})</i>" if mark else text


def custody_section(written: WrittenNote, entries: Sequence[str]) -> Resource:
    """How the note came to be, in words: what its sentences rest on, and whether anybody signed it."""
    signed = written.signed
    state = f"Signed by {signed.by}, {signed.at}." if signed else DRAFT
    made: Resource = {
        "title": "How this note was made",
        "text": narrative(paragraph(f"{state} {counted(written.note)}")),
    }
    held: list[Json] = [reference(id_) for id_ in entries]
    return {**made, "entry": held}


def counted(note: Note) -> str:
    """How many sentences rest on what."""
    sentences = [sentence for part in note.sections for sentence in part.sentences]
    linked, inferred, typed = (sum(s.status is status for s in sentences) for status in Custody)
    parts = (f"{linked} rest on words that were said", f"{inferred} were worked out", f"{typed} typed")
    return f"Of {len(sentences)} sentences {', '.join(parts)}."
