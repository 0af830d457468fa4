"""Fewer words for the same: what may be shortened, and what must stay as it was said."""

from __future__ import annotations

import pytest

from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write
from dxpad.notes.concise import concise
from dxpad.notes.parts import Kind, Voice
from dxpad.notes.rewrite import clinician_words
from dxpad.notes.terse import terse


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("we are also going to order an mri", "we will also order an mri"),
        ("she is going to need a cast", "she will need a cast"),
        ("i do have a cough", "i have a cough"),
        ("there is a little bit of swelling", "there is a little swelling"),
        ("a little bit sore", "a little sore"),
        ("it lasted like about six weeks", "it lasted about six weeks"),
        ("and i like iced it", "and i iced it"),
    ],
)
def test_what_says_the_same_in_fewer_words(said: str, written: str) -> None:
    assert " ".join(concise(said.split())) == written


@pytest.mark.parametrize(
    "said",
    [
        "we are not going to start warfarin",
        "i am going to the gym",
        "i am going to physical therapy",
        "i do not have a cough",
        "i do yoga",
        "it feels like a knife",
        "i like walking",
        "a bit of swelling",
    ],
)
def test_what_stays_as_it_was_said(said: str) -> None:
    assert " ".join(concise(said.split())) == said


def note_of(question: str, answer: str, template: str = "soap") -> str:
    turns = (
        Turn(speaker=Speaker.PATIENT, text="I have a cough."),
        Turn(speaker=Speaker.CLINICIAN, text=question),
        Turn(speaker=Speaker.PATIENT, text=answer),
    )
    return write(Transcript(id="concise", turns=turns), FindingSet(), {}, template).text


@pytest.mark.parametrize(
    ("question", "answer", "written"),
    [
        ("Is the pain constant or does it come and go?", "It's constant.", "It is constant."),
        ("No headaches?", "No headaches.", "No headaches."),
        ("No burning when you urinate?", "Not at all.", "No burning when"),
        ("What have you taken for the pain?", "A little tylenol.", "Taken for the pain: a little tylenol."),
        (
            "Have you ever hurt your left foot before?",
            "No, I have never injured this foot.",
            "Has never injured this foot.",
        ),
        (
            "How have you been feeling?",
            "Over the past month, I have been dizzy.",
            "Over the past month, the patient has",
        ),
    ],
)
def test_an_answer_that_is_plain_is_not_quoted(question: str, answer: str, written: str) -> None:
    assert written in note_of(question, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Is it your left or your right knee?", "It's my right."),
        ("Do you smoke at all? Are you a smoker?", "No, I don't smoke anymore."),
        ("No headaches?", "No headaches today."),
        ("What have you taken for the pain?", "Nothing helps."),
    ],
)
def test_an_answer_that_leaves_something_open_is_quoted(question: str, answer: str) -> None:
    assert "“" in note_of(question, answer)


def test_beside_his_wife_he_is_the_patient() -> None:
    turns = (
        Turn(speaker=Speaker.CLINICIAN, text="Paul is a 50-year-old man who presents with back pain."),
        Turn(speaker=Speaker.PATIENT, text="My wife made me push a box when I felt pain in my back."),
    )
    note = write(Transcript(id="wife", turns=turns), FindingSet(), {}, "aci").text
    assert "His wife made him push a box when he felt pain in his back." in note


def test_beside_his_brother_the_patient_is_named() -> None:
    turns = (
        Turn(speaker=Speaker.CLINICIAN, text="Paul is a 50-year-old man who presents with back pain."),
        Turn(speaker=Speaker.PATIENT, text="My brother made me push a box when I felt pain in my back."),
    )
    note = write(Transcript(id="brother", turns=turns), FindingSet(), {}, "aci").text
    assert "he felt" not in note


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("I want you to wear a brace on your knee.", "Advised to wear a brace on the knee."),
        ("I'd like you to ice your ankle.", "Advised to ice the ankle."),
        ("I want you to continue your inhaler.", "Continue the inhaler."),
    ],
)
def test_what_the_patient_is_to_do_is_advice_and_what_is_ordered_an_order(said: str, written: str) -> None:
    turns = (Turn(speaker=Speaker.PATIENT, text="My knee hurts."), Turn(speaker=Speaker.CLINICIAN, text=said))
    assert written in write(Transcript(id="advised", turns=turns), FindingSet(), {}).text


