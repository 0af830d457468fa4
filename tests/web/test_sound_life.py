"""What becomes of sound: kept as long as the rule says, and each deletion written down."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.consultation import Kind
from dxpad.web.retention import NAME, Keep, Retention
from dxpad.web.tape import FRAME, Retired

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.settings import Settings
    from dxpad.web.desk import Desk

DAY = 86_400


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def _record(desk: Desk, name: str, *, heard: bool = True, frames: int = 8) -> None:
    tape = desk.recordings.open(name, os.urandom(16), 1)
    for number in range(frames):
        tape.add(number, bytes(FRAME))
    tape.retire(Retired.ENDED)
    for sound in desk.recordings.finish(name):
        if heard:
            desk.recordings.heard(sound)


def _deletions(desk: Desk, name: str) -> list[str]:
    return [event.text for event in desk.book.events(name) if event.kind is Kind.SOUND_DELETED]


def test_signing_deletes_the_sound_and_writes_that_down(desk: Desk, empty: str) -> None:
    _record(desk, _id(empty))
    desk.sound_life.signed(desk.book.read(_id(empty)))
    assert desk.recordings.of(_id(empty)) == ()
    assert _deletions(desk, _id(empty)) == ["at signing: recording 1, 2 s"]
    assert desk.book.read(_id(empty)).sound_deleted


def test_sound_that_nobody_transcribed_is_in_no_note_and_stays(desk: Desk, empty: str) -> None:
    _record(desk, _id(empty))
    _record(desk, _id(empty), heard=False)
    desk.sound_life.signed(desk.book.read(_id(empty)))
    assert [sound.number for sound in desk.recordings.of(_id(empty))] == [2]


@pytest.mark.parametrize("keep", [Keep.ALWAYS, Keep.DAYS])
def test_another_rule_keeps_it_at_signing(desk: Desk, empty: str, keep: Keep) -> None:
    desk.sound_life.choose(Retention(keep=keep))
    _record(desk, _id(empty))
    desk.sound_life.signed(desk.book.read(_id(empty)))
    assert len(desk.recordings.of(_id(empty))) == 1
    assert _deletions(desk, _id(empty)) == []


def test_after_its_days_sound_goes_and_younger_sound_stays(desk: Desk, empty: str) -> None:
    desk.sound_life.choose(Retention(keep=Keep.DAYS, days=30))
    now = 1_795_338_000  # 22 November 2026, 09:00 UTC, the time of the tests' clock
    for age in (31, 29):
        _record(desk, _id(empty))
        latest = desk.recordings.of(_id(empty))[-1]
        os.utime(latest.path, (now - age * DAY, now - age * DAY))
    desk.sound_life.sweep()
    assert [sound.number for sound in desk.recordings.of(_id(empty))] == [2]
    assert _deletions(desk, _id(empty)) == ["after 30 days: recording 1, 2 s"]


def test_deleting_by_hand_is_written_down_as_well(client: TestClient, desk: Desk, empty: str) -> None:
    _record(desk, _id(empty))
    client.post(f"{empty}/recording/delete")
    assert desk.recordings.of(_id(empty)) == ()
    assert _deletions(desk, _id(empty)) == ["by hand: recording 1, 2 s"]
    client.post(f"{empty}/recording/delete")
    assert len(_deletions(desk, _id(empty))) == 1


def test_a_rule_that_cannot_be_read_deletes_nothing(
    client: TestClient, desk: Desk, empty: str, settings: Settings
) -> None:
    _record(desk, _id(empty))
    (settings.data / NAME).write_text("{")
    desk.sound_life.signed(desk.book.read(_id(empty)))
    assert len(desk.recordings.of(_id(empty))) == 1
    assert "Nothing is deleted until you choose again" in client.get("/settings/sound").text


def test_the_rule_is_chosen_on_its_page(client: TestClient, desk: Desk) -> None:
    page = client.get("/settings/sound").text
    assert 'value="until-signed" checked' in page
    assert "sound.key" in page
    assert client.post("/settings/sound", data={"keep": "days", "days": "14"}).status_code == 200
    assert desk.sound_life.rule == Retention(keep=Keep.DAYS, days=14)
    assert client.post("/settings/sound", data={"keep": "days", "days": "0"}).status_code == 400
    assert client.post("/settings/sound", data={"keep": "for ever", "days": "1"}).status_code == 400
    assert desk.sound_life.rule == Retention(keep=Keep.DAYS, days=14)


def test_deleting_a_consultation_leaves_no_byte_of_its_sound(
    client: TestClient, desk: Desk, empty: str, settings: Settings
) -> None:
    _record(desk, _id(empty))
    (settings.data / "audio" / f"{_id(empty)}.7.file.part").write_bytes(b"half an upload")
    client.post(f"{empty}/delete")
    assert list((settings.data / "audio").iterdir()) == []
