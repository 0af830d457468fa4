"""Two microphones that hear both speakers: each word is kept where it is louder, since it would be said twice."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.issue import Issue
from dxpad.speech.levels import LEVELS_PER_SECOND, SEPARATE_DB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.transcript import Word
    from dxpad.speech.engine import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One microphone: what was recognised, and its loudness in decibels, `LEVELS_PER_SECOND` of them."""

    segments: Sequence[Segment]
    levels: Sequence[float]


def each_on_its_own(first: Side, second: Side) -> tuple[tuple[tuple[Segment, ...], ...], tuple[Issue, ...]]:
    """Both sides without the words that only came over from the other microphone.

    Such a word is quieter here than there by `SEPARATE_DB` or more, and something was recognised there at the same
    time: where the louder microphone gave no word, the quieter one's stays.
    """
    kept = [_own(first, second), _own(second, first)]
    before = sum(len(segment.words) for side in (first, second) for segment in side.segments)
    left_out = before - sum(len(segment.words) for side in kept for segment in side)
    return tuple(kept), (_issue(left_out),) if left_out else ()


def _own(side: Side, other: Side) -> tuple[Segment, ...]:
    theirs = [word for segment in other.segments for word in segment.words]
    ends = [word.end for word in theirs]
    made: list[Segment] = []
    for segment in side.segments:
        words = tuple(
            word
            for word in segment.words
            if not is_louder(word, other.levels, side.levels) or not _said_at(word, theirs, ends)
        )
        made += with_words(segment, words)
    return tuple(made)


def with_words(segment: Segment, words: tuple[Word, ...]) -> tuple[Segment, ...]:
    """The segment with these of its words alone; nothing when there is none of them."""
    if len(words) == len(segment.words):
        return (segment,)
    return (replace(segment, start=words[0].start, end=words[-1].end, words=words),) if words else ()


def is_louder(word: Word, there: Sequence[float], here: Sequence[float]) -> bool:
    """Whether a word that was recognised here was said into the microphone there."""
    return _loudness(there, word) - _loudness(here, word) >= SEPARATE_DB


def _loudness(levels: Sequence[float], word: Word) -> float:
    heard = levels[int(word.start * LEVELS_PER_SECOND) : int(word.end * LEVELS_PER_SECOND) + 1]
    return sum(heard) / len(heard) if heard else 0.0


def _said_at(word: Word, theirs: Sequence[Word], ends: Sequence[float]) -> bool:
    """Whether any of their words lies in this word's time."""
    at = bisect_left(ends, word.start)
    return at < len(theirs) and theirs[at].start < word.end


def _issue(count: int) -> Issue:
    return Issue(
        code="heard-on-both",
        where="speaker",
        message=f"{count} words were heard on both microphones and stand where they were louder",
        mend="Listen where two spoke at once",
    )
