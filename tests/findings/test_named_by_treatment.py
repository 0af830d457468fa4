"""An illness named by somebody's own treatment is there whether or not the treatment is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from .conftest import Reader


def status_of(read: Reader, text: str, finding: str) -> set[Status]:
    return {each.status for each in read.text(text).findings if each.id == finding}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He never took his pressure pills. Headache.", "history-hypertension"),
        ("Never took his blood pressure tablets, now has a nosebleed.", "history-hypertension"),
        ("Not taking her epilepsy tablets, fitted twice today.", "history-epilepsy"),
        ("Has not had her thyroid tablets for a month, cold and slow.", "history-thyroid-disease"),
        ("Not taking her insulin. Vomiting.", "history-diabetes"),
        ("Never took his diabetes tablets.", "history-diabetes"),
        ("She never takes her usual blood pressure tablets.", "history-hypertension"),
    ],
)
def test_a_treatment_of_ones_own_that_is_not_taken_denies_no_illness(read: Reader, text: str, finding: str) -> None:
    assert status_of(read, text, finding) == {Status.PRESENT}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He is not on blood pressure tablets.", "history-hypertension"),
        ("Doesn't take any blood pressure tablets.", "history-hypertension"),
        ("No epilepsy tablets, no headache.", "history-epilepsy"),
        ("She isn't on any thyroid tablets.", "history-thyroid-disease"),
        ("She has never had hypertension.", "history-hypertension"),
    ],
)
def test_a_treatment_that_was_never_given_is_none_of_the_illness(read: Reader, text: str, finding: str) -> None:
    assert status_of(read, text, finding) == {Status.ABSENT}


@pytest.mark.parametrize(
    "text",
    [
        "Not taking her insulin. Vomiting.",
        "She stopped the warfarin last week. Leg swollen.",
        "Ran out of his inhaler, wheezy since last night.",
        "He hasn't had his insulin since Sunday.",
        "I forgot my heart tablets.",
    ],
)
def test_what_is_not_taken_any_more_is_told(read: Reader, text: str) -> None:
    assert status_of(read, text, "recent-drug-cessation") == {Status.PRESENT}


def test_insulin_as_a_substance_is_no_treatment(read: Reader) -> None:
    assert status_of(read, "Her insulin resistance was discussed.", "history-diabetes") != {Status.PRESENT}
