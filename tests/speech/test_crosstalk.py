"""Words that two microphones heard: they stand once, where they were louder, and none is lost."""

from __future__ import annotations

import pytest

from dxpad.domain.transcript import Word
from dxpad.speech.crosstalk import Side, each_on_its_own
from dxpad.speech.engine import Segment


def side(loudness: float, *texts: str, at: float = 0.0) -> Side:
    """Half a second for each word, an empty one is silence to the recogniser; three seconds of one loudness."""
    words = tuple(Word(text=t, start=at + n / 2, end=at + n / 2 + 0.4) for n, t in enumerate(texts) if t)
    segments = (Segment(start=words[0].start, end=words[-1].end, words=words),) if words else ()
    return Side(segments=segments, levels=[loudness] * 30)


def said(sides: tuple[tuple[Segment, ...], ...]) -> list[str]:
    return [" ".join(word.text for segment in each for word in segment.words) for each in sides]


def test_what_came_over_stands_only_where_it_was_louder_and_that_is_said() -> None:
    sides, (issue,) = each_on_its_own(side(-20, "any", "chest", "pain"), side(-32, "any", "jest", "pain"))
    assert said(sides) == ["any chest pain", ""]
    assert (issue.code, issue.message[:7]) == ("heard-on-both", "3 words")


def test_the_second_microphone_is_treated_like_the_first() -> None:
    assert said(each_on_its_own(side(-32, "yes"), side(-20, "yes"))[0]) == ["", "yes"]


@pytest.mark.parametrize("quieter", [-20, -25])
def test_two_who_speak_at_once_about_as_loud_are_both_kept(quieter: float) -> None:
    sides, issues = each_on_its_own(side(-20, "any", "pain"), side(quieter, "no", "none"))
    assert said(sides) == ["any pain", "no none"]
    assert issues == ()


def test_a_word_that_the_louder_microphone_did_not_give_stays_where_it_is() -> None:
    sides, _ = each_on_its_own(side(-20, "any", "", "pain"), side(-32, "any", "severe", "pain"))
    assert said(sides) == ["any pain", "severe"]
    assert (sides[1][0].start, sides[1][0].end) == (0.5, 0.9)


def test_nothing_and_times_beyond_the_end_are_no_error() -> None:
    assert each_on_its_own(side(-20), side(-32)) == (((), ()), ())
    assert said(each_on_its_own(side(-20, "late", at=9.0), side(-20, "late", at=9.0))[0]) == ["late", "late"]
