"""The JSON API carries the contract's objects and errors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from dxpad.settings import Settings
from dxpad.web import create_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASE = {"id": "c1", "text": "58-year-old man with sudden tearing pain between the shoulder blades. No fever."}
TURNS = [
    {"speaker": "clinician", "text": "Any fever?"},
    {"speaker": "patient", "text": "No. But I have a cough."},
]


@pytest.fixture
def client(tmp_path: Path, knowledge_file: Path) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path, knowledge=knowledge_file, database=f"sqlite:///{tmp_path / 'r.sqlite'}")
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as opened:
        yield opened


def test_findings_carry_the_words_they_came_from(client: TestClient) -> None:
    found = client.post("/api/findings", json=CASE).json()
    fever = next(item for item in found["findings"] if item["id"] == "fever")
    assert fever["status"] == "absent"
    quote = fever["source"]
    assert CASE["text"][quote["start"] : quote["end"]] == quote["text"]
    assert found["age"] == 58


def test_the_differential_is_that_of_the_contract(client: TestClient) -> None:
    made = client.post("/api/differential", json=CASE).json()
    assert made["id"] == "c1"
    assert made["receipt"]["knowledge"]
    assert made["differential"][0]["rank"] == 1
    assert {"probability", "interval", "evidence", "icd10", "do_not_miss"} <= set(made["differential"][0])
    assert {"other", "do_not_miss", "urgency", "next", "reliability", "coverage_warnings"} <= set(made)


def test_the_same_case_gives_the_same_bytes(client: TestClient) -> None:
    first, second = (client.post("/api/differential", json=CASE).content for _ in range(2))
    assert first == second


def test_guidance_is_that_of_the_contract(client: TestClient) -> None:
    made = client.post("/api/guide", json=CASE).json()
    assert {"urgency", "red_flags", "workup", "treatment", "scores", "drugs", "not_checked"} <= set(made)


def test_a_note_is_written_from_turns(client: TestClient) -> None:
    made = client.post("/api/note", json={"id": "n1", "turns": TURNS, "template": "soap"}).json()
    assert (made["id"], made["template"]) == ("n1", "soap")
    assert any("cough" in sentence["text"] for section in made["sections"] for sentence in section["sentences"])


def test_a_case_may_be_turns(client: TestClient) -> None:
    found = client.post("/api/findings", json={"id": "t", "turns": TURNS}).json()
    assert {item["id"]: item["status"] for item in found["findings"]} == {"fever": "absent", "cough": "present"}


def test_search_and_articles(client: TestClient) -> None:
    hits = client.get("/api/search", params={"q": "aortic dissection", "limit": 3}).json()["results"]
    assert hits[0]["id"] == "aortic-dissection"
    assert len(hits) <= 3
    assert client.get("/api/articles/aortic-dissection").json()["name"] == "Aortic dissection"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "bad-input"),
        (b"[]", 400, "bad-input"),
        (b"\xff\xfe", 400, "bad-input"),
        (b'{"age": 200}', 400, "bad-input"),
        (b'{"setting": "ship"}', 400, "unknown-id"),
        (b'{"colour": 1}', 400, "bad-input"),
        (b'{"turns": 5}', 400, "bad-input"),
    ],
)
def test_bad_input_is_an_error_with_its_mend(client: TestClient, body: bytes, status: int, code: str) -> None:
    answer = client.post("/api/differential", content=body)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert answer.json()["error"]["message"]


def test_what_is_not_there_is_404(client: TestClient) -> None:
    for address in ("/api/articles/no-such-thing", "/api/nothing"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer.json()["error"]["code"] in ("unknown-id", "not-found")


def test_a_limit_out_of_range_is_400(client: TestClient) -> None:
    answer = client.get("/api/search", params={"q": "pain", "limit": 0})
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "bad-input"


def test_a_score_never_guesses(client: TestClient) -> None:
    answer = client.post("/api/score", json={"id": "s", "score": "no-such-score", "inputs": {}})
    assert answer.status_code == 400
    assert client.post("/api/score", json={"id": "s"}).json()["error"]["code"] == "bad-input"


@pytest.mark.parametrize("declared", [True, False])
def test_a_body_over_six_megabytes_is_413(client: TestClient, *, declared: bool) -> None:
    body = json.dumps({"id": "x", "text": "a" * 6_100_000}).encode()
    pieces = body if declared else (body[start : start + 65_536] for start in range(0, len(body), 65_536))
    answer = client.post("/api/findings", content=pieces)
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "too-large"


def test_openapi_describes_every_endpoint_and_no_page_loads_it_from_elsewhere(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) == {
        "/findings",
        "/differential",
        "/guide",
        "/note",
        "/score",
        "/search",
        "/articles/{name}",
        "/consultations/{consultation_id}/note",
        "/consultations/{consultation_id}/note/checks",
        "/consultations/{consultation_id}/note/sign",
        "/consultations/{consultation_id}/note/addenda",
    }
    assert client.get("/api/docs").status_code == 404