def test_what_leads_up_to_an_examination_is_not_written() -> None:
    turns = (
        Turn(speaker=Speaker.PATIENT, text="My knee hurts."),
        Turn(speaker=Speaker.CLINICIAN, text="I'll be calling out my findings. I know those are big words."),
        Turn(speaker=Speaker.CLINICIAN, text="Your knee is swollen."),
    )
    note = write(Transcript(id="leads", turns=turns), FindingSet(), {}, "aci").text
    assert "findings" not in note
    assert "big words" not in note
    assert "swollen" in note


def test_what_ends_a_denial_is_no_stammer() -> None:
    turns = (
        Turn(speaker=Speaker.CLINICIAN, text="Hello."),
        Turn(speaker=Speaker.PATIENT, text="That isn't it, it was a rash on my arm."),
    )
    note = write(Transcript(id="denial", turns=turns), FindingSet(), {}).text
    assert "not it, it was a rash" in note


def test_a_relatives_scan_is_no_result_of_the_patient() -> None:
    turns = (
        Turn(speaker=Speaker.PATIENT, text="I have a cough."),
        Turn(speaker=Speaker.CLINICIAN, text="Your mother's scan showed a tumour. And my mother's scan was normal."),
    )
    note = write(Transcript(id="scan", turns=turns), FindingSet(), {}, "history-and-physical")
    held = {section.key: " ".join(sentence.text for sentence in section.sentences) for section in note.sections}
    assert "scan showed a tumour" in held["family-history"]
    assert held["results"] == ""
    assert "normal" not in note.text


DICTATED = "Examined today. He is tender over his back. Set him up for an mri. He will continue his tablets."


@pytest.mark.parametrize(
    ("turns", "written"),
    [
        ((("P", "I hurt my back when I was golfing."), ("C", DICTATED)), "Hurt his back when he was golfing."),
        (
            (("P", "I hurt my back when I was golfing."), ("C", f"{DICTATED} Dr Brown saw him.")),
            "the patient was golfing",
        ),
        ((("P", "I hurt my back when I was golfing. He pushed me."), ("C", DICTATED)), "the patient was golfing"),
        (
            (("P", "I hurt my back when I was golfing."), ("C", "He is tender over his back.")),
            "the patient was golfing",
        ),
    ],
)
def test_a_clinician_who_dictates_of_him_says_who_the_patient_is(
    turns: tuple[tuple[str, str], ...], written: str
) -> None:
    who = {"C": Speaker.CLINICIAN, "P": Speaker.PATIENT}
    said = (Turn(speaker=Speaker.CLINICIAN, text="Hello."), *(Turn(speaker=who[w], text=t) for w, t in turns))
    assert written in write(Transcript(id="dictated", turns=said), FindingSet(), {}).text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("I'm going to give you a sling.", "Give a sling."),
        ("I'm going to prescribe you some ibuprofen.", "Prescribe ibuprofen."),
        ("I'd like to see you back in two weeks.", "See back in 2 weeks."),
        ("Let's continue your lisinopril.", "Continue lisinopril."),
        ("Let's check your mother's blood pressure.", "Check the patient's mother's blood pressure."),
        ("Let's continue her insulin.", "Continue her insulin."),
        ("I'm going to give her the flu shot.", "Give her the flu shot."),
        ("I'm going to give you to the nurse for bloods.", "Give the patient to the nurse for bloods."),
    ],
)
def test_to_whom_and_whose_go_without_saying_in_a_plan(said: str, written: str) -> None:
    assert terse(clinician_words(said, Voice.FULL), Kind.PLAN) == written
