"""What the pages hold, without any script."""

from __future__ import annotations

import json
import re
import socket
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

TABS = (
    "",
    "/next",
    "/bench",
    "/guidance",
    "/note",
    "/receipts",
    "/why/aortic-dissection",
    "/delete",
    "/transcript",
    "/find?q=pain",
)


def test_the_first_page_says_what_it_is_for_and_opens_three_doors(client: TestClient) -> None:
    text = client.get("/").text
    assert "It supports judgement and does not replace it. Not certified by any regulator." in text
    assert all(door in text for door in ("Try the demo consultation", "New consultation", "Look something up"))
    assert "Nothing here yet" in text


def test_the_demo_shows_findings_ranked_list_and_urgency(client: TestClient, demo: str) -> None:
    text = client.get(demo).text
    assert "Aortic dissection" in text
    assert "Emergency: now, by ambulance or emergency department" in text
    assert "58 years" in text
    assert re.search(r'<mark class="m-present"[^>]*>[^<]*tearing', text)


def test_every_chip_opens_words_that_are_marked_in_the_conversation(client: TestClient, demo: str) -> None:
    text = client.get(demo).text
    linked = set(re.findall(r'<a class="quote" href="#(q-[^"]+)"', text))
    marked = set(re.findall(r'id="(q-[^"]+)"', text))
    assert linked
    assert linked <= marked


def test_no_id_stands_twice_on_a_page(client: TestClient, demo: str) -> None:
    for tab in TABS:
        ids = re.findall(r'\sid="([^"]+)"', client.get(demo + tab).text)
        assert len(ids) == len(set(ids)), (tab, sorted({name for name in ids if ids.count(name) > 1}))


def test_every_page_of_a_consultation_answers_and_is_never_stored(client: TestClient, demo: str) -> None:
    for tab in TABS:
        answer = client.get(demo + tab)
        assert answer.status_code == 200, tab
        assert answer.headers["cache-control"] == "no-store"


def test_the_list_shows_the_consultation_with_its_open_dangers(client: TestClient, demo: str) -> None:
    text = client.get("/").text
    assert f'href="{demo}"' in text
    assert re.search(r"\d+ open danger", text)
    assert "first: Aortic dissection" in text


def test_why_draws_the_sum_and_says_the_same_in_a_table(client: TestClient, demo: str) -> None:
    text = client.get(f"{demo}/why/aortic-dissection?versus=pulmonary-embolism").text
    assert "<svg" in text
    assert "How common it is here" in text
    assert "Expected but unknown" in text
    assert "Together" in text


def test_a_condition_far_down_the_list_can_be_asked_why_too(client: TestClient, demo: str) -> None:
    assert client.get(f"{demo}/why/acne-vulgaris").status_code == 200


def test_an_unknown_condition_is_a_page_with_the_mend(client: TestClient, demo: str) -> None:
    answer = client.get(f"{demo}/why/no-such-thing")
    assert answer.status_code == 404
    assert "Back to Today" in answer.text


def test_an_unknown_consultation_and_an_unknown_page_are_plain_pages(client: TestClient) -> None:
    assert client.get("/consultations/ffff").status_code == 404
    assert "There is no such page" in client.get("/nothing").text


def test_each_sentence_of_the_note_links_to_words_that_are_there(client: TestClient, demo: str) -> None:
    text = client.get(f"{demo}/note").text
    linked = set(re.findall(r'<a href="#(q-\d+)"', text))
    assert linked
    assert linked <= set(re.findall(r'id="(q-\d+)"', text))


@pytest.mark.parametrize(
    ("form", "head"), [("md", b"# Referral letter"), ("docx", b"PK"), ("pdf", b"%PDF"), ("fhir", b"{")]
)
def test_the_note_is_saved_as_a_file(client: TestClient, demo: str, form: str, head: bytes) -> None:
    answer = client.get(f"{demo}/note.{form}?template=referral-letter")
    assert answer.content.startswith(head)
    assert f".{form}" in answer.headers["content-disposition"]


def test_a_note_in_an_unknown_form_or_template_is_refused(client: TestClient, demo: str) -> None:
    assert client.get(f"{demo}/note.exe").status_code == 404
    assert client.get(f"{demo}/note?template=poem").status_code == 404


