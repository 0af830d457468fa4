"""Sound as it really comes: a clear error or the right result, never a hang, and memory that does not grow."""

from __future__ import annotations

import multiprocessing
import resource
import struct
from array import array
from itertools import count, takewhile
from typing import TYPE_CHECKING

import pytest
from tests.speech.test_audio import codes, tone, write

from dxpad.domain.errors import BadInputError
from dxpad.speech import audio
from dxpad.speech.audio import MIXED, inspect_audio, stream_channel

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.speech.audio import Recording

FORMS = [
    ("wav", "pcm_s16le"),
    ("flac", "flac"),
    ("mp3", "libmp3lame"),
    ("mp4", "aac"),
    ("ogg", "libopus"),
    ("webm", "libopus"),
]


def float_wav(path: Path, values: list[float], rate: int = 16_000) -> Path:
    data = struct.pack(f"<{len(values)}f", *values)
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        36 + len(data),
        b"WAVE",
        b"fmt ",
        16,
        3,
        1,
        rate,
        4 * rate,
        4,
        32,
        b"data",
        len(data),
    )
    path.write_bytes(head + data)
    return path


def silence(path: Path, hours: float, *, rate: int = 8_000, bits: int = 8) -> Path:
    """A WAV file that takes no room on the disk: its samples are a hole, read as zeros."""
    wide = bits // 8
    size = int(hours * 3600 * rate) * wide
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, rate, rate * wide, wide, bits, b"data", size,
    )  # fmt: skip
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + size)
    return path


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -float("inf"), 1e30])
def test_samples_that_are_no_numbers_neither_crash_nor_become_a_finding(tmp_path: Path, wrong: float) -> None:
    path = float_wav(tmp_path / "a.wav", [wrong if at % 1000 == 0 else 0.1 for at in range(16_000)])
    recording = inspect_audio(path)
    assert recording.duration == pytest.approx(1.0, abs=0.01)
    assert len(b"".join(stream_channel(path, MIXED))) == 2 * round(recording.duration * 16_000)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -float("inf")])
def test_a_sample_that_is_no_number_is_the_one_before_it_and_the_remark_says_how_many(
    tmp_path: Path, wrong: float
) -> None:
    whole = [0.1 * (at % 40) / 40 for at in range(16_000)]
    path = float_wav(tmp_path / "a.wav", [wrong if at % 1000 == 999 else value for at, value in enumerate(whole)])
    (issue,) = inspect_audio(path).issues
    assert (issue.code, issue.message.split()[0]) == ("samples-no-numbers", "16")
    heard = array("h", b"".join(stream_channel(path, MIXED)))
    assert max(map(abs, heard)) < 0.11 * 32768


def test_nothing_but_no_numbers_is_silence_and_says_so(tmp_path: Path) -> None:
    path = float_wav(tmp_path / "a.wav", [float("nan")] * 16_000)
    assert codes(path) == ["samples-no-numbers", "silent-recording"]


@pytest.mark.parametrize(("form", "codec"), FORMS)
def test_a_file_cut_off_at_any_place_gives_what_is_there_or_a_clear_error(
    tmp_path: Path, form: str, codec: str
) -> None:
    whole = write(tmp_path / "whole", [tone(1.0, 48_000)], rate=48_000, codec=codec, form=form).read_bytes()
    places = takewhile(lambda place: place < len(whole), (round(1.7**step) for step in count()))
    for place in places:
        path = tmp_path / "cut"
        path.write_bytes(whole[:place])
        try:
            assert 0 < inspect_audio(path).duration <= 1.1
        except BadInputError as error:
            assert error.mend  # noqa: PT017 # either outcome is right; what is wrong is any other


def test_a_rate_of_nothing_or_of_millions_is_no_hang(tmp_path: Path) -> None:
    whole = bytearray(write(tmp_path / "a.wav", [tone(0.02, 16_000)]).read_bytes())
    for rate in (0, 1, 0x7FFFFFFF, 0xFFFFFFFF):
        whole[24:28] = rate.to_bytes(4, "little")
        path = tmp_path / f"{rate}.wav"
        path.write_bytes(whole)
        try:
            assert inspect_audio(path).duration > 0
        except BadInputError as error:
            assert error.mend  # noqa: PT017 # either outcome is right; what is wrong is any other


def test_more_than_eight_hours_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="longer than 8 hours"):
        inspect_audio(silence(tmp_path / "long.wav", 9))


def test_six_hours_are_read_to_the_end_in_bounded_memory(tmp_path: Path) -> None:
    short, long = silence(tmp_path / "short.wav", 1 / 3600, bits=16), silence(tmp_path / "long.wav", 6, bits=16)
    recording, grown = _in_a_process_of_its_own(short, long)
    assert recording.duration == 6 * 3600
    assert [issue.code for issue in recording.issues] == ["narrow-band", "silent-recording"]
    assert grown < 32 << 20


def test_a_header_that_promises_six_hours_does_not_keep_back_the_seconds_that_are_there(tmp_path: Path) -> None:
    path = silence(tmp_path / "long.wav", 6)
    with path.open("r+b") as file:
        file.truncate(44 + 16_000)
    recording = inspect_audio(path)
    assert recording.duration == pytest.approx(2.0, abs=0.1)
    assert "recording-cut-short" in [issue.code for issue in recording.issues]


def _grown(short: Path, long: Path, answer: multiprocessing.SimpleQueue[tuple[Recording, int]]) -> None:
    inspect_audio(short)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    recording = inspect_audio(long)
    answer.put((recording, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024))


def _in_a_process_of_its_own(short: Path, long: Path) -> tuple[Recording, int]:
    """What a long file holds, and by how much memory grew against a short one."""
    context = multiprocessing.get_context("spawn")
    answer = context.SimpleQueue()
    worker = context.Process(target=_grown, args=(short, long, answer))
    worker.start()
    found = answer.get()
    worker.join()
    return found


def test_decoding_twenty_minutes_needs_no_more_memory_than_a_second(tmp_path: Path) -> None:
    short, long = silence(tmp_path / "short.wav", 1 / 3600), silence(tmp_path / "long.wav", 1 / 3)
    _, grown = _in_a_process_of_its_own(short, long)
    samples = 20 * 60 * audio.BYTES_PER_SECOND
    assert grown < samples / 8
