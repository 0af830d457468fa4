"""From a turn to its sound, and the gaps that show between turns."""

from __future__ import annotations

import html
import io
import re
import wave
from typing import TYPE_CHECKING

import pytest
from tests.speech.test_audio import tone, write

from dxpad.domain.consultation import Kind, Moment, Track
from dxpad.domain.transcript import Speaker, Turn, Word
from dxpad.web.tape import FRAME, FRAMES_PER_SECOND, Retired

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk

SECONDS = 8


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def _loud(desk: Desk, name: str, second: int) -> None:
    """A recording that is silent but for one second."""
    tape = desk.recordings.open(name, bytes(16), 1)
    for number in range(SECONDS * FRAMES_PER_SECOND):
        loud = number // FRAMES_PER_SECOND == second
        tape.add(number, (b"\x00\x40" if loud else bytes(2)) * (FRAME // 2))
    tape.retire(Retired.ENDED)
    for sound in desk.recordings.finish(name):
        desk.recordings.heard(sound)


def _turn(start: float, end: float, text: str) -> Turn:
    length = (end - start) / len(text.split())
    words = tuple(
        Word(text=word, start=start + number * length, end=start + (number + 1) * length)
        for number, word in enumerate(text.split())
    )
    return Turn(speaker=Speaker.PATIENT, text=text, start=start, end=end, words=words)


def _heard(desk: Desk, name: str, *turns: Turn, track: Track | None = None) -> None:
    track = track or Track(sound=1, offset=0.0, seconds=float(SECONDS))
    desk.add(name, Kind.HEARD, turns=turns, engine="pocketsphinx", track=track)


def _samples(data: bytes) -> bytes:
    with wave.open(io.BytesIO(data)) as file:
        return file.readframes(file.getnframes())


def test_the_seconds_of_a_turn_are_heard(client: TestClient, desk: Desk, empty: str) -> None:
    _loud(desk, _id(empty), 5)
    _heard(desk, _id(empty), _turn(5, 6, "sudden pain"))
    page = client.get(empty).text
    assert f"{empty}/hear?from=5.00&amp;to=6.30" in page
    assert 'data-starts="5.00 5.50 "' in page
    answer = client.get(f"{empty}/hear?from=5&to=6")
    assert answer.headers["content-type"] == "audio/wav"
    assert answer.headers["cache-control"] == "no-store"
    assert set(_samples(answer.content)) == {0, 0x40}
    assert max(_samples(client.get(f"{empty}/hear?from=3&to=4").content)) == 0


def test_the_second_recordings_words_lead_to_the_second_recording(
    client: TestClient, desk: Desk, empty: str, tmp_path: Path
) -> None:
    _loud(desk, _id(empty), 0)
    _heard(desk, _id(empty), _turn(0, 1, "first"))
    path = write(tmp_path / "second.flac", [tone(3, 16_000)], codec="flac", form="flac")
    with path.open("rb") as file:
        desk.recordings.upload(_id(empty), file)
    _heard(desk, _id(empty), _turn(0, 1, "first"), _turn(9, 10, "second"), track=Track(sound=2, offset=8.0, seconds=3))
    assert max(_samples(client.get(f"{empty}/hear?from=9&to=10").content)) > 5
    assert client.get(f"{empty}/hear?from=10.5&to=12").status_code == 200
    assert client.get(f"{empty}/hear?from=40&to=41").status_code == 400


def test_without_the_sound_the_time_is_no_link_and_its_address_says_so(
    client: TestClient, desk: Desk, empty: str
) -> None:
    _loud(desk, _id(empty), 0)
    _heard(desk, _id(empty), _turn(0, 1, "gone"))
    client.post(f"{empty}/recording/delete")
    assert "/hear?" not in client.get(empty).text
    assert client.get(f"{empty}/hear?from=0&to=1").status_code == 404
    assert client.get(f"{empty}/hear?from=nan&to=1").status_code in (400, 404)
    assert client.get(f"{empty}/hear?from=-1&to=1").status_code == 404


def test_marks_and_gaps_stand_between_the_turns_where_they_happened(client: TestClient, desk: Desk, empty: str) -> None:
    for name, why, at, lasted, text in (
        ("00000001", "mark", 2.5, 0.0, "rash"),
        ("00000002", "off-the-record", 6.0, 65.0, ""),
    ):
        moment = Moment(id=name, why=why, sound=1, at=at, lasted=lasted, text=text)
        desk.add(_id(empty), Kind.MARKED if why == "mark" else Kind.NOT_RECORDED, moment=moment)
    before = client.get(empty).text
    assert "Marks and gaps of the recording" in before
    _loud(desk, _id(empty), 0)
    _heard(desk, _id(empty), _turn(0, 1, "one"), _turn(3, 4, "two"))
    page = client.get(empty).text
    places = [page.index(words) for words in ("one</p>", "Marked: rash", "two</p>", "Off the record: nothing was kept")]
    assert places == sorted(places)
    assert "<time>1:05</time>" in page


def test_a_mark_comes_over_the_line_once_even_when_it_is_sent_twice(client: TestClient, desk: Desk, empty: str) -> None:
    note = {"id": "0123abcd", "why": "mark", "at": 0.25, "text": "  rash \n seen "}
    address = f"{empty}/audio?take={'ab' * 16}"
    with client.websocket_connect(address, headers={"origin": "http://127.0.0.1", "host": "127.0.0.1"}) as wire:
        wire.receive_json()
        for number in range(2):
            wire.send_bytes(number.to_bytes(4, "big") + bytes(FRAME))
            wire.receive_json()
        for _ in range(2):
            wire.send_json({"note": note})
            assert wire.receive_json() == {"noted": "0123abcd"}
    (moment,) = desk.book.read(_id(empty)).moments
    assert moment == Moment(id="0123abcd", why="mark", sound=1, at=0.25, text="rash seen")


@pytest.mark.parametrize("wrong", [{"id": "x"}, {"why": "song"}, {"at": "soon"}, {"at": -1}, {"at": True}])
def test_a_note_that_is_none_ends_the_connection(
    client: TestClient, desk: Desk, empty: str, wrong: dict[str, object]
) -> None:
    note = {"id": "0123abcd", "why": "paused", "at": 1, **wrong}
    address = f"{empty}/audio?take={'ab' * 16}"
    with client.websocket_connect(address, headers={"origin": "http://127.0.0.1", "host": "127.0.0.1"}) as wire:
        wire.receive_json()
        wire.send_json({"note": note})
        assert wire.receive()["code"] == 4400
    assert desk.book.read(_id(empty)).moments == ()


def test_each_sentence_of_the_note_can_be_heard_while_its_sound_is_there(
    client: TestClient, desk: Desk, empty: str
) -> None:
    name = _id(empty)
    _loud(desk, name, 2)
    _heard(desk, name, _turn(2.0, 3.0, "I have had a fever since Monday."))
    text = client.get(f"{empty}/note").text
    links = re.findall(
        r'href="([^"]+/hear[^"]+)"><span aria-hidden="true">▶</span><span class="hide">Hear the words of', text
    )
    assert links
    assert client.get(html.unescape(links[0])).headers["content-type"] == "audio/wav"
    desk.recordings.delete(name)
    assert "Hear the words of" not in client.get(f"{empty}/note").text
