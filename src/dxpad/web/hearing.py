"""Where each turn can be heard, and the marks and gaps between the turns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dxpad.web.soundtrack import MARK, track_at, when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dxpad.domain.consultation import Consultation, Moment
    from dxpad.domain.transcript import Turn
    from dxpad.web.recordings import Sound

AFTER = 0.3
"""Seconds heard after the last word, so that it does not sound cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The seconds of one turn; `words` are the starts of its words in order, empty when they are not known."""

    start: float
    end: float
    words: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """By the number of a turn: where it is heard, and what lies before it. `last` comes after all turns.

    Marks and gaps have the second of the consultation, as turns have, as soon as their recording is transcribed.
    """

    places: Mapping[int, Place] = field(default_factory=dict)
    before: Mapping[int, tuple[Moment, ...]] = field(default_factory=dict)
    last: tuple[Moment, ...] = ()


def hearing_of(consultation: Consultation, sounds: Iterable[Sound]) -> Hearing:
    """What of a consultation can be heard now; a turn whose sound is gone has no place."""
    kept = {sound.number for sound in sounds}
    places = {}
    for number, turn in enumerate(consultation.turns):
        place = _place(turn)
        track = track_at(consultation, place.start) if place else None
        if place and track and track.sound in kept:
            places[number] = place
    before: dict[int, list[Moment]] = {}
    for moment in sorted(consultation.moments, key=lambda item: (item.sound, item.at)):
        second = when(consultation, moment)
        placed = moment if second is None else replace(moment, at=second)
        before.setdefault(_next_turn(consultation, second), []).append(placed)
    end = len(consultation.turns)
    return Hearing(
        places=places,
        before={number: tuple(found) for number, found in before.items() if number < end},
        last=tuple(before.get(end, ())),
    )


def _place(turn: Turn) -> Place | None:
    if turn.start is None or turn.end is None:
        return None
    known = len(turn.words) == len(turn.text.split())
    words = tuple(word.start for word in turn.words) if known else ()
    return Place(start=turn.start, end=turn.end + AFTER, words=words)


def _next_turn(consultation: Consultation, second: float | None) -> int:
    """The number of the first turn from a second on; that of none when it comes last or is not known yet."""
    later = (number for number, turn in enumerate(consultation.turns) if turn.start is not None and second is not None
             and turn.start >= second)  # fmt: skip
    return next(later, len(consultation.turns))


def told(moment: Moment) -> str:
    """A mark or a gap in words."""
    if moment.why == MARK:
        return f"Marked: {moment.text}" if moment.text else "Marked"
    return {
        "paused": "Paused",
        "off-the-record": "Off the record: nothing was kept",
        "page-closed": "The page was closed: not recorded",
        "interrupted": "The device slept: not recorded",
        "no-microphone": "The microphone was gone: not recorded",
    }.get(moment.why, "Not recorded")
