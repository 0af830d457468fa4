"""A decimal point that was heard as a full stop."""

from __future__ import annotations

import pytest

from dxpad.notes.custody import unsupported
from dxpad.notes.numerals import said_numbers
from dxpad.notes.parts import Voice
from dxpad.notes.points import numbers_told
from dxpad.notes.rewrite import clinician_words


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("your a1c is seven . three", "A1c is 7.3."),
        ("your temperature is ninety-eight . six today", "Temperature is 98.6 today."),
        ("your hemoglobin was 7 . 3", "Hemoglobin was 7.3."),
        ("your a1c was a little higher at seven . three", "A1c was a little higher at 7.3."),
        ("aldactone twelve . five milligrams daily", "Aldactone 12.5 mg daily."),
    ],
)
def test_a_point_behind_what_is_measured_or_before_its_unit_is_a_decimal(said: str, written: str) -> None:
    assert clinician_words(said, Voice.FULL) == written


@pytest.mark.parametrize(
    "said",
    [
        "your a1c was seven . three weeks ago it was nine",
        "your a1c was seven . two tablets a day now",
        "the pain is seven . three",
        "take five . ten weeks",
    ],
)
def test_two_numbers_stay_two_where_the_second_may_count_something(said: str) -> None:
    assert not any(
        f"{whole}.{part}" in clinician_words(said, Voice.FULL) for whole in "57" for part in ("3", "2", "10")
    )


@pytest.mark.parametrize(
    ("said", "number"),
    [("the pain is seven . three", "7.3"), ("take five . ten weeks", "5.10"), ("It was 7 . 3 days passed", "7.3")],
)
def test_the_check_of_numbers_knows_a_decimal_only_where_the_note_writes_one(said: str, number: str) -> None:
    assert number not in numbers_told(said)
    assert set(number.split(".")) <= numbers_told(said)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("your a1c is seven . three", "7.3"),
        ("her temperature was ninety-eight . six today", "98.6"),
        ("the temperature was 98 . 6 today", "98.6"),
        ("it was 7.3", "7.3"),
        ("one point five units", "1.5"),
    ],
)
def test_the_check_of_numbers_knows_a_decimal_that_was_said(said: str, number: str) -> None:
    assert number in numbers_told(said)


def test_a_decimal_that_nobody_said_is_not_in_custody() -> None:
    assert unsupported("A1c is 7.3.", ["the pain is seven . three", "a1c"]) == ("7.3",)
    assert unsupported("A1c is 7.3.", ["your a1c is seven . three"]) == ()


def test_the_decimal_counts_as_said_only_where_the_words_can_mean_it() -> None:
    assert "7.3" in said_numbers("it is seven . three")
    assert "7.3" not in said_numbers("it is seven three")
