"""Two microphones that hear both speakers, while they speak: each word is told once, where it is louder.

What is told here is for the page. At the end the whole recording is looked at again (`crosstalk`), from all that was
recognised, so a word is never lost by this.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from dxpad.speech.crosstalk import Side, each_on_its_own, is_louder, with_words
from dxpad.speech.engine import Segment
from dxpad.speech.levels import LevelMeter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.transcript import Word

REMEMBERED = 60.0
"""Seconds of words that are compared: longer than any utterance."""


class Once:
    """One recording with two microphones. A word that was louder at the other one is held back until the utterance
    there has ended: only then it is known whether it was recognised there."""

    def __init__(self) -> None:
        self._meters = (LevelMeter(), LevelMeter())
        self._known: tuple[list[Segment], list[Segment]] = ([], [])
        self._held: tuple[list[Segment], list[Segment]] = ([], [])

    def hear(self, sides: Sequence[bytes]) -> None:
        """The samples that the microphones gave next."""
        for meter, side in zip(self._meters, sides, strict=True):
            meter.feed(array("h", side))

    def told(
        self, ended: Sequence[tuple[int, Segment]], partial: Sequence[tuple[Word, ...]]
    ) -> tuple[list[tuple[int, Segment]], list[tuple[Word, ...]]]:
        """What to tell of the segments that ended and of the words that are still open."""
        for channel, segment in ended:
            self._known[channel].append(segment)
            self._held[channel].append(segment)
        for known in self._known:
            known[:] = [segment for segment in known if segment.end > known[-1].end - REMEMBERED]
        told = [(n, segment) for n in (0, 1) for segment in self._released(n, wait=bool(partial[1 - n]))]
        return told, self._shown(partial)

    def _released(self, channel: int, *, wait: bool) -> list[Segment]:
        """The segments of a channel that can be told now; what is doubtful waits when it must."""
        here, there = self._meters[channel].levels, self._meters[1 - channel].levels
        held, self._held[channel][:] = list(self._held[channel]), []
        if not wait:
            return list(self._apart(held, self._known[1 - channel], channel))
        told: list[Segment] = []
        for segment in held:
            doubtful = tuple(word for word in segment.words if is_louder(word, there, here))
            told += with_words(segment, tuple(word for word in segment.words if word not in doubtful))
            self._held[channel].extend(with_words(segment, doubtful))
        return told

    def _shown(self, partial: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
        """The words that may still change: those held back and those of open utterances, each once."""
        mine = [[*self._held[channel], *_open(partial[channel])] for channel in (0, 1)]
        all_of = [[*self._known[channel], *_open(partial[channel])] for channel in (0, 1)]
        return [
            tuple(word for segment in self._apart(mine[n], all_of[1 - n], n) for word in segment.words) for n in (0, 1)
        ]

    def _apart(self, mine: Sequence[Segment], theirs: Sequence[Segment], channel: int) -> tuple[Segment, ...]:
        """My segments without what was said into the other microphone and recognised there."""
        sides = (
            Side(segments=mine, levels=self._meters[channel].levels),
            Side(segments=theirs, levels=self._meters[1 - channel].levels),
        )
        return each_on_its_own(*sides)[0][0]


def _open(words: tuple[Word, ...]) -> list[Segment]:
    return [Segment(start=words[0].start, end=words[-1].end, words=words)] if words else []
