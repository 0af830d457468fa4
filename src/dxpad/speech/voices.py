"""Voices as vectors, where the user has a model of voices. None ships with the program, and none was measured here."""

from __future__ import annotations

import importlib.util
import multiprocessing
from array import array
from dataclasses import dataclass
from functools import cache
from math import hypot
from typing import TYPE_CHECKING, Protocol, TypeAlias

from dxpad.domain.errors import BadInputError, MissingPartError
from dxpad.speech.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sherpa_onnx import SpeakerEmbeddingExtractor

_HALF_SCALE = 32768.0
_THREADS = 2
_PATIENCE = 60.0
"""Seconds that a model may take to load."""

Vector: TypeAlias = tuple[float, ...]


class Voices(Protocol):
    """Makes vectors of voices: alike for one person, unlike for two."""

    @property
    def name(self) -> str:
        """Which model."""

    def require(self) -> None:
        """Return when the model can be used. To be called before `vectors`, and before long work that needs it.

        Raises:
            MissingPartError: a package is not installed.
            BadInputError: the model cannot be loaded.
        """

    def vectors(self, windows: Iterable[bytes]) -> Iterator[Vector]:
        """One vector for each window of 16 kHz signed 16-bit samples.

        Raises:
            MissingPartError: a package is not installed.
            BadInputError: the model cannot be loaded.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class SherpaVoices:
    """A model of voices for sherpa-onnx (3D-Speaker, WeSpeaker or NeMo), as a file that the user has."""

    model: Path

    @property
    def name(self) -> str:
        """The file's name."""
        return self.model.name

    def require(self) -> None:
        """Return when the file is a model of voices: it is loaded and run in a process of its own, since the library
        ends the whole process over many a file that is none."""
        _require_package()
        try:
            found = self.model.stat()
        except OSError:
            raise _no_model(self.model) from None
        if not _works(self.model, found.st_mtime_ns, found.st_size):
            raise _no_model(self.model)

    def vectors(self, windows: Iterable[bytes]) -> Iterator[Vector]:
        """One vector of length 1 for each window."""
        extractor = _extractor(self.model)
        for window in windows:
            stream = extractor.create_stream()
            stream.accept_waveform(SAMPLE_RATE, [value / _HALF_SCALE for value in array("h", window)])
            stream.input_finished()
            yield unit(tuple(extractor.compute(stream)))


def voices_can_run() -> bool:
    """Whether what runs a model of voices is installed."""
    return importlib.util.find_spec("sherpa_onnx") is not None


def _require_package() -> None:
    if not voices_can_run():
        raise MissingPartError("Voices need sherpa-onnx", where="voices", mend="pip install 'dxpad[sherpa]'")


def _no_model(model: Path) -> BadInputError:
    return BadInputError("This is no model of voices", where=model.name, mend="Put a model for sherpa-onnx there")


def _extractor(model: Path) -> SpeakerEmbeddingExtractor:
    _require_package()
    from sherpa_onnx import SpeakerEmbeddingExtractor, SpeakerEmbeddingExtractorConfig  # noqa: PLC0415  optional

    config = SpeakerEmbeddingExtractorConfig(model=str(model), num_threads=_THREADS)
    if not config.validate():
        raise _no_model(model)
    return SpeakerEmbeddingExtractor(config)


@cache
def _works(model: Path, _changed: int, _size: int) -> bool:
    worker = multiprocessing.get_context("spawn").Process(target=_try, args=(model,), daemon=True)
    worker.start()
    worker.join(_PATIENCE)
    code = worker.exitcode
    worker.kill()
    worker.join()
    return code == 0


def _try(model: Path) -> None:
    """What the process of `require` does: any end but a good one says that the model is none."""
    try:
        list(SherpaVoices(model=model).vectors([bytes(2 * SAMPLE_RATE)]))
    except (RuntimeError, BadInputError):
        raise SystemExit(1) from None


def voices_here(folder: Path) -> SherpaVoices | None:
    """The first model in the folder of models of voices; None where there is none, or nothing to run it."""
    models = sorted(folder.glob("*.onnx")) if voices_can_run() else []
    return SherpaVoices(model=models[0]) if models else None


def unit(vector: Vector) -> Vector:
    """The vector with length 1."""
    length = hypot(*vector) or 1.0
    return tuple(value / length for value in vector)
