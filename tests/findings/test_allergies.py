"""Allergies: present, absent, unclear and none known are four things, and no allergy is a medicine that is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case
from dxpad.domain.transcript import Speaker, Transcript, Turn

if TYPE_CHECKING:
    from .conftest import Reader


def said(read: Reader, text: str) -> dict[str, str]:
    return {each.id or each.name: each.status.value for each in read.text(text).allergies}


def taken(read: Reader, text: str) -> dict[str, str]:
    return {each.id: each.status.value for each in read.text(text).medications}


@pytest.mark.parametrize(
    "text",
    [
        "He is allergic to penicillin.", "Allergies: penicillin", "Penicillin allergy.",
        "PMH: asthma, penicillin allergy",
        "Allergic to penicillin? Yes, a rash.", "Anaphylaxis to penicillin in 2010.", "No allergies except penicillin.",
        "Intolerant of penicillin.", "Meds: warfarin\nAllergies: penicillin\nSH: smoker", "Rash after penicillin.",
    ],
)  # fmt: skip
def test_a_recorded_allergy_is_present(read: Reader, text: str) -> None:
    assert said(read, text).get("penicillins") == "present"


@pytest.mark.parametrize(
    "text",
    [
        "Not allergic to penicillin.",
        "Allergic to penicillin? No.",
        "No penicillin allergy.",
        "Denies allergy to penicillin.",
    ],
)
def test_a_denied_allergy_is_absent(read: Reader, text: str) -> None:
    assert said(read, text) == {"penicillins": "absent"}


@pytest.mark.parametrize(
    "text", ["NKDA.", "No known drug allergies.", "Allergies: none", "No allergies.", "Allergies: nil"]
)
def test_that_none_is_known_is_said_of_all_medicines(read: Reader, text: str) -> None:
    assert said(read, text) == {"any-medicine": "absent"}


@pytest.mark.parametrize(
    "text",
    ["", "He has a cough.", "His mother is allergic to penicillin.", "If allergic to penicillin, give doxycycline."],
)
def test_what_nobody_said_of_the_patient_is_nothing(read: Reader, text: str) -> None:
    assert said(read, text) == {}


def test_several_in_a_row_with_reactions_in_brackets(read: Reader) -> None:
    found = said(read, "Allergic to penicillin (rash), latex and aspirin. Takes warfarin.")
    assert found == {"penicillins": "present", "latex": "present", "aspirin": "present"}


def test_what_no_list_knows_stays_as_it_was_written(read: Reader) -> None:
    assert said(read, "Allergies: penicillin, foobarol (hives)") == {"penicillins": "present", "foobarol": "present"}


def test_a_list_under_its_heading_ends_with_its_line(read: Reader) -> None:
    found = said(read, "Allergies:\n- penicillin\n- eggs\nHe takes aspirin and is well.")
    assert found == {"penicillins": "present", "egg": "present"}


@pytest.mark.parametrize(
    ("text", "medicines"),
    [
        ("He is allergic to penicillin and takes warfarin 3 mg.", {"warfarin": "present"}),
        ("He takes warfarin and naproxen. Allergies: none.", {"warfarin": "present", "naproxen": "present"}),
        ("On aspirin - allergies none known", {"aspirin": "present"}),
        ("Rash after amoxicillin, now on doxycycline.", {"doxycycline": "present"}),
        ("Amoxicillin-allergic. Takes apixaban.", {"apixaban": "present"}),
        ("Warfarin stopped last year.", {"warfarin": "absent"}),
        ("She takes an SSRI and a beta blocker.", {"ssris": "present", "beta-blockers": "present"}),
    ],
)
def test_medicines_beside_allergies_are_read_right(read: Reader, text: str, medicines: dict[str, str]) -> None:
    assert taken(read, text) == medicines


@pytest.mark.parametrize(
    ("question", "answer", "found"),
    [
        ("Are you allergic to penicillin?", "Yes, I get hives.", {"penicillins": "present"}),
        ("Are you allergic to penicillin?", "No.", {"penicillins": "absent"}),
        ("Allergic to aspirin?", "I am not sure.", {"aspirin": "unknown"}),
        ("Any allergies?", "No, none that I know of.", {"any-medicine": "absent"}),
        ("Any allergies to medicines?", "Just penicillin.", {"penicillins": "present"}),
        ("Any allergies?", "No, I take warfarin though.", {"any-medicine": "absent"}),
    ],
)
def test_a_question_counts_by_its_answer(read: Reader, question: str, answer: str, found: dict[str, str]) -> None:
    assert {each.id: each.status.value for each in talk(read, question, answer).allergies} == found


@pytest.mark.parametrize(("answer", "found"), [("Yes.", {"warfarin": "present"}), ("No.", {"warfarin": "absent"})])
def test_a_medicine_that_is_asked_about_counts_by_its_answer(read: Reader, answer: str, found: dict[str, str]) -> None:
    said_of = talk(read, "Do you take warfarin?", answer).medications
    assert {each.id: each.status.value for each in said_of} == found


def talk(read: Reader, question: str, answer: str):  # noqa: ANN201 a FindingSet, as the reader gives it
    turns = ((Speaker.CLINICIAN, question), (Speaker.PATIENT, answer))
    spoken = tuple(Turn(speaker=speaker, text=text, start=None, end=None) for speaker, text in turns)
    return read.case(Case(id="c", transcript=Transcript(id="t", turns=spoken)))


def test_a_dosed_word_that_no_list_knows_is_kept(read: Reader) -> None:
    found = read.text("Takes Zyzzolol 40 mg daily, folic acid 5 mg and amoxycilin 500 mg. Glucose 90 mg/dL.")
    assert [quote.text for quote in found.unnamed] == ["Zyzzolol 40 mg", "amoxycilin 500 mg"]
