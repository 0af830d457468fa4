"""Relatives and others who are named beside the patient's own findings: whose thing it was, whose parents, at whom; who
finds them so; and several people with one complaint."""

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
    ("text", "finding"),
    [
        ("Playing with his brother's beads he choked and went blue.", "cyanosis"),
        ("He choked on his sister's sweets and went blue.", "cyanosis"),
        ("A student whose parents come from Ghana has had fever for a week.", "fever"),
        ("A boy whose mother had lupus has joint pain.", "joint-pain"),
        ("A woman whose sister had lupus when she was 20 presents with a rash.", "rash"),
        ("A man whose wife has a cough is feverish.", "fever"),
        ("A boy whose grandparents are from Turkey looks pale.", "pallor"),
        ("Woman, 40, snaps at the children, cannot sleep.", "insomnia"),
        ("Woman, 40, looks after her mother, tired and tearful.", "fatigue"),
        ("Man, 40, misses his late wife, cannot sleep.", "insomnia"),
        ("Her husband finds her confused.", "confusion"),
        ("My wife finds me irritable.", "irritability"),
        ("A child whose brother has gout and who has fever.", "fever"),
        ("Lives with his mother's partner, cough.", "cough"),
        ("Girl, 4, ate her brother's medicine and vomits.", "vomiting"),
        ("Child with a cough. His father has the same.", "cough"),
    ],
)
def test_it_is_the_patients(read: Reader, text: str, finding: str) -> None:
    assert subjects(read.text(text), finding) == {Subject.PATIENT}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("A student whose parents come from Ghana has had fever for a week.", "born-in-tb-endemic-area"),
        ("A boy whose father has gout and diabetes. He has a cough.", "history-gout"),
        ("A boy whose father has gout and whose brother has a nosebleed. He has a rash.", "nosebleed"),
        ("Woman, 40, lives with her mother, who has a cough.", "cough"),
        ("His brother's beads were fine, his brother's gout was not. He has a rash.", "history-gout"),
    ],
)
def test_it_is_the_relatives(read: Reader, text: str, finding: str) -> None:
    assert subjects(read.text(text), finding) == {Subject.FAMILY}


def test_a_brothers_cough_is_a_contact_and_not_the_patients_cough(read: Reader) -> None:
    found = read.text("A boy whose father has gout and whose brother has a cough. He has a rash.")
    assert not subjects(found, "cough")
    assert subjects(found, "contacts-with-same-illness") == {Subject.PATIENT}
    assert subjects(found, "rash") == {Subject.PATIENT}


@pytest.mark.parametrize(
    "text",
    [
        "Woman, 30, plays with the kids, who have a cough.",
        "Woman, 30, the children have a cough.",
        "Woman, 30, lives with her husband, who has a cough.",
    ],
)
def test_it_is_somebody_elses(read: Reader, text: str) -> None:
    assert not subjects(read.text(text), "cough")


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Three students of one flat have headaches since the boiler was lit.", "headache"),
        ("Two brothers have diarrhoea since the barbecue.", "diarrhoea"),
        ("Four members of one family have vomiting after a meal.", "vomiting"),
        ("Two hikers with vomiting after drinking from a stream.", "vomiting"),
    ],
)
def test_several_with_one_complaint_have_it_from_each_other(read: Reader, text: str, finding: str) -> None:
    found = read.text(text)
    assert subjects(found, finding) == {Subject.PATIENT}
    assert subjects(found, "contacts-with-same-illness") == {Subject.PATIENT}


@pytest.mark.parametrize(
    "text",
    [
        "Two friends have visited her. Woman, 30, cough.",
        "Three children at home, all well. Cough.",
        "Six people are in the household. Cough for two weeks.",
        "Three operations and a cough.",
    ],
)
def test_people_who_are_not_ill_are_no_such_contacts(read: Reader, text: str) -> None:
    assert not subjects(read.text(text), "contacts-with-same-illness")


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("Brought by her son: retired headmistress with a fall.", "female"),
        ("Brought by his daughter: retired teacher with a fall.", "male"),
        ("Retired headmistress with a fall.", "female"),
        ("Woman, 40, looks after her father, tired.", "female"),
        ("Man, 70. His wife is worried about him.", "male"),
        ("A mother brought her son with a cough.", "male"),
        ("A father brings his daughter with a fever.", "female"),
    ],
)
def test_who_comes_with_them_is_not_the_patient(read: Reader, text: str, sex: str) -> None:
    assert read.text(text).sex == sex
