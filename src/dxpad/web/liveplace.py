"""Where the words of a connected microphone belong, and how they are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Event, Kind, Track
from dxpad.web.gaps import gaps_of, parted
from dxpad.web.soundtrack import following, shifted
from dxpad.web.tape import FRAMES_PER_SECOND

if TYPE_CHECKING:
    from dxpad.domain.transcript import Turn
    from dxpad.speech.draft import Draft
    from dxpad.speech.engine import Engine
    from dxpad.web.livewords import LiveWords, Microphone


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a microphone's `first` frame lies: which file, which second of it, and where that file's times begin."""

    sound: int
    first: int
    at: float
    offset: float
    draft: Draft

    def after(self, number: int) -> float:
        """The second of the file at which a frame ends."""
        return self.at + (number + 1 - self.first) / FRAMES_PER_SECOND


def placed(live: LiveWords, microphone: Microphone, engine: Engine, number: int) -> Place:
    """The place of a microphone whose first frame has this number; it is on the disk.

    Raises:
        StorageError: it cannot be told.
    """
    name = microphone.consultation
    sound, at = live.recordings.place(name, microphone.take, number / FRAMES_PER_SECOND)
    before = live.book.read(name)
    known = next((track for track in before.tracks if track.sound == sound), None)
    draft = live.draft_for(name, sound, engine, 1 if microphone.device else microphone.channels)
    draft.begin(at)
    return Place(sound=sound, first=number, at=at, offset=(known or following(before, sound, 0.0)).offset, draft=draft)


def kept(live: LiveWords, microphone: Microphone, place: Place, turns: tuple[Turn, ...]) -> None:
    """Keep turns as an event of their own, so that nothing that happened meanwhile is lost.

    Raises:
        ConflictError: the consultation is signed.
        StorageError: they could not be written.
    """
    track = Track(sound=place.sound, offset=place.offset, seconds=place.draft.reached)
    gaps = gaps_of(live.book.read(microphone.consultation), place.sound)
    event = Event(
        seq=0, at=live.clock(), kind=Kind.HEARD_MORE, turns=shifted(parted(turns, gaps), place.offset),
        engine=place.draft.engine.name, track=track,
    )  # fmt: skip
    live.book.append(microphone.consultation, event)
