"""Patterns of small letters run over a text in lower case: every character must keep its place, and no pattern may ask
for a capital."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.findings import (
    allergies,
    demographics,
    denials,
    discharge,
    drinking,
    duration,
    pressure,
    series,
    sites,
)
from dxpad.findings.passage import in_lower_case

NOT_A_LETTER = re.compile(r"\\[A-Za-z]|\(\?P[<=>]\w+[>)]?|A-Z")


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    lower = in_lower_case(text)
    assert len(lower) == len(text)
    assert all(
        low in (letter, letter.lower()) or letter.lower() in ("σ", "ς") for low, letter in zip(lower, text, strict=True)
    )


def test_a_letter_whose_small_form_is_two_keeps_its_place() -> None:
    assert in_lower_case("İstanbul FEVER") == "İstanbul fever"


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    yield from ((f"age {number}", pattern) for number, pattern in enumerate(demographics._AGES))
    yield from ((f"denial {number}", pattern) for number, (pattern, _) in enumerate(denials.LACKING))
    yield from (("after", denials._AFTER), ("before", denials._BEFORE), ("word", denials._WORD))
    yield from (("discharge", discharge.NO_DISCHARGE), ("changes", denials._CHANGES), ("time", duration._TIME))
    yield from (("site", sites._AT), ("spread", sites._FURTHER), ("drinks", drinking._AMOUNT))
    yield from (("pressure", pressure._PAIR), ("allergy", allergies._TO), ("series", series._LATER))


@pytest.mark.parametrize(("name", "pattern"), list(patterns()))
def test_no_such_pattern_asks_for_a_capital(name: str, pattern: re.Pattern[str]) -> None:
    asked = NOT_A_LETTER.sub("", pattern.pattern)
    assert asked == asked.lower(), name
