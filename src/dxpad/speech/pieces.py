"""A channel cut into pieces short enough for recognisers that take no stream, at the quietest moments there are.

Every sample is in one piece: nothing is left out because it sounds like a pause.
"""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Word
from dxpad.speech.audio import BYTES_PER_SECOND
from dxpad.speech.levels import LEVELS_PER_SECOND, SILENT_DB, LevelMeter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST_SECONDS = 28
"""Whisper's window is 30 seconds."""

SHORTEST_SECONDS = 10
_SHORTEST_WORD = 0.01
_NO_PART_OF_A_WORD = re.compile(r"[\s<>()\[\]+]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some seconds of 16-bit samples, where they start, and whether no moment of them is loud enough for speech."""

    start: float
    samples: bytes
    silent: bool

    @property
    def end(self) -> float:
        """Where it ends, in seconds from the channel's start."""
        return self.start + len(self.samples) / BYTES_PER_SECOND


def pieces(chunks: Iterable[bytes]) -> Iterator[Piece]:
    """The pieces in order; the same however the chunks are cut."""
    rest = bytearray()
    start = 0.0
    longest = LONGEST_SECONDS * BYTES_PER_SECOND
    for chunk in chunks:
        rest += chunk
        while len(rest) >= longest:
            size = _quietest(bytes(rest[:longest]))
            yield _piece(start, bytes(rest[:size]))
            start += size / BYTES_PER_SECOND
            del rest[:size]
    if rest:
        yield _piece(start, bytes(rest))


def _quietest(samples: bytes) -> int:
    """Bytes up to the middle of the quietest tenth of a second after `SHORTEST_SECONDS`, the latest of several."""
    levels = _levels(samples)
    first = SHORTEST_SECONDS * LEVELS_PER_SECOND
    at = min(range(first, len(levels)), key=lambda place: (levels[place], -place))
    step = BYTES_PER_SECOND // LEVELS_PER_SECOND
    return at * step + step // 2


def _piece(start: float, samples: bytes) -> Piece:
    return Piece(start=start, samples=samples, silent=max(_levels(samples), default=SILENT_DB - 1) < SILENT_DB)


def _levels(samples: bytes) -> Sequence[float]:
    meter = LevelMeter()
    meter.feed(array("h", samples))
    return meter.levels


def in_order(words: Iterable[Word], start: float, end: float) -> tuple[Word, ...]:
    """Words as an engine must give them: without blanks and brackets, one after the other, inside `start` to `end`.

    A word for which no time is left stands in a hundredth of a second at the end of the one before; what lies past the
    end is given up.
    """
    found: list[Word] = []
    at = start
    for word in words:
        text = _NO_PART_OF_A_WORD.sub("", word.text)
        begins = min(max(word.start, at), end)
        ends = min(max(word.end, begins + _SHORTEST_WORD), end)
        if not text or ends <= begins:
            continue
        found.append(Word(text=text, start=begins, end=ends, confidence=word.confidence))
        at = ends
    return tuple(found)
