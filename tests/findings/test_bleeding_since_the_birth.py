"""A birth of these days and the bleeding told behind it are one danger, however the mother or her family tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, When

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader

AFTER_BIRTH = "bleeding-after-birth"
HEAVY = "vaginal-bleeding-heavy-with-clots"


def present(found: FindingSet) -> set[str]:
    return {each.id for each in found.findings if each.status is Status.PRESENT and each.when is When.CURRENT}


@pytest.mark.parametrize(
    "text",
    [
        "I had my little girl at noon. The bleeding ran through the mattress.",
        "I had my baby this morning. I have soaked three pads in an hour.",
        "I had my baby this morning and I feel dizzy, the sheets are full of blood.",
        "My son was born at 6 this morning and I'm pouring with blood.",
        "My son was born at 6 and I'm pouring with blood.",
        "She delivered yesterday and is soaking a pad every 15 minutes.",
        "I gave birth on Tuesday and the blood won't stop.",
        "Soaking a pad every quarter of an hour since the birth. I feel faint.",
        "My wife gave birth four hours ago, she can't stop bleeding and has gone white.",
        "Last night I had my baby at home. Blood is running down my legs.",
        "Just given birth, bleeding buckets.",
        "Yesterday she had her little boy; now heavy bleeding and dizzy.",
    ],
)
def test_heavy_bleeding_behind_a_birth_of_these_days_is_the_mothers(read: Reader, text: str) -> None:
    found = read.text(text)
    assert {"postpartum", AFTER_BIRTH, HEAVY} <= present(found)
    assert found.sex == "female"


@pytest.mark.parametrize(
    "text",
    [
        "I had my little girl at the doctor's yesterday. Her nose won't stop bleeding.",
        "My baby was born this morning. The cord won't stop bleeding.",
        "My son was born yesterday, he was circumcised and the bleeding won't stop.",
        "I had the baby with me yesterday. I cut my hand and the blood won't stop.",
        "My daughter was born in May. I have a nosebleed which won't stop.",
        "I had my little girl at 30. My periods are heavy.",
        "I had my baby this morning, no bleeding.",
        "I gave birth on Tuesday, the bleeding has stopped.",
        "My son was born two months early and is now 3 with asthma. His nose won't stop bleeding.",
    ],
)
def test_other_bleeding_and_a_birth_long_ago_are_not(read: Reader, text: str) -> None:
    assert present(read.text(text)).isdisjoint({AFTER_BIRTH, HEAVY})


@pytest.mark.parametrize(
    "text", ["Soaking a pad every quarter of an hour since the birth.", "Cramps every half hour since the birth."]
)
def test_how_often_and_since_the_birth_are_no_length_of_the_illness(read: Reader, text: str) -> None:
    assert not {name for name in present(read.text(text)) if name.startswith("duration-")}
