"""High, low and normal, swollen and painful: what has a word of its own does not take its neighbour's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from .conftest import Reader


def present(read: Reader, text: str) -> set[str]:
    return {each.id for each in read.text(text).findings if each.status is Status.PRESENT}


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Normal sodium and raised potassium.", {"high-potassium"}, "high-sodium"),
        ("Raised sodium and normal potassium.", {"high-sodium"}, "high-potassium"),
        ("Sodium normal and potassium raised.", {"high-potassium"}, "high-sodium"),
        ("Sodium 140 and potassium raised.", {"high-potassium"}, "high-sodium"),
        ("Normal sodium with raised potassium.", {"high-potassium"}, "high-sodium"),
        ("Normal calcium and low phosphate.", {"low-phosphate"}, "low-calcium"),
        ("Normal white cells and raised CRP.", {"raised-inflammatory-markers"}, "raised-white-cells"),
        ("CRP raised and white cells normal.", {"raised-inflammatory-markers"}, "raised-white-cells"),
        ("Normal platelets and low haemoglobin.", {"anaemia-on-blood-test"}, "low-platelets"),
        ("Low TSH and free T4 38.", {"low-tsh"}, "raised-tsh"),
        ("TSH low and free T4 38.", {"low-tsh"}, "raised-tsh"),
        ("Normal ankle and swollen knee.", {"knee-swelling"}, "ankle-swelling"),
        ("Bruised ankle and swollen knee.", {"knee-swelling"}, "ankle-swelling"),
    ],
)
def test_a_neighbours_word_is_not_taken(read: Reader, text: str, right: set[str], wrong: str) -> None:
    found = present(read, text)
    assert right <= found
    assert wrong not in found


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Raised sodium and potassium.", {"high-sodium", "high-potassium"}),
        ("Sodium and potassium raised.", {"high-sodium", "high-potassium"}),
        ("Low sodium, potassium and magnesium.", {"low-sodium", "low-potassium", "low-magnesium"}),
        ("Low haemoglobin and platelets.", {"anaemia-on-blood-test", "low-platelets"}),
        ("High potassium and low sodium.", {"high-potassium", "low-sodium"}),
        ("Poor appetite and sleep.", {"loss-of-appetite", "insomnia"}),
        ("Reduced vision and hearing.", {"blurred-vision", "hearing-loss"}),
        ("Swollen knees and ankles.", {"knee-swelling", "ankle-swelling"}),
        ("Ankle bruised and swollen after a fall.", {"ankle-swelling", "bruising"}),
        ("Sodium with potassium low.", {"low-sodium", "low-potassium"}),
        ("Low free T4.", {"raised-tsh"}),
    ],
)
def test_one_word_may_be_said_of_both(read: Reader, text: str, both: set[str]) -> None:
    assert both <= present(read, text)


@pytest.mark.parametrize("text", ["Pale with cold hands.", "He was pale with cold hands and feet."])
def test_how_somebody_is_is_not_said_of_the_hands(read: Reader, text: str) -> None:
    found = present(read, text)
    assert "pallor" in found
    assert "cold-painful-limb" not in found


@pytest.mark.parametrize("text", ["Arm pale with cold fingers.", "Hand pale and cold.", "Pale and cold hands."])
def test_a_limb_that_is_pale_and_cold_is_read(read: Reader, text: str) -> None:
    assert "cold-painful-limb" in present(read, text)