def test_the_receipt_holds_case_and_result(client: TestClient, demo: str) -> None:
    saved = json.loads(client.get(f"{demo}/receipt.json").text)
    assert saved["kind"] == "differential"
    assert len(saved["case"]["turns"]) > 10
    assert saved["result"]["receipt"]["input_sha256"]


def test_searching_finds_by_everyday_words(client: TestClient) -> None:
    assert "/encyclopedia/aortic-dissection" in client.get("/encyclopedia?q=aortic+dissection").text


def test_browsing_goes_by_kind_and_letter(client: TestClient) -> None:
    text = client.get("/encyclopedia?kind=condition&letter=a").text
    assert "Aortic dissection" in text
    assert "Zoster" not in text
    assert client.get("/encyclopedia?kind=procedure").status_code == 200


def test_an_article_puts_danger_first_and_carries_its_data(client: TestClient) -> None:
    text = client.get("/encyclopedia/upper-back-pain").text
    places = [
        text.index(mark)
        for mark in ('id="dnm"', 'id="flags"', 'id="care"', 'id="causes"', 'id="questions"', 'id="sources"')
    ]
    assert places == sorted(places)
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert data
    assert json.loads(data[1])["@type"] == "MedicalWebPage"
    assert "cite the article id" in text


def test_no_page_runs_a_script_or_style_of_its_own(client: TestClient, demo: str) -> None:
    pages = [
        "/",
        "/about",
        "/quality",
        "/settings",
        "/offline",
        "/encyclopedia",
        "/encyclopedia/upper-back-pain",
        *(demo + tab for tab in TABS),
    ]
    for address in pages:
        text = client.get(address).text
        assert not re.search(r"\sstyle=|<style|\son\w+=", text), address
        bare = re.findall(r"<script(?![^>]*(?:src=|application/ld\+json))", text)
        assert not bare, address


def test_nothing_is_loaded_from_anywhere_else(client: TestClient, demo: str) -> None:
    pages = [
        "/",
        "/encyclopedia/upper-back-pain",
        "/sw.js",
        "/static/app.css",
        "/static/app.js",
        *(demo + tab for tab in TABS),
    ]
    for address in pages:
        loaded = re.findall(
            r"(?:src|href|action)=\"(https?:[^\"]+)|url\((https?:[^)]+)|import\(?\s*[\"'](https?:[^\"']+)",
            client.get(address).text,
        )
        assert not loaded, address


def test_the_program_opens_no_outgoing_connection(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something tried to connect")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    made = client.post("/demo")
    assert made.status_code == 200
    place = made.url.path
    for tab in TABS:
        assert client.get(place + tab).status_code == 200
    assert client.get("/encyclopedia/upper-back-pain").status_code == 200


def test_the_app_can_be_installed(client: TestClient) -> None:
    manifest = client.get("/manifest.webmanifest").json()
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200
    assert 'rel="apple-touch-icon"' in client.get("/").text


def test_every_file_the_service_worker_keeps_is_there_and_none_is_a_patients(client: TestClient) -> None:
    text = client.get("/sw.js").text
    block = re.search(r"FILES = \[(.*?)\]", text, re.DOTALL)
    assert block
    files = re.findall(r'"([^"]+)"', block[1])
    assert "/offline" in files
    assert not [name for name in files if "consultations" in name or name == "/"]
    for name in files:
        assert client.get(name).status_code == 200, name


def test_the_list_ignores_capitals_and_calls_no_entry_with_text_numbers_only(client: TestClient) -> None:
    text = client.get("/encyclopedia?kind=condition&letter=c").text
    assert text.index(">Cachexia<") < text.index(">COVID-19<")
    assert re.search(r'>Cachexia</a> <span class="muted small">short<', text)
    assert "numbers only" not in text


def test_an_outline_says_that_nobody_reviewed_it_and_which_figures_are_estimates(client: TestClient) -> None:
    text = client.get("/encyclopedia/cervicitis").text
    assert "outline: not reviewed" in text
    assert "Every figure here is our estimate" in text
    studied = client.get("/encyclopedia/aortic-dissection").text
    assert re.search(r"\d+ of \d+ rests? on a study", studied)
    assert "Every figure here is our estimate" not in studied


def test_a_procedure_without_text_does_not_claim_numbers(client: TestClient) -> None:
    text = client.get("/encyclopedia/wound-swab").text
    assert "name only: no text yet" in text
    assert "numbers only" not in text
