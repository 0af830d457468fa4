"""Findings that no phrase names and that were guessed from similar words: seen, understood, confirmed, taken away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from starlette.testclient import TestClient

TEXT = (
    "A 70-year-old man. Percussing the lumbar spinous processes is agony."
    " He had to lean on the shopping trolley before the legs would carry him. No fever."
)
TOLD_OF_HIM = "His brother has agony on percussing the lumbar spinous processes."
GUESSED, NAMED = "spinal-tenderness", "fever"


@pytest.fixture
def guessed(client: TestClient, empty: str) -> str:
    """The address of a consultation with two guesses."""
    client.post(f"{empty}/text", data={"text": TEXT})
    return empty


def chip(text: str, finding: str, subject: str = "patient") -> str:
    found = re.search(rf'<details class="[^"]*" id="chip-{finding}-{subject}-[a-z]+".*?</details>', text, re.DOTALL)
    assert found, finding
    return found[0]


def test_a_guess_says_so_on_its_chip_and_a_named_finding_does_not(client: TestClient, guessed: str) -> None:
    text = client.get(guessed).text
    assert "guess" in chip(text, GUESSED)
    assert "A guess from similar words" in chip(text, GUESSED)
    assert "guess" not in chip(text, NAMED)


def test_the_strip_counts_the_guesses_as_the_reliability_counts_its_questions(client: TestClient, guessed: str) -> None:
    text = client.get(guessed).text
    assert "2 guesses" in text
    assert "2 open questions about the input" in text


def test_the_words_of_a_guess_are_marked_otherwise(client: TestClient, guessed: str) -> None:
    text = client.get(guessed).text
    assert re.search(r'<mark class="m-present m-guess"[^>]*id="q-spinal-tenderness', text)
    assert re.search(r'<mark class="m-absent"[^>]*id="q-fever', text)


def test_the_list_and_its_explanation_say_which_reasons_are_guesses(client: TestClient, guessed: str) -> None:
    assert "spinal tenderness (guess)" in client.get(guessed).text
    why = client.get(f"{guessed}/why/spinal-metastasis").text
    assert '</q> <b class="guess">guess</b>' in why


@pytest.mark.parametrize("said", [TOLD_OF_HIM, "His brother had spinal tenderness."])
def test_what_is_told_of_somebody_else_is_set_for_the_patient_in_so_many_words(
    client: TestClient, empty: str, said: str
) -> None:
    client.post(f"{empty}/text", data={"text": f"A 70-year-old man. {said}"})
    shown = chip(client.get(empty).text, GUESSED, "family")
    assert "The patient has it now" in shown
    assert "The patient does not have it" in shown
    assert "Confirm" not in shown


@pytest.mark.parametrize("status", ["present", "absent"])
def test_once_confirmed_or_corrected_it_is_no_guess(client: TestClient, guessed: str, status: str) -> None:
    assert "Confirm present" in chip(client.get(guessed).text, GUESSED)
    client.post(f"{guessed}/findings", data={"finding": GUESSED, "status": status})
    text = client.get(guessed).text
    assert "guess" not in chip(text, GUESSED)
    assert "set by you" in chip(text, GUESSED)
    assert "1 guess<" in text


@pytest.mark.parametrize("status", ["present", "absent"])
@pytest.mark.parametrize(
    "text",
    [
        "Percussing the lumbar spinous processes is agony.",
        "Two years ago percussing the lumbar spinous processes was agony.",
        "His brother said that percussing the lumbar spinous processes was agony.",
        TOLD_OF_HIM,
    ],
)
def test_what_was_confirmed_or_corrected_is_no_open_question(
    client: TestClient, empty: str, text: str, status: str
) -> None:
    client.post(f"{empty}/text", data={"text": f"A 70-year-old man with fever, cough, headache and vomiting. {text}"})
    before = client.get(empty).text
    assert "1 guess<" in before
    assert "1 open question about the input" in before
    client.post(f"{empty}/findings", data={"finding": GUESSED, "status": status})
    after = client.get(empty).text
    assert "1 guess<" not in after
    assert "about the input" not in after


def test_set_aside_it_is_gone_and_can_be_brought_back_as_a_guess(client: TestClient, guessed: str) -> None:
    client.post(f"{guessed}/findings", data={"finding": GUESSED, "status": "aside"})
    text = client.get(guessed).text
    assert f'id="chip-{GUESSED}' not in text
    assert "1 guess<" in text
    client.post(f"{guessed}/findings", data={"finding": GUESSED, "status": "clear"})
    assert "2 guesses" in client.get(guessed).text


def test_without_a_guess_nothing_speaks_of_one(client: TestClient, empty: str) -> None:
    client.post(f"{empty}/text", data={"text": "A 40-year-old man with fever and cough."})
    assert "guess" not in client.get(empty).text
