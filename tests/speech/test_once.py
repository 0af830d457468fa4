"""Two microphones that hear both speakers, while they speak: each word is told once, and none is lost."""

from __future__ import annotations

from array import array

import pytest
from tests.speech.pacing_engine import VOCABULARY, PacingEngine, spoken
from tests.speech.test_ear import hear

from dxpad.domain.transcript import Word
from dxpad.speech.engine import Segment
from dxpad.speech.once import Once

LOUD, QUIET = 8000, 1000


def said(*texts: str, at: float = 0.0) -> Segment:
    """Half a second for each word."""
    words = tuple(Word(text=text, start=at + n / 2, end=at + n / 2 + 0.4) for n, text in enumerate(texts))
    return Segment(start=words[0].start, end=words[-1].end, words=words)


def sound(height: int, seconds: float) -> bytes:
    return array("h", [height, -height] * int(8000 * seconds)).tobytes()


def texts(told: list[tuple[int, Segment]]) -> list[tuple[int, list[str]]]:
    return [(channel, [word.text for word in segment.words]) for channel, segment in told]


@pytest.fixture
def once() -> Once:
    """Two seconds in which the first microphone was louder."""
    heard = Once()
    heard.hear([sound(LOUD, 2.0), sound(QUIET, 2.0)])
    return heard


def test_what_came_over_from_the_other_microphone_is_told_once_whichever_ends_first(once: Once) -> None:
    told, shown = once.told([(1, said("chest", "pane"))], [said("chest", "pain").words, ()])
    assert texts(told) == []
    assert [[word.text for word in words] for words in shown] == [["chest", "pain"], []]
    told, _ = once.told([(0, said("chest", "pain"))], [(), ()])
    assert texts(told) == [(0, ["chest", "pain"])]


def test_open_words_of_both_are_shown_where_they_are_louder(once: Once) -> None:
    _, shown = once.told([], [said("chest").words, said("jest").words])
    assert [[word.text for word in words] for words in shown] == [["chest"], []]


def test_a_word_that_the_louder_microphone_did_not_give_is_shown_at_once_and_told_when_that_is_sure(once: Once) -> None:
    told, shown = once.told([(1, said("severe"))], [said("pain", at=1.0).words, ()])
    assert texts(told) == []
    assert [[word.text for word in words] for words in shown] == [["pain"], ["severe"]]
    told, _ = once.told([(0, said("pain", at=1.0))], [(), ()])
    assert texts(told) == [(0, ["pain"]), (1, ["severe"])]


def test_words_that_are_as_loud_here_wait_for_nobody(once: Once) -> None:
    told, _ = once.told([(0, said("pain"))], [(), said("pane").words])
    assert texts(told) == [(0, ["pain"])]


def test_the_recognisers_process_keeps_all_for_the_end_and_tells_each_word_once() -> None:
    left = spoken("dizzy", "dizzy", "", "yes", "yes", "")
    right = spoken("yes", "yes", "", "dizzy", "dizzy", "")
    assert VOCABULARY.index("dizzy") > VOCABULARY.index("yes")
    both = b"".join(left[at : at + 2] + right[at : at + 2] for at in range(0, len(left), 2))
    listener = hear(PacingEngine(), both, 2)
    told = [(channel, segment) for news in listener.news for channel, segment in news.told]
    assert texts(told) == [(0, ["dizzy", "dizzy"]), (1, ["dizzy", "dizzy"])]
    assert sorted(listener.said) == [
        (0, ["dizzy", "dizzy"]), (0, ["yes", "yes"]), (1, ["dizzy", "dizzy"]), (1, ["yes", "yes"]),
    ]  # fmt: skip
