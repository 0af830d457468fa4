from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.transcript import Speaker, Word
from dxpad.speech.activity import Voiced
from dxpad.speech.engine import Segment
from dxpad.speech.guards import CUT, ChannelSound, guarded
from dxpad.speech.turns import turns_of

LOUD = ChannelSound(levels=[-20.0] * 6000, voiced=(Voiced(start=0.0, end=600.0),))


def segment(text: str, *, start: float = 0.0, pace: float = 0.4) -> Segment:
    words = tuple(
        Word(text=word, start=start + n * pace, end=start + (n + 1) * pace, confidence=0.9)
        for n, word in enumerate(text.split())
    )
    return Segment(start=start, end=words[-1].end, words=words)


def said(segments: tuple[Segment, ...]) -> str:
    return " ".join(word.text for each in segments for word in each.words)


def codes(segments: list[Segment], sound: ChannelSound = LOUD) -> list[str]:
    return [issue.code for issue in guarded(segments, sound).issues]


@pytest.mark.parametrize(
    ("heard", "kept"),
    [
        ("i fell " + "thank you " * 14 + "yesterday", f"i fell thank you {CUT} yesterday"),
        ("no " * 6, f"no {CUT}"),
        ("it hurts when i breathe in " * 4, f"it hurts when i breathe in {CUT}"),
        ("no no no no pain", "no no no no pain"),
        ("yes yes i see yes i see i see", "yes yes i see yes i see i see"),
    ],
)
def test_loops_are_cut_to_one_and_marked_and_what_people_say_stays(heard: str, kept: str) -> None:
    assert said(guarded([segment(heard)], LOUD).segments) == kept


def test_a_phrase_repeated_segment_after_segment_is_cut() -> None:
    phrases = [segment("thanks for watching", start=10.0 * n) for n in range(5)]
    found = guarded(phrases, LOUD)
    assert said(found.segments) == f"thanks for watching {CUT}"
    assert [issue.code for issue in found.issues] == ["cut-repeated"]


def test_text_over_silence_is_cut_and_marked() -> None:
    sound = ChannelSound(levels=[-20.0] * 50 + [-70.0] * 50, voiced=(Voiced(start=0.0, end=5.0),))
    found = guarded([segment("i have pain"), segment("and you should stop it", start=6.0)], sound)
    assert said(found.segments) == f"i have pain {CUT}"
    assert [issue.code for issue in found.issues] == ["cut-over-silence"]


def test_words_where_only_the_detector_hears_no_voice_are_kept_and_named() -> None:
    sound = ChannelSound(levels=[-20.0] * 100, voiced=())
    found = guarded([segment("i have pain", start=2.0)], sound)
    assert said(found.segments) == "i have pain"
    assert [(issue.code, issue.where) for issue in found.issues] == [("words-without-voice", "0:02 to 0:03")]


def test_a_paragraph_in_a_second_is_cut() -> None:
    assert said(guarded([segment("one two three four five six seven", pace=0.1)], LOUD).segments) == CUT
    assert codes([segment("one two three four five six seven", pace=0.2)]) == []


def test_an_issue_tells_the_time_and_no_words() -> None:
    issue = guarded([segment("metoprolol " * 8, start=61.0)], LOUD).issues[0]
    assert issue.where.startswith("1:01")
    assert "metoprolol" not in f"{issue.message} {issue.mend}"


def test_the_mark_stands_in_the_turn_and_beside_its_words() -> None:
    turn = turns_of([(Speaker.PATIENT, guarded([segment("i fell " + "and then " * 9)], LOUD).segments)])[0]
    assert turn.text == f"I fell and then {CUT}."
    assert len(turn.text.split()) == len(turn.words)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=9), max_size=6))
def test_cutting_keeps_times_in_order_and_loses_nothing_unmarked(texts: list[list[str]]) -> None:
    segments = [segment(" ".join(words), start=20.0 * n) for n, words in enumerate(texts)]
    found = guarded(segments, LOUD)
    words = [word for each in found.segments for word in each.words]
    assert all(before.end <= after.start + 1e-6 for before, after in pairwise(words))
    lost = sum(map(len, texts)) - sum(word.text != CUT for word in words)
    assert (lost > 0) == (CUT in {word.text for word in words})
    assert sum(issue.code == "cut-repeated" for issue in found.issues) == sum(word.text == CUT for word in words)
