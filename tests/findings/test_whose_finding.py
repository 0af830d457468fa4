"""Whose a finding is: the patient's, a relative's, or that of somebody else who is only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Subject

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("A mother brings her 20-month-old, who has a barking cough and a fever.", "barking-cough"),
        ("A father attends with his 5yo who has been vomiting.", "vomiting"),
        ("Parents bring their newborn with jaundice.", "jaundiced-newborn"),
        ("Grandmother brings the little one because of a rash.", "rash"),
        ("A woman brings her mother, who has been confused since Friday.", "confusion"),
        ("Dad swung her by the hands yesterday and now she holds her arm still.", "child-not-using-arm"),
        ("My brother hit me in the eye and I see double.", "eye-injury"),
        ("My boss hit me on the head and I feel sick.", "head-injury"),
        ("He put on his Mum's steroid cream and the rash spread.", "corticosteroid-use"),
        ("He put on his Mum's steroid cream and the rash spread.", "rash"),
        ("I used my nan's steroid cream for a month.", "corticosteroid-use"),
        ("She took her brother's antibiotics and came out in a rash.", "rash"),
        ("Coeliac mum, bloating and loose stools.", "bloating"),
        ("Diabetic father, tired.", "fatigue"),
        ("Known asthmatic, mum says wheezy since last night.", "history-asthma"),
        ("I'm a dad of three with chest pain.", "chest-pain"),
        ("I am a single mum with a fever.", "fever"),
        ("My mum's arthritis tablets upset my stomach.", "indigestion"),
        ("Dad lifted her by the wrist; elbow painful.", "elbow-pain"),
        ("My son kicked me in the groin and my testicle is swollen.", "scrotal-swelling"),
        ("My dad keeps telling me I look pale. I have heavy periods.", "pallor"),
        ("My sister thinks I snore and I wake gasping.", "snoring"),
        ("His mother is alive, but he developed a cough.", "cough"),
        ("Mum says she has a cough.", "cough"),
    ],
)
def test_it_is_the_patients(read: Reader, text: str, finding: str) -> None:
    assert {each.subject for each in read.text(text).findings if each.id == finding} == {Subject.PATIENT}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Mother with a fever brings her baby, who has a rash.", "fever"),
        ("Mum broke her hip at 60. I have a cough.", "recent-trauma"),
        ("Dad hurt his back; I have a cough.", "back-pain"),
        ("My nan had psoriasis. I have a scaly rash.", "history-psoriasis"),
        ("Mum says my nan had psoriasis.", "history-psoriasis"),
        ("Caller: my nan had psoriasis and I have a rash.", "history-psoriasis"),
        ("His mother is alive but developed breast cancer at 40. He has a cough.", "history-cancer"),
        ("Her mum is well but gets migraines. She has a cough.", "migraine-headache"),
        ("Asthmatic brother. Coughs at night.", "history-asthma"),
        ("Tired and thirsty, asthmatic sister.", "history-asthma"),
        ("Thirst for two weeks, sister T1DM.", "history-diabetes"),
        ("Her epileptic sister had a seizure. She has a headache.", "history-epilepsy"),
        ("He lives with his asthmatic mother, he coughs at night.", "history-asthma"),
        ("His dad has chest pain; he has a cough.", "chest-pain"),
        ("Mother: 45, hypertension. Father: died of MI at 60. Chest pain since noon.", "history-hypertension"),
        ("I look after my dad who has dementia. I am tired.", "history-dementia"),
    ],
)
def test_it_is_a_relatives(read: Reader, text: str, finding: str) -> None:
    assert {each.subject for each in read.text(text).findings if each.id == finding} == {Subject.FAMILY}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("My mate was sick after the same meal. I have diarrhoea.", "vomiting"),
        ("My hubby has the flu with a fever and I have a sore throat.", "fever"),
        ("Diabetic wife. He has a cough.", "history-diabetes"),
        ("My mates had the same curry and they have been vomiting. I have stomach cramps.", "vomiting"),
        ("His brother was jaundiced as a newborn. He is yellow.", "jaundiced-newborn"),
    ],
)
def test_it_is_not_the_patients(read: Reader, text: str, finding: str) -> None:
    assert Subject.PATIENT not in {each.subject for each in read.text(text).findings if each.id == finding}


@pytest.mark.parametrize(
    "text",
    [
        "My son had chickenpox two weeks ago. Now I have a blistering rash.",
        "My flatmate was sick three days ago, I have a sore throat.",
        "Our daughter had scabies two months ago and I have an itch.",
    ],
)
def test_the_time_of_anothers_illness_is_not_that_of_the_complaint(read: Reader, text: str) -> None:
    assert not {each.id for each in read.text(text).findings if each.id.startswith("duration-")}


def test_the_time_of_whom_the_text_speaks_for_is_that_of_the_complaint(read: Reader) -> None:
    found = read.text("My son has had a cough for three weeks. He is wheezy.")
    assert "duration-1-to-6-weeks" in {each.id for each in found.findings}
