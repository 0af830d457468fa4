"""Transcripts as they come: wrong or missing labels, three people, one word, hours of talk, a recogniser's mistakes.

Whatever comes, the note is in custody, and nothing is said to be there or denied that was not.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.notes.test_write import every_sentence_holds

from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import templates, write

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.note import Note

C, P, O = Speaker.CLINICIAN, Speaker.PATIENT, Speaker.OTHER  # noqa: E741 as in the dialogues of the red team
VISIT = (
    (C, "What brings you in today?"),
    (P, "I have had chest pain since Monday."),
    (C, "Any fever?"),
    (P, "No."),
    (C, "Any cough?"),
    (P, "Yes."),
    (C, "Are you allergic to anything?"),
    (P, "Yes, penicillin."),
    (C, "Your blood pressure is 140 over 90. I think you have a chest infection. We'll get an x-ray."),
    (P, "Okay."),
)


def talk(*turns: tuple[Speaker, str]) -> Transcript:
    return Transcript(id="t", turns=tuple(Turn(speaker=who, text=text) for who, text in turns))


def text_of(*turns: tuple[Speaker, str], template: str = "soap") -> str:
    return write(talk(*turns), FindingSet(), {"penicillin": "penicillin"}, template).text


@pytest.mark.parametrize("template", templates())
def test_the_visit_itself_is_written_in_every_template(template: str) -> None:
    conversation = talk(*VISIT)
    note = write(conversation, FindingSet(), {"penicillin": "penicillin"}, template)
    if template != "patient-leaflet":
        every_sentence_holds(note, conversation)


def test_swapped_labels_assert_and_deny_nothing() -> None:
    swapped = {C: P, P: C}
    note = write(talk(*((swapped[who], said) for who, said in VISIT[:8])), FindingSet(), {})
    assert "“Any fever?”: “No.”" in note.text
    assert not re.search(r"^(?:No|Reports|Denies)\b", note.text, re.MULTILINE)
    assert [issue.code for issue in note.issues] == ["speakers"]


def test_labels_that_are_turned_round_beyond_doubt_are_read_the_right_way_and_told() -> None:
    swapped = {C: P, P: C}
    asked = ((C, "Any rash?"), (P, "No."), (C, "Do you smoke?"), (P, "No."), (C, "Any pain in your leg?"), (P, "Yes."))
    right = (*VISIT[:8], *asked, *VISIT[8:])
    notes = [write(talk(*turns), FindingSet(), {}) for turns in (right, [(swapped[who], said) for who, said in right])]
    assert notes[0].text == notes[1].text
    assert [[issue.code for issue in note.issues] for note in notes] == [[], ["speakers"]]


@pytest.mark.parametrize("everybody", [C, P, O])
def test_labels_that_are_all_the_same_give_quotations_only(everybody: Speaker) -> None:
    text = text_of(*((everybody, said) for _, said in VISIT))
    assert "“Any fever?”: “No.”" in text
    assert not re.search(r"^(?:No|Reports|Denies)\b", text, re.MULTILINE)


def test_a_third_person_is_named_as_such() -> None:
    text = text_of((C, "Any fever?"), (O, "Yes, she had one."), (C, "Any cough?"), (P, "No."))
    assert "accompanying person" in text
    assert "No cough." in text
    assert "\nReports fever." not in text


def test_a_bare_no_to_what_a_third_person_says_is_not_lost() -> None:
    text = text_of(
        (C, "Any fever?"), (P, "Not that I noticed."), (O, "He had a fever yesterday."), (P, "No, I didn't.")
    )
    assert [said for said in ("Not that I noticed", "He had a fever", "No, I didn't") if said not in text] == []
    assert "\nNo fever" not in text


def test_three_people_who_disagree_are_all_quoted() -> None:
    text = text_of((C, "Does he drink alcohol?"), (O, "Every day."), (P, "No, I don't."))
    assert "Every day." in text
    assert "No, I don't." in text
    assert "\nDoes not drink" not in text


@pytest.mark.parametrize("said", ["", " ", "...", "?", "Hello", "Pain", "No", "Yes.", "Mm-hmm", "—", "1", "🙂"])
@pytest.mark.parametrize("who", list(Speaker))
def test_next_to_nothing_denies_nothing(who: Speaker, said: str) -> None:
    conversation = talk((who, said))
    note = write(conversation, FindingSet(), {})
    every_sentence_holds(note, conversation)
    assert not re.search(r"\b(?:denies|reports)\b|^No ", note.text, re.MULTILINE | re.IGNORECASE)


def test_no_turn_at_all_gives_an_empty_note_in_every_template() -> None:
    assert {write(talk(), FindingSet(), {}, template).text for template in templates()} == {""}


def test_three_hours_of_talk_stay_within_the_budget_of_words() -> None:
    hours = talk(*VISIT[1:8] * 300, *VISIT)
    note = write(hours, FindingSet(), {"penicillin": "penicillin"})
    every_sentence_holds(note, hours)
    assert len(note.text.split()) < 400  # the budgets of SOAP add up to 350, and what matters stays


@pytest.mark.parametrize(
    ("turns", "has", "lacks"),
    [
        (((C, "any fever or cough"), (P, "no fever cough")), ("no fever cough",), ("No fever or cough", "\nCough")),
        (((C, "any chest pane"), (P, "no")), (), ("No chest pain", "Reports")),
        (((C, "do you have any pain"), (P, "know")), (), ("\nNo pain", "Reports pain")),
        (((C, "any allergies"), (P, "pencil in")), ("“pencil in”",), ("penicillin", "No allergies")),
        (((C, "any bleeding"), (P, "no no no not")), (), ("Reports bleeding",)),
        (((C, "any bleeding"), (P, "knot that I no of")), (), ("Reports bleeding", "\nNo bleeding")),
        (((C, "is it the left or write knee"), (P, "write")), ("write",), ("right",)),
        (((C, "how much do you take"), (P, "fifteen fifty")), (), ("1550", "15 50")),
    ],
)
def test_a_recognisers_mistakes_are_never_mended_into_facts(
    turns: tuple[tuple[Speaker, str], ...], has: tuple[str, ...], lacks: tuple[str, ...]
) -> None:
    text = "\n" + text_of((C, "hello there"), (P, "hello doctor"), *turns)
    assert [words for words in has if words not in text] == [], text
    assert [words for words in lacks if words in text] == [], text


def noted(row: dict[str, object], change: str) -> tuple[Transcript, Note]:
    turns = row["turns"]
    assert isinstance(turns, list)
    whole = Transcript(id="t", turns=tuple(Turn(speaker=Speaker(t["speaker"]), text=t["text"]) for t in turns))
    swapped = {C: P, P: C, O: O}
    if change == "swapped":
        whole = replace(whole, turns=tuple(replace(turn, speaker=swapped[turn.speaker]) for turn in whole.turns))
    elif change == "unlabelled":
        whole = replace(whole, turns=tuple(replace(turn, speaker=O) for turn in whole.turns))
    elif change == "unmarked":
        bare = (replace(turn, text=re.sub(r"[.,?!;:]", "", turn.text).lower()) for turn in whole.turns)
        whole = replace(whole, turns=tuple(bare))
    return whole, write(whole, FindingSet(), {})


@pytest.mark.parametrize("change", ["swapped", "unlabelled", "unmarked"])
def test_real_visits_stay_in_custody_however_they_are_labelled(shared_data: Path, change: str) -> None:
    for line in (shared_data / "notes" / "primock57.cases.jsonl").read_text("utf-8").splitlines()[:12]:
        conversation, note = noted(json.loads(line), change)
        every_sentence_holds(note, conversation)
        if change == "unlabelled":
            assert not re.search(r"^(?:No|Reports) ", note.text, re.MULTILINE)


def test_what_was_said_many_times_stands_once() -> None:
    again = talk(*((C, "Your chest x-ray shows no consolidation.") for _ in range(40)), *VISIT)
    assert write(again, FindingSet(), {}).text.lower().count("no consolidation") == 1
