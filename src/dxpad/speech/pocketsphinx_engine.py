"""The recogniser that needs no download: pocketsphinx, whose wheel carries an English model.

Its transcripts are drafts. Nobody should let one into a note unread.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, ClassVar, Literal

from dxpad.domain.errors import MissingPartError
from dxpad.domain.transcript import Word
from dxpad.speech.audio import BYTES_PER_SECOND
from dxpad.speech.engine import SecondsDone, Segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pocketsphinx import Decoder, Endpointer

FRAMES_PER_SECOND = 100
MAX_UTTERANCE_SECONDS = 30.0
"""A speaker who never pauses is cut here: the search keeps every hypothesis of an utterance in memory."""

MAX_HYPOTHESES = 5000
"""Hypotheses kept per frame. The wheel's 30,000 take half as long again or more; docs/speech.md has the figures."""

_PACKAGE = "pocketsphinx"
_SEARCH = "medical"
_NEW_WORD_WEIGHT = 1.0
_NOT_WORDS = ("<", "[", "++")


@dataclass(frozen=True, slots=True, kw_only=True)
class PocketsphinxEngine:
    """English, from the acoustic model, dictionary and language model in pocketsphinx's own wheel.

    `vocabulary` `medical` adds the words of `data/medical-words.txt` to the language model, `general` adds none.
    """

    vocabulary: Literal["medical", "general"] = "medical"

    name: ClassVar[str] = "pocketsphinx"
    quality: ClassVar[str] = "offline draft, low accuracy"

    @property
    def model(self) -> str:
        """The bundled model and the version it came with."""
        self.require()
        added = f" with {len(medical_words())} medical words" if self.vocabulary == "medical" else ""
        return f"en-us of pocketsphinx {importlib.metadata.version(_PACKAGE)}{added}"

    def require(self) -> None:
        """Return when pocketsphinx is installed.

        Raises:
            MissingPartError: with the command that installs it.
        """
        if importlib.util.find_spec(_PACKAGE) is None:
            raise MissingPartError(
                "The recogniser pocketsphinx is not installed", where="speech engine", mend="pip install pocketsphinx"
            )

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        """The segments between pauses, each word with its times and the recogniser's posterior as confidence.

        Raises:
            MissingPartError: pocketsphinx is not installed.
        """
        self.require()
        # imported here, since the package is slow to load and an optional engine must not break the others
        from pocketsphinx import Decoder, Endpointer  # noqa: PLC0415  see above

        decoder = Decoder(loglevel="FATAL", maxhmmpf=MAX_HYPOTHESES)
        if self.vocabulary == "medical":
            _add_words(decoder, medical_words())
        return tuple(_segments(decoder, Endpointer(), chunks, progress))


def medical_words() -> dict[str, str]:
    """The medical words that the wheel's language model lacks, each with its phones, or with "" when the wheel's
    dictionary has them."""
    text = resources.files("dxpad.speech").joinpath("data/medical-words.txt").read_text(encoding="utf-8")
    pairs = (line.partition(" ") for line in text.splitlines())
    return {word: phones for word, _, phones in pairs}


def _add_words(decoder: Decoder, words: dict[str, str]) -> None:
    """Let the decoder hear these words too, each as likely as any other new one."""
    model = decoder.get_lm()
    for word, phones in words.items():
        if phones:
            decoder.add_word(word, phones, False)  # noqa: FBT003  pocketsphinx takes it by position: rebuild once, below
        model.add_word(word, _NEW_WORD_WEIGHT)
    decoder.add_lm(_SEARCH, model)
    decoder.activate_search(_SEARCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A few hundredths of a second of speech: when it starts, its samples, and whether the speaker paused after it."""

    start: float
    samples: bytes
    last: bool


def _segments(
    decoder: Decoder, pauses: Endpointer, chunks: Iterable[bytes], progress: SecondsDone
) -> Iterator[Segment]:
    """Recognise what lies between two pauses, or the first `MAX_UTTERANCE_SECONDS` of it."""
    start: float | None = None
    for piece in _speech(pauses, chunks, progress):
        if start is None:
            decoder.start_utt()
            start = piece.start
        decoder.process_raw(piece.samples)
        end = piece.start + len(piece.samples) / BYTES_PER_SECOND
        if piece.last or end - start >= MAX_UTTERANCE_SECONDS:
            decoder.end_utt()
            words = tuple(_words(decoder, start))
            if words:
                yield Segment(start=start, end=max(end, words[-1].end), words=words)
            start = None


def _speech(pauses: Endpointer, chunks: Iterable[bytes], progress: SecondsDone) -> Iterator[_Piece]:
    """The pieces in which somebody speaks, told by voice activity."""
    at: float | None = None
    for number, frame in enumerate(_frames(chunks, pauses.frame_bytes), start=1):
        speech = pauses.process(frame)
        progress(number * pauses.frame_length)
        if speech is None:
            continue
        at = pauses.speech_start if at is None else at
        yield _Piece(start=at, samples=speech, last=not pauses.in_speech)
        at = at + len(speech) / BYTES_PER_SECOND if pauses.in_speech else None
    if pauses.in_speech and at is not None:
        # one silent sample, since pocketsphinx 5.1 raises IndexError for an empty last frame
        rest = pauses.end_stream(bytes(2)) or bytes(2)
        yield _Piece(start=at, samples=rest, last=True)


def _frames(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """The chunks cut into frames of one size; the last is filled up with silence."""
    rest = bytearray()
    for chunk in chunks:
        rest += chunk
        while len(rest) >= size:
            yield bytes(rest[:size])
            del rest[:size]
    if rest:
        yield bytes(rest) + bytes(size - len(rest))


def _words(decoder: Decoder, start: float) -> Iterator[Word]:
    """The best hypothesis as words: silences and noises left out, the mark of a second pronunciation taken off."""
    for part in decoder.seg():
        if part.word.startswith(_NOT_WORDS):
            continue
        yield Word(
            text=part.word.partition("(")[0],
            start=start + part.start_frame / FRAMES_PER_SECOND,
            end=start + (part.end_frame + 1) / FRAMES_PER_SECOND,
            # the posterior is a rounded logarithm, so it can come out a hair over 1
            confidence=min(max(part.prob, 0.0), 1.0),
        )
