"""A clause that no phrase names is taken for the finding that its words point to, and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case
from dxpad.domain.finding import Status, Subject, When
from dxpad.findings.nearby import ENOUGH
from dxpad.knowledge.flags import known_of

if TYPE_CHECKING:
    from tests.findings.conftest import Reader

LIKENED = (
    ("Percussing the lumbar spinous processes is agony.", "spinal-tenderness"),
    ("He had to lean on the shopping trolley before the legs would carry him.", "leg-pain-neurogenic-claudication"),
    ("He props himself on four cushions or else chokes for air lying down.", "breathlessness-lying-flat"),
)


@pytest.mark.parametrize(("text", "finding"), LIKENED)
def test_words_near_to_a_finding_are_taken_for_it_and_an_issue_says_so(read: Reader, text: str, finding: str) -> None:
    found = read.text(text)
    assert finding in {each.id for each in found.findings if each.status is Status.PRESENT}
    assert finding in found.likened


@pytest.mark.parametrize(("text", "finding"), LIKENED)
def test_no_red_flag_is_met_by_likeness_alone(read: Reader, text: str, finding: str) -> None:
    assert finding not in known_of(read.text(text), read.store).findings


@pytest.mark.parametrize(("named", "stated"), [("", ("spinal-tenderness",)), ("He has spinal tenderness. ", ())])
def test_a_guess_of_former_times_takes_nothing_from_what_is_known_of_now(
    read: Reader, named: str, stated: tuple[str, ...]
) -> None:
    text = "Two years ago percussing the lumbar spinous processes was agony."
    assert "spinal-tenderness" in read.text(text).likened
    found = read.case(Case(id="t", text=named + text, present=stated))
    assert {each.when for each in found.findings if each.id == "spinal-tenderness"} == {When.CURRENT, When.PAST}
    assert not found.likened
    assert known_of(found, read.store).findings["spinal-tenderness"] is Status.PRESENT


def test_what_is_known_of_a_relative_leaves_a_guess_of_the_patient_one(read: Reader) -> None:
    found = read.text("His brother had spinal tenderness. Percussing the lumbar spinous processes is agony.")
    assert {each.subject for each in found.findings if each.id == "spinal-tenderness"} == {
        Subject.PATIENT,
        Subject.FAMILY,
    }
    assert "spinal-tenderness" in found.likened


def test_what_a_phrase_names_is_no_guess(read: Reader) -> None:
    found = read.text("She has a headache and a stiff neck. Her throat is sore.")
    assert found.findings
    assert not found.likened


@pytest.mark.parametrize(
    "text",
    [
        "She went to the market on Monday and met her sister for lunch.",
        "The letter was sent to the wrong address last week.",
        "Percussing the lumbar spinous processes is normal.",
        "Nothing is felt on percussing the lumbar spinous processes.",
        "He was asked how many tablets to take a day.",
        "He knows 20 words and speaks two-word phrases.",
        "He works for the railway and has two dogs.",
    ],
)
def test_ordinary_words_and_words_of_health_point_to_nothing(read: Reader, text: str) -> None:
    assert not read.text(text).likened


def test_in_a_conversation_nothing_is_guessed(read: Reader) -> None:
    assert not read.spoken("D: Tell me more.", "P: I lean on the shopping trolley before my legs carry me.").likened


def test_the_words_that_are_quoted_bear_the_weight(read: Reader) -> None:
    text = "He came by bus; percussing the lumbar spinous processes is agony."
    found = read.text(text)
    quote = next(each.source for each in found.findings if each.id in found.likened)
    assert quote is not None
    assert text[quote.start : quote.end] == quote.text
    stems = {token.strip(".") for token in quote.text.split()}
    assert sum(read.store.near(stem)[1].get("spinal-tenderness", 0) for stem in stems) >= ENOUGH / 2
