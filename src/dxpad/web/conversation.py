"""What was said in a consultation, in the form each stage wants it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.domain.note import Custody, NoteSection, NoteSentence
from dxpad.domain.transcript import Speaker, Transcript
from dxpad.speech.imports import turns_from_lines

if TYPE_CHECKING:
    from dxpad.domain.case import Case
    from dxpad.domain.consultation import Consultation
    from dxpad.domain.finding import FindingSet
    from dxpad.domain.note import Note
    from dxpad.domain.transcript import Turn

BOTH = {Speaker.CLINICIAN, Speaker.PATIENT}


def pasted_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a text in which both sides of a conversation are labelled; none for any other text."""
    turns = turns_from_lines(text) if ":" in text else ()
    return turns if {turn.speaker for turn in turns} >= BOTH else ()


def turns_of(consultation: Consultation) -> tuple[Turn, ...]:
    """The conversation: heard or loaded, else pasted into the box with labels."""
    return consultation.turns or pasted_turns(consultation.text)


def typed_text(consultation: Consultation) -> str:
    """What was typed beside the conversation; empty when the box holds the conversation itself."""
    return "" if not consultation.turns and pasted_turns(consultation.text) else consultation.text


def case_of(consultation: Consultation) -> Case:
    """The case that is ranked."""
    turns = turns_of(consultation)
    transcript = Transcript(id=consultation.id, turns=turns, engine=consultation.engine) if turns else None
    return replace(consultation.case, text=typed_text(consultation) or None, transcript=transcript)


def without_set_aside(found: FindingSet, consultation: Consultation) -> FindingSet:
    """Findings without those that the clinician set aside as neither present nor absent."""
    aside = {name for name, status in consultation.set_findings if status is Status.UNKNOWN}
    if not aside:
        return found
    kept = tuple(finding for finding in found.findings if finding.id not in aside)
    issues = tuple(issue for issue in found.issues if issue.where not in aside)
    return replace(found, findings=kept, issues=issues)


def note_transcript(consultation: Consultation) -> Transcript | None:
    """What the note is written from: the conversation, else the typed text line by line; None when there is neither."""
    turns = turns_of(consultation) or turns_from_lines(consultation.text)
    return Transcript(id=consultation.id, turns=turns, engine=consultation.engine) if turns else None


def with_typed(note: Note, consultation: Consultation) -> Note:
    """The note, with what the clinician typed beside a conversation as it stands, marked as typed."""
    lines = [line.strip() for line in typed_text(consultation).splitlines() if line.strip()]
    if not turns_of(consultation) or not lines:
        return note
    sentences = tuple(NoteSentence(text=line, sources=(), status=Custody.TYPED) for line in lines)
    section = NoteSection(key="typed", title="Typed notes", loinc="", sentences=sentences)
    text = "\n\n".join([note.text.rstrip(), "\n".join([section.title, *lines])]).lstrip()
    return replace(note, sections=(*note.sections, section), text=text + "\n")
