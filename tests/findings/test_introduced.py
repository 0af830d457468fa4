"""Who the patient is as notes and parents tell it, what was new of late, and what findings mean together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("My son is 6 months old and he keeps folding forward.", 0.5, "male"),
        ("My daughter is six and her shins ache.", 6, "female"),
        ("F 27. Right-sided pain.", 27, "female"),
        ("M71, rheumatoid arthritis, hot knee.", 71, "male"),
        ("34y G4P3, 33/40, pain.", 34, "female"),
        ("Day 9 baby girl, sleepy.", 0.0246, "female"),
        ("A newborn boy, 6 hours old, grunting.", 0.0007, "male"),
        ("6/52 old baby, vomiting.", 0.115, None),
        ("14mo girl, limping.", 1.1667, "female"),
        ("My mum is 82 and she fell.", 82, "female"),
        ("My mate's 22, he came off the trampoline.", 22, "male"),
        ("My mother-in-law's 82 and fell in the bathroom.", 82, "female"),
        ("My hubby's 60 and he can't get his words out.", 60, "male"),
        ("My mate's 22nd birthday was loud and now my ears ring.", None, None),
        ("I feel so low since my son was born, he is 6 weeks old.", None, None),
        ("My dad had a stroke at 60. I have chest pain.", None, None),
        ("Baby with fever, day 3 of illness.", None, None),
        ("5 yr history of back pain.", None, None),
    ],
)
def test_notes_and_parents_say_how_old_the_patient_is(
    read: Reader, text: str, age: float | None, sex: str | None
) -> None:
    found = read.text(text)
    assert (found.age, found.sex) == (age, sex)


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("Five weeks ago she began carbamazepine for neuralgia.", "new-medication", True),
        ("She started ramipril three years ago.", "new-medication", False),
        ("He had a runny nose and cough last week, now settled.", "recent-upper-respiratory-infection", True),
        ("The cough started two weeks ago.", "recent-upper-respiratory-infection", False),
        ("I had my baby four days ago.", "postpartum", True),
        ("I want to have a baby.", "postpartum", False),
        ("A 61-year-old woman has had light spotting for two weeks.", "postmenopausal-bleeding", True),
        ("A 30-year-old woman, 8 weeks pregnant, has had some spotting.", "bleeding-in-pregnancy", True),
        ("I have brown spots on my face.", "vaginal-bleeding", False),
        ("A 2-day-old boy is yellow.", "jaundiced-newborn", True),
        ("A primigravida at 36 weeks with twins.", "late-pregnancy-over-20-weeks", True),
        ("My leg aches and it wakes me most nights.", "pain-worse-at-night", True),
        ("He has a cough which keeps him awake.", "pain-worse-at-night", False),
        ("1/7 hx of vomiting.", "vomiting", True),
        ("ANCA negative; hepatitis B surface antigen positive.", "hepatitis-b-antigen-positive", True),
        ("Eosinophils 3.2 x 10^9/L.", "eosinophilia", True),
    ],
)
def test_what_was_new_of_late_and_what_findings_mean_together(read: Reader, text: str, name: str, there: bool) -> None:  # noqa: FBT001
    current = {each.id for each in read.text(text).findings if each.status is Status.PRESENT and each.when == "current"}
    assert (name in current) is there
