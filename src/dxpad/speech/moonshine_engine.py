"""Moonshine: hears while somebody speaks, with word times and words to listen for.

Loading and calling it follow the library's own interface. Its weights are a separate download, so nothing that it
says has been measured by us: docs/speech.md.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Word
from dxpad.speech.audio import SAMPLE_RATE
from dxpad.speech.engine import SecondsDone, Segment, heard
from dxpad.speech.model_folder import require_package, required_folder
from dxpad.speech.pieces import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from moonshine_voice import Stream, TranscriptLine

HALF_SCALE = 32768.0
MOST_TERMS = 100
"""The library's own advice: a list for this visit, not a formulary."""

_SHAPES = {"medium-streaming": 5, "small-streaming": 4, "tiny-streaming": 2}
"""The library's number of each streaming model, by the beginning of its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoonshineEngine:
    """English, from a folder with one of Moonshine's streaming models. `terms` are words to listen for."""

    folder: Path | None = None
    terms: tuple[str, ...] = ()

    name: ClassVar[str] = "moonshine"
    quality: ClassVar[str] = "machine transcript, not measured on consultations"
    files: ClassVar[tuple[str, ...]] = ("encoder*", "tokenizer*")
    default_model: ClassVar[str] = "medium-streaming-en"

    @property
    def model(self) -> str:
        """The name of the model's folder."""
        return f"moonshine {self.folder.name}" if self.folder else "moonshine"

    def with_folder(self, folder: Path) -> MoonshineEngine:
        """The same engine with the model in this folder."""
        return replace(self, folder=folder)

    def with_terms(self, terms: tuple[str, ...]) -> MoonshineEngine:
        """The same engine, listening for the first `MOST_TERMS` of these words."""
        return replace(self, terms=tuple(term for term in terms if "," not in term)[:MOST_TERMS])

    def require(self) -> None:
        """Return when the package and the model are there.

        Raises:
            MissingPartError: with the command that gets what is missing.
        """
        require_package(self.name, "moonshine_voice", "moonshine")
        required_folder(self.name, self.folder, self.files, self.default_model)

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        """The lines as segments, each word with the library's confidence.

        Raises:
            MissingPartError: package or model is missing.
            BadInputError: the folder's name does not begin with that of a streaming model, or it cannot be loaded.
        """
        return heard(self.listen(), chunks, progress)

    def listen(self) -> MoonshineSession:
        """A recognition that is fed while somebody speaks. Errors as `transcribe`."""
        require_package(self.name, "moonshine_voice", "moonshine")
        folder = required_folder(self.name, self.folder, self.files, self.default_model)
        from moonshine_voice import ModelArch, MoonshineError, Transcriber  # noqa: PLC0415  an optional part

        shape = next((number for start, number in _SHAPES.items() if folder.name.startswith(start)), None)
        if shape is None:
            names = ", ".join(_SHAPES)
            raise BadInputError(
                "The folder's name does not say which model it holds", where=folder.name, mend=f"Begin it with {names}"
            )
        try:
            transcriber = Transcriber(folder, ModelArch(shape), options={"word_timestamps": "true"})
        except MoonshineError as error:
            raise BadInputError(
                "The model cannot be loaded", where=folder.name, mend=f"dxpad models get moonshine {self.default_model}"
            ) from error
        transcriber.set_keyterms(self.terms)
        return MoonshineSession(transcriber.create_stream())


class MoonshineSession:
    """One channel, fed as it comes. A line of Moonshine's, which ends with a pause, is a segment."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._stream.start()
        self._given: set[int] = set()
        self._end = 0.0
        self._open: tuple[Word, ...] = ()

    def feed(self, samples: bytes) -> tuple[Segment, ...]:
        """The segments that ended within these samples."""
        self._stream.add_audio([value / HALF_SCALE for value in array("h", samples)], SAMPLE_RATE)
        return self._new(self._stream.update_transcription().lines)

    def partial(self) -> tuple[Word, ...]:
        """The words of the line that is still going on."""
        return self._open

    def close(self) -> tuple[Segment, ...]:
        """The segments that only end with the sound."""
        last = self._stream.stop()
        return self._new(last.lines if last else (), ended=True)

    def _new(self, lines: Iterable[TranscriptLine], *, ended: bool = False) -> tuple[Segment, ...]:
        found: list[Segment] = []
        self._open = ()
        for line in lines:
            if line.line_id in self._given:
                continue
            if not (line.is_complete or ended):
                self._open = in_order(_words(line), line.start_time, line.start_time + line.duration)
                continue
            self._given.add(line.line_id)
            words = in_order(_words(line), max(line.start_time, self._end), line.start_time + line.duration)
            if words:
                found.append(Segment(start=words[0].start, end=words[-1].end, words=words))
                self._end = words[-1].end
        return tuple(found)


def _words(line: TranscriptLine) -> list[Word]:
    """The words with their times; without times, the line's length shared out by letters and no confidence."""
    if line.words:
        return [
            Word(text=each.word, start=each.start, end=each.end, confidence=min(max(each.confidence, 0.0), 1.0))
            for each in line.words
        ]
    texts = line.text.split()
    letters = sum(map(len, texts)) or 1
    at, made = line.start_time, list[Word]()
    for text in texts:
        end = at + line.duration * len(text) / letters
        made.append(Word(text=text, start=at, end=end))
        at = end
    return made
