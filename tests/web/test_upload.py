"""Sound that comes as a file: sealed as it comes, whole or not there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.speech.test_audio import tone, write

from dxpad.web.recordings import PIECE

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from dxpad.settings import Settings
    from dxpad.web.desk import Desk


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


@pytest.fixture
def flac(tmp_path: Path) -> bytes:
    return write(tmp_path / "a.flac", [tone(9, 48_000)], rate=48_000, codec="flac", form="flac").read_bytes()


@pytest.fixture(autouse=True)
def _unheard(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is transcribed here."""
    monkeypatch.setattr(desk.listening, "begin", lambda *_: None)


def test_a_file_sent_as_the_body_is_sealed_and_read_back_byte_for_byte(
    client: TestClient, desk: Desk, empty: str, flac: bytes
) -> None:
    assert len(flac) > PIECE
    assert client.put(f"{empty}/sound", content=flac).status_code == 201
    (sound,) = desk.recordings.of(_id(empty))
    assert (sound.state, sound.uploaded) == ("finished", True)
    with desk.recordings.source(sound).open() as file:
        assert file.read() == flac
    assert flac[PIECE : PIECE + 64] not in sound.path.read_bytes()


def test_a_form_without_scripts_does_the_same(client: TestClient, desk: Desk, empty: str, flac: bytes) -> None:
    client.post(f"{empty}/sound", files={"file": ("visit.txt", flac)})
    (sound,) = desk.recordings.of(_id(empty))
    with desk.recordings.source(sound).open() as file:
        assert file.read() == flac


@pytest.mark.parametrize("content", [b"", b"RIFF", b"Doctor: Hello.\n", b"\x89PNG\r\n\x1a\n" + bytes(64)])
def test_what_is_no_sound_is_refused_and_leaves_nothing(
    client: TestClient, desk: Desk, empty: str, content: bytes, settings: Settings
) -> None:
    answer = client.put(f"{empty}/sound", content=content)
    assert answer.status_code == 400
    assert "file" in answer.text
    assert desk.recordings.of(_id(empty)) == ()
    assert not list((settings.data / "audio").glob("*"))


def test_an_upload_that_breaks_off_leaves_nothing(desk: Desk, empty: str, settings: Settings) -> None:
    incoming = desk.recordings.incoming(_id(empty))
    incoming.add(bytes(PIECE + 5))
    incoming.drop()
    incoming.drop()
    assert not list((settings.data / "audio").glob("*"))


def test_what_a_crash_left_of_an_upload_is_cleared_away_at_the_next_start(desk: Desk, empty: str) -> None:
    incoming = desk.recordings.incoming(_id(empty))
    incoming.add(bytes(3 * PIECE))
    assert incoming.path.exists()
    assert desk.recordings.of(_id(empty)) == ()
    desk.recordings.tidy()
    assert not incoming.path.exists()
    incoming.finish()


def test_a_recording_of_no_consultation_is_refused(client: TestClient, flac: bytes) -> None:
    assert client.put("/consultations/abcd/sound", content=flac).status_code == 404
