"""A language model's wordings in the app: off at first, told plainly, asked when wanted, taken one by one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.phrasing.serving import serving, told

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk

MODEL = "/settings/language-model"
SAID = "Doctor: Any fever?\nPatient: No. I have had terrible cough since Monday. I take ramipril 5 mg.\n"


@pytest.fixture
def visit(client: TestClient) -> str:
    page: str = client.post("/consultations", follow_redirects=False).headers["location"]
    client.post(f"{page}/text", data={"text": SAID})
    return page


def choose(client: TestClient, url: str) -> None:
    assert client.post(MODEL, data={"url": url, "name": "tidy-1"}).status_code == 200


def test_there_is_none_at_first_and_no_page_offers_it(client: TestClient, visit: str) -> None:
    assert "The program opens no outgoing connection" in client.get("/").text
    assert "Tidy sentences" not in client.get(f"{visit}/note").text
    assert "No language model is chosen" in client.get(f"{visit}/wording").text
    assert client.post(f"{visit}/wording").status_code >= 400


def test_the_page_says_what_is_sent_where(client: TestClient) -> None:
    choose(client, "http://localhost:1/v1")
    text = client.get(MODEL).text
    assert "with any name that was said in them" in text
    assert "nothing leaves it" in text
    assert "go to localhost" in client.get("/about").text
    assert "no outgoing connection" not in client.get("/").text


def test_another_machine_is_warned_about(client: TestClient, visit: str) -> None:
    choose(client, "http://192.168.1.7:8000/v1")
    for path in (MODEL, f"{visit}/wording"):
        text = client.get(path).text
        assert "is another machine" in text
        assert "not encrypted" in text


def test_it_can_be_given_up_again(client: TestClient) -> None:
    choose(client, "http://localhost:1/v1")
    client.post(f"{MODEL}/none")
    assert "The program opens no outgoing connection" in client.get("/").text


def test_an_address_that_cannot_be_used_is_refused_with_the_mend(client: TestClient) -> None:
    answer = client.post(MODEL, data={"url": "ftp://localhost", "name": "m"})
    assert answer.status_code == 400
    assert "http://localhost:11434/v1" in answer.text


def test_nothing_is_sent_before_send_is_pressed(client: TestClient, visit: str) -> None:
    with serving(told) as served:
        choose(client, served.url)
        client.get(f"{visit}/note")
        client.get(f"{visit}/wording")
        assert served.asked == []
        client.post(f"{visit}/wording")
        assert served.asked


def test_a_wording_that_is_taken_stands_in_the_note_and_the_record_says_whose_it_is(
    client: TestClient, desk: Desk, visit: str
) -> None:
    with serving(lambda sentence: told(sentence.replace("terrible", "a terrible"))) as served:
        choose(client, served.url)
        text = client.post(f"{visit}/wording").text
    keys, texts = re.findall(r'name="key" value="([^"]+)"', text), re.findall(r'name="text" value="([^"]+)"', text)
    assert len(keys) == 1
    before = client.get(f"{visit}/note").text
    client.post(f"{visit}/wording/taken", data={"key": keys, "text": texts})
    assert "a terrible cough" not in client.get(f"{visit}/note").text, "nothing was ticked"
    client.post(f"{visit}/wording/taken", data={"key": keys, "text": texts, "take": keys})
    after = client.get(f"{visit}/note").text
    assert ("a terrible cough" in before, "a terrible cough" in after) == (False, True)
    last = desk.book.events(visit.rsplit("/", 1)[1])[-1]
    assert "wording by tidy-1" in last.by


def test_a_wording_that_was_tampered_with_on_the_way_is_not_taken(client: TestClient, visit: str) -> None:
    with serving(lambda sentence: told(sentence.replace("terrible", "a terrible"))) as served:
        choose(client, served.url)
        text = client.post(f"{visit}/wording").text
        keys = re.findall(r'name="key" value="([^"]+)"', text)
        client.post(f"{visit}/wording/taken", data={"key": keys, "text": ["Takes warfarin."], "take": keys})
    assert "warfarin" not in client.get(f"{visit}/note").text


def test_an_invented_drug_is_shown_as_kept_and_changes_nothing(client: TestClient, visit: str) -> None:
    before = client.get(f"{visit}/note.md").text
    with serving(lambda sentence: told(f"{sentence} Takes warfarin 5 mg.")) as served:
        choose(client, served.url)
        text = client.post(f"{visit}/wording").text
    assert "warfarin" not in text
    assert "kept as they were" in text
    assert client.get(f"{visit}/note.md").text == before
