"""Whisper through faster-whisper: slower than the talk on small machines, so mainly for a second look after the visit.

Whisper writes fluent text over silence and noise. So: no text of the piece before is given to it, it never samples
(the same sound gives the same words), silent pieces are not read to it, and the guards cut what it repeats.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from dxpad.domain.transcript import Word
from dxpad.speech.engine import SecondsDone, Segment
from dxpad.speech.model_folder import require_package, required_folder
from dxpad.speech.pieces import in_order, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from faster_whisper import WhisperModel
    from faster_whisper.transcribe import Segment as WhisperSegment

    from dxpad.speech.pieces import Piece

FULL_SCALE = 32768.0
THREADS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class WhisperEngine:
    """English, from a folder with a Whisper model in CTranslate2's form. `terms` are words to listen for."""

    folder: Path | None = None
    terms: tuple[str, ...] = ()

    name: ClassVar[str] = "faster-whisper"
    quality: ClassVar[str] = "machine transcript, may hold invented sentences"
    files: ClassVar[tuple[str, ...]] = ("model.bin", "config.json", "tokenizer.json")
    default_model: ClassVar[str] = "small.en"

    @property
    def model(self) -> str:
        """The name of the model's folder."""
        return f"whisper {self.folder.name}" if self.folder else "whisper"

    def with_folder(self, folder: Path) -> WhisperEngine:
        """The same engine with the model in this folder."""
        return replace(self, folder=folder)

    def with_terms(self, terms: tuple[str, ...]) -> WhisperEngine:
        """The same engine, listening for these words."""
        return replace(self, terms=terms)

    def require(self) -> None:
        """Return when the package and the model are there.

        Raises:
            MissingPartError: with the command that gets what is missing.
        """
        require_package(self.name, "faster_whisper", "whisper")
        required_folder(self.name, self.folder, self.files, self.default_model)

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        """The segments, each word with the probability the model gives it as confidence.

        Raises:
            MissingPartError: package or model is missing.
        """
        self.require()
        from faster_whisper import WhisperModel  # noqa: PLC0415  an optional part, slow to load

        model = WhisperModel(str(self.folder), device="cpu", compute_type="int8", cpu_threads=THREADS)
        found: list[Segment] = []
        for piece in pieces(chunks):
            if not piece.silent:
                found += self._piece(model, piece)
            progress(piece.end)
        return tuple(found)

    def _piece(self, model: WhisperModel, piece: Piece) -> Iterator[Segment]:
        import numpy as np  # noqa: PLC0415  comes with faster-whisper

        sound = np.frombuffer(piece.samples, dtype="<i2").astype(np.float32) / FULL_SCALE
        heard, _ = model.transcribe(
            sound,
            language="en",
            temperature=0.0,
            condition_on_previous_text=False,
            word_timestamps=True,
            hotwords=", ".join(self.terms) or None,
        )
        at = piece.start
        for part in heard:
            words = in_order(_words(part, piece.start), at, piece.end)
            if words:
                yield Segment(start=words[0].start, end=words[-1].end, words=words)
                at = words[-1].end


def _words(part: WhisperSegment, start: float) -> Iterator[Word]:
    for word in part.words or ():
        confidence = min(max(word.probability, 0.0), 1.0)
        yield Word(text=word.word, start=start + word.start, end=start + word.end, confidence=confidence)
