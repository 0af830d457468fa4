"""The transcript editor, change by change: each is one event, and the events alone give the conversation back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.consultation import Kind, fold
from dxpad.domain.transcript import Speaker, Turn, Voice, Word
from dxpad.web.naming import digest as digest_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk

C, P, O = Speaker.CLINICIAN, Speaker.PATIENT, Speaker.OTHER  # noqa: E741  other
SAID = ((C, "any fee fur"), (P, "know doctor"), (O, "he had a fever"))


def heard(number: int, speaker: Speaker, text: str) -> Turn:
    """A recogniser's turn: a second a word, ten seconds after the one before."""
    words = tuple(
        Word(text=part, start=10.0 * number + n, end=10.0 * number + n + 1, confidence=0.3)
        for n, part in enumerate(text.split())
    )
    return Turn(speaker=speaker, text=text, start=10.0 * number, end=words[-1].end, words=words)


@pytest.fixture
def spoken(desk: Desk, empty: str) -> str:
    turns = tuple(heard(number, speaker, text) for number, (speaker, text) in enumerate(SAID))
    desk.add(empty.rsplit("/", 1)[1], Kind.HEARD, turns=turns, engine="pocketsphinx")
    return empty


def box(*lines: str) -> Callable[[TestClient, Desk, str], None]:
    """The whole box saved with these lines, as the page sends it."""

    def save(client: TestClient, desk: Desk, address: str) -> None:
        seen = desk.book.read(address.rsplit("/", 1)[1]).turns
        given = {"lines": "\r\n".join(lines), "shown": str(len(seen)), "digest": digest_of(seen)}
        answer = client.post(f"{address}/transcript", data=given, follow_redirects=False)
        place = answer.headers["location"].split("#")[1]
        assert f'id="{place}"' in client.get(address).text

    return save


def swap(client: TestClient, _: Desk, address: str) -> None:
    client.post(f"{address}/speakers")


def name(scope: str) -> Callable[[TestClient, Desk, str], None]:
    def send(client: TestClient, _: Desk, address: str) -> None:
        of = client.get(address).text.split("/turns/2/speaker?of=")[1].split('"')[0]
        client.post(f"{address}/turns/2/speaker", data={"role": "relative", "of": of, "scope": scope})

    return send


def load(client: TestClient, _: Desk, address: str) -> None:
    client.post(f"{address}/sound", files={"file": ("more.txt", b"Patient: and a cough")})


CHANGES = {
    "fix a word": (
        box("Doctor: any fever", "Patient: know doctor", "Other: he had a fever"),
        [(C, "any fever"), *SAID[1:]],
    ),
    "split a turn": (
        box("Doctor: any fee fur", "Patient: know", "Patient: doctor", "Other: he had a fever"),
        [SAID[0], (P, "know"), (P, "doctor"), SAID[2]],
    ),
    "put turns together": (
        box("Doctor: any fee fur", "Patient: know doctor he had a fever"),
        [SAID[0], (P, "know doctor he had a fever")],
    ),
    "another speaker": (
        box("Patient: any fee fur", "Patient: know doctor", "Other: he had a fever"),
        [(P, "any fee fur"), *SAID[1:]],
    ),
    "add a turn": (
        box("Doctor: any fee fur", "Patient: know doctor", "Other: he had a fever", "Doctor: good"),
        [*SAID, (C, "good")],
    ),
    "take a turn away": (box("Doctor: any fee fur", "Other: he had a fever"), [SAID[0], SAID[2]]),
    "take all away": (box(""), []),
    "swap doctor and patient": (swap, [(P, "any fee fur"), (C, "know doctor"), SAID[2]]),
    "name a turn's speaker": (name("turn"), list(SAID)),
    "name all turns of a speaker": (name("all"), list(SAID)),
    "load a transcript after it": (load, [*SAID, (P, "and a cough")]),
}  # fmt: skip


@pytest.mark.parametrize(("change", "wanted"), CHANGES.values(), ids=CHANGES)
def test_each_change_of_the_editor_is_one_event_and_the_one_before_stays(
    client: TestClient,
    desk: Desk,
    spoken: str,
    change: Callable[[TestClient, Desk, str], None],
    wanted: list[tuple[Speaker, str]],
) -> None:
    key = spoken.rsplit("/", 1)[1]
    before = desk.book.events(key)
    change(client, desk, spoken)
    after = desk.book.events(key)
    assert after[: len(before)] == before
    assert [event.kind for event in after[len(before) :]] in ([Kind.HEARD], [Kind.HEARD_MORE])
    assert [(turn.speaker, turn.text) for turn in fold(key, after).turns] == wanted
    assert fold(key, after) == desk.book.read(key)
    assert [(turn.speaker, turn.text) for turn in fold(key, before).turns] == list(SAID)


def test_a_turn_that_is_named_says_so_in_its_event(client: TestClient, desk: Desk, spoken: str) -> None:
    name("turn")(client, desk, spoken)
    assert desk.book.events(spoken.rsplit("/", 1)[1])[-1].turns[2].voice is Voice.RELATIVE


def test_searching_and_looking_are_no_change(client: TestClient, desk: Desk, spoken: str) -> None:
    key = spoken.rsplit("/", 1)[1]
    before = desk.book.events(key)
    for page in ("", "/transcript", "/parts"):
        assert client.get(f"{spoken}{page}").status_code == 200
    assert desk.book.events(key) == before
