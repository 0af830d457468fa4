from __future__ import annotations

from dxpad.domain.transcript import Speaker, Turn, Word
from dxpad.web.secondpass import improved

C, P, OTHER = Speaker.CLINICIAN, Speaker.PATIENT, Speaker.OTHER


def heard(speaker: Speaker, text: str, start: float) -> Turn:
    """A recogniser's turn: a second a word."""
    words = tuple(Word(text=part, start=start + n, end=start + n + 1) for n, part in enumerate(text.split()))
    return Turn(speaker=speaker, text=text, start=start, end=words[-1].end, words=words)


def typed(speaker: Speaker, text: str, start: float | None = None, end: float | None = None) -> Turn:
    return Turn(speaker=speaker, text=text, start=start, end=end)


def texts(turns: tuple[Turn, ...]) -> list[str]:
    return [turn.text for turn in turns]


DRAFT = (heard(C, "any fee fur", 0.0), heard(P, "know doctor", 4.0))
BETTER = (heard(OTHER, "Any fever today?", 0.0), heard(OTHER, "No doctor.", 4.0))


def test_a_second_look_replaces_the_draft_and_keeps_its_speakers() -> None:
    found = improved(DRAFT, BETTER, 0.0, 60.0)
    assert texts(found) == ["Any fever today?", "No doctor."]
    assert [turn.speaker for turn in found] == [C, P]


def test_what_the_clinician_corrected_stays_word_for_word() -> None:
    corrected = typed(P, "No, doctor, none at all.", 4.0, 6.0)
    assert texts(improved((DRAFT[0], corrected), BETTER, 0.0, 60.0)) == ["Any fever today?", "No, doctor, none at all."]


def test_new_words_in_the_time_of_a_corrected_turn_are_left_out_and_the_others_stay() -> None:
    corrected = typed(P, "No.", 2.0, 4.0)
    made = (heard(P, "I had none but a cough", 0.0),)
    assert texts(improved((corrected,), made, 0.0, 60.0)) == ["I had", "No.", "a cough"]


def test_what_was_typed_or_recorded_elsewhere_stays() -> None:
    note, later = typed(OTHER, "Seen with her son."), heard(P, "next recording", 70.0)
    found = improved((note, *DRAFT, later), BETTER, 0.0, 60.0)
    assert texts(found) == ["Seen with her son.", "Any fever today?", "No doctor.", "next recording"]


def test_the_same_look_twice_changes_nothing() -> None:
    once = improved(DRAFT, BETTER, 0.0, 60.0)
    assert improved(once, BETTER, 0.0, 60.0) == once
