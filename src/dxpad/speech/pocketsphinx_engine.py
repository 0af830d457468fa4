"""The recogniser that needs no download: pocketsphinx, whose wheel carries an English model.

Its transcripts are drafts. Nobody should let one into a note unread.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
from collections import deque
from dataclasses import dataclass, replace
from importlib import resources
from typing import TYPE_CHECKING, ClassVar, Literal

from dxpad.domain.errors import BadInputError, MissingPartError
from dxpad.domain.transcript import Word
from dxpad.speech.engine import SecondsDone, Segment, heard
from dxpad.speech.letter_sounds import sounds_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pocketsphinx import Decoder, Endpointer, NGramModel

FRAMES_PER_SECOND = 100
MAX_UTTERANCE_SECONDS = 30.0
"""A speaker who never pauses is cut here: the search keeps every hypothesis of an utterance in memory."""

MAX_HYPOTHESES = 5000
"""Hypotheses kept per frame. The wheel's 30,000 take half as long again or more; docs/speech.md has the figures."""

MOST_TERMS = 300
_PACKAGE = "pocketsphinx"
_WORD = re.compile(r"[a-z]{3,}")
_NEVER = -1_000_000
"""Logarithm of a probability that no word of the language model has."""

_SEARCH = "medical"
_MODEL, _WORDS = "model.lm", "new-words.txt"
_NEW_WORD_WEIGHT = 1.0
_NOT_WORDS = ("<", "[", "++")


@dataclass(frozen=True, slots=True, kw_only=True)
class PocketsphinxEngine:
    """English, from the acoustic model, dictionary and language model in pocketsphinx's own wheel.

    `vocabulary` `medical` adds the words of `data/medical-words.txt` to the language model, `general` adds none.
    `folder` has a language model in the place of the wheel's, as `scripts/build-language-model` writes it.
    `terms` are words to listen for: those that it does not know are added, said as their letters suggest. It cannot be
    told to prefer a word that it knows.
    """

    vocabulary: Literal["medical", "general"] = "medical"
    terms: tuple[str, ...] = ()
    folder: Path | None = None

    name: ClassVar[str] = "pocketsphinx"
    quality: ClassVar[str] = "offline draft, low accuracy"
    default_model: ClassVar[str] = ""

    @property
    def model(self) -> str:
        """The bundled model and the version it came with, or the language model that was given."""
        self.require()
        added = f" with {len(medical_words())} medical words" if self.vocabulary == "medical" else ""
        added = f" with the language model {self.folder.name}" if self.folder else added
        return f"en-us of pocketsphinx {importlib.metadata.version(_PACKAGE)}{added}"

    def with_folder(self, folder: Path) -> PocketsphinxEngine:
        """The same engine with the language model in this folder."""
        return replace(self, folder=folder)

    def with_terms(self, terms: tuple[str, ...]) -> PocketsphinxEngine:
        """The same engine, with these words among those it can hear."""
        return replace(self, terms=terms[:MOST_TERMS])

    def require(self) -> None:
        """Return when pocketsphinx is installed, and the language model that was given is whole.

        Raises:
            MissingPartError: with the command that gets it.
        """
        if importlib.util.find_spec(_PACKAGE) is None:
            raise MissingPartError(
                "The recogniser pocketsphinx is not installed", where="speech engine", mend="pip install pocketsphinx"
            )
        missing = [name for name in (_MODEL, _WORDS) if self.folder and not (self.folder / name).is_file()]
        if self.folder and missing:
            raise MissingPartError(
                f"The language model is not whole: no {', '.join(missing)}",
                where=self.folder.name,
                mend="scripts/build-language-model FOLDER",
            )

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        """The segments between pauses, each word with its times and the recogniser's posterior as confidence.

        Raises:
            MissingPartError: pocketsphinx is not installed.
        """
        return heard(self.listen(), chunks, progress)

    def listen(self) -> PocketsphinxSession:
        """A recognition that is fed while somebody speaks.

        Raises:
            MissingPartError: pocketsphinx is not installed.
        """
        self.require()
        # imported here, since the package is slow to load and an optional engine must not break the others
        from pocketsphinx import Decoder, Endpointer  # noqa: PLC0415  see above

        decoder = Decoder(loglevel="FATAL", maxhmmpf=MAX_HYPOTHESES)
        if self.folder:
            model, words = _own_model(decoder, self.folder)
        else:
            model, words = decoder.get_lm(), medical_words() if self.vocabulary == "medical" else {}
        words |= _new_words(decoder, model, self.terms, words)
        if words or self.folder:
            _add_words(decoder, model, words)
        return PocketsphinxSession(decoder, Endpointer())


def medical_words() -> dict[str, str]:
    """The medical words that the wheel's language model lacks, each with its phones, or with "" when the wheel's
    dictionary has them."""
    text = resources.files("dxpad.speech").joinpath("data/medical-words.txt").read_text(encoding="utf-8")
    return _with_phones(text)


