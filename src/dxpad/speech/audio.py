"""An audio file as streams of 16 kHz samples, one per channel, and what is wrong with the recording.

Samples are signed 16-bit little-endian integers. Nothing holds a whole recording: a channel is decoded as it is read,
and decoded again for the next reader, which costs about a thousandth of its length.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import SEEK_END
from math import isfinite
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import av

from dxpad.domain.errors import BadInputError, StorageError
from dxpad.domain.issue import Issue
from dxpad.speech.container import HEAD_BYTES, breaks_off, container_of
from dxpad.speech.levels import LevelMeter

if TYPE_CHECKING:
    from io import BufferedReader

    from av.container import InputContainer

SAMPLE_RATE = 16_000
BYTES_PER_SECOND = 2 * SAMPLE_RATE
MAX_SECONDS = 8 * 3600
"""Longer recordings are not one consultation."""

STEREO = 2
"""Two channels may be two microphones; every other number is mixed into one."""

MIXED = -1
"""The channel number that means all channels mixed into one."""

Progress: TypeAlias = Callable[[float, float], None]
"""Called with (seconds done, seconds in all)."""

MAX_DAMAGED_PACKETS = 1000
"""After this many packets that cannot be decoded, the rest of the file is given up."""

_CUT_SHORT_SECONDS = 1.0
_FLOATS: dict[str, Literal["f", "d"]] = {"pcm_f32le": "f", "pcm_f64le": "d", "pcm_f32be": "f", "pcm_f64be": "d"}
"""Codecs whose samples may be no numbers; every other one makes numbers."""

_PIECE = 1 << 18
"""Bytes read between two reports of progress."""


@dataclass(slots=True, kw_only=True)
class Damage:
    """What could not be decoded so far: whole packets, and samples that are no numbers."""

    packets: int = 0
    samples: int = 0


class AudioSource(Protocol):
    """An audio file: a path, or one that is only opened through its seal. It can be sent to another process."""

    @property
    def name(self) -> str:
        """What it is called in errors."""

    def open(self, mode: Literal["rb"], /) -> BufferedReader:
        """Its bytes, with a place to seek in.

        Raises:
            OSError or StorageError: it cannot be opened.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """An audio file that was decoded once from end to end.

    `sha256` is of the file's bytes, `duration` in seconds; `channels` is 2 for a two-channel file and 1 for any other
    (more than two are mixed); `separate` says whether two channels hold two different speakers.
    """

    path: AudioSource
    sha256: str
    duration: float
    channels: int
    separate: bool
    issues: tuple[Issue, ...]


def unheeded(done: float, total: float) -> None:
    """A `Progress` for whom nobody waits."""


def inspect_audio(path: AudioSource, progress: Progress = unheeded) -> Recording:
    """Decode the whole file once: its length, channels, digest, and Issues for silence, clipping, damage and mixing.

    Its length is known only at the end, so `progress` is told bytes: the file is read twice.

    Raises:
        BadInputError: empty, not audio, without a single sample, or over `MAX_SECONDS`.
        StorageError: the file cannot be opened.
    """
    head, size, digest = _fingerprint(path, progress)
    with _reading(path) as (file, container):
        source = container.streams.audio[0]
        channels = 2 if source.codec_context.channels == STEREO else 1
        rate = source.codec_context.sample_rate
        declared = _declared_seconds(container)
        if not breaks_off(head, size):
            _refuse_too_long(declared, path)
        damage = Damage()
        meters = [LevelMeter() for _ in range(channels)]
        samples = told = 0
        for block in _blocks(container, channels, damage):
            if file.tell() - told >= _PIECE:
                told = file.tell()
                progress(size + told, 2 * size)
            samples += len(block[0]) // 2
            for meter, part in zip(meters, block, strict=True):
                meter.feed(array("h", part))
            _refuse_too_long(samples / SAMPLE_RATE, path)
    progress(2 * size, 2 * size)
    if samples == 0:
        raise BadInputError(
            "The audio file holds no sound that can be decoded", where=path.name, mend="Record it again"
        )
    duration = samples / SAMPLE_RATE
    cut = damage.packets > 0 or declared - duration > _CUT_SHORT_SECONDS or breaks_off(head, size)
    issues = [_cut_issue(duration)] if cut else []
    issues += [_no_numbers_issue(damage.samples)] if damage.samples else []
    issues += [_narrow_issue(rate)] if rate < SAMPLE_RATE else []
    issues += [issue for n, m in enumerate(meters) for issue in m.issues(n)]
    separate = channels == STEREO and meters[0].differs_from(meters[1])
    return Recording(
        path=path, sha256=digest, duration=duration, channels=channels, separate=separate, issues=tuple(issues)
    )


def stream_channel(path: AudioSource, channel: int) -> Iterator[bytes]:
    """The samples of one channel (0 left, 1 right, `MIXED` all), in chunks of well under a second.

    Raises:
        BadInputError: not audio.
        StorageError: the file cannot be opened.
    """
    with opened(path) as container:
        wanted = 1 if channel == MIXED else 2
        for block in _blocks(container, wanted, Damage()):
            yield block[max(channel, 0)]


