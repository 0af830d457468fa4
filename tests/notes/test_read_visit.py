"""Notes as the program makes them, with what its own recogniser finds in the same words."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case, Setting
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.domain.note import Note
    from dxpad.knowledge.store import Store

SPEAKERS = {"C": Speaker.CLINICIAN, "P": Speaker.PATIENT}


def noted(store: Store, *said: str, template: str = "soap") -> Note:
    turns = tuple(Turn(speaker=SPEAKERS[line[0]], text=line[3:]) for line in said)
    transcript = Transcript(id="visit", turns=turns)
    pad = Pad(store)
    found = pad.find(Case(id="visit", text="", setting=Setting.PRIMARY_CARE, transcript=transcript))
    return pad.write(transcript, found, template=template)


@pytest.mark.parametrize(
    ("question", "answer", "written", "never"),
    [
        ("Any fever or cough?", "No fever, but I do have a bit of a cough.", "No fever, but has", "“"),
        ("Any fever or cough?", "No fever, but a bit of a cough.", "No fever.", "No cough"),
        ("Any nausea or vomiting?", "No vomiting, but some nausea.", "No vomiting.", "No nausea"),
        ("Any chest pain?", "No, well my chest hurts on stairs.", "“No, well my chest", "No chest"),
        ("Any chest pain?", "No, the chest pain started today.", "“No, the chest pain started today.”", "No chest"),
    ],
)  # fmt: skip
def test_what_is_there_beside_what_is_denied_is_decided(
    store: Store, question: str, answer: str, written: str, never: str
) -> None:
    text = noted(store, "P: My back hurts.", f"C: {question}", f"P: {answer}").text
    assert written in text
    assert never not in text


@pytest.mark.parametrize(
    ("question", "answer", "written"),
    [
        ("Does the pain go into your arm or jaw?", "No.", "he pain does not go into the arm or jaw."),
        ("Does the cough wake you at night?", "No.", "he cough does not wake the patient at night."),
        ("Does the pain go into your arm or jaw?", "Yes.", "“Yes.”"),
        ("Is the pain gone?", "No.", "“No.”"),
        ("Is the pain sharp or dull?", "No.", "“No.”"),
    ],
)
def test_a_bare_no_denies_what_was_asked_of_a_complaint(store: Store, question: str, answer: str, written: str) -> None:
    assert written in noted(store, "P: My chest hurts.", f"C: {question}", f"P: {answer}", template="aci").text


LONG_PLAN = "P: I have had a cough for three days."
ADVICE = (
    "C: I want you to drink plenty of water and get plenty of rest and take some honey and lemon in hot water.",
    "P: Okay.",
    "C: You should open the window at night and keep the bedroom cool and use two pillows to sleep on.",
    "P: Okay.",
    "C: You could try steam from a bowl of hot water and keep away from smoke as well as you can.",
    "P: Okay.",
)


@pytest.mark.parametrize(
    ("ordered", "written"),
    [
        ("C: So I'd like to get an ECG and a troponin today.", "ECG and a troponin"),
        ("C: I'd like to get a chest x-ray.", "chest x-ray"),
        ("C: I will refer you to the chest clinic.", "chest clinic"),
    ],
)
def test_no_budget_is_worth_the_loss_of_a_test_that_was_ordered(store: Store, ordered: str, written: str) -> None:
    assert written in noted(store, LONG_PLAN, *ADVICE, ordered, "P: Thank you.").text


def test_a_reason_stays_with_what_it_is_the_reason_for(store: Store) -> None:
    told = "P: I stopped the amlodipine two weeks ago because my ankles swelled up and it scared me a lot."
    text = noted(store, "C: Are you still taking your amlodipine?", told).text
    assert "2 weeks ago because" in text


def test_an_illness_of_the_family_is_no_allergy(store: Store) -> None:
    told = "P: Penicillin, it gave me a rash. My mother died of a heart attack at sixty."
    note = noted(store, "C: Any allergies?", told, template="referral-letter")
    allergies = next(section for section in note.sections if section.title == "Allergies")
    assert "mother" not in " ".join(sentence.text for sentence in allergies.sentences)


def test_a_no_left_out_for_its_length_stands_with_its_question(store: Store) -> None:
    said = ["P: I have a cough."]
    for thing in (
        "the garden",
        "the kitchen",
        "the shed",
        "the office",
        "the hall",
        "the car",
        "the park",
        "the attic",
    ):
        said += [f"C: Does the cough come on in {thing} when you are there for a long while?", "P: No."]
    note = noted(store, *said)
    left = [line.text for line in note.said_not_written if "length" in line.why]
    assert "No." in left[1:]
    assert all(before.startswith("Does") for before, line in pairwise(left) if line == "No.")
