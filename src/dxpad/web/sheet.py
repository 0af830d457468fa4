"""The signing sheet: all that is open when a note is about to be signed, and what of it stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dxpad.domain.encode import dumps
from dxpad.domain.notework import Acknowledged
from dxpad.notes.checking import READ, to_check

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.notes.checking import Item
    from dxpad.web.desk import Desk, Look, Written


LONGEST_REASON = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason chosen from a list, typed, or both."""

    chosen: str = ""
    typed: str = ""

    @property
    def text(self) -> str:
        """Both in one; empty when there is none."""
        return ". ".join(part for part in (self.chosen, self.typed) if part)[:LONGEST_REASON]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the signer wrote on the sheet."""

    name: str = ""
    dangers: Reason = Reason()
    consent: Reason = Reason()


NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """Something that must be dealt with before signing, and the place where."""

    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is open. `content` are the bytes that would be signed, as text; `sound` says what a recording waits for.

    `dangers` and `asks_consent` do not stand in the way, but need a reason that is kept.
    """

    items: tuple[Item, ...]
    content: str
    empty: bool
    unplaced: int
    dangers: tuple[str, ...]
    asks_consent: bool
    recorded: bool
    sound: str
    hold: bool

    @property
    def digest(self) -> str:
        """SHA-256 of what would be signed."""
        return sha256(self.content.encode()).hexdigest()

    @property
    def unread(self) -> tuple[Item, ...]:
        """Sentences that nobody said."""
        return tuple(item for item in self.items if item.check.kind == READ)

    @property
    def points(self) -> tuple[Item, ...]:
        """Medicines, numbers, sides and denials."""
        return tuple(item for item in self.items if item.check.kind != READ)

    @property
    def blockers(self) -> tuple[Blocker, ...]:
        """What stands in the way, in the order of the sheet."""
        unread, points = (sum(not item.ticked for item in some) for some in (self.unread, self.points))
        found = (
            (self.hold, "Your own three diagnoses come first", "look"),
            (self.sound, self.sound, "look"),
            (self.empty, "Nothing is written yet", "beside"),
            (unread, f"{_counted(unread, 'sentence')} without words behind {_them(unread)} not read", "unread"),
            (points, f"{_counted(points, 'point')} not confirmed", "points"),
            (self.unplaced, f"{_counted(self.unplaced, 'sentence')} of yours without a section", "beside"),
        )
        return tuple(Blocker(text=text, place=place) for there, text, place in found if there)


def sheet_of(look: Look, written: Written, desk: Desk, *, hold: bool) -> Sheet:
    """The sheet of a consultation as it stands now."""
    consultation = look.consultation
    return Sheet(
        items=to_check(written.revision, consultation.note.checks),
        content=dumps(written.revision.note),
        empty=not written.revision.all_lines,
        unplaced=len(written.revision.unplaced),
        dangers=tuple(danger.condition for danger in look.open_dangers),
        asks_consent=not consultation.consented,
        recorded=_was_recorded(desk, consultation),
        sound=_waiting_sound(desk, consultation.id),
        hold=hold,
    )


def missing(sheet: Sheet, given: Given) -> str:
    """What still keeps the note from being signed, in one line; empty when nothing does."""
    found = (
        *((True, blocker.text) for blocker in sheet.blockers),
        (not given.name, "Write your name"),
        (sheet.dangers and not given.dangers.text, "Say why you sign while dangers are open"),
        (sheet.asks_consent and not given.consent.text, "Say why consent is not on record"),
    )
    return "; ".join(text for there, text in found if there)


def acknowledged(sheet: Sheet, given: Given) -> tuple[Acknowledged, ...]:
    """What the signer knew to be open, each with the reason."""
    dangers = tuple(Acknowledged(kind="danger", subject=name, reason=given.dangers.text) for name in sheet.dangers)
    consent = (Acknowledged(kind="consent", subject="", reason=given.consent.text),) if sheet.asks_consent else ()
    return (*dangers, *consent)


def one_line(text: str) -> str:
    """Words without line breaks and double spaces."""
    return " ".join(text.split())


def _was_recorded(desk: Desk, consultation: Consultation) -> bool:
    """Whether there is sound, was sound, or a recogniser wrote what was said."""
    return bool(desk.recordings.of(consultation.id) or consultation.sound_deleted or consultation.engine != "import")


def _waiting_sound(desk: Desk, consultation_id: str) -> str:
    """What a recording waits for; it could not become part of a signed consultation any more."""
    job = desk.listening.job(consultation_id)
    if job and not job.ended:
        return "A recording is being transcribed"
    if desk.recordings.unfinished(consultation_id):
        return "A recording is not finished"
    if any(sound.state == "finished" for sound in desk.recordings.of(consultation_id)):
        return "A recording is not transcribed: transcribe it or delete the sound"
    return ""


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _them(count: int) -> str:
    return "it" if count == 1 else "them"
