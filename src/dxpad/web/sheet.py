"""The signing sheet: all that is open when a note is about to be signed, and what of it stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dxpad.domain.encode import dumps
from dxpad.notes.checking import READ, to_check

if TYPE_CHECKING:
    from dxpad.notes.checking import Item
    from dxpad.web.desk import Desk, Look, Written


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
        unplaced=len(written.revision.unplaced),
        dangers=tuple(danger.condition for danger in look.open_dangers),
        asks_consent=not consultation.consented,
        recorded=bool(desk.recordings.of(consultation.id)) or consultation.engine != "import",
        sound=_waiting_sound(desk, consultation.id),
        hold=hold,
    )


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