@contextmanager
def opened(path: AudioSource) -> Iterator[InputContainer]:
    """The container of an audio file, opened with the format that its first bytes show.

    Raises:
        BadInputError: not audio.
        StorageError: the file cannot be opened.
    """
    with _reading(path) as (_, container):
        yield container


@contextmanager
def _reading(path: AudioSource) -> Iterator[tuple[BufferedReader, InputContainer]]:
    try:
        with path.open("rb") as file:
            form = container_of(file.read(HEAD_BYTES), name=path.name)
            file.seek(0)
            with av.open(file, mode="r", format=form, metadata_errors="replace") as container:
                if not container.streams.audio:
                    raise BadInputError("The file holds no sound", where=path.name, mend="Give an audio recording")
                yield file, container
    except av.FFmpegError as error:
        raise BadInputError(
            "The audio file is damaged or cut off before its sound begins",
            where=path.name,
            mend="Copy or record it again",
        ) from error
    except OSError as error:
        raise _unopened(path) from error


def _blocks(container: InputContainer, channels: int, damage: Damage) -> Iterator[list[bytes]]:
    """Decoded blocks, one `bytes` per channel; an unreadable packet is counted in `damage`, then left out."""
    resampler: av.AudioResampler | None = None
    setup: tuple[str, str, int] | None = None
    for frame in frames_of(container, damage):
        found = (frame.format.name, frame.layout.name, frame.sample_rate)
        if resampler is None or found != setup:
            layout = "stereo" if channels == STEREO else "mono"
            resampler = av.AudioResampler(format="s16p", layout=layout, rate=SAMPLE_RATE)
            setup = found
        frame.pts = None
        yield from _planes(resampler.resample(frame))
    if resampler is not None:
        yield from _planes(resampler.resample(None))


def _only_numbers(frame: av.AudioFrame, kind: Literal["f", "d"], damage: Damage) -> None:
    """Put the number before it in the place of each sample that is none; it would become the loudest sound there is."""
    for plane in frame.planes:
        values: array[float] = array(kind, bytes(plane))
        if isfinite(sum(values)):
            continue
        last = 0.0
        for at, value in enumerate(values):
            if isfinite(value):
                last = value
            else:
                values[at] = last
                damage.samples += 1
        plane.update(values.tobytes())


def frames_of(container: InputContainer, damage: Damage) -> Iterator[av.AudioFrame]:
    """The decoded frames of the first sound; a packet that cannot be decoded, and a sample that is no
    number, is counted in `damage`; the packet is left out."""
    stream = container.streams.audio[0]
    kind = _FLOATS.get(stream.codec_context.name)
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
            if packet is None:
                return
            frames = packet.decode()
        except (av.error.InvalidDataError, av.error.EOFError):
            damage.packets += 1
            if damage.packets > MAX_DAMAGED_PACKETS:
                return
            continue
        for frame in frames:
            if kind:
                _only_numbers(frame, kind, damage)
            if frame.samples:
                yield frame


def _planes(frames: list[av.AudioFrame]) -> Iterator[list[bytes]]:
    for frame in frames:
        # a plane is padded to an aligned length: only the first 2 bytes a sample are sound
        yield [bytes(plane)[: 2 * frame.samples] for plane in frame.planes]


def _declared_seconds(container: InputContainer) -> float:
    """The length its header gives; 0 for MP3, whose header has none and for which FFmpeg only estimates one."""
    return 0.0 if container.format.name == "mp3" else (container.duration or 0) / av.time_base


def _fingerprint(path: AudioSource, progress: Progress) -> tuple[bytes, int, str]:
    """The file's first bytes, its size and its SHA-256."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            size = file.seek(0, SEEK_END)
            file.seek(0)
            head = file.read(HEAD_BYTES)
            digest.update(head)
            while piece := file.read(_PIECE):
                digest.update(piece)
                progress(file.tell(), 2 * size)
            return head, size, digest.hexdigest()
    except OSError as error:
        raise _unopened(path) from error


def _unopened(path: AudioSource) -> StorageError:
    return StorageError("The audio file cannot be opened", where=path.name, mend="Check that it exists and may be read")


def _refuse_too_long(seconds: float, path: AudioSource) -> None:
    if seconds > MAX_SECONDS:
        raise BadInputError(
            f"The recording is longer than {MAX_SECONDS // 3600} hours",
            where=path.name,
            mend="Cut it into one file per consultation",
        )


def _narrow_issue(rate: int) -> Issue:
    return Issue(
        code="narrow-band",
        where="audio",
        message=f"The sound holds no more than a telephone call does ({rate} samples a second): more words than usual"
        " are heard wrongly",
        mend=f"Read the transcript with care, or record with {SAMPLE_RATE} samples a second or more",
    )


def _no_numbers_issue(count: int) -> Issue:
    return Issue(
        code="samples-no-numbers",
        where="audio",
        message=f"{count} samples of the file are no numbers; the sound before each was taken in its place",
        mend="Export the file again; words may be wrong",
    )


def _cut_issue(duration: float) -> Issue:
    return Issue(
        code="recording-cut-short",
        where="audio",
        message=f"The file is damaged or ends early: {duration:.0f} seconds could be decoded",
        mend="Copy the file again; what was said after that is missing from the transcript",
    )
