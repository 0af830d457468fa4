"""A conversation in another language gives no note and says so; English is never taken for another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write
from dxpad.notes.export import to_markdown
from dxpad.notes.language import language_of

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.note import Note

SNIPPETS = {
    "French": ("Depuis quand avez-vous mal ?", "J'ai mal à la tête depuis trois jours et je n'ai pas de fièvre."),
    "German": ("Seit wann haben Sie die Schmerzen?", "Ich habe seit drei Tagen Kopfschmerzen und kein Fieber."),
    "Spanish": ("¿Desde cuándo le duele la cabeza?", "Me duele desde hace tres días, pero no tengo fiebre."),
    "Arabic, Persian or Urdu": ("منذ متى وأنت تعاني من الصداع؟", "عندي صداع منذ ثلاثة أيام وليس لدي حمى."),
    "Chinese": ("你头痛多久了？", "我头痛三天了，没有发烧。"),
}


def note_of(*said: str, language: str = "en") -> Note:
    speakers = (Speaker.CLINICIAN, Speaker.PATIENT)
    turns = tuple(Turn(speaker=speakers[number % 2], text=text) for number, text in enumerate(said))
    return write(Transcript(id="t", language=language, turns=turns), FindingSet(), {})


@pytest.mark.parametrize("language", SNIPPETS)
def test_another_language_gives_an_empty_note_that_says_so(language: str) -> None:
    note = note_of(*SNIPPETS[language])
    assert note.text == ""
    assert [(issue.code, issue.where) for issue in note.issues] == [("language", "transcript")]
    assert language in note.issues[0].message
    assert language in to_markdown(note)


def test_a_language_that_the_transcript_names_is_believed() -> None:
    note = note_of("Hyvää päivää.", "Päätä särkee.", language="fr-CA")
    assert note.text == ""
    assert "French" in note.issues[0].message


@pytest.mark.parametrize("language", ["English", "eng", "en_US", "en-GB", "", "und", "auto"])
def test_english_by_any_name_is_written(language: str) -> None:
    assert "No fever." in note_of("Any fever?", "No.", language=language).text


def test_a_turn_in_another_language_is_left_out_of_an_english_note_and_named() -> None:
    note = note_of("Any fever or cough in the last few days?", "No, just a cough, since Monday.", "Any pain?",
                   "Me duele la cabeza desde hace tres días, pero no tengo fiebre.", "I will look at your throat now.",
                   "That is fine with me, go on, I have had this before.")  # fmt: skip
    assert "duele" not in note.text
    assert "cough" in note.text
    assert [issue.where for issue in note.issues] == ["turn 4"]


@pytest.mark.parametrize(
    "text", ["", "OK.", "No.", "Mi.", "Paracetamol e ibuprofen.", "De Quervain's, I am told.", "X" * 9]
)
def test_a_few_words_decide_nothing(text: str) -> None:
    assert language_of(text) == ""


@pytest.mark.parametrize("name", ["aci_train", "primock57", "mts_train"])
def test_no_turn_of_a_real_english_conversation_is_foreign(shared_data: Path, name: str) -> None:
    lines = (shared_data / "notes" / f"{name}.cases.jsonl").read_text("utf-8").splitlines()
    texts = [turn["text"] for row in map(json.loads, lines) for turn in row["turns"]]
    assert [text for text in texts if language_of(text)] == []
