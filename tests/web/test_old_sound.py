"""Recordings of the release before, which lay open on the disk: sealed at the first start, and heard as they were."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest
from tests.web.conftest import AT, BASE, OURS, TestClient

from dxpad.web import create_app
from dxpad.web.oldsound import seal_old
from dxpad.web.recordings import Recordings
from dxpad.web.tape import FRAME

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.settings import Settings

SECRET = bytes(range(32))
SOUND = bytes(range(256)) * 125  # a second
FLAC = b"fLaC" + bytes(range(200)) * 700


def old_folder(folder: Path) -> Path:
    """One recording of each kind, written as the release before wrote them; the first was cut off by a crash."""
    folder.mkdir(parents=True)
    (folder / "ab.1.pcm").write_bytes(SOUND + b"cut")
    for name in ("ab.2.wav", "ab.3.heard.wav"):
        with wave.open(str(folder / name), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(16_000)
            out.writeframes(SOUND)
    for name in ("ab.4.upload", "ab.5.heard.upload"):
        (folder / name).write_bytes(FLAC)
    return folder


def test_every_kind_is_sealed_once_and_reads_as_it_was(tmp_path: Path) -> None:
    folder = old_folder(tmp_path / "audio")
    assert seal_old(folder, SECRET, frame=FRAME) == ()
    recordings = Recordings(folder, SECRET)
    sounds = recordings.of("ab")
    states = ["unfinished", "finished", "heard", "finished", "heard"]
    assert [(sound.number, sound.state) for sound in sounds] == list(enumerate(states, start=1))
    assert [sound.uploaded for sound in sounds] == [False, False, False, True, True]
    read = [recordings.source(sound).open().read() for sound in sounds]
    assert [data[44:] for data in read[:3]] == [SOUND] * 3
    assert read[3:] == [FLAC, FLAC]
    assert sorted(path.name for path in folder.iterdir()) == sorted(sound.path.name for sound in sounds)
    assert not any(SOUND[:64] in path.read_bytes() for path in folder.iterdir())
    assert seal_old(folder, SECRET, frame=FRAME) == ()
    assert recordings.of("ab") == sounds


def test_one_that_cannot_be_read_is_named_and_stays_and_the_others_are_sealed(tmp_path: Path) -> None:
    folder = old_folder(tmp_path / "audio")
    (folder / "ab.2.wav").write_bytes(b"RIFF no wave")
    assert seal_old(folder, SECRET, frame=FRAME) == ("ab.2.wav",)
    assert (folder / "ab.2.wav").read_bytes() == b"RIFF no wave"
    assert [sound.number for sound in Recordings(folder, SECRET).of("ab")] == [1, 3, 4, 5]


def test_a_crash_in_the_middle_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = old_folder(tmp_path / "audio")
    with monkeypatch.context() as patched:
        patched.setattr("dxpad.web.oldsound.SealedWriter.flush", _killed)
        with pytest.raises(KeyboardInterrupt):
            seal_old(folder, SECRET, frame=FRAME)
    assert (folder / "ab.1.pcm").read_bytes() == SOUND + b"cut"
    Recordings(folder, SECRET).tidy()
    assert seal_old(folder, SECRET, frame=FRAME) == ()
    assert len(Recordings(folder, SECRET).of("ab")) == 5


def _killed(_: object) -> None:
    raise KeyboardInterrupt


def test_the_app_does_it_when_it_starts_and_says_what_it_could_not(settings: Settings) -> None:
    folder = old_folder(settings.data / "audio")
    (folder / "ab.2.wav").write_bytes(b"RIFF no wave")
    with TestClient(create_app(settings, clock=lambda: AT), base_url=BASE, headers=OURS) as client:
        assert len(client.app.state.desk.recordings.of("ab")) == 4
        assert "1 recording of an earlier release could not be sealed" in client.get("/settings/sound").text
