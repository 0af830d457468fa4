from __future__ import annotations

import hashlib
import math
import wave
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import av
import pytest

from dxpad.domain.errors import BadInputError, StorageError
from dxpad.speech import audio
from dxpad.speech.audio import MIXED, inspect_audio, stream_channel

if TYPE_CHECKING:
    from pathlib import Path

LOUD = 8000


def tone(seconds: float, rate: int, *, height: int = LOUD, pitch: float = 440.0) -> array[int]:
    return array("h", (round(height * math.sin(math.tau * pitch * at / rate)) for at in range(int(seconds * rate))))


def nothing(seconds: float, rate: int) -> array[int]:
    return array("h", bytes(2 * int(seconds * rate)))


def write(
    path: Path, channels: list[array[int]], *, rate: int = 16_000, codec: str = "pcm_s16le", form: str = "wav"
) -> Path:
    layout = {1: "mono", 2: "stereo", 5: "5.0"}[len(channels)]
    samples = array("h", (value for at in zip(*channels, strict=True) for value in at))
    frame = av.AudioFrame(format="s16", layout=layout, samples=len(channels[0]))
    frame.sample_rate = rate
    frame.planes[0].update(samples.tobytes())
    with av.open(str(path), "w", format=form) as container:
        stream = container.add_stream(codec, rate=rate, layout=layout)
        assert isinstance(stream, av.AudioStream)
        fifo = av.AudioFifo()
        for part in av.AudioResampler(format=stream.format.name, layout=layout, rate=rate).resample(frame):
            fifo.write(part)
        while block := fifo.read(1024, partial=True):
            container.mux(stream.encode(block))
        container.mux(stream.encode(None))
    return path


def codes(path: Path) -> list[str]:
    return [issue.code for issue in inspect_audio(path).issues]


@pytest.mark.parametrize(("rate", "told"), [(8_000, ["narrow-band"]), (11_025, ["narrow-band"]), (16_000, [])])
def test_sound_of_a_telephone_is_told(tmp_path: Path, rate: int, told: list[str]) -> None:
    path = write(tmp_path / "a.wav", [tone(1.5, rate)], rate=rate)
    assert codes(path) == told


@pytest.mark.parametrize(
    ("name", "form", "codec", "rate"),
    [
        ("a.wav", "wav", "pcm_s16le", 16_000),
        ("a.flac", "flac", "flac", 16_000),
        ("a.mp3", "mp3", "libmp3lame", 16_000),
        ("a.m4a", "mp4", "aac", 16_000),
        ("a.ogg", "ogg", "libopus", 48_000),
        ("a.webm", "webm", "libopus", 48_000),
    ],
)
def test_each_format_is_read_at_16_khz(tmp_path: Path, name: str, form: str, codec: str, rate: int) -> None:
    path = write(tmp_path / name, [tone(1.5, rate)], rate=rate, codec=codec, form=form)
    recording = inspect_audio(path)
    assert recording.duration == pytest.approx(1.5, abs=0.1)
    assert recording.channels == 1
    assert recording.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert recording.issues == ()
    heard = array("h", b"".join(stream_channel(path, MIXED)))
    assert len(heard) == round(recording.duration * 16_000)
    assert max(heard) == pytest.approx(LOUD, rel=0.2)


@pytest.mark.parametrize("rate", [8_000, 44_100, 96_000])
def test_any_sample_rate_keeps_length_and_pitch(tmp_path: Path, rate: int) -> None:
    path = write(tmp_path / "a.wav", [tone(1.0, rate)], rate=rate)
    heard = array("h", b"".join(stream_channel(path, MIXED)))
    rises = sum(before < 0 <= after for before, after in pairwise(heard))
    assert len(heard) == pytest.approx(16_000, abs=50)
    assert rises == pytest.approx(440, abs=3)


def test_the_name_of_a_file_decides_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "really-flac.mp3", [tone(1.0, 16_000)], codec="flac", form="flac")
    assert inspect_audio(path).duration == pytest.approx(1.0)


def test_two_channels_stay_two_channels(tmp_path: Path) -> None:
    left, right = tone(1, 16_000) + nothing(1, 16_000), nothing(1, 16_000) + tone(1, 16_000, height=4000)
    path = write(tmp_path / "a.wav", [left, right])
    assert inspect_audio(path).separate
    assert b"".join(stream_channel(path, 0)) == left.tobytes()
    assert b"".join(stream_channel(path, 1)) == right.tobytes()


