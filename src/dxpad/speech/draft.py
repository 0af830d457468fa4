"""What is heard while somebody speaks: the segments of one recording so far, and the turns they make at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import Condition
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.speech.guards import ChannelSound, guarded
from dxpad.speech.roles import roles_of_two
from dxpad.speech.turns import turns_of

if TYPE_CHECKING:
    from dxpad.domain.transcript import Turn
    from dxpad.speech.engine import Engine, Segment

UNKNOWN_SOUND = ChannelSound(levels=(), voiced=())
_SAME_PLACE = 0.01


@dataclass(slots=True, kw_only=True)
class Draft:
    """The segments of one file, channel by channel, in the file's times.

    Several ears may hear it, one after the other: a browser that lost its connection and came back begins a new one.
    It is `whole` as long as no second of the file was left out and no ear failed.
    """

    engine: Engine
    channels: int
    whole: bool = True
    reached: float = 0.0
    """Seconds of the file that were fed to an ear."""
    heard: float = 0.0
    """Seconds of the file that an ear has worked through."""
    _open: int = 0
    _segments: list[list[Segment]] = field(default_factory=list)
    _told: list[list[Segment]] = field(default_factory=list)
    _changed: Condition = field(default_factory=Condition)

    def begin(self, at: float) -> None:
        """An ear begins at this second of the file."""
        with self._changed:
            self._segments = self._segments or [[] for _ in range(self.channels)]
            self._told = self._told or [[] for _ in range(self.channels)]
            self.whole = self.whole and abs(at - self.reached) < _SAME_PLACE
            self._open += 1

    def fed(self, to: float) -> None:
        """An ear was given the sound up to this second."""
        self.reached = max(self.reached, to)

    def add(self, channel: int, segment: Segment, at: float) -> None:
        """Keep a segment of an ear that began at second `at`."""
        with self._changed:
            self._segments[channel].append(_later(segment, at))

    def turns(self, channel: int, segment: Segment, at: float) -> tuple[Turn, ...]:
        """The turns that a segment makes on the page, in the file's times."""
        placed = _later(segment, at)
        with self._changed:
            self._told[channel].append(placed)
            role = self._role(channel)
        return turns_of([(role, guarded((placed,), UNKNOWN_SOUND).segments)])

    def progressed(self, to: float) -> None:
        """The sound up to this second was worked through."""
        with self._changed:
            self.heard = max(self.heard, to)

    def ended(self, failure: str) -> None:
        """An ear has ended."""
        with self._changed:
            self.whole = self.whole and not failure
            self._open -= 1
            self._changed.notify_all()

    def settled(self, seconds: float) -> bool:
        """Whether no ear is at work any more, waiting for it so long at most."""
        with self._changed:
            return self._changed.wait_for(lambda: self._open == 0, timeout=seconds)

    @property
    def segments(self) -> tuple[tuple[Segment, ...], ...]:
        """All of it, each channel in order."""
        with self._changed:
            return tuple(tuple(sorted(channel, key=lambda segment: segment.start)) for channel in self._segments)

    def _role(self, channel: int) -> Speaker:
        """Who this channel is, as far as its words tell by now; one channel alone is nobody in particular."""
        if self.channels == 1:
            return Speaker.OTHER
        first, second = ([[word.text for word in each.words] for each in side] for side in self._told)
        return roles_of_two(first, second)[channel]


def _later(segment: Segment, seconds: float) -> Segment:
    words = tuple(replace(word, start=word.start + seconds, end=word.end + seconds) for word in segment.words)
    return replace(segment, start=segment.start + seconds, end=segment.end + seconds, words=words)
