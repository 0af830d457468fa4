"""What a time is of: how long the complaint has been there though no number counts it, what was over long ago, what is
written like weeks and is a pressure, and how often something comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, When

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader

OVER_6_WEEKS = "duration-over-6-weeks"


def durations(found: FindingSet) -> set[str]:
    return {each.id for each in found.findings if each.id.startswith("duration-")}


def whens(found: FindingSet, finding: str) -> set[When]:
    return {each.when for each in found.findings if each.id == finding and each.status is Status.PRESENT}


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Man, 40, has had headaches all his life.", OVER_6_WEEKS),
        ("Man, 40, cough since his teens.", OVER_6_WEEKS),
        ("Man, 40, has always been constipated.", OVER_6_WEEKS),
        ("Woman, 50, joint pain for a good year.", OVER_6_WEEKS),
        ("Woman, 50, cough since the winter.", OVER_6_WEEKS),
        ("Woman, 50, cough for as long as she remembers.", OVER_6_WEEKS),
        ("Headaches all his life. Fever for two days.", "duration-under-3-days"),
        ("He has always been fit. Cough for two days.", "duration-under-3-days"),
        ("Cough 3/52.", "duration-1-to-6-weeks"),
        ("Cough for 6/12.", OVER_6_WEEKS),
        ("BP 112/52, cough for 10/7.", "duration-1-to-6-weeks"),
        ("Cough 3 days, fever.", "duration-3-to-7-days"),
        ("A smoker with a cough for three weeks.", "duration-1-to-6-weeks"),
        ("A diabetic man with foot pain for two weeks.", "duration-1-to-6-weeks"),
        ("A spot developed two months ago, itchy.", OVER_6_WEEKS),
        ("Headache twice a week for three months.", OVER_6_WEEKS),
    ],
)
def test_how_long_the_complaint_has_been_there(read: Reader, text: str, band: str) -> None:
    assert durations(read.text(text)) == {band}


@pytest.mark.parametrize(
    "text",
    [
        "Pressure 84/52, cough.",
        "BP 90/12, fever.",
        "BP 14/7 on one machine, fever.",
        "84/52, pulse 120, cough.",
        "Blood pressure is 96/52 mm Hg, cough.",
        "Red eye. VA 6/12.",
        "Red eye, 6/12 with 6/6 beside it.",
        "Back pain, score 5/7.",
        "Headache once or twice a week.",
        "Headache two or three days a week.",
        "Smoked all his life. Cough.",
        "A smoker for 20 years with cough.",
        "A retired smoker with COPD for ten years.",
        "A fever of 39, has always been constipated.",
        "Cough 3 days after surgery.",
        "He has always been fit. Cough.",
        "Three years ago he had a fit.",
        "Rash since the summer rolls.",
    ],
)
def test_no_time_of_the_complaint_is_told(read: Reader, text: str) -> None:
    assert not durations(read.text(text))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Three years ago he had a fit.", "seizure"),
        ("He had a fit three years ago.", "seizure"),
        ("Leg pain, a seizure three years ago.", "seizure"),
        ("Previously headaches, now a cough.", "headache"),
    ],
)
def test_it_is_past(read: Reader, text: str, finding: str) -> None:
    assert whens(read.text(text), finding) == {When.PAST}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Retired builder/former smoker of 20 years with cough.", "cough"),
        ("Retired builder and former smoker with cough.", "cough"),
        ("Previous smoker with cough.", "cough"),
        ("Former footballer with knee pain.", "knee-pain"),
        ("Man, 70, former heavy drinker with jaundice.", "jaundice"),
        ("A previously well girl with headache for two days.", "headache"),
        ("Previously independent woman with confusion since noon.", "confusion"),
        ("Two weeks ago he had a fit.", "seizure"),
        ("Three fits this morning.", "seizure"),
    ],
)
def test_it_is_of_now(read: Reader, text: str, finding: str) -> None:
    assert whens(read.text(text), finding) == {When.CURRENT}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chest pain; it does not come when he climbs stairs.", set()),
        ("Chest pain; it doesn't come on when he climbs stairs.", set()),
        ("Chest pain; it comes when he climbs stairs.", {"worse-with-exertion"}),
        ("Cannot breathe when he climbs stairs.", {"worse-with-exertion"}),
    ],
)
def test_an_occasion_may_be_denied(read: Reader, text: str, expected: set[str]) -> None:
    found = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert found & {"worse-with-exertion"} == expected


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Creatinine was 88, today 412.", "raised-creatinine"),
        ("Potassium was 3.9 in May, today 6.8.", "high-potassium"),
        ("Hb was 140, today 70.", "anaemia-on-blood-test"),
        ("Breathing 32, cough.", "fast-breathing"),
        ("Resps 32, cough.", "fast-breathing"),
    ],
)
def test_the_value_of_now_counts(read: Reader, text: str, finding: str) -> None:
    assert whens(read.text(text), finding) == {When.CURRENT}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Back pain that does not go down the legs.", "pain-radiating-down-leg"),
        ("Low mood, does not harm himself.", "self-harm"),
        ("Low mood, doesn't want to harm himself.", "self-harm"),
    ],
)
def test_what_a_verb_denies_is_not_there(read: Reader, text: str, finding: str) -> None:
    assert not whens(read.text(text), finding)
