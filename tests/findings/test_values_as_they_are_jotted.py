"""Values as they are jotted down or told over the phone: names in short, run together, or a row without names. What is
eaten, how often and what else a number may be is no value."""

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
    ("text", "finding"),
    [
        ("sugar 3.1", "low-blood-glucose"),
        ("Her sugar was 28 this morning.", "high-blood-glucose"),
        ("sugars of 22 this week, thirsty", "high-blood-glucose"),
        ("glucose 2.8 on the meter, sweaty", "low-blood-glucose"),
        ("BM 2.1 and drowsy", "low-blood-glucose"),
        ("BM high", "high-blood-glucose"),
        ("Sugars running low all week", "low-blood-glucose"),
        ("sats 84 on air", "low-oxygen-saturation"),
        ("resps 32", "fast-breathing"),
        ("HR 140", "fast-heart-rate"),
        ("temp 39.4", "high-fever"),
        ("HR118 RR24 sats88", "fast-heart-rate"),
        ("HR118 RR24 sats88", "fast-breathing"),
        ("HR118 RR24 sats88", "low-oxygen-saturation"),
        ("T39.2 P118 BP82/44 RR24", "low-blood-pressure"),
        ("T39.2 P118 BP82/44 RR24", "fast-heart-rate"),
    ],
)
def test_a_value_in_short_counts(read: Reader, text: str, finding: str) -> None:
    assert finding in present(read.text(text))


@pytest.mark.parametrize(
    "text",
    [
        "obs: 38.2, 118, 82/54, 24, 91%",
        "Obs 82/54, 118, 24, 91% on air, 38.2",
        "58M, vomiting. Vitals: 24, 118, 91%, 38.2, 82/54",
    ],
)
def test_a_row_without_names_is_told_by_what_each_value_can_be(read: Reader, text: str) -> None:
    found = read.text(text)
    expected = {"fever-38-or-more", "fast-heart-rate", "low-blood-pressure", "fast-breathing", "low-oxygen-saturation"}
    assert expected <= present(found)


@pytest.mark.parametrize(
    "text",
    [
        "Obs 38.2, 118, 24, 36",
        "Obs: 4, 5, 6, 7",
        "obs hourly, 4 times",
        "Bloods 38.2, 118, 24, 93%",
        "Obs 118, 104, 24, 93%",
    ],
)
def test_a_row_in_which_a_value_may_be_two_things_says_nothing(read: Reader, text: str) -> None:
    assert not read.text(text).measurements


@pytest.mark.parametrize(
    "text",
    [
        "sugar 3 spoons",
        "Sugar 2 in tea.",
        "Two sugars in his tea.",
        "Low sugar 3 times this week",
        "BM high fibre diet",
        "TP53 mutation, vertebra T12.",
        "Cut down sugar, 2 a day.",
    ],
)
def test_what_is_eaten_or_counted_is_no_value(read: Reader, text: str) -> None:
    found = read.text(text)
    assert not found.measurements
    assert "high-blood-glucose" not in present(found)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("I don't take the pill.", Status.ABSENT),
        ("I do not take the pill.", Status.ABSENT),
        ("I take the pill.", Status.PRESENT),
    ],
)
def test_what_is_not_taken_is_denied(read: Reader, text: str, status: Status) -> None:
    assert [each.status for each in read.text(text).findings if each.id == "oral-contraceptive-use"] == [status]


@pytest.mark.parametrize("text", ["I can't take the headache any more.", "He couldn't take this headache."])
def test_what_cannot_be_borne_is_there(read: Reader, text: str) -> None:
    assert "headache" in present(read.text(text))
