"""What a patient takes home: plain words, short sentences, grade 8 or less, and nothing dropped in silence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.knowledge.reading import grade
from dxpad.notes import write
from dxpad.notes.readable import HARDEST, PLAIN, plain

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.note import Note

HARD = (
    "I think you have a gastrointestinal inflammatory condition affecting the gastroesophageal mucosa, representing "
    "considerable physiological deterioration necessitating multidisciplinary investigation."
)


def leaflet(*said: str) -> Note:
    turns = [
        turn
        for text in said
        for turn in (Turn(speaker=Speaker.CLINICIAN, text=text), Turn(speaker=Speaker.PATIENT, text="OK."))
    ]
    return write(Transcript(id="t", turns=tuple(turns)), FindingSet(), {}, "patient-leaflet")


def sentences(note: Note) -> list[str]:
    return [sentence.text for section in note.sections for sentence in section.sentences]


def test_a_long_sentence_is_cut_where_a_new_one_begins() -> None:
    assert plain("You should take one tablet a day, and we will see you in a month.") == (
        "You should take one tablet a day. We will see you in a month."
    )


@pytest.mark.parametrize(
    "text",
    [
        "If you feel worse and you have a fever, and you cannot keep fluids down, then call us.",
        "I do not think that it is broken and it will need a cast for a long time.",
        "I do not think it is broken and it will need a cast for a long time.",
        "Take one tablet twice a day so you do not get another infection.",
        "Once the swelling is gone and you can walk on it we will see you.",
    ],
)
def test_what_hangs_on_a_condition_or_a_doubt_is_never_cut(text: str) -> None:
    assert plain(text) == text


def test_hard_words_become_plain_ones() -> None:
    assert plain("Discontinue the medication immediately.") == "Stop the medicine right away."


def test_a_word_of_two_meanings_stays() -> None:
    assert plain("I will send the prescription.") == "I will send the prescription."


def test_no_plain_word_is_harder_than_the_word_it_stands_for() -> None:
    assert [hard for hard, easy in PLAIN.items() if grade(easy) > grade(hard)] == []


def test_what_is_too_hard_is_left_out_and_told() -> None:
    note = leaflet(HARD, "We will get a blood test for you on Monday.")
    assert sentences(note) == ["We will get a blood test for you on Monday."]
    assert [(issue.code, issue.where) for issue in note.issues] == [("too-hard-to-read", "turn 1")]
    assert "gastroesophageal" in note.issues[0].message


def test_a_note_for_colleagues_leaves_nothing_out_for_its_words() -> None:
    turns = (Turn(speaker=Speaker.CLINICIAN, text=HARD), Turn(speaker=Speaker.PATIENT, text="OK."))
    note = write(Transcript(id="t", turns=turns), FindingSet(), {}, "soap")
    assert "gastroesophageal" in note.text
    assert note.issues == ()


@pytest.mark.parametrize("name", ["aci_valid", "primock57"])
def test_every_leaflet_of_a_real_visit_reads_at_grade_eight_or_less(shared_data: Path, name: str) -> None:
    for line in (shared_data / "notes" / f"{name}.cases.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        turns = tuple(Turn(speaker=Speaker(turn["speaker"]), text=turn["text"]) for turn in row["turns"])
        note = write(Transcript(id=row["id"], turns=turns), FindingSet(), {}, "patient-leaflet")
        assert grade("\n".join(sentences(note))) <= HARDEST
