"""Denials in one list: each with its own no where it could be read without it, and none that says more than no."""

from __future__ import annotations

import pytest

from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write
from dxpad.notes.template import parse


def lines(*pairs: tuple[str, str], template: str = "soap") -> list[str]:
    turns = [
        t for q, a in pairs for t in (Turn(speaker=Speaker.CLINICIAN, text=q), Turn(speaker=Speaker.PATIENT, text=a))
    ]
    note = write(Transcript(id="t", turns=tuple(turns)), FindingSet(), {}, template)
    return [sentence.text for section in note.sections for sentence in section.sentences]


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([("Any fever?", "No."), ("Any cough?", "No.")], ["No fever or cough."]),
        ([("Any fever?", "No."), ("Any cough?", "No."), ("Any rash?", "No.")], ["No fever, cough or rash."]),
        ([("Any fever or chills?", "No."), ("Any chest pain?", "No.")], ["No chest pain, no fever or chills."]),
        ([("Any fever or chills?", "No."), ("Any cough or rash?", "No.")], ["No fever or chills, no cough or rash."]),
        ([("Any fever?", "Yes."), ("Any cough?", "Yes.")], ["Reports fever and cough."]),
        (
            [("Any fever?", "No."), ("Any cough?", "Yes."), ("Any rash?", "No.")],
            ["No fever or rash.", "Reports cough."],
        ),
        ([("Any fever?", "No."), ("Any cough?", "I don't think so.")], ["No fever.", "No cough (“I don't think so”)."]),
    ],
)
def test_what_was_denied_one_by_one_stands_in_one_sentence(pairs: list[tuple[str, str]], told: list[str]) -> None:
    assert lines(("What brings you in?", "I have a sore throat."), *pairs) == ["Has a sore throat.", *told]


def test_in_whole_sentences_each_list_keeps_its_own_denial() -> None:
    assert lines(("Any fever or chills?", "No."), ("Any chest pain?", "No."), template="aci") == [
        "The patient denies chest pain, denies fever or chills."
    ]


def test_the_sentence_rests_on_the_words_of_all() -> None:
    said = ("Any fever?", "No.", "Any cough?", "No.")
    speakers = (Speaker.CLINICIAN, Speaker.PATIENT) * 2
    turns = [Turn(speaker=who, text=text) for who, text in zip(speakers, said, strict=True)]
    note = write(Transcript(id="t", turns=tuple(turns)), FindingSet(), {})
    assert [span.turn for span in note.sections[0].sentences[0].sources] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        ("No cough, no fever?", "No.", "No cough or fever."),
        ("Any problem with your urine, or waterworks?", "No.", "No problem with the urine or waterworks."),
        ("You get any chest pains with it?", "No.", "No chest pains with it."),
        ("No cough, no rash?", "No, just a cough.", "No cough, no rash?”: “No, just a cough.”."),
    ],
)
def test_other_ways_to_ask_for_a_list_are_read_as_one(question: str, answer: str, told: str) -> None:
    assert lines(("What brings you in?", "I have a sore throat."), (question, answer))[-1].endswith(told)


def test_what_was_asked_in_lists_is_the_review_of_systems_where_a_template_has_one() -> None:
    turns = (
        Turn(speaker=Speaker.CLINICIAN, text="What brings you in?"),
        Turn(speaker=Speaker.PATIENT, text="I have a sore throat."),
        Turn(speaker=Speaker.CLINICIAN, text="Any fever?"),
        Turn(speaker=Speaker.PATIENT, text="No."),
    )
    whole = Transcript(id="t", turns=turns)
    sections = {section.key: section for section in write(whole, FindingSet(), {}, "history-and-physical").sections}
    assert [sentence.text for sentence in sections["review-of-systems"].sentences] == ["No fever."]
    only = parse("own", "[note]\ntitle = N\n[a]\ntitle = A\nholds = hpi\n")
    assert "No fever." in write(whole, FindingSet(), {}, only).text
