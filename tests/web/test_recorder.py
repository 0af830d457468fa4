"""The recorder's promise: what was acknowledged is on the disk."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import wave
from typing import TYPE_CHECKING

import pytest
from websockets.sync.client import connect

from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.speech.transcribe import Transcription
from dxpad.web.recordings import Recordings
from dxpad.web.tape import FRAME, Retired

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.testclient import TestClient

    from dxpad.jobs import Job
    from dxpad.records.sealed_audio import SealedAudio
    from dxpad.settings import Settings
    from dxpad.web.desk import Desk
    from dxpad.web.recordings import Sound
    from dxpad.web.tape import Tape

ORIGIN = {"origin": "http://127.0.0.1", "host": "127.0.0.1"}
"""Starlette's client calls every WebSocket testserver."""


TAKE = "ab" * 16
SECRET = bytes(range(32))


def _frame(number: int) -> bytes:
    return number.to_bytes(4, "big") + bytes([number % 251]) * FRAME


def _line(address: str, take: str = TAKE) -> str:
    return f"{address}/audio?take={take}"


def _samples(recordings: Recordings, sound: Sound | None) -> bytes:
    """What a recording holds, without the head of the WAV file it reads as."""
    assert sound
    with recordings.source(sound).open() as file:
        return file.read()[44:]


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def ended(desk: Desk, consultation_id: str) -> Job:
    """The transcription, when it is over."""
    for _ in range(2000):
        job = desk.listening.job(consultation_id)
        if job and job.ended:
            return job
        time.sleep(0.01)
    raise AssertionError("it never ended")


def test_frames_are_acknowledged_one_by_one_and_a_repeated_one_is_kept_once(
    client: TestClient, desk: Desk, empty: str
) -> None:
    with client.websocket_connect(_line(empty), headers=ORIGIN) as wire:
        assert wire.receive_json() == {"next": 0}
        for number, wanted in ((0, 1), (1, 2), (1, 2), (0, 2), (2, 3)):
            wire.send_bytes(_frame(number))
            assert wire.receive_json() == {"next": wanted}
    kept = desk.recordings.unfinished(_id(empty))
    assert _samples(desk.recordings, kept) == b"".join(_frame(number)[4:] for number in range(3))


def test_a_new_connection_goes_on_where_the_last_one_was_acknowledged(client: TestClient, empty: str) -> None:
    with client.websocket_connect(_line(empty), headers=ORIGIN) as wire:
        wire.receive_json()
        wire.send_bytes(_frame(0))
        wire.receive_json()
    with client.websocket_connect(_line(empty), headers=ORIGIN) as wire:
        assert wire.receive_json() == {"next": 1}
    assert "Recording not finished" in client.get(empty).text
    assert "recording not finished" in client.get("/").text


