"""Headers, and writes that do not come from our own pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from dxpad.web import create_app
from dxpad.web.security import ANY_HOST

if TYPE_CHECKING:
    from dxpad.settings import Settings

EVIL = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}


def test_every_page_carries_the_strict_headers(client: TestClient, demo: str) -> None:
    for address in ("/", demo, "/encyclopedia", "/api/search?q=pain", "/static/app.css", "/nothing"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_pages_without_patients_may_be_kept_and_others_not(client: TestClient, demo: str) -> None:
    assert client.get("/encyclopedia/upper-back-pain").headers["cache-control"] == "no-cache"
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get(demo).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers",
    [EVIL, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "", "Origin": "null"}],
    ids=["another site", "another port", "a sandboxed frame"],
)
def test_a_write_from_another_page_is_refused(settings: Settings, headers: dict[str, str]) -> None:
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        assert client.post("/consultations", headers=headers).status_code == 403
        assert client.post("/api/findings", json={"text": "fever"}, headers=headers).status_code == 403
        assert client.app.state.desk.book.all() == ()


def test_an_old_browser_is_told_by_its_origin_and_a_program_has_none(settings: Settings) -> None:
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        assert client.post("/consultations", headers={"Origin": "http://127.0.0.1"}).status_code == 200
        assert client.post("/consultations", headers={"Origin": "http://127.0.0.1:9"}).status_code == 403
        assert client.post("/api/findings", json={"text": "fever"}).status_code == 200


def test_only_this_machines_names_are_answered_on_loopback(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example"}).status_code == 403
    assert client.get("/", headers={"Host": "localhost:8321"}).status_code == 200
    assert client.get("/", headers={"Host": "[::1]:8321"}).status_code == 200


def test_on_a_network_any_name_is_answered(settings: Settings) -> None:
    with TestClient(create_app(settings, hosts=ANY_HOST), base_url="http://pad.clinic") as client:
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_a_microphone_from_another_page_is_refused(client: TestClient, empty: str, origin: str) -> None:
    with (
        pytest.raises(WebSocketDisconnect),
        client.websocket_connect(f"{empty}/audio", headers={"origin": origin, "host": "127.0.0.1"}),
    ):
        pass


def test_a_page_that_is_too_large_is_refused(client: TestClient, empty: str) -> None:
    answer = client.post(f"{empty}/text", data={"text": "a" * 6_100_000})
    assert answer.status_code == 413
    assert "too large" in answer.text
