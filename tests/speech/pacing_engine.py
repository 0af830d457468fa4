"""A recogniser for tests that complies with the protocol: it hears one word in each second of loud sound.

A tone of height n is the word `wordn`; silence ends a segment. It can be made slow, and it can break.
"""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Word
from dxpad.speech.audio import BYTES_PER_SECOND
from dxpad.speech.engine import Segment, heard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.speech.engine import SecondsDone

STEP = BYTES_PER_SECOND // 2
VOCABULARY = ("yes", "pain", "chest", "no", "fever", "cough", "sudden", "back", "sweating", "dizzy")


def spoken(*words: str) -> bytes:
    """Half a second of sound for each word; an empty word is half a second of silence."""
    heights = [0 if not word else 1000 * (VOCABULARY.index(word) + 1) for word in words]
    return b"".join(array("h", [height] * (STEP // 2)).tobytes() for height in heights)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacingEngine:
    """`slow` is seconds of work for half a second of sound; it breaks after so many words when `breaks` is set."""

    slow: float = 0.0
    breaks: int = 0
    terms: tuple[str, ...] = ()

    name: ClassVar[str] = "pacing"
    model: ClassVar[str] = "tones"
    quality: ClassVar[str] = "test"

    def with_terms(self, terms: tuple[str, ...]) -> PacingEngine:
        """Takes them, for tests to see."""
        return replace(self, terms=terms)

    def require(self) -> None:
        """It is there."""

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        """As it is heard live."""
        return heard(self.listen(), chunks, progress)

    def listen(self) -> PacingSession:
        """A new session."""
        return PacingSession(self)


class PacingSession:
    """One channel."""

    def __init__(self, engine: PacingEngine) -> None:
        self._engine = engine
        self._rest = bytearray()
        self._done = 0
        self._words: list[Word] = []
        self._count = 0

    def feed(self, samples: bytes) -> tuple[Segment, ...]:
        self._rest += samples
        found: list[Segment] = []
        while len(self._rest) >= STEP:
            found += self._step(bytes(self._rest[:STEP]))
            del self._rest[:STEP]
        return tuple(found)

    def partial(self) -> tuple[Word, ...]:
        return tuple(self._words)

    def close(self) -> tuple[Segment, ...]:
        return self._ended()

    def _step(self, samples: bytes) -> tuple[Segment, ...]:
        time.sleep(self._engine.slow)
        height = max(array("h", samples))
        at = self._done / BYTES_PER_SECOND
        self._done += STEP
        if height < 500:
            return self._ended()
        self._count += 1
        if self._engine.breaks and self._count > self._engine.breaks:
            raise BadInputError("the model broke", where="test", mend="Mend it")
        text = VOCABULARY[round(height / 1000) - 1]
        self._words.append(Word(text=text, start=at, end=at + 0.5, confidence=0.4 + 0.05 * (self._count % 10)))
        return ()

    def _ended(self) -> tuple[Segment, ...]:
        words, self._words = tuple(self._words), []
        return (Segment(start=words[0].start, end=words[-1].end, words=words),) if words else ()
