"""Marks and gaps of recordings, and where a second of the consultation lies in them."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Kind, Moment, Track
from dxpad.domain.errors import BadInputError

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.domain.transcript import Turn
    from dxpad.web.desk import Desk

MARK = "mark"
GAPS = ("paused", "off-the-record", "page-closed", "interrupted", "no-microphone")
LONGEST_WORD = 80
LONGEST_GAP = 86_400.0
_ID = re.compile(r"[0-9a-f-]{8,40}")


def noted(desk: Desk, consultation_id: str, take: bytes, note: dict[str, object]) -> None:
    """Keep a mark or a gap that a recorder sends. One that is already kept is left alone: it may be sent twice.

    Raises:
        BadInputError: it is none.
        StorageError: it could not be written.
    """
    name, why = str(note.get("id")), str(note.get("why"))
    if not _ID.fullmatch(name) or why not in (MARK, *GAPS):
        raise BadInputError("no mark and no gap", where="recording", mend="Open the page again")
    if any(moment.id == name for moment in desk.book.read(consultation_id).moments):
        return
    number, at = desk.recordings.place(consultation_id, take, _seconds(note.get("at")))
    text = " ".join(str(note.get("text") or "").split())[:LONGEST_WORD]
    lasted = 0.0 if why == MARK else min(_seconds(note.get("lasted")), LONGEST_GAP)
    moment = Moment(id=name, why=why, sound=number, at=at, lasted=lasted, text=text)
    desk.add(consultation_id, Kind.MARKED if why == MARK else Kind.NOT_RECORDED, moment=moment)


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        raise BadInputError("no number of seconds", where="recording", mend="Open the page again")
    return float(value)


def following(before: Consultation, number: int, seconds: float) -> Track:
    """The track of a recording whose words come after those of `before`."""
    last = max((track.offset + track.seconds for track in before.tracks), default=0.0)
    return Track(sound=number, offset=last, seconds=seconds)


def shifted(turns: tuple[Turn, ...], seconds: float) -> tuple[Turn, ...]:
    """The same turns, later."""
    return tuple(
        replace(
            turn,
            start=None if turn.start is None else turn.start + seconds,
            end=None if turn.end is None else turn.end + seconds,
            words=tuple(replace(word, start=word.start + seconds, end=word.end + seconds) for word in turn.words),
        )
        for turn in turns
    )


def track_at(consultation: Consultation, seconds: float) -> Track | None:
    """The track in which a second of the consultation lies."""
    begun = [track for track in consultation.tracks if track.offset <= seconds]
    return begun[-1] if begun else None


def when(consultation: Consultation, moment: Moment) -> float | None:
    """The second of the consultation at which a mark or a gap lies; None while its recording is not transcribed."""
    return next((track.offset + moment.at for track in consultation.tracks if track.sound == moment.sound), None)
