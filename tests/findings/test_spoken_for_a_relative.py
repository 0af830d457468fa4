"""Who telephones for a relative tells of that relative: with an age, or with what is going on now, he or she is the
patient. An illness of the family, told beside an own complaint or of long ago, stays the family's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, Subject

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def subjects(found: FindingSet, finding: str) -> set[Subject]:
    return {each.subject for each in found.findings if each.id == finding and each.status is Status.PRESENT}


@pytest.mark.parametrize(
    ("text", "finding", "age", "sex"),
    [
        ("My sister, 48, has a temperature of 38.7. She had chemo last week.", "fever-38-or-more", 48, "female"),
        ("My mum has a temperature of 39 and is shaking. She had chemo last week.", "high-fever", None, "female"),
        ("Auntie, 70, has a fever.", "fever", 70, "female"),
        ("Uncle Joe, 66, has gone blue.", "cyanosis", 66, "male"),
        ("Mother, 82, fell and can't get up.", "falls", 82, "female"),
        ("Father, 80, has crushing chest pain since breakfast.", "chest-pain-pressure", 80, "male"),
        ("My mate, 44, came out in lumps all over after prawns.", "hives", 44, None),
        ("Our Nan, 79, is confused and hot since last night.", "confusion", 79, "female"),
        ("My flatmate can't stop being sick.", "vomiting", None, None),
        ("My brother's chest is hurting and he is grey.", "chest-pain", None, "male"),
        ("My brother has chest pain right now and is sweating.", "chest-pain", None, "male"),
        ("My aunt has been vomiting blood since this morning.", "vomiting-blood", None, "female"),
        ("My cousin is having a fit.", "seizure", None, None),
        ("My grandfather has a temperature and can't breathe.", "shortness-of-breath", None, "male"),
        ("My uncle fainted an hour ago and is pale.", "fainting", None, "male"),
        ("My mother-in-law has been confused since last night.", "confusion", None, "female"),
    ],
)
def test_the_relative_is_the_patient(read: Reader, text: str, finding: str, age: int | None, sex: str | None) -> None:
    found = read.text(text)
    assert subjects(found, finding) == {Subject.PATIENT}
    assert (found.age, found.sex) == (age, sex)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("My sister, 48, has lupus. I have had joint pain for three weeks.", "history-autoimmune-disease"),
        ("My mother has a fever. I have a cough.", "fever"),
        ("A 4 year old boy with a rash. His sister has a fever too.", "fever"),
        ("Woman, 34, cough. Her aunt has been vomiting blood since this morning.", "vomiting-blood"),
        ("Mother, 45, has gout. Father, 60, died of a stroke.", "history-gout"),
        ("My aunt, 70, has dementia. I'm worried about my memory.", "history-dementia"),
        ("My dad has had asthma since he was a boy. Wheezy for two days.", "history-asthma"),
    ],
)
def test_beside_another_patient_it_stays_the_relatives(read: Reader, text: str, finding: str) -> None:
    assert subjects(read.text(text), finding) == {Subject.FAMILY}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("My father had a heart attack at 50.", "family-history-coronary-disease"),
        ("My mother has migraine.", "family-history-migraine"),
        ("My brother has diabetes.", "family-history-diabetes"),
    ],
)
def test_an_illness_of_the_family_is_no_call_for_help(read: Reader, text: str, finding: str) -> None:
    found = read.text(text)
    assert subjects(found, finding) == {Subject.PATIENT}
    assert (found.age, found.sex) == (None, None)


def test_the_age_of_a_relative_is_not_the_writers(read: Reader) -> None:
    found = read.text("My aunt, 70, has dementia. I'm worried about my memory.")
    assert (found.age, found.sex) == (None, None)
