from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.transcript import Speaker, Word
from dxpad.speech.engine import Segment
from dxpad.speech.roles import is_question, roles_of_two
from dxpad.speech.spoken_numbers import with_digits
from dxpad.speech.turns import punctuated, turns_of

C, P, OTHER = Speaker.CLINICIAN, Speaker.PATIENT, Speaker.OTHER


def spoken(text: str, start: float = 0.0) -> tuple[Word, ...]:
    """Words of a third of a second each; `|` is a short pause."""
    words: list[Word] = []
    at = start
    for part in text.split():
        if part == "|":
            at += 0.1
        else:
            words.append(Word(text=part, start=at, end=at + 0.3, confidence=0.5 + 0.1 * (len(words) % 4)))
            at += 0.3
    return tuple(words)


def segment(text: str, start: float) -> Segment:
    words = spoken(text, start)
    return Segment(start=start, end=words[-1].end, words=words)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("one hundred and seventy four over ninety eight", "174 over 98"),
        ("one seventy four over eighty", "174 over 80"),
        ("thirty eight point five degrees", "38.5 degrees"),
        ("five milligrams once a day", "5 milligrams once a day"),
        ("i'm fifty eight", "i'm 58"),
        ("two hundred", "200"),
        ("one of them", "one of them"),
        ("two or three times", "two or 3 times"),
        ("nineteen eighty four", "nineteen eighty four"),
        ("five five five", "five five five"),
        ("one hundred thousand", "one hundred thousand"),
        ("ninety eight point", "98 point"),
        ("no numbers here", "no numbers here"),
    ],
)
def test_a_number_that_reads_one_way_becomes_digits(said: str, written: str) -> None:
    assert " ".join(word.text for word in with_digits(spoken(said))) == written


def test_a_number_takes_the_time_of_its_words_and_the_least_confidence() -> None:
    (number,) = with_digits(spoken("one hundred seventy four"))
    assert (number.start, number.confidence) == (0.0, 0.5)
    assert number.end == pytest.approx(1.2)


def test_an_unknown_confidence_stays_unknown() -> None:
    (number,) = with_digits((Word(text="fifty", start=0, end=1), Word(text="eight", start=1, end=2, confidence=0.9)))
    assert number.confidence is None


number_words = st.sampled_from(
    ["one", "two", "nine", "ten", "fifteen", "twenty", "ninety", "hundred", "thousand", "point", "and", "zero", "oh",
     "milligrams", "pain"]
)  # fmt: skip


@given(st.lists(number_words, max_size=12))
def test_digits_never_lose_a_moment_of_the_sound(texts: list[str]) -> None:
    words = spoken(" ".join(texts))
    written = with_digits(words)
    assert [word for word in written if not word.text[0].isdigit()] == [
        word for word in words if any(word == kept for kept in written)
    ]
    assert sum(word.end - word.start for word in written) == pytest.approx(sum(word.end - word.start for word in words))


@pytest.mark.parametrize(
    "said",
    ["have you had a fever", "so how long has it been", "when did it start", "any cough", "what brought you in",
     "is that bad", "which side is it", "and do you smoke"],
)  # fmt: skip
def test_a_question_is_told_by_its_opening(said: str) -> None:
    assert is_question(said.split())


@pytest.mark.parametrize(
    "said",
    ["when i lift it hurts", "do not drive", "had it for years", "no fever", "what i mean is", "any", "", "it hurts"],
)
def test_a_statement_is_no_question(said: str) -> None:
    assert not is_question(said.split())


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("have you had a fever or a cough", "Have you had a fever or a cough?"),
        ("no | my legs are fine", "No. My legs are fine."),
        ("is that bad | i thought i'd pulled it", "Is that bad? I thought I'd pulled it."),
        ("amlodipine | five milligrams | once a day", "Amlodipine five milligrams once a day."),
    ],
)
def test_pauses_and_openings_give_the_marks(said: str, written: str) -> None:
    assert punctuated(spoken(said)) == written


def test_the_one_who_asks_is_the_clinician() -> None:
    asks = [["have", "you", "had", "a", "fever"], ["any", "cough"]]
    tells = [["i", "have", "had", "pain", "in", "my", "back"]]
    assert roles_of_two(asks, tells) == (C, P)
    assert roles_of_two(tells, asks) == (P, C)


@pytest.mark.parametrize(
    ("first", "second"), [([], []), ([["any", "cough"]], []), ([["it", "hurts", "a", "lot", "now"]],) * 2]
)
def test_without_grounds_nobody_is_called_clinician(first: list[list[str]], second: list[list[str]]) -> None:
    assert roles_of_two(first, second) == (OTHER, OTHER)


def test_turns_stand_in_time_order_with_their_speakers() -> None:
    turns = turns_of(
        [(C, [segment("any pain", 0.0), segment("where", 4.0)]), (P, [segment("yes", 2.0), segment("my back", 5.0)])]
    )
    assert [(turn.speaker, turn.text) for turn in turns] == [
        (C, "Any pain?"), (P, "Yes."), (C, "Where."), (P, "My back."),
    ]  # fmt: skip


def test_segments_of_one_speaker_make_one_turn_until_a_long_pause() -> None:
    turns = turns_of([(P, [segment("it hurts", 0.0), segment("a lot", 1.5), segment("since monday", 9.0)])])
    assert [turn.text for turn in turns] == ["It hurts. A lot.", "Since monday."]


def test_no_segments_make_no_turns() -> None:
    assert turns_of([(OTHER, [])]) == ()


@given(st.lists(number_words, min_size=1, max_size=12))
def test_a_turns_text_and_words_go_side_by_side(texts: list[str]) -> None:
    (turn,) = turns_of([(P, [segment(" ".join(texts), 0.0)])])
    assert [part.strip(".?").lower() for part in turn.text.split()] == [word.text for word in turn.words]


def test_what_a_recogniser_punctuated_itself_stays() -> None:
    assert punctuated(spoken("No. I take Amlodipine, 5 mg!")) == "No. I take Amlodipine, 5 mg!"


def test_capitals_and_marks_do_not_hide_who_asks() -> None:
    asks = [["Have", "you", "had", "any", "fever?"], ["Do", "you", "smoke?"]]
    tells = [["I", "have", "a", "cough."], ["My", "chest", "hurts."]]
    assert roles_of_two(tells, asks) == (P, C)
