"""Ordinary things are said with a finding's words, and amounts of drink are read as amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Reader

HEAVY = "heavy-alcohol-use"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She stopped going to her wine club.", "finger-clubbing"),
        ("Further work-up showed a normal count.", "agitation"),
        ("He was watching television when it began.", "delusions"),
        ("She burnt herself on touching a hot stove.", "fever"),
        ("A 24-year-old woman with one male partner.", "men-sex-with-men"),
        ("A 30-year-old woman who has never been pregnant.", "pregnancy"),
        ("A 30-year-old woman, gravida 2, para 2.", "pregnancy"),
        ("Difficulty losing weight in spite of a diet.", "unintentional-weight-loss"),
        ("She is trying to lose weight.", "unintentional-weight-loss"),
        ("Poor hair growth of the eyebrows.", "short-stature"),
        ("The prothrombin time is 10 seconds.", "duration-under-1-hour"),
        ("He has two alcoholic drinks at the weekend.", "alcohol-misuse"),
        ("The pain is not relieved by rest.", "pain-worse-at-rest"),
        ("A small mobile non-tender mass in the right breast.", "breast-lump-hard-fixed"),
    ],
)
def test_an_ordinary_thing_is_no_finding(read: Reader, text: str, name: str) -> None:
    assert name not in {each.id for each in read.text(text).findings}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Clubbing of the fingers.", "finger-clubbing"),
        ("She thinks people are watching her.", "delusions"),
        ("A 24-year-old man with several male partners.", "men-sex-with-men"),
        ("He has lost weight.", "unintentional-weight-loss"),
        ("The baby feels hot to touch.", "fever"),
        ("Serum creatinine concentration of 2.9 mg/dL in a 50-year-old man.", "raised-creatinine"),
        ("Mean corpuscular volume (MCV): 60 fL in a 50-year-old man.", "microcytosis"),
        ("A 60-year-old man with a hematocrit of 30%.", "anaemia-on-blood-test"),
        ("BP 90/60.", "low-blood-pressure"),
    ],
)
def test_the_same_words_meant_are_the_finding(read: Reader, text: str, name: str) -> None:
    assert name in {each.id for each in read.text(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    "text",
    ["Drinks 4 beers a day.", "He has 7 alcoholic beverages per day.", "3-4 glasses of wine every evening.",
     "A bottle of wine a day: 1 bottle of wine per day.", "Drinks 40 units per week."],
)  # fmt: skip
def test_fifteen_drinks_a_week_are_heavy(read: Reader, text: str) -> None:
    assert HEAVY in {each.id for each in read.text(text).findings if each.status == "present"}


@pytest.mark.parametrize(
    "text",
    ["One glass of wine daily.", "She drinks 1-2 glasses of wine a day.", "10 units per week.", "2 tablets daily."],
)
def test_a_glass_with_dinner_is_not(read: Reader, text: str) -> None:
    assert HEAVY not in {each.id for each in read.text(text).findings if each.status == "present"}


def test_no_drinking_is_not_heavy_drinking(read: Reader) -> None:
    found = read.text("He denies drinking 4 beers a day.").findings
    assert HEAVY not in {each.id for each in found if each.status == "present"}
