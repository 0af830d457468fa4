"""British and American notes in the app: chosen once for the machine, held in the note, its files and its dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def _choose(client: TestClient, convention: str) -> None:
    assert client.post("/settings/conventions", data={"convention": convention}).status_code == 200


@pytest.mark.parametrize(
    ("convention", "date"), [("british", r"\d{1,2} \w+ 20\d\d"), ("american", r"\w+ \d{1,2}, 20\d\d")]
)
def test_the_choice_holds_in_the_files_of_a_note(client: TestClient, demo: str, convention: str, date: str) -> None:
    _choose(client, convention)
    assert re.search(f"Consultation of {date}", client.get(f"{demo}/note.md").text)
    assert re.search(f'value="{convention}" selected', client.get("/settings").text)


@pytest.mark.usefixtures("demo")
def test_dates_on_the_pages_follow_it(client: TestClient) -> None:
    _choose(client, "american")
    assert re.search(r"\w{3} \d{1,2}, 20\d\d, \d{1,2}:\d\d [AP]M", client.get("/").text)
    _choose(client, "")
    assert re.search(r"\d{1,2} \w{3} 20\d\d, \d\d:\d\d", client.get("/").text)


def test_a_word_that_is_no_convention_forgets_the_choice(client: TestClient) -> None:
    _choose(client, "american")
    _choose(client, "klingon")
    assert not re.search(r'value="(?:american|british)" selected', client.get("/settings").text)
