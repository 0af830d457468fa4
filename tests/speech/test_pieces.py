from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.compliance.speech_engine import in_pieces, samples_of_noise, samples_of_silence

from dxpad.domain.transcript import Word
from dxpad.speech.pieces import in_order, pieces
from dxpad.speech.sherpa_engine import words_of_tokens

NOISE, SILENCE = samples_of_noise(1), samples_of_silence(1)
TALK = NOISE * 20 + SILENCE + NOISE * 30
TIMES = st.floats(0, 30)


def test_no_sample_is_left_out_and_none_comes_twice() -> None:
    assert b"".join(piece.samples for piece in pieces([TALK])) == TALK


def test_sound_is_cut_in_its_pause() -> None:
    first = next(iter(pieces([TALK])))
    assert 20 <= first.end <= 21


def test_pieces_are_the_same_however_the_sound_comes() -> None:
    assert list(pieces([TALK])) == list(pieces(in_pieces(TALK, 31_998)))


def test_only_a_piece_without_any_loud_moment_is_silent() -> None:
    assert [piece.silent for piece in pieces([SILENCE * 5])] == [True]
    assert [piece.silent for piece in pieces([SILENCE * 5 + NOISE])] == [False]


@given(st.lists(st.tuples(st.sampled_from(("yes", "[no]", " ", "a b")), TIMES, TIMES), max_size=12))
def test_words_run_forward_inside_their_piece(given_words: list[tuple[str, float, float]]) -> None:
    words = in_order((Word(text=text, start=start, end=end) for text, start, end in given_words), 5.0, 20.0)
    assert all(5.0 <= word.start < word.end <= 20.0 for word in words)
    assert all(before.end <= after.start for before, after in pairwise(words))
    assert {word.text for word in words} <= {"yes", "no", "ab"}


def test_tokens_become_words_with_their_times() -> None:
    found = list(words_of_tokens(["▁am", "lo", "dip", "ine", "▁five"], [0.0, 0.2, 0.3, 0.4, 3.0]))
    assert [(word.text, word.start, round(word.end, 2)) for word in found] == [
        ("amlodipine", 0.0, 0.8),
        ("five", 3.0, 3.2),
    ]
