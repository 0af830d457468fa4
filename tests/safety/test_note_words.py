"""Words of a note are on its pages and in the records, and nowhere else."""

from __future__ import annotations

import logging
import re
import warnings
from typing import TYPE_CHECKING

import pytest

from dxpad.settings import Settings
from dxpad.web import create_app

with warnings.catch_warnings():
    # Starlette warns when its client is imported with httpx
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARKER = "Xylophonia"
AT = "2026-11-22T09:00:00+00:00"


@pytest.fixture
def client(tmp_path: Path, knowledge_file: Path) -> Iterator[TestClient]:
    settings = Settings(data=tmp_path, knowledge=knowledge_file, database=f"sqlite:///{tmp_path / 'r.sqlite'}")
    app = create_app(settings, clock=lambda: AT)
    with TestClient(app, base_url="http://127.0.0.1", headers={"Sec-Fetch-Site": "same-origin"}) as opened:
        yield opened


@pytest.fixture
def place(client: TestClient) -> str:
    """A consultation whose note holds the marker: said, typed, reworded and deleted."""
    made: str = client.post("/consultations", follow_redirects=False).headers["location"]
    talk = f"Doctor: Any fever?\nPatient: No. My neighbour {MARKER} has a cough.\nPatient: I have a cough."
    client.post(f"{made}/text", data={"text": talk})
    for text in (f"Lives with {MARKER}.", f"Asked {MARKER} to come back."):
        client.post(f"{made}/note/sentence", data={"act": "add", "section": "plan", "text": text})
    return made


def _sign(client: TestClient, place: str) -> None:
    keys = re.findall(r'name="shown" value="([^"]+)"', client.get(f"{place}/sign").text)
    client.post(f"{place}/note/checks", data={"shown": keys, "ticked": keys})
    text = client.get(f"{place}/sign").text
    given = {name: re.findall(rf'name="{name}" value="([^"]+)"', text) for name in ("digest", "danger")}
    reasons = {"danger_reason": MARKER, "consent_reason": MARKER, "name": "Dr Ada Example"}
    assert "Signed by Dr Ada Example" in client.post(f"{place}/sign", data={**given, **reasons}).text


def test_no_refusal_repeats_a_word(client: TestClient, place: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    refused = [
        ("note/sentence", {"act": MARKER, "text": MARKER}),
        ("note/sentence", {"act": "add", "section": MARKER, "text": MARKER}),
        ("note/sentence", {"act": "add", "section": "plan", "text": MARKER * 400}),
        ("note/sentence", {"act": "delete", "section": "plan", "key": MARKER, "was": MARKER}),
        ("note/template", {"name": MARKER}),
        ("note/addendum", {"text": MARKER, "name": MARKER}),
    ]
    for where, data in refused:
        answer = client.post(f"{place}/{where}", data=data)
        assert answer.status_code in (400, 404, 409), where
        assert MARKER not in answer.text, where
    _sign(client, place)
    answer = client.post(f"{place}/note/sentence", data={"act": "add", "section": "plan", "text": MARKER})
    assert answer.status_code == 409
    assert MARKER not in answer.text + caplog.text


def test_no_address_and_no_answers_header_holds_a_word(client: TestClient, place: str) -> None:
    data = {"act": "add", "section": "plan", "text": f"Tell {MARKER}."}
    answer = client.post(f"{place}/note/sentence", data=data, follow_redirects=False)
    assert MARKER not in str(dict(answer.headers))
    for tab in ("/note", "/sign", "/versions"):
        text = client.get(place + tab).text
        assert MARKER in text
        assert not re.search(rf'(?:href|action|src|id)="[^"]*{MARKER}', text), tab


def test_the_table_of_events_shows_lengths_and_no_words(client: TestClient, place: str) -> None:
    _sign(client, place)
    client.post(f"{place}/note/addendum", data={"text": f"Told {MARKER}.", "name": "Dr B"})
    text = client.get(f"{place}/receipts").text
    assert "note edited" in text
    assert MARKER not in text


def test_the_signers_cookie_holds_the_name_only_and_no_script_reads_it(client: TestClient, place: str) -> None:
    answer = client.post("/settings/name", data={"name": "Dr Ada Example"}, follow_redirects=False)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("signer=Dr%20Ada%20Example;")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert MARKER not in cookie
    assert place


def test_every_page_of_the_note_is_never_stored(client: TestClient, place: str) -> None:
    for tab in ("/note", "/note/became?turn=0", "/sign", "/versions", "/note.md"):
        assert client.get(place + tab).headers["cache-control"] == "no-store", tab
    _sign(client, place)
    assert client.get(f"{place}/note/signed.json").headers["cache-control"] == "no-store"
