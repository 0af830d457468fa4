"""What a text goes on to say of a relative is not the patient's, and what the patient has beside a relative is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from .conftest import Reader


def of_patient(read: Reader, text: str) -> set[str]:
    return {each.id for each in read.text(text).findings if each.status is Status.PRESENT and each.subject == "patient"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("A 30-year-old man with cough. My wife's period is late.", "absent-periods"),
        ("I have had a cough for two weeks. My wife's period is late.", "absent-periods"),
        ("My husband's snoring is bad and I am tired all the time.", "snoring"),
        ("My father has diabetes, he takes metformin.", "metformin-or-diabetes-tablets"),
        ("My father has diabetes, he takes metformin. I have a cough.", "metformin-or-diabetes-tablets"),
        ("I have a cough. My father has diabetes. He takes metformin.", "metformin-or-diabetes-tablets"),
        ("I have a headache. My mum has had a stroke; she is on warfarin.", "anticoagulant-use"),
        (
            "I have a headache. My mother has high blood pressure, and she takes amlodipine.",
            "calcium-channel-blocker-use",
        ),
        ("I am tired. My sister has a bad thyroid. She takes thyroxine. She also had a rash.", "rash"),
        ("I have had a fever since Monday. My wife had a cough last week; she was vomiting.", "vomiting"),
        (
            "A 30-year-old woman with cough. Her father has diabetes, he takes metformin.",
            "metformin-or-diabetes-tablets",
        ),
        ("She has a sister with coeliac disease, and diarrhoea for two months.", "gastric-surgery-or-malabsorption"),
        ("Has two children with asthma, and a cough for three weeks.", "history-asthma"),
        ("Has a sister with asthma, eczema, and hay fever.", "atopy"),
    ],
)
def test_it_is_the_relatives(read: Reader, text: str, finding: str) -> None:
    assert finding not in of_patient(read, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She has a sister with coeliac disease, and diarrhoea for two months.", "chronic-diarrhoea"),
        ("She has a mother with breast cancer, and a lump in her left breast.", "breast-lump"),
        ("Patient has a husband with COVID, and a fever since yesterday.", "fever"),
        ("Has two children with asthma, and a cough for three weeks.", "cough"),
        ("She has three children, diabetes and hypertension.", "history-hypertension"),
        ("My wife's period is late.", "absent-periods"),
        ("My husband's leg is swollen. He has had a cough.", "peripheral-oedema"),
        ("I took my wife's tablets for the headache.", "headache"),
        ("I have back pain since my daughter's wedding.", "back-pain"),
        ("A 30-year-old man with cough. His father has diabetes, he takes metformin.", "metformin-or-diabetes-tablets"),
        ("A mother brings her son with fever; he is floppy.", "lethargy"),
        ("My son has a fever, he is floppy. I have a cold myself.", "lethargy"),
        ("My dad has chest pain. He is sweating. He takes aspirin.", "excessive-sweating"),
        ("My father is 70 and has diabetes. He takes metformin. He is breathless.", "metformin-or-diabetes-tablets"),
        ("I am tired. My sister takes thyroxine. She is well. My hands are numb.", "numbness"),
        ("My brother has asthma, and I have been wheezing.", "wheeze"),
    ],
)
def test_it_is_the_patients(read: Reader, text: str, finding: str) -> None:
    assert finding in of_patient(read, text)