def _with_phones(lines: str) -> dict[str, str]:
    pairs = (line.partition(" ") for line in lines.splitlines())
    return {word: phones for word, _, phones in pairs}


def _own_model(decoder: Decoder, folder: Path) -> tuple[NGramModel, dict[str, str]]:
    """The language model of a folder, and the words of it that the wheel's dictionary lacks."""
    from pocketsphinx import NGramModel  # noqa: PLC0415  as above

    try:
        model = NGramModel(decoder.config, decoder.logmath, str(folder / _MODEL))
        words = _with_phones((folder / _WORDS).read_text(encoding="utf-8"))
    except (OSError, ValueError, RuntimeError) as error:
        raise BadInputError(
            "The language model cannot be read", where=folder.name, mend="scripts/build-language-model FOLDER"
        ) from error
    return model, {word: phones for word, phones in words.items() if phones and not decoder.lookup_word(word)}


def _new_words(decoder: Decoder, model: NGramModel, terms: tuple[str, ...], known: dict[str, str]) -> dict[str, str]:
    """The words of the terms that would not be heard otherwise, with their sounds, "" where the dictionary has them."""
    said = dict.fromkeys(word for term in terms for word in _WORD.findall(term.lower()))
    unheard = (word for word in said if word not in known and model.prob([word]) <= _NEVER)
    sounds = {word: "" if decoder.lookup_word(word) else sounds_of(word) for word in unheard}
    return {word: phones for word, phones in sounds.items() if phones or decoder.lookup_word(word)}


def _add_words(decoder: Decoder, model: NGramModel, words: dict[str, str]) -> None:
    """Let the decoder hear these words too; what the language model lacks is as likely as any other new one."""
    for word, phones in words.items():
        if phones:
            decoder.add_word(word, phones, False)  # noqa: FBT003  pocketsphinx takes it by position: rebuild once, below
        if model.prob([word]) <= _NEVER:
            model.add_word(word, _NEW_WORD_WEIGHT)
    decoder.add_lm(_SEARCH, model)
    decoder.activate_search(_SEARCH)


class PocketsphinxSession:
    """One channel, fed as it comes. What lies between two pauses is a segment, cut at `MAX_UTTERANCE_SECONDS`.

    pocketsphinx's endpointer gives speech back 0.3 s after it came. It only says here where speech begins and ends: the
    decoder gets each frame at once, so that words are shown that much earlier.
    """

    def __init__(self, decoder: Decoder, pauses: Endpointer) -> None:
        self._decoder = decoder
        self._pauses = pauses
        self._rest = bytearray()
        self._waiting: deque[bytes] = deque(maxlen=round(pauses.DEFAULT_WINDOW / pauses.frame_length))
        """The last frames that the decoder has not been given."""
        self._frames = 0
        self._start: float | None = None

    def feed(self, samples: bytes) -> tuple[Segment, ...]:
        """The segments that ended within these samples."""
        self._rest += samples
        found: list[Segment] = []
        size = self._pauses.frame_bytes
        while len(self._rest) >= size:
            found += self._frame(bytes(self._rest[:size]))
            del self._rest[:size]
        return tuple(found)

    def partial(self) -> tuple[Word, ...]:
        """The words of the utterance that is still going on, as they look now; they may change."""
        return () if self._start is None else tuple(_words(self._decoder, self._start))

    def close(self) -> tuple[Segment, ...]:
        """The segments that only end with the sound. The last frame is filled up with silence."""
        found: list[Segment] = []
        if self._rest:
            found += self._frame(bytes(self._rest) + bytes(self._pauses.frame_bytes - len(self._rest)))
            self._rest.clear()
        return (*found, *self._ended())

    def _frame(self, frame: bytes) -> tuple[Segment, ...]:
        before = self._pauses.in_speech
        self._pauses.process(frame)
        self._frames += 1
        self._waiting.append(frame)
        if not (before or self._pauses.in_speech):
            return ()
        self._hear()
        paused = not self._pauses.in_speech
        return self._ended() if paused or self._seconds - (self._start or 0.0) >= MAX_UTTERANCE_SECONDS else ()

    @property
    def _seconds(self) -> float:
        return self._frames * float(self._pauses.frame_length)

    def _hear(self) -> None:
        """Give the decoder what it was not given yet."""
        if self._start is None:
            self._decoder.start_utt()
            self._start = self._seconds - len(self._waiting) * self._pauses.frame_length
        self._decoder.process_raw(b"".join(self._waiting))
        self._waiting.clear()

    def _ended(self) -> tuple[Segment, ...]:
        if self._start is None:
            return ()
        self._decoder.end_utt()
        start, self._start = self._start, None
        words = tuple(_words(self._decoder, start))
        return (Segment(start=start, end=words[-1].end, words=words),) if words else ()


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
