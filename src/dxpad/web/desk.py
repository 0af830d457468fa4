"""What the routes work with: the shared pad, the book of consultations, recordings, and the clock."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Event, Kind, imagine
from dxpad.domain.decode_note import note_from
from dxpad.domain.errors import BadInputError, ConflictError
from dxpad.knowledge.coverage import coverage_of
from dxpad.notes.editing import as_it_stands
from dxpad.web.conversation import case_of, note_transcript, with_typed, without_set_aside
from dxpad.web.stating import as_stated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from fastapi import Request

    from dxpad.api import SharedPad
    from dxpad.domain.case import Case
    from dxpad.domain.consultation import Consultation
    from dxpad.domain.convention import Convention
    from dxpad.domain.differential import Danger, Differential, Explanation
    from dxpad.domain.finding import FindingSet
    from dxpad.domain.guidance import Guidance
    from dxpad.domain.note import Note
    from dxpad.domain.notework import Signature
    from dxpad.domain.transcript import Transcript
    from dxpad.findings import Read
    from dxpad.knowledge.coverage import Coverage
    from dxpad.notes.editing import Revision
    from dxpad.notes.template import Template
    from dxpad.pad import Pad
    from dxpad.records import Book
    from dxpad.records.conventions import ConventionFile
    from dxpad.records.sound_key import SoundKey
    from dxpad.records.templates import TemplateFolder
    from dxpad.web.clock import Clock
    from dxpad.web.listening import Listening
    from dxpad.web.livewords import LiveWords
    from dxpad.web.priors import OwnPriors
    from dxpad.web.recordings import Recordings
    from dxpad.web.soundlife import SoundLife

FIRST_TEMPLATE = "soap"
KEPT = 32
"""Results kept in memory, so that going from tab to tab ranks once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One consultation with what was found in it and how it ranks. `read` is what its words say."""

    consultation: Consultation
    case: Case
    read: Read
    found: FindingSet
    ranked: Differential
    shifts: Mapping[str, float] = field(default_factory=dict)
    """Priors moved on the bench, in natural log-odds; none in a real look."""

    @property
    def guesses(self) -> frozenset[str]:
        """The ids of findings that no phrase named, and that the clinician has neither confirmed nor corrected."""
        return self.found.likened - {name for name, _ in self.consultation.set_findings}

    @property
    def open_dangers(self) -> tuple[Danger, ...]:
        """Dangerous conditions that nobody has dealt with."""
        dismissed = {name for name, _ in self.consultation.dismissed}
        return tuple(
            item for item in self.ranked.do_not_miss if item.state == "open" and item.condition not in dismissed
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The note of a consultation: as drafted, as it stands, and the transcript that its spans point into."""

    draft: Note
    revision: Revision
    transcript: Transcript
    signed: bool = False


