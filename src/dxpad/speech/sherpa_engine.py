"""Transducers such as Parakeet through sherpa-onnx, from a folder the user has. They hear only what has sound, so they
do not invent sentences over silence; they give no confidence."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from dxpad.domain.transcript import Word
from dxpad.speech.audio import SAMPLE_RATE
from dxpad.speech.engine import SecondsDone, Segment
from dxpad.speech.model_folder import require_package, required_folder
from dxpad.speech.pieces import in_order, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sherpa_onnx import OfflineRecognizer

    from dxpad.speech.pieces import Piece

HALF_SCALE = 32768.0
THREADS = 2
PAUSE_SECONDS = 0.8
"""A silence between two words that ends a segment."""

MOST_TERMS = 100
_PIECES = "bpe.vocab"
_LETTERS = re.compile(r"[A-Z']+")
_LAST_TOKEN_SECONDS = 0.2
_BLANKS = ("▁", " ")
_NEMO = ("nemo", "parakeet")


@dataclass(frozen=True, slots=True, kw_only=True)
class SherpaEngine:
    """English, from a folder with the encoder, decoder, joiner and tokens of an offline transducer.

    `terms` are words to listen for. The library takes them only for a transducer that is not NeMo's, and whose folder
    has the pieces of words that it was made with (`bpe.vocab`); for any other they change nothing.
    """

    folder: Path | None = None
    terms: tuple[str, ...] = ()

    name: ClassVar[str] = "sherpa-onnx"
    quality: ClassVar[str] = "machine transcript, not measured on consultations"
    files: ClassVar[tuple[str, ...]] = ("encoder*.onnx", "decoder*.onnx", "joiner*.onnx", "tokens.txt")
    default_model: ClassVar[str] = ""

    @property
    def model(self) -> str:
        """The name of the model's folder."""
        return f"sherpa-onnx {self.folder.name}" if self.folder else "sherpa-onnx"

    def with_folder(self, folder: Path) -> SherpaEngine:
        """The same engine with the model in this folder."""
        return replace(self, folder=folder)

    def with_terms(self, terms: tuple[str, ...]) -> SherpaEngine:
        """The same engine, listening for these words where its model can."""
        plain = tuple(" ".join(_LETTERS.findall(term.upper())) for term in terms)
        return replace(self, terms=tuple(dict.fromkeys(term for term in plain if term))[:MOST_TERMS])

    def require(self) -> None:
        """Return when the package and the model are there.

        Raises:
            MissingPartError: with what to do about it.
        """
        require_package(self.name, "sherpa_onnx", "sherpa")
        required_folder(self.name, self.folder, self.files, self.default_model)

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        """The segments between pauses. Words have no confidence.

        Raises:
            MissingPartError: package or model is missing.
        """
        require_package(self.name, "sherpa_onnx", "sherpa")
        folder = required_folder(self.name, self.folder, self.files, self.default_model)
        terms = self.terms if _takes_terms(folder) else ()
        recogniser = _loaded(folder, terms)
        found: list[Segment] = []
        for piece in pieces(chunks):
            if not piece.silent:
                found += _segments(in_order(_words(recogniser, piece, terms), piece.start, piece.end))
            progress(piece.end)
        return tuple(found)


def _is_nemo(folder: Path) -> bool:
    return any(name in folder.name.lower() for name in _NEMO)


def _takes_terms(folder: Path) -> bool:
    return (folder / _PIECES).exists() and not _is_nemo(folder)


def _loaded(folder: Path, terms: tuple[str, ...]) -> OfflineRecognizer:
    from sherpa_onnx import OfflineRecognizer  # noqa: PLC0415  an optional part

    encoder, decoder, joiner = (str(min(folder.glob(f"{part}*.onnx"))) for part in ("encoder", "decoder", "joiner"))
    return OfflineRecognizer.from_transducer(
        encoder=encoder,
        decoder=decoder,
        joiner=joiner,
        tokens=str(folder / "tokens.txt"),
        num_threads=THREADS,
        model_type="nemo_transducer" if _is_nemo(folder) else "transducer",
        decoding_method="modified_beam_search" if terms else "greedy_search",
        modeling_unit="bpe" if terms else "",
        bpe_vocab=str(folder / _PIECES) if terms else "",
    )


def _words(recogniser: OfflineRecognizer, piece: Piece, terms: tuple[str, ...]) -> Iterator[Word]:
    stream = recogniser.create_stream(hotwords="/".join(terms)) if terms else recogniser.create_stream()
    stream.accept_waveform(SAMPLE_RATE, [value / HALF_SCALE for value in array("h", piece.samples)])
    recogniser.decode_stream(stream)
    found = stream.result
    yield from words_of_tokens(found.tokens, [piece.start + at for at in found.timestamps])


def words_of_tokens(tokens: Sequence[str], starts: Sequence[float]) -> Iterator[Word]:
    """Words from pieces of words: a blank begins a word; a word ends where the next token starts, within reason."""
    ends = [min(after, at + 2 * _LAST_TOKEN_SECONDS) for at, after in pairwise(starts)]
    ends += [at + _LAST_TOKEN_SECONDS for at in starts[-1:]]
    text, begins, finish = "", 0.0, 0.0
    for token, start, end in zip(tokens, starts, ends, strict=True):
        if token.startswith(_BLANKS) and text:
            yield Word(text=text, start=begins, end=finish)
            text = ""
        begins = begins if text else start
        text, finish = text + token.lstrip("▁ "), end
    if text:
        yield Word(text=text, start=begins, end=finish)


def _segments(words: Sequence[Word]) -> Iterator[Segment]:
    run: list[Word] = []
    for word in words:
        if run and word.start - run[-1].end > PAUSE_SECONDS:
            yield Segment(start=run[0].start, end=run[-1].end, words=tuple(run))
            run = []
        run.append(word)
    if run:
        yield Segment(start=run[0].start, end=run[-1].end, words=tuple(run))
