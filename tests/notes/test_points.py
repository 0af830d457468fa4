"""A decimal point that was heard as a full stop."""

from __future__ import annotations

import pytest

from dxpad.notes.numerals import said_numbers
from dxpad.notes.parts import Voice
from dxpad.notes.rewrite import clinician_words


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("your a1c is seven . three", "A1c is 7.3."),
        ("your temperature is ninety-eight . six today", "Temperature is 98.6 today."),
        ("your hemoglobin was 7 . 3", "Hemoglobin was 7.3."),
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


def test_the_decimal_counts_as_said_only_where_the_words_can_mean_it() -> None:
    assert "7.3" in said_numbers("it is seven . three")
    assert "7.3" not in said_numbers("it is seven three")
