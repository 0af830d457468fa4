"""A sentence is read once while a note is written, and nothing of it is kept behind the note."""

from __future__ import annotations

import pytest

from dxpad.domain.errors import UnknownIdError
from dxpad.domain.finding import FindingSet
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import memo, write
from dxpad.notes.memo import once_a_note, one_note
from dxpad.notes.words import cleaned

VISIT = Transcript(
    id="t",
    turns=(
        Turn(speaker=Speaker.CLINICIAN, text="Any fever?"),
        Turn(speaker=Speaker.PATIENT, text="No, but I have a cough."),
    ),
)


def test_the_same_text_is_read_once_a_note_and_anew_for_the_next() -> None:
    read: list[str] = []

    @once_a_note
    def length(text: str) -> int:
        read.append(text)
        return len(text)

    with one_note():
        assert [length("cough"), length("cough"), length("rash")] == [5, 5, 4]
    with one_note():
        assert length("cough") == 5
    assert length("cough") == length("cough") == 5
    assert read == ["cough", "rash", "cough", "cough", "cough"]


def test_nothing_is_remembered_behind_a_note_not_even_one_that_failed() -> None:
    write(VISIT, FindingSet(), {})
    assert memo._READINGS.get() is None
    with pytest.raises(UnknownIdError):
        write(VISIT, FindingSet(), {}, "no-such-template")
    assert memo._READINGS.get() is None


def test_words_given_out_may_be_changed_by_whoever_got_them() -> None:
    with one_note():
        cleaned("I have a cough.").clear()
        assert cleaned("I have a cough.") == ["I", "have", "a", "cough", "."]


def test_notes_of_several_visits_one_after_another_are_as_each_alone() -> None:
    other = Transcript(id="o", turns=(VISIT.turns[0], Turn(speaker=Speaker.PATIENT, text="Yes, since Monday.")))
    alone = [write(visit, FindingSet(), {}) for visit in (VISIT, other)]
    assert [write(visit, FindingSet(), {}) for visit in (other, VISIT, other)] == [alone[1], alone[0], alone[1]]
