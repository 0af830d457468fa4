"""What stands beside a note and is no part of it: suggested codes, and how hard a leaflet is to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dxpad.knowledge.reading import grade
from dxpad.notes.accepted import offers
from dxpad.notes.parts import Voice
from dxpad.notes.readable import HARDEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.consultation import Consultation
    from dxpad.notes.accepted import Offer
    from dxpad.web.desk import Desk, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideNote:
    """`grade` is the school grade a leaflet reads at, None where the note is not for the patient; `left` holds, by the
    key of a section that the program cannot fill, what its template asks the clinician to write there."""

    codes: tuple[Offer, ...] = ()
    grade: float | None = None
    left: Mapping[str, str] = field(default_factory=dict)

    @property
    def hard(self) -> bool:
        """Whether the leaflet is harder to read than it should be."""
        return self.grade is not None and self.grade > HARDEST


def beside_note(desk: Desk, written: Written, consultation: Consultation) -> BesideNote:
    """The codes and the grade of a note as it stands; nothing where its template is gone."""
    note = written.revision.note
    if note.template not in desk.templates.all():
        return BesideNote()
    template = desk.templates.find(note.template)
    left = {plan.key: plan.instruction for plan in template.sections if not plan.holds}
    if template.voice is Voice.SECOND:
        said = "\n".join(sentence.text for section in note.sections for sentence in section.sentences)
        return BesideNote(grade=grade(said) if said else None, left=left)
    return BesideNote(codes=offered(desk, written, consultation), left=left)


def offered(desk: Desk, written: Written, consultation: Consultation) -> tuple[Offer, ...]:
    """The codes that the note's stated diagnoses suggest, and which of them the clinician took; none for a patient's
    leaflet, or where the template is gone."""
    note = written.revision.note
    if note.template not in desk.templates.all():
        return ()
    template = desk.templates.find(note.template)
    if template.voice is Voice.SECOND:
        return ()
    with desk.pad.taken() as pad:
        return offers(note, pad.codes(note, written.transcript, template), consultation.note.checks)
