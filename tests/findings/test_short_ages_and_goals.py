"""A child's age in short and the weeks of a pregnancy are told apart; a goal is no value, what is told behind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def present(found: FindingSet) -> set[str]:
    return {each.id for each in found.findings if each.status is Status.PRESENT}


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Boy 11/12 with diarrhoea.", 11 / 12),
        ("Girl, 3/52, fever.", 3 / 52.18),
        ("Baby 5/7 with jaundice.", 5 / 365.25),
        ("11/12 boy with diarrhoea.", 11 / 12),
        ("Term boy, D3, jaundiced.", 3 / 365.25),
        ("Term baby, day 3, jaundiced.", 3 / 365.25),
        ("Baby is 30 weeks with a fever.", 30 / 52.18),
    ],
)
def test_an_age_in_short_is_an_age_and_no_duration(read: Reader, text: str, age: float) -> None:
    found = read.text(text)
    assert found.age == pytest.approx(age, abs=0.001)
    assert not [name for name in present(found) if name.startswith("duration")]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("Boy, cough 3/52.", "duration-1-to-6-weeks"),
        ("Boy with diarrhoea 3/7.", "duration-3-to-7-days"),
        ("Woman with cough 3/12.", "duration-over-6-weeks"),
    ],
)
def test_how_long_in_short_is_no_age(read: Reader, text: str, duration: str) -> None:
    found = read.text(text)
    assert duration in present(found)
    assert found.age is None


@pytest.mark.parametrize(
    "text",
    [
        "Female, 30 weeks, headache.",
        "Mum, 30 weeks, reduced movements of the baby.",
        "She is 30 weeks, baby is not moving.",
        "Lady, 30 weeks, headache.",
    ],
)
def test_weeks_of_a_woman_are_those_of_a_pregnancy(read: Reader, text: str) -> None:
    found = read.text(text)
    assert found.age is None
    assert "late-pregnancy-over-20-weeks" in present(found)


def test_bleeding_in_those_weeks_is_bleeding_in_pregnancy(read: Reader) -> None:
    assert "bleeding-in-pregnancy" in present(read.text("She is 30 weeks with bleeding."))


@pytest.mark.parametrize(
    ("text", "quantity", "value"),
    [
        ("Aim for sats 88 to 92, currently 91.", "oxygen-saturation", 91),
        ("COPD, target sats 88-92%, currently 84% on air.", "oxygen-saturation", 84),
        ("HbA1c target 53, currently 78.", "hba1c", 78),
        ("Aim for HR below 110, now 132.", "heart-rate", 132),
        ("INR target 2-3, currently 6.2.", "inr", 6.2),
        ("BP target below 140/90, today 168/95.", "systolic-blood-pressure", 168),
        ("BP below 90/60 all morning.", "systolic-blood-pressure", 90),
        ("BP 168/95, target below 140/90.", "systolic-blood-pressure", 168),
    ],
)
def test_the_value_and_not_the_goal_is_read(read: Reader, text: str, quantity: str, value: float) -> None:
    assert [each.value for each in read.text(text).measurements if each.name == quantity] == [value]


@pytest.mark.parametrize("text", ["Aim to keep BP under 140/90.", "Aim for sats 88 to 92.", "INR target 2-3."])
def test_a_goal_alone_is_no_value(read: Reader, text: str) -> None:
    assert not read.text(text).measurements
