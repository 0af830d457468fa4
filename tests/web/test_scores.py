"""Pages of scores, without any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

CURB = {"i-confusion": "no", "i-bun": "8,1", "u-bun": "mmol/L", "i-rr": "24", "i-sbp": "118", "i-dbp": "58",
        "i-age": "71"}  # fmt: skip
VISIT = "A 71-year-old woman has a cough and fever. She is confused. Respiratory rate 32. BP 118/58. Urea 8.1 mmol/L."


def _result(page: str) -> str:
    found = re.search(r"<section class=\"score-result\".*?</section>", page, re.DOTALL)
    assert found
    return found[0]


@pytest.fixture
def visit(client: TestClient, empty: str) -> str:
    address = empty.removesuffix("/")
    client.post(f"{address}/text", data={"text": VISIT})
    return address


def test_the_catalogue_lists_every_score_and_the_menu_leads_there(client: TestClient) -> None:
    page = client.get("/scores").text
    assert len(re.findall(r"<li data-words", page)) >= 110
    assert '<a href="/scores"' in client.get("/").text


def test_a_search_finds_by_name_short_name_and_condition(client: TestClient) -> None:
    for query, wanted in (("blatchford", "gbs"), ("curb", "curb-65"), ("pulmonary embolism", "geneva-revised")):
        page = client.get("/scores", params={"q": query}).text
        assert f'/scores/{wanted}"' in page
        assert "/scores/apgar" not in page
    assert "No score is called that" in client.get("/scores", params={"q": "xyzzy"}).text


def test_every_score_has_a_page_with_its_limits_bands_and_origin(client: TestClient) -> None:
    names = re.findall(r'href="/scores/([a-z0-9-]+)"', client.get("/scores").text)
    assert len(names) >= 110
    for name in names:
        page = client.get(f"/scores/{name}").text
        assert "What it means" in page
        assert "Not when" in page
        assert "source-" in page or "its paper was not looked up" in page
        assert "Answer every question; nothing is assumed." in _result(page)


def test_a_form_is_worked_out_with_units_band_and_every_line_of_the_working(client: TestClient) -> None:
    page = client.post("/scores/curb-65", data=CURB).text
    result = _result(page)
    assert '<b class="num">3</b> points' in result
    assert "Severe" in result
    assert "22.69 mg/dL" in result
    assert "Together" in result
    assert 'class="score-here"' in page


def test_what_is_missing_is_asked_for_and_never_assumed(client: TestClient) -> None:
    result = _result(client.post("/scores/curb-65", data={**CURB, "i-rr": ""}).text)
    assert "Still to be asked: What is the breathing rate?" in result
    assert "points</p>" not in result


@pytest.mark.parametrize(("value", "told"), [("999", "30 to 300 mmHg"), ("high", "Not a number"), ("nan", "number")])
def test_a_bad_value_is_told_at_its_place_and_nothing_is_worked_out(client: TestClient, value: str, told: str) -> None:
    page = client.post("/scores/curb-65", data={**CURB, "i-sbp": value}).text
    fault = re.search(r'<b class="score-wrong">(.*?)</b>', page)
    assert fault
    assert told in fault[1]
    assert "Still to be asked" in _result(page)


def test_a_score_without_a_value_there_says_so(client: TestClient) -> None:
    page = client.post("/scores/delta-ratio", data={"i-na": "140", "i-cl": "100", "i-hco3": "24"}).text
    assert "It has no value there" in _result(page)


def test_a_consultation_fills_the_score_with_its_words(client: TestClient, visit: str) -> None:
    page = client.get(f"{visit}/scores/curb-65").text
    assert "<q>Urea 8.1 mmol/L</q>" in page
    assert "<q>confused</q>" in page
    assert '<b class="num">5</b> points' in _result(page)


def test_what_is_typed_wins_over_what_was_said(client: TestClient, visit: str) -> None:
    page = client.post(f"{visit}/scores/curb-65", data={"i-confusion": "no"}).text
    assert '<b class="num">4</b> points' in _result(page)


def test_a_score_refuses_a_patient_it_was_not_made_for(client: TestClient, visit: str) -> None:
    client.post(f"{visit}/described", data={"age": "9", "sex": "female"})
    page = client.get(f"{visit}/scores/curb-65").text
    assert "Not made for this patient: it is for people of 18 years and over" in page
    assert "Not worked out for this patient" in _result(page)


def test_values_stand_in_no_address_and_the_page_is_never_stored(client: TestClient) -> None:
    answer = client.post("/scores/curb-65", data=CURB, follow_redirects=False)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert 'method="post"' in answer.text


def test_an_unknown_score_or_consultation_is_a_page_that_says_so(client: TestClient) -> None:
    assert client.get("/scores/heart-attack").status_code == 404
    assert client.get("/consultations/none/scores/curb-65").status_code == 404
