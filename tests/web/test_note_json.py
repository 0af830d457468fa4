"""Signing and addenda over the API: the rules of the sheet, told as JSON."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest

from dxpad.domain.encode import dumps

if TYPE_CHECKING:
    from httpx import Response
    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk


def _note(demo: str) -> str:
    return f"/api{demo}/note"


def _state(client: TestClient, demo: str) -> dict[str, Any]:
    answer = client.get(_note(demo))
    assert answer.status_code == 200
    state: dict[str, Any] = answer.json()
    return state


def _tick_all(client: TestClient, demo: str) -> None:
    keys = [item["key"] for item in _state(client, demo)["to_tick"]]
    assert client.post(f"{_note(demo)}/checks", json={"by": "Dr Ada Example", "ticked": keys}).status_code == 200


def _sign(client: TestClient, demo: str, **other: object) -> Response:
    state = _state(client, demo)
    body = {
        "by": "Dr Ada Example", "sha256": state["sha256"], "dangers": state["dangers"],
        "danger_reason": "ambulance called", "consent_reason": "nothing was recorded", **other,
    }  # fmt: skip
    answer: Response = client.post(f"{_note(demo)}/sign", json=body)
    return answer


@pytest.fixture
def signed(client: TestClient, demo: str) -> str:
    _tick_all(client, demo)
    assert _sign(client, demo).status_code == 200
    return demo


def test_a_draft_says_what_is_to_tick_and_what_stands_in_the_way(client: TestClient, demo: str) -> None:
    state = _state(client, demo)
    assert state["state"] == "draft"
    assert state["note"]["sections"]
    assert {item["kind"] for item in state["to_tick"]} >= {"number", "drug", "negation"}
    assert any("not confirmed" in blocker for blocker in state["blockers"])
    assert state["dangers"]


def test_nothing_is_signed_while_a_point_is_open(client: TestClient, desk: Desk, demo: str) -> None:
    answer = _sign(client, demo)
    assert answer.status_code == 409
    assert "not confirmed" in answer.json()["error"]["message"]
    assert not desk.book.read(demo.rsplit("/", 1)[1]).signed


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"by": ""}, "Write your name"),
        ({"danger_reason": ""}, "Say why you sign while dangers are open"),
        ({"consent_reason": ""}, "Say why consent is not on record"),
        ({"sha256": "0" * 64}, "changed since they were read"),
        ({"dangers": []}, "changed since they were read"),
    ],
)
def test_what_is_missing_is_told_and_nothing_signed(
    client: TestClient, demo: str, other: dict[str, object], told: str
) -> None:
    _tick_all(client, demo)
    answer = _sign(client, demo, **other)
    assert answer.status_code == 409
    assert told in answer.json()["error"]["message"]
    assert _state(client, demo)["state"] == "draft"


def test_a_tick_is_taken_back(client: TestClient, demo: str) -> None:
    _tick_all(client, demo)
    key = _state(client, demo)["to_tick"][0]["key"]
    client.post(f"{_note(demo)}/checks", json={"by": "Dr Ada Example", "unticked": [key]})
    assert [item["key"] for item in _state(client, demo)["to_tick"] if not item["ticked"]] == [key]


def test_a_key_that_is_not_there_ticks_nothing(client: TestClient, demo: str) -> None:
    answer = client.post(f"{_note(demo)}/checks", json={"by": "Dr Ada Example", "ticked": ["nonsense"]})
    assert answer.status_code == 409


def test_what_was_read_is_what_is_signed(client: TestClient, desk: Desk, signed: str) -> None:
    state = _state(client, signed)
    signature = desk.book.read(signed.rsplit("/", 1)[1]).signature
    assert signature
    assert (state["state"], state["signed_by"]) == ("signed", "Dr Ada Example")
    assert state["sha256"] == signature.sha256 == sha256(signature.content.encode()).hexdigest()
    assert dumps(state["note"]) == dumps(json.loads(signature.content))
    assert {item["kind"] for item in state["acknowledged"]} == {"danger", "consent"}


def test_a_signed_note_is_locked_and_takes_addenda(client: TestClient, signed: str) -> None:
    assert _sign(client, signed).status_code == 409
    before = _state(client, signed)
    answer = client.post(f"{_note(signed)}/addenda", json={"by": "Dr Bo", "text": "CT: dissection."})
    assert answer.status_code == 200
    after = answer.json()
    assert [(item["by"], item["text"]) for item in after["addenda"]] == [("Dr Bo", "CT: dissection.")]
    assert after["note"] == before["note"]


@pytest.mark.parametrize(
    ("body", "status"),
    [({"by": "Dr Bo", "text": " "}, 400), ({"by": "", "text": "x"}, 400), ({"by": 1, "text": "x"}, 400)],
)
def test_an_addendum_needs_words_and_a_name(client: TestClient, signed: str, body: object, status: int) -> None:
    assert client.post(f"{_note(signed)}/addenda", json=body).status_code == status


def test_an_addendum_to_a_draft_is_refused(client: TestClient, demo: str) -> None:
    assert client.post(f"{_note(demo)}/addenda", json={"by": "Dr Bo", "text": "x"}).status_code == 409


def test_an_unknown_consultation_is_not_found(client: TestClient) -> None:
    assert client.get("/api/consultations/none/note").status_code == 404
    assert client.post("/api/consultations/none/note/sign", json={}).status_code == 404