def test_stopping_writes_a_wav_and_its_words_become_turns(
    client: TestClient, desk: Desk, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[SealedAudio] = []

    def listen(
        audio: SealedAudio,
        _engine: object,
        *,
        transcript_id: str,
        progress: Callable[[float, float], None],
        **_: object,
    ) -> Transcription:
        with audio.open() as opened, wave.open(opened) as file:
            assert (file.getframerate(), file.getnchannels(), file.getnframes()) == (16_000, 1, 2 * FRAME // 2)
        progress(0.5, 0.5)
        heard.append(audio)
        turns = (Turn(speaker=Speaker.OTHER, text="I have a fever.", start=0.0, end=0.5),)
        transcript = Transcript(id=transcript_id, turns=turns, engine="pocketsphinx")
        return Transcription(transcript=transcript, quality="offline draft, low accuracy", issues=())

    monkeypatch.setattr(desk.pad.pad, "listen", listen)
    monkeypatch.setattr("dxpad.web.listening.first_engine", lambda settings: settings)
    with client.websocket_connect(_line(empty), headers=ORIGIN) as wire:
        wire.receive_json()
        for number in range(2):
            wire.send_bytes(_frame(number))
            wire.receive_json()
        wire.send_text('{"stop": true}')
        assert wire.receive_json() == {"stopped": True}
    ended(desk, _id(empty))
    assert [turn.text for turn in desk.book.read(_id(empty)).turns] == ["I have a fever."]
    assert [sound.state for sound in desk.recordings.of(_id(empty))] == ["heard"]
    assert "pocketsphinx" in client.get(empty).text


def test_what_cannot_be_transcribed_is_said_and_kept(
    client: TestClient, desk: Desk, empty: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listen(*_: object, **__: object) -> None:
        raise BadInputError("the sound is damaged", mend="Record it again")

    monkeypatch.setattr(desk.pad.pad, "listen", listen)
    monkeypatch.setattr("dxpad.web.listening.first_engine", lambda settings: settings)
    client.post(f"{empty}/sound", files={"file": ("x.wav", b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(64))})
    ended(desk, _id(empty))
    text = client.get(empty).text
    assert "Not transcribed: the sound is damaged" in text
    assert "1 recording not transcribed" in text


def test_a_second_window_takes_the_recording_over_and_the_first_is_told(
    client: TestClient, desk: Desk, empty: str
) -> None:
    with client.websocket_connect(_line(empty), headers=ORIGIN) as first:
        first.receive_json()
        first.send_bytes(_frame(0))
        first.receive_json()
        with client.websocket_connect(_line(empty), headers=ORIGIN) as second:
            assert second.receive_json() == {"next": 1}
            first.send_bytes(_frame(1))
            assert first.receive()["code"] == 4409
            second.send_bytes(_frame(1))
            assert second.receive_json() == {"next": 2}
    kept = desk.recordings.unfinished(_id(empty))
    assert kept
    assert kept.seconds == 0.5


def test_nothing_is_acknowledged_after_the_sound_was_deleted(client: TestClient, desk: Desk, empty: str) -> None:
    with client.websocket_connect(_line(empty), headers=ORIGIN) as wire:
        wire.receive_json()
        client.post(f"{empty}/recording/delete")
        wire.send_bytes(_frame(0))
        assert wire.receive()["code"] == 4410
    assert desk.recordings.of(_id(empty)) == ()


def test_a_frame_that_is_no_frame_ends_the_connection(client: TestClient, desk: Desk, empty: str) -> None:
    with client.websocket_connect(_line(empty), headers=ORIGIN) as wire:
        wire.receive_json()
        wire.send_bytes(b"\x00\x00\x00\x00short")
        assert wire.receive()["code"] == 4400
    assert desk.recordings.of(_id(empty)) == ()


def test_a_frame_before_its_turn_is_not_taken_and_the_answer_says_from_where_to_send(
    client: TestClient, desk: Desk, empty: str
) -> None:
    with client.websocket_connect(_line(empty), headers=ORIGIN) as wire:
        wire.receive_json()
        wire.send_bytes(_frame(9))
        assert wire.receive_json() == {"next": 0}
    assert desk.recordings.of(_id(empty)) == ()


@pytest.mark.parametrize("query", ["", "?take=xyz", "?take=ab", f"?take={TAKE}&channels=3"])
def test_a_microphone_that_names_no_take_is_refused(client: TestClient, empty: str, query: str) -> None:
    with client.websocket_connect(f"{empty}/audio{query}", headers=ORIGIN) as wire:
        assert wire.receive()["code"] == 4400


def test_a_microphone_for_a_consultation_that_is_not_there_is_refused(client: TestClient, desk: Desk) -> None:
    with client.websocket_connect(_line("/consultations/abcd"), headers=ORIGIN) as wire:
        assert wire.receive()["code"] == 4404
    assert desk.recordings.of("abcd") == ()


def _recorded(recordings: Recordings, frames: int, *, channels: int = 1, name: str = "ab") -> Tape:
    tape = recordings.open(name, bytes.fromhex(TAKE), channels)
    for number in range(frames):
        tape.add(number, _frame(number)[4:] * channels)
    return tape


def test_sound_lies_where_only_its_owner_reads_it(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path / "audio", SECRET)
    _recorded(recordings, 1).retire(Retired.ENDED)
    (made,) = recordings.finish("ab")
    assert made.path.stat().st_mode & 0o077 == 0
    assert (tmp_path / "audio").stat().st_mode & 0o077 == 0


def test_one_consultation_never_sees_anothers_sound(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path, SECRET)
    for name in ("ab", "abc"):
        _recorded(recordings, 1, name=name).retire(Retired.ENDED)
    recordings.delete("ab")
    assert [sound.path.name for sound in recordings.of("abc")] == ["abc.1.mono.tape"]


def test_a_microphone_that_was_only_opened_leaves_nothing(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path, SECRET)
    _recorded(recordings, 0).retire(Retired.ENDED)
    assert recordings.finish("ab") == ()
    assert list(tmp_path.iterdir()) == []


def test_frames_a_browser_still_held_when_the_recording_was_ended_are_kept_in_a_file_of_their_own(
    tmp_path: Path,
) -> None:
    recordings = Recordings(tmp_path, SECRET)
    _recorded(recordings, 2).retire(Retired.ENDED)
    recordings.finish("ab")
    tape = recordings.open("ab", bytes.fromhex(TAKE), 1)
    assert tape.next == 2
    tape.add(2, _frame(2)[4:])
    tape.retire(Retired.ENDED)
    first, second = recordings.of("ab")
    assert (first.state, second.state, second.number) == ("finished", "unfinished", 2)
    assert _samples(recordings, second) == _frame(2)[4:]
    assert recordings.place("ab", bytes.fromhex(TAKE), 0.25) == (1, 0.25)
    assert recordings.place("ab", bytes.fromhex(TAKE), 0.6) == (2, pytest.approx(0.1))


def test_two_microphones_are_two_channels(tmp_path: Path) -> None:
    recordings = Recordings(tmp_path, SECRET)
    _recorded(recordings, 4, channels=2).retire(Retired.ENDED)
    (made,) = recordings.finish("ab")
    assert made.seconds == 1.0
    with recordings.source(made).open() as opened, wave.open(opened) as file:
        assert (file.getnchannels(), file.getframerate(), file.getnframes()) == (2, 16_000, 16_000)


def _serve(settings: Settings, port: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "DXPAD_HOME": str(settings.data), "DXPAD_KNOWLEDGE": str(settings.knowledge)}
    command = [sys.executable, "-m", "dxpad", "serve", "--port", str(port)]
    started = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert started.stdout
    assert started.stdout.readline().startswith("Diagnosis Pad: ")
    return started


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_what_was_acknowledged_survives_a_killed_server(
    client: TestClient, desk: Desk, settings: Settings, empty: str
) -> None:
    port = _free_port()
    running = _serve(settings, port)
    try:
        with connect(f"ws://127.0.0.1:{port}{_line(empty)}", origin=f"http://127.0.0.1:{port}") as wire:
            assert wire.recv() == '{"next":0}'
            for number in range(8):
                wire.send(_frame(number))
                assert wire.recv() == f'{{"next":{number + 1}}}'
            running.send_signal(signal.SIGKILL)
            running.wait()
    finally:
        running.kill()
        running.wait()
        assert running.stdout
        running.stdout.close()
    kept = desk.recordings.unfinished(_id(empty))
    assert _samples(desk.recordings, kept) == b"".join(_frame(number)[4:] for number in range(8))
    assert "0:02 of sound was kept safe" in client.get(empty).text
