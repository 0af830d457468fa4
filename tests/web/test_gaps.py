"""No sentence goes on over seconds that were not recorded."""

from __future__ import annotations

from dxpad.domain.transcript import Speaker, Turn, Word
from dxpad.web.gaps import parted


def heard(text: str, start: float = 0.0) -> Turn:
    """A recogniser's turn: a second a word."""
    words = tuple(Word(text=part, start=start + n, end=start + n + 1) for n, part in enumerate(text.split()))
    return Turn(speaker=Speaker.PATIENT, text=text, start=start, end=words[-1].end, words=words)


def test_what_was_said_before_and_after_a_gap_are_turns_of_their_own() -> None:
    before, after = parted((heard("I have no fever at night."),), (3.0,))
    assert (before.text, before.start, before.end, len(before.words)) == ("I have no.", 0.0, 3.0, 3)
    assert (after.text, after.start, after.end, len(after.words)) == ("Fever at night.", 3.0, 6.0, 3)
    assert (before.speaker, after.speaker) == (Speaker.PATIENT, Speaker.PATIENT)


def test_a_question_that_a_gap_cuts_off_stays_a_question() -> None:
    before, after = parted((heard("Good morning. Have you had a rash."),), (5.0,))
    assert (before.text, after.text) == ("Good morning. Have you had?", "A rash.")


def test_several_gaps_make_several_turns_and_one_between_turns_changes_nothing() -> None:
    turns = (heard("one two three four."), heard("five six.", 10.0))
    assert [turn.text for turn in parted(turns, (1.0, 1.0, 3.0, 7.0))] == [
        "one.",
        "Two three.",
        "Four.",
        "five six.",
    ]
    assert parted(turns, (7.0,)) == turns
    assert parted(turns, ()) == turns


def test_a_turn_that_somebody_typed_is_not_cut() -> None:
    typed = Turn(speaker=Speaker.PATIENT, text="no fever at night", start=0.0, end=4.0)
    assert parted((typed,), (2.0,)) == (typed,)