class Desk:
    """One running app. Routes get it from the request; there is none at module level."""

    def __init__(
        self,
        *,
        pad: SharedPad,
        book: Book,
        recordings: Recordings,
        listening: Listening,
        live: LiveWords,
        priors: OwnPriors,
        templates: TemplateFolder,
        conventions: ConventionFile,
        clock: Clock,
        key: SoundKey,
        sound_life: SoundLife,
        when_signed: tuple[Callable[[Consultation], None], ...] = (),
    ) -> None:
        self.pad = pad
        self.book = book
        self.recordings = recordings
        self.listening = listening
        self.live = live
        self.priors = priors
        self.clock = clock
        self.templates = templates
        self.conventions = conventions
        self.key = key
        self.sound_life = sound_life
        self.when_signed = when_signed
        self._looks: OrderedDict[tuple[str, int, str], Look] = OrderedDict()
        self._drafts: OrderedDict[tuple[str, int, Template, Convention | None], Note] = OrderedDict()
        self._lock = Lock()

    # Writing

    def open_for_sound(self, consultation_id: str) -> Consultation:
        """A consultation that takes new sound.

        Raises:
            UnknownIdError: there is none of that id.
            ConflictError: it is signed.
        """
        found = self.book.read(consultation_id)
        if found.signed:
            raise ConflictError(
                "this consultation is signed: it takes no new sound",
                where="recording",
                mend="Start a new consultation, or write an addendum below the note",
            )
        return found

    def start(self) -> Consultation:
        """A new, empty consultation."""
        return self.book.start(secrets.token_hex(8), self.clock())

    def add(self, consultation_id: str, kind: Kind, **fields: object) -> Consultation:
        """Append one event, at the time it is now."""
        event = Event(seq=0, at=self.clock(), kind=kind)
        return self.book.append(consultation_id, replace(event, **fields))  # type: ignore[arg-type] # named by Event

    def sign(self, seen: Consultation, by: str, signature: Signature) -> Consultation:
        """Lock a consultation as it was seen, then call whatever waits for that, each with the state after it.

        Raises:
            ConflictError: something has happened since it was seen, or it is signed already.
        """
        event = Event(seq=0, at=self.clock(), kind=Kind.SIGNED, by=by, signature=signature)
        signed = self.book.append(seen.id, event, seen=seen.events)
        for call in self.when_signed:
            call(signed)
        return signed

    def delete(self, consultation_id: str) -> None:
        """Remove a consultation with its sound."""
        self.listening.forget(consultation_id)
        self.book.delete(consultation_id)
        self.recordings.delete(consultation_id)
        with self._lock:
            for look in [key for key in self._looks if key[0] == consultation_id]:
                del self._looks[look]
            for draft in [key for key in self._drafts if key[0] == consultation_id]:
                del self._drafts[draft]

    # Reading

    @cached_property
    def coverage(self) -> Coverage:
        """What the knowledge covers, counted once: it does not change while it is open."""
        with self.pad.taken() as pad:
            return coverage_of(pad.knowledge)

    def look(self, consultation_id: str) -> Look:
        """A consultation, found and ranked; from memory when nothing but the work on its note has happened since.

        Raises:
            UnknownIdError: there is none of that id.
        """
        consultation = self.book.read(consultation_id)
        key = (consultation.id, consultation.basis, self.priors.sha256)
        with self._lock:
            if key in self._looks:
                self._looks.move_to_end(key)
                return replace(self._looks[key], consultation=consultation)
        made = self._made(consultation)
        with self._lock:
            self._looks[consultation.id, consultation.basis, made.ranked.receipt.counts_sha256] = made
            while len(self._looks) > KEPT:
                self._looks.popitem(last=False)
        return made

    def _made(self, consultation: Consultation) -> Look:
        case = case_of(consultation)
        read = self._read_before(case)
        with self.pad.taken() as pad:
            read = read or pad.read(case)
            found = _found(pad, case, read, consultation)
            ranked = pad.rank(case, found)
        return Look(consultation=consultation, case=case, read=read, found=found, ranked=ranked)

    def _read_before(self, case: Case) -> Read | None:
        """What the words of a case say, if they were read in a look that is still kept: a finding that a clinician sets
        changes no word."""
        with self._lock:
            looks = [look for look in self._looks.values() if look.case.id == case.id]
        same = (look for look in looks if replace(look.case, present=case.present, absent=case.absent) == case)
        return next((look.read for look in same), None)

    def imagine(self, look: Look, events: tuple[Event, ...], shifts: Mapping[str, float]) -> Look:
        """The look as it would be if these happened next and these priors were moved. Nothing is written."""
        if not events and not shifts:
            return look
        imagined = imagine(look.consultation, events)
        case = case_of(imagined)
        with self.pad.taken() as pad:
            found = _found(pad, case, look.read, imagined)
            ranked = pad.rank(case, found, shifts=shifts)
        return Look(consultation=imagined, case=case, read=look.read, found=found, ranked=ranked, shifts=shifts)

    def explain(self, look: Look, *conditions: str) -> Explanation:
        """The sums behind these conditions, however far down they stand.

        Raises:
            UnknownIdError: there is no such condition.
        """
        with self.pad.taken() as pad:
            return pad.explain(look.case, look.found, *conditions, shifts=look.shifts)

    def guidance(self, look: Look) -> Guidance:
        """What to do about it."""
        with self.pad.taken() as pad:
            return pad.guide(look.case, look.found, look.ranked)

    def written(self, look: Look, template: str = "") -> Written | None:
        """The note as it stands, in the template that was chosen for it unless another is named; what was signed, once
        it is signed. None when nothing has been said or typed.

        Raises:
            UnknownIdError: there is no such template.
        """
        consultation = look.consultation
        transcript = note_transcript(consultation)
        if transcript is None:
            return None
        signature = consultation.signature
        if signature and template in ("", signature.template):
            signed = note_from(signature.content)
            return Written(draft=signed, revision=as_it_stands(signed), transcript=transcript, signed=True)
        chosen = self.templates.find(template) if template else self._template_of(consultation)
        draft = self._draft(look, transcript, chosen)
        with self.pad.taken() as pad:
            revision = pad.revise(draft, consultation.note, transcript)
        return Written(draft=draft, revision=revision, transcript=transcript)

    def _draft(self, look: Look, transcript: Transcript, template: Template) -> Note:
        """What the program writes; from memory when only the note was worked on since."""
        consultation = look.consultation
        convention = self.conventions.chosen()
        key = (consultation.id, consultation.basis, template, convention)
        with self._lock:
            if key in self._drafts:
                self._drafts.move_to_end(key)
                return self._drafts[key]
        case = replace(look.case, text=None, transcript=transcript)
        with self.pad.taken() as pad:
            found = _found(pad, case, pad.read(case), consultation)
            made = pad.write(transcript, found, template=template, convention=convention)
            draft = with_typed(made, consultation)
        with self._lock:
            self._drafts[key] = draft
            while len(self._drafts) > KEPT:
                self._drafts.popitem(last=False)
        return draft

    def _template_of(self, consultation: Consultation) -> Template:
        """The template that was chosen for a note; the first where it was deleted since or has a fault now, which the
        page shows as another than the one that was chosen."""
        try:
            return self.templates.find(consultation.note.template or FIRST_TEMPLATE)
        except BadInputError:
            return self.templates.find(FIRST_TEMPLATE)


def _found(pad: Pad, case: Case, read: Read, consultation: Consultation) -> FindingSet:
    """What the case says, with what the clinician left open."""
    return as_stated(without_set_aside(pad.find_again(case, read), consultation), consultation, pad.knowledge)


def desk_of(request: Request) -> Desk:
    """The desk of the app that got this request."""
    desk: Desk = request.app.state.desk
    return desk
