"""Words that a browser recognised itself, on the device it runs on. Only the browser can: here they just arrive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from dxpad.domain.errors import BadInputError, MissingPartError
from dxpad.domain.transcript import Word
from dxpad.speech.engine import SecondsDone, Segment
from dxpad.speech.pieces import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_TEXT = 5000
LONGEST_SECONDS = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEngine:
    """What a browser heard while it recorded; it cannot be asked again."""

    name: ClassVar[str] = "browser"
    model: ClassVar[str] = "the browser's own, on the device"
    quality: ClassVar[str] = "machine transcript of the browser on the device, not measured on consultations"

    def require(self) -> None:
        """Never returns.

        Raises:
            MissingPartError: always: a browser recognises only what it records.
        """
        raise MissingPartError(
            "The browser recognises only while it records", where="speech engine", mend="Choose another recogniser"
        )

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        """As `require`."""
        del chunks, progress
        self.require()
        return ()


def device_segment(text: str, start: float, end: float, confidence: float | None) -> Segment | None:
    """What a browser heard from one second to another; None when it holds no word.

    A browser gives no times of words: the time is shared out by letters.

    Raises:
        BadInputError: longer than anybody speaks without a pause, or times that run back.
    """
    if len(text) > LONGEST_TEXT or not 0 <= start <= end <= start + LONGEST_SECONDS:
        raise BadInputError("no words of a recogniser", where="recording", mend="Open the page again")
    texts = text.split()
    letters = sum(map(len, texts))
    sure = None if confidence is None or not 0 < confidence <= 1 else confidence
    at, words = start, list[Word]()
    for each in texts:
        ends = at + (end - start) * len(each) / letters
        words.append(Word(text=each, start=at, end=ends, confidence=sure))
        at = ends
    placed = in_order(words, start, end)
    return Segment(start=placed[0].start, end=placed[-1].end, words=placed) if placed else None
