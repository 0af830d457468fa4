"""The note as a whole: spans, custody, templates, robustness."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.domain.finding import Finding, FindingSet, Quote, Status
from dxpad.domain.note import Custody, Note
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import custody, rewrite, templates, write
from dxpad.notes.template import load, parse

if TYPE_CHECKING:
    from pathlib import Path


def transcript(*turns: tuple[Speaker, str], language: str = "en") -> Transcript:
    return Transcript(id="t", language=language, turns=tuple(Turn(speaker=who, text=text) for who, text in turns))


def every_sentence_holds(note: Note, of: Transcript) -> None:
    for section in note.sections:
        for sentence in section.sentences:
            spans = [(s.turn, s.start, s.end) for s in sentence.sources]
            assert spans
            assert all(0 <= turn < len(of.turns) for turn, _, _ in spans)
            assert all(0 <= start < end <= len(of.turns[turn].text) for turn, start, end in spans)
            said = [of.turns[turn].text[start:end] for turn, start, end in spans]
            assert sentence.status is Custody.LINKED
            assert custody.unsupported(sentence.text, said) == (), (sentence.text, said)


def cases(folder: Path, name: str) -> list[Transcript]:
    lines = (folder / "notes" / f"{name}.cases.jsonl").read_text("utf-8").splitlines()
    return [
        Transcript(id=row["id"], turns=tuple(Turn(speaker=Speaker(t["speaker"]), text=t["text"]) for t in row["turns"]))
        for row in map(json.loads, lines)
    ]


@pytest.mark.parametrize("name", ["aci_valid", "primock57", "mts_valid"])
def test_every_number_and_word_of_a_real_conversations_note_was_said(shared_data: Path, name: str) -> None:
    for conversation in cases(shared_data, name):
        every_sentence_holds(write(conversation, FindingSet(), {}), conversation)


SPOKEN = """no yes not any fever cough chest pain or and but I you my your have had take five twenty mg left
right, wait. ? never
    doctor mother allergic um don't is it do if hundred over 12 98.2 … “ émigré 痛み - ' well actually"""
WORDS = st.sampled_from(SPOKEN.split())
SPEECH = st.lists(st.tuples(st.sampled_from(list(Speaker)), st.lists(WORDS, max_size=14).map(" ".join)), max_size=12)


@settings(max_examples=150, deadline=None)
@given(SPEECH)
def test_any_speech_at_all_gives_a_note_in_custody(turns: list[tuple[Speaker, str]]) -> None:
    conversation = transcript(*turns)
    every_sentence_holds(write(conversation, FindingSet(), {"paracetamol": "paracetamol"}), conversation)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(Speaker)), st.text(max_size=60)), max_size=6))
def test_no_text_crashes_the_writer(turns: list[tuple[Speaker, str]]) -> None:
    conversation = transcript(*turns)
    every_sentence_holds(write(conversation, FindingSet(), {}), conversation)


def test_an_empty_transcript_gives_an_empty_note() -> None:
    note = write(transcript(), FindingSet(), {})
    assert note.text == ""
    assert [section.key for section in note.sections] == ["subjective", "objective", "assessment", "plan"]


def test_where_nobody_knows_who_spoke_the_words_are_quoted() -> None:
    note = write(
        transcript((Speaker.OTHER, "Do you have chest pain?"), (Speaker.OTHER, "Yes, since Monday.")), FindingSet(), {}
    )
    assert note.text == "Subjective\nAsked “Do you have chest pain?”: “Yes, since Monday.”."


def test_swapped_speakers_are_noticed_and_quoted() -> None:
    pairs = [("Do you have a cough?", "Yes."), ("Have you had a fever?", "No."), ("Are you taking tablets?", "Yes.")]
    turns = [turn for q, a in pairs for turn in ((Speaker.PATIENT, q), (Speaker.CLINICIAN, a))]
    note = write(transcript(*turns), FindingSet(), {})
    assert "Asked “Have you had a fever?”: “No.”" in note.text


def test_another_language_gives_no_sentence_but_keeps_what_was_found() -> None:
    found = Finding(
        id="fever", name="Fever", status=Status.ABSENT, source=Quote(text="fiebre", start=9, end=15, turn=0)
    )
    note = write(transcript((Speaker.PATIENT, "No tengo fiebre."), language="es"), FindingSet(findings=(found,)), {})
    assert note.text == ""
    assert [(u.text, u.why) for u in note.said_not_written] == [("No tengo fiebre.", "finding: Fever")]


def test_three_hours_of_talk_give_a_note() -> None:
    talk = transcript(*[(Speaker.CLINICIAN, "Any cough?"), (Speaker.PATIENT, "Yes, I have had it for days.")] * 1500)
    assert write(talk, FindingSet(), {}).text.startswith("Subjective\n")


def test_the_recogniser_and_the_note_disagreeing_gives_a_quotation() -> None:
    found = Finding(id="fever", name="Fever", status=Status.PRESENT, source=Quote(text="fever", start=4, end=9, turn=0))
    said = transcript((Speaker.CLINICIAN, "Any fever?"), (Speaker.PATIENT, "No."))
    assert write(said, FindingSet(findings=(found,)), {}).text == "Subjective\nFever: “No.”."


def test_the_same_transcript_gives_the_same_note() -> None:
    said = transcript((Speaker.CLINICIAN, "Any fever?"), (Speaker.PATIENT, "No, but I cough."))
    assert write(said, FindingSet(), {}) == write(said, FindingSet(), {})


def test_objective_assessment_and_plan_hold_the_clinicians_words() -> None:
    note = write(
        transcript(
            (Speaker.CLINICIAN, "Your blood pressure is 150 over 90 on the left."),
            (Speaker.PATIENT, "Right."),
            (Speaker.CLINICIAN, "I think you have a chest infection. We'll get an x-ray. If you get worse, come back."),
            (Speaker.PATIENT, "Thanks."),
        ),
        FindingSet(),
        {},
    )
    assert {s.key: [x.text for x in s.sentences] for s in note.sections if s.sentences} == {
        "objective": ["Blood pressure is 150/90 on the left."],
        "assessment": ["I think the patient has a chest infection."],
        "plan": ["Get an x-ray.", "If the patient gets worse, come back."],
    }


def test_the_leaflet_speaks_to_the_patient() -> None:
    said = transcript((Speaker.CLINICIAN, "Hello."), (Speaker.PATIENT, "I have had a cough and my throat hurts."))
    assert write(said, FindingSet(), {}, "patient-leaflet").text == (
        "Why you came\nYou have had a cough and your throat hurts."
    )


def test_every_template_loads_and_holds_no_kind_twice() -> None:
    assert templates()[0] == "soap"
    assert [section.title for section in load("aci").sections] == [
        "HISTORY OF PRESENT ILLNESS", "PHYSICAL EXAM", "RESULTS", "ASSESSMENT AND PLAN",
    ]  # fmt: skip
    assert {"aci", "history-and-physical", "patient-leaflet", "referral-letter"} <= set(templates())
    for id_ in templates():
        kinds = [kind for section in load(id_).sections for kind in section.holds]
        assert len(kinds) == len(set(kinds))
        assert all(re.fullmatch(r"(\d{4,5}-\d)?", section.loinc) for section in load(id_).sections)


def test_an_unknown_template_is_refused_with_the_list() -> None:
    with pytest.raises(UnknownIdError, match="soap, aci"):
        write(transcript(), FindingSet(), {}, "haiku")


def test_a_template_with_an_unknown_kind_is_refused() -> None:
    with pytest.raises(BadInputError, match="template mine"):
        parse("mine", "[x]\ntitle = X\nholds = horoscope\n")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("My chest hurt, um, so I went to the ER last night.", "to the ER last night."),
        ("My wife took me to the er with chest pain .", "to the er with chest pain."),
        ("The lump is about 5 mm, er, wide.", "about 5 mm"),
        ("The lump is about five mm wide.", "about 5 mm"),
    ],
)
def test_millimetres_and_the_emergency_room_are_no_hesitation(said: str, written: str) -> None:
    assert written in write(transcript((Speaker.CLINICIAN, "Hello."), (Speaker.PATIENT, said)), FindingSet(), {}).text


def test_a_quotation_keeps_millimetres_and_the_emergency_room() -> None:
    asked = (Speaker.CLINICIAN, "Any fever?"), (Speaker.PATIENT, "Maybe, um, they measured 5 mm, uh, at the ER.")
    assert "“Maybe, they measured 5 mm, at the ER.”" in write(transcript(*asked), FindingSet(), {}).text


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("It's, it's like, like a rash.", "“It's like a rash.”"),
        ("No. No.", "“No. No.”"),
        ("No, no, it hurts.", "“No, no, it hurts.”"),
        ("He had had a stroke.", "“He had had a stroke.”"),
        ("Twenty twenty.", "“Twenty twenty.”"),
        ("It hurts. It hurts when I walk.", "“It hurts. It hurts when I walk.”"),
    ],
)
def test_a_quotation_leaves_out_stammering_and_nothing_that_counts(said: str, quoted: str) -> None:
    assert rewrite.quoted(said) == quoted


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("I have a cough and I feel sick.", "Has a cough and feels sick."),
        ("I do not have a cough and I feel sick.", "Does not have a cough and the patient feels sick."),
        ("I fell and my wife helped me and I felt sick.", "Fell and the patient's wife helped the patient and the"),
    ],
)
def test_a_subject_that_goes_on_is_not_said_again(said: str, written: str) -> None:
    assert written in write(transcript((Speaker.CLINICIAN, "Hello."), (Speaker.PATIENT, said)), FindingSet(), {}).text


def test_an_answer_that_names_what_was_asked_stands_without_the_question() -> None:
    asked = "Is the rash itchy, or is the rash painful?"
    told = "The rash sort of burns a little, I think."
    text = write(transcript((Speaker.CLINICIAN, asked), (Speaker.PATIENT, told)), FindingSet(), {}).text
    assert asked not in text
    assert "burns a little" in text
    short = write(transcript((Speaker.CLINICIAN, asked), (Speaker.PATIENT, "Yes, the rash is.")), FindingSet(), {}).text
    assert "Asked" in short


def test_an_mr_arthrogram_is_no_mister() -> None:
    said = transcript(
        (Speaker.CLINICIAN, "Ms. Reyes, we will get an MR arthrogram."),
        (Speaker.CLINICIAN, "Are you taking aspirin?"),
        (Speaker.PATIENT, "Yes."),
    )
    assert "She " in write(said, FindingSet(), {"aspirin": "aspirin"}, "aci").text
