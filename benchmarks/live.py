"""Words as the page gets them: read speech played at the pace of a microphone into the recogniser's own process.

Nothing is counted but the wall clock: start of the process, its pipe, the machine's other work and the recogniser are
all in the delays. The way from there to the screen (socket, page) is not.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from dxpad.speech.audio import BYTES_PER_SECOND, MIXED, stream_channel
from dxpad.speech.ear import Ear

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dxpad.speech.ear import News
    from dxpad.speech.engine import LiveEngine

PIECE_SECONDS = 0.25
MOST_SECONDS = 60.0
PAUSE_SECONDS = 1.0
_PATIENCE = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paced:
    """Delays in seconds: of each segment after its last word, of each word until it was shown, and until the recogniser
    was there. `behind` is the most sound that ever waited."""

    seconds: float
    ready: float
    finals: tuple[float, ...]
    words: tuple[float, ...]
    behind: float


def paced(engine: LiveEngine, paths: Sequence[Path]) -> Paced:
    """Play the recordings one after the other, with a pause after each, for `MOST_SECONDS` at most."""
    sound = b"".join(b"".join(stream_channel(path, MIXED)) + bytes(_bytes(PAUSE_SECONDS)) for path in paths)
    sound = sound[: _bytes(MOST_SECONDS)]
    notes = _Notes()
    ear = Ear(engine, 1, notes.take)
    began = time.monotonic()
    ear.feed(bytes(_bytes(PIECE_SECONDS)))
    notes.first.wait(_PATIENCE)
    ready = time.monotonic() - began
    # second 0 of the recogniser's times is before the silence that it was woken with
    notes.start = time.monotonic() - PIECE_SECONDS
    for at in range(0, len(sound), _bytes(PIECE_SECONDS)):
        end = at + min(_bytes(PIECE_SECONDS), len(sound) - at)
        time.sleep(max(notes.start + PIECE_SECONDS + end / BYTES_PER_SECOND - time.monotonic(), 0.0))
        ear.feed(sound[at:end])
    ear.end()
    notes.last.wait(_PATIENCE)
    ear.join(_PATIENCE)
    return Paced(
        seconds=len(sound) / BYTES_PER_SECOND,
        ready=ready,
        finals=tuple(notes.finals),
        words=tuple(notes.words),
        behind=notes.behind,
    )


def _bytes(seconds: float) -> int:
    return int(seconds * BYTES_PER_SECOND) // 2 * 2


class _Notes:
    """When each word was shown and each segment was final."""

    def __init__(self) -> None:
        self.start = time.monotonic()
        self.first, self.last = Event(), Event()
        self.finals: list[float] = []
        self.words: list[float] = []
        self.behind = 0.0
        self._shown: list[float] = []

    def take(self, news: News) -> None:
        """Write down what came, and when."""
        now = time.monotonic() - self.start
        self.behind = max(self.behind, news.behind)
        for _, segment in news.ended:
            self.finals.append(now - segment.words[-1].end)
            times = [*self._shown, *[now] * len(segment.words)]
            self.words += [max(at - word.end, 0.0) for at, word in zip(times, segment.words, strict=False)]
            self._shown = []
        open_words = len(news.partial[0]) if news.partial else 0
        self._shown += [now] * (open_words - len(self._shown))
        self.first.set()
        if news.last:
            self.last.set()