def test_one_microphone_copied_to_two_channels_is_not_two_speakers(tmp_path: Path) -> None:
    sound = tone(2, 16_000)
    assert not inspect_audio(write(tmp_path / "a.wav", [sound, sound])).separate


def test_more_than_two_channels_are_mixed(tmp_path: Path) -> None:
    recording = inspect_audio(write(tmp_path / "a.wav", [tone(1, 16_000)] * 5))
    assert (recording.channels, recording.separate) == (1, False)
    assert recording.duration == pytest.approx(1.0)


def test_silence_is_an_issue(tmp_path: Path) -> None:
    assert codes(write(tmp_path / "a.wav", [nothing(2, 16_000)])) == ["silent-recording"]


def test_a_silent_channel_is_named(tmp_path: Path) -> None:
    (issue,) = inspect_audio(write(tmp_path / "a.wav", [tone(2, 16_000), nothing(2, 16_000)])).issues
    assert (issue.code, issue.where) == ("silent-recording", "right channel")


def test_clipping_is_an_issue(tmp_path: Path) -> None:
    square = array("h", (32767 if value > 0 else -32768 for value in tone(1, 16_000)))
    assert codes(write(tmp_path / "a.wav", [square])) == ["clipped-recording"]


def test_a_recording_that_breaks_off_is_kept_and_marked(tmp_path: Path) -> None:
    whole = write(tmp_path / "whole.wav", [tone(4, 16_000)]).read_bytes()
    cut = tmp_path / "cut.wav"
    cut.write_bytes(whole[: len(whole) // 2])
    recording = inspect_audio(cut)
    assert recording.duration == pytest.approx(2.0, abs=0.1)
    assert [issue.code for issue in recording.issues] == ["recording-cut-short"]


def test_damage_in_the_middle_is_passed_over_and_marked(tmp_path: Path) -> None:
    whole = bytearray(write(tmp_path / "a.flac", [tone(4, 16_000)], codec="flac", form="flac").read_bytes())
    whole[len(whole) // 3 : 2 * len(whole) // 3] = bytes(len(whole) // 3)
    path = tmp_path / "broken.flac"
    path.write_bytes(whole)
    recording = inspect_audio(path)
    assert 2 < recording.duration < 3
    assert "recording-cut-short" in [issue.code for issue in recording.issues]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty"),
        (b"Doctor: Hello.\nPatient: Hi.\n", "not audio"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not audio"),
        (b"#EXTM3U\nsecret.txt\n", "not audio"),
        (b"RIFF", "not audio"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "damaged|no sound"),
        (b"fLaC" + bytes(10), "damaged|no sound"),
        (b"OggS" + bytes(40), "damaged|no sound"),
        (b"ID3\x04\0\0\0\0\0\0", "damaged|no sound"),
        (b"\0\0\0\x18ftypM4A " + bytes(12), "damaged|no sound"),
        (b"\x1a\x45\xdf\xa3" + bytes(30), "damaged|no sound"),
    ],
)
def test_what_is_no_audio_is_refused_with_the_mend(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "visit.wav"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match=rf"visit\.wav: .*({fault})") as caught:
        inspect_audio(path)
    assert caught.value.mend


def test_a_video_without_sound_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 16, 16, "yuv420p"
        container.mux(stream.encode(av.VideoFrame(16, 16, "yuv420p")))
        container.mux(stream.encode(None))
    with pytest.raises(BadInputError, match="no sound"):
        inspect_audio(path)


def test_a_wav_without_samples_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", "not compressed"))
    with pytest.raises(BadInputError, match="no sound"):
        inspect_audio(path)


def test_a_file_that_is_not_there_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"gone\.wav"):
        inspect_audio(tmp_path / "gone.wav")


def test_a_recording_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audio, "MAX_SECONDS", 3600)
    path = write(tmp_path / "a.wav", [tone(1, 16_000)])
    assert inspect_audio(path).duration == pytest.approx(1)
    monkeypatch.setattr(audio, "MAX_SECONDS", 0)
    with pytest.raises(BadInputError, match="longer than"):
        inspect_audio(path)


def test_decoding_gives_small_pieces_whatever_the_length(tmp_path: Path) -> None:
    path = write(tmp_path / "a.flac", [tone(3, 48_000)], rate=48_000, codec="flac", form="flac")
    assert max(len(piece) for piece in stream_channel(path, MIXED)) <= audio.BYTES_PER_SECOND
