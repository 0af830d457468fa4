"""The patient is named where it is needed, and whose knee it is goes without saying."""

from __future__ import annotations

import pytest

from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import subjects, write
from dxpad.notes.parts import Kind, Polarity, Statement, Utterance, Voice
from dxpad.notes.rewrite import clinician_words, patient_words
from dxpad.notes.words import negations


def lines_of(*said: str, template: str = "aci") -> list[str]:
    turns = (
        Turn(speaker=Speaker.CLINICIAN, text="Tell me about it."),
        *(Turn(speaker=Speaker.PATIENT, text=text) for text in said),
    )
    return write(Transcript(id="subjects", turns=turns), FindingSet(), {}, template).text.splitlines()[1:]


def in_order(*texts: str) -> list[str]:
    heard = Utterance(turn=0, start=0, end=1, speaker=Speaker.PATIENT, text="x")
    made = [
        Statement(kind=Kind.HISTORY, text=text, parents=(heard,), polarity=Polarity.TOLD, fallback=text)
        for text in texts
    ]
    return [statement.text for statement in subjects.once(made)]


def test_a_section_names_the_patient_once() -> None:
    assert lines_of("I have a cough. I feel tired. I don't have chest pain.") == [
        "The patient has a cough.",
        "Feels tired.",
        "Does not have chest pain.",
    ]


@pytest.mark.parametrize(
    "between",
    [
        "Their mother has asthma.",
        "The patient's wife had a fever.",
        "He was told so by a nurse.",
        "They saw a cardiologist.",
        "The patient lives with a flatmate.",
        "The patient's baby has a rash.",
        "I think the patient has a cold.",
    ],
)
def test_behind_somebody_else_the_patient_is_named_again(between: str) -> None:
    assert in_order("The patient has a cough.", between, "The patient feels tired.")[-1] == "The patient feels tired."


def test_the_first_sentence_of_a_section_names_the_patient() -> None:
    assert in_order("No fever.", "The patient has a cough.") == ["No fever.", "The patient has a cough."]


def test_words_within_a_quotation_are_nobody_else() -> None:
    told = in_order("The patient has a cough.", "Asked “did he say so?”: “no”.", "The patient feels tired.")
    assert told[-1] == "Feels tired."


def test_what_is_the_patients_own_is_no_subject() -> None:
    for text in ("The patient's knee hurts.", "The patient and the patient's wife have a cough."):
        assert subjects.without_subject(text) == text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("My left knee hurts.", "Left knee hurts."),
        ("I have pain in my lower back.", "The patient has pain in the lower back."),
        ("Both my knees hurt.", "Both knees hurt."),
        ("I worry about my diabetes.", "The patient worries about diabetes."),
        ("I live with my mother.", "The patient lives with the patient's mother."),
        ("I hurt my mother's knee.", "The patient hurt the patient's mother's knee."),
        ("My roommate has a fever and my head hurts.", "The patient's roommate has a fever and their head hurts."),
        ("I lost my job.", "The patient lost their job."),
    ],
)
def test_whose_it_is_goes_without_saying_of_parts_and_complaints_only(said: str, told: str) -> None:
    assert patient_words(said, Voice.FULL) == told


def test_where_the_sex_is_known_his_and_her_stay() -> None:
    assert patient_words("I have pain in my knee.", Voice.FULL_SHE) == "She has pain in her knee."


def test_a_clinicians_your_knee_is_the_knee() -> None:
    assert clinician_words("I want an x-ray of your left knee.", Voice.FULL) == "I want an x-ray of the left knee."


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("It is worse at night.", "Worse at night."),
        ("It comes and goes.", "Comes and goes."),
        ("There is a lump on the arm.", "A lump on the arm."),
        ("It is not the left knee.", "It is not the left knee."),
        ("That is not it, it was a rash.", "That is not it, it was a rash."),
        ("There was blood in the stool.", "There was blood in the stool."),
        ("It would help.", "It would help."),
        ("It is.", "It is."),
    ],
)
def test_an_idle_it_is_left_out_of_short_notes(text: str, short: str) -> None:
    assert subjects.without_it(text) == short


def test_no_word_of_negation_is_left_out() -> None:
    for said in ("I'm not, I'm never dizzy.", "I have, I have never had pain.", "I feel weak, yeah, but no fever."):
        assert negations(patient_words(said, Voice.FULL)) == negations(said), said


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I'm having, I'm wheezing a lot.", "The patient is wheezing a lot."),
        ("I've had a, I've got a fever.", "The patient has got a fever."),
        ("I was, I think, forty.", "The patient was, the patient thinks, 40."),
        ("I feel weak, yeah, and shaky.", "The patient feels weak, and shaky."),
        ("No fever, yeah, a bit of a cough.", "No fever, yeah, a bit of a cough."),
    ],
)
def test_a_clause_begun_twice_stands_once(said: str, told: str) -> None:
    assert patient_words(said, Voice.FULL) == told
