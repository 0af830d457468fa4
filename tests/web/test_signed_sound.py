"""A signed consultation takes no new sound and says so; what is still held somewhere is never silently thrown away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.consultation import Kind
from dxpad.web.tape import FRAME

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk

ORIGIN = {"origin": "http://127.0.0.1", "host": "127.0.0.1"}
TAKE = "ef" * 16
FLAC = b"fLaC" + bytes(200)


@pytest.fixture
def signed(desk: Desk, empty: str) -> str:
    desk.add(empty.rsplit("/", 1)[1], Kind.SIGNED, by="Dr Example")
    return empty


def test_a_microphone_is_refused_with_the_reason(client: TestClient, signed: str) -> None:
    with client.websocket_connect(f"{signed}/audio?take={TAKE}", headers=ORIGIN) as wire:
        closed = wire.receive()
    assert (closed["code"], closed["reason"]) == (4423, "this consultation is signed: it takes no new sound")


@pytest.mark.parametrize("why", ["mark", "paused", "off-the-record"])
def test_a_mark_or_a_gap_over_a_connection_that_stands_is_refused_like_sound(
    client: TestClient, desk: Desk, empty: str, why: str
) -> None:
    name = empty.rsplit("/", 1)[1]
    note = {"id": "12345678-aaaa", "why": why, "at": 0.25, "lasted": 2.0, "text": "a word"}
    with client.websocket_connect(f"{empty}/audio?take={TAKE}", headers=ORIGIN) as wire:
        wire.receive_json()
        wire.send_bytes(bytes(4) + bytes(FRAME))
        wire.receive_json()
        desk.add(name, Kind.SIGNED, by="Dr Example")
        wire.send_json({"note": note})
        answer = wire.receive()
        while answer["type"] != "websocket.close":
            answer = wire.receive()
    assert answer["code"] == 4423
    assert "signed" in answer["reason"]
    assert desk.book.read(name).moments == ()


def test_files_are_refused_with_the_reason_and_leave_nothing(client: TestClient, desk: Desk, signed: str) -> None:
    for answer in (
        client.put(f"{signed}/sound", content=FLAC),
        client.post(f"{signed}/sound", files={"file": ("x.flac", FLAC)}),
        client.post(f"{signed}/sound", files={"file": ("x.txt", b"Doctor: any fever?\nPatient: no")}),
    ):
        assert answer.status_code == 409
        assert "signed" in answer.text
        assert "new consultation" in answer.text
    name = signed.rsplit("/", 1)[1]
    assert desk.recordings.of(name) == ()
    assert desk.book.read(name).turns == ()


def test_a_recording_that_goes_on_ends_when_the_note_is_signed_and_what_it_holds_is_kept_and_shown(
    client: TestClient, desk: Desk, empty: str
) -> None:
    name = empty.rsplit("/", 1)[1]
    with client.websocket_connect(f"{empty}/audio?take={TAKE}", headers=ORIGIN) as wire:
        wire.receive_json()
        wire.send_bytes(bytes(4) + bytes(FRAME))
        wire.receive_json()
        desk.add(name, Kind.SIGNED, by="Dr Example")
        desk.sound_life.signed(desk.book.read(name))
        wire.send_bytes((1).to_bytes(4, "big") + bytes(FRAME))
        assert wire.receive()["code"] == 4423
    assert [(sound.state, sound.seconds) for sound in desk.recordings.of(name)] == [("finished", 0.25)]
    text = client.get(empty).text
    assert "1 recording not transcribed" in text
    assert "dx-unsent" in text
