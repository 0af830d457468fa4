"""What no person can have said is cut out of a recogniser's words, and the place is marked `[…]`, never passed over.

Recognisers that were trained to write always write something: the same phrase over and over, a sentence over silence, a
paragraph in a second. Each cut is an Issue with its time and its reason; the sound stays, so that anybody can listen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.issue import Issue
from dxpad.domain.transcript import Word
from dxpad.speech.activity import share_voiced
from dxpad.speech.levels import LEVELS_PER_SECOND, SILENT_DB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.speech.activity import Voiced
    from dxpad.speech.engine import Segment

CUT = "[…]"
"""Stands in the transcript, as a word of confidence 0, where something was cut. It holds no letter, so nothing reads a
finding in it."""

LONGEST_PHRASE = 12
"""Words in the longest phrase whose repetition is looked for."""

ONE_WORD_TIMES = 6
PHRASE_TIMES = 4
"""From so many in a row on, one word (`no no no no no no`) or a phrase is a loop; people stay below."""

WORDS_PER_SECOND = 9.0
"""Nobody speaks faster than this for a whole segment of `RATE_WORDS` words or more: quick talk is about five."""

RATE_WORDS = 5
VOICELESS_SHARE = 0.1
_CUT_SECONDS = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSound:
    """What can be told of a channel without its words: loudness in decibels of full scale, `LEVELS_PER_SECOND` of them,
    and where somebody speaks."""

    levels: Sequence[float]
    voiced: tuple[Voiced, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """The segments with their cuts, and an Issue for each cut and each doubt."""

    segments: tuple[Segment, ...]
    issues: tuple[Issue, ...]


def guarded(segments: Sequence[Segment], sound: ChannelSound) -> Guarded:
    """Cut loops, text over silence and impossible rates; words where no voice was detected are kept and named."""
    issues: list[Issue] = []
    kept = [_checked(segment, sound, issues) for segment in segments]
    return Guarded(segments=_without_loops(kept, issues), issues=tuple(issues))


def _checked(segment: Segment, sound: ChannelSound, issues: list[Issue]) -> Segment:
    if _is_silent(segment, sound.levels):
        issues.append(_cut_issue("cut-over-silence", segment, "Words were written where there is no sound"))
        return _cut_whole(segment)
    seconds = max(segment.end - segment.start, _CUT_SECONDS)
    if len(segment.words) >= RATE_WORDS and len(segment.words) / seconds > WORDS_PER_SECOND:
        issues.append(_cut_issue("cut-too-fast", segment, f"{len(segment.words)} words stood in {seconds:.1f} seconds"))
        return _cut_whole(segment)
    if share_voiced(segment.start, segment.end, sound.voiced) < VOICELESS_SHARE:
        issues.append(
            Issue(
                code="words-without-voice",
                where=_when(segment.start, segment.end),
                message="Words stand where no voice was detected; they are kept",
                mend="Listen to that place",
            )
        )
    return segment


def _is_silent(segment: Segment, levels: Sequence[float]) -> bool:
    """Whether not one moment of the segment reaches the level under which a channel holds no speech."""
    first, last = int(segment.start * LEVELS_PER_SECOND), int(segment.end * LEVELS_PER_SECOND) + 1
    heard = levels[first:last]
    return bool(heard) and max(heard) < SILENT_DB


def _cut_whole(segment: Segment) -> Segment:
    return replace(segment, words=(_mark(segment.start, segment.end),))


def _mark(start: float, end: float) -> Word:
    return Word(text=CUT, start=start, end=end, confidence=0.0)


def _without_loops(segments: Sequence[Segment], issues: list[Issue]) -> tuple[Segment, ...]:
    """The first of each repetition stays, the others become one mark. A loop may run over many segments."""
    words = [word for segment in segments for word in segment.words]
    dropped: set[int] = set()
    marks: dict[int, Word] = {}
    at = 0
    while at < len(words):
        size, times = _loop_at(words, at)
        if not times:
            at += 1
            continue
        first, end = at + size, at + size * times
        marks[first] = _mark(words[first].start, words[end - 1].end)
        dropped.update(range(first, end))
        what = "One word" if size == 1 else f"A phrase of {size} words"
        issues.append(_cut_issue("cut-repeated", marks[first], f"{what} was repeated {times} times in a row"))
        at = end
    return _rebuilt(segments, dropped, marks) if dropped else tuple(segments)


def _loop_at(words: Sequence[Word], at: int) -> tuple[int, int]:
    """(words in the phrase, how often in a row) of the shortest loop that begins here; (0, 0) when none does."""
    for size in range(1, LONGEST_PHRASE + 1):
        needed = ONE_WORD_TIMES if size == 1 else PHRASE_TIMES
        phrase = [word.text.lower() for word in words[at : at + size]]
        if len(words) - at < size * needed or CUT in phrase:
            continue
        times = 1
        while [word.text.lower() for word in words[at + times * size : at + (times + 1) * size]] == phrase:
            times += 1
        if times >= needed:
            return size, times
    return 0, 0


def _rebuilt(segments: Sequence[Segment], dropped: set[int], marks: dict[int, Word]) -> tuple[Segment, ...]:
    """The segments without the dropped words; a mark stands in the segment in which its loop begins."""
    made = []
    number = 0
    for segment in segments:
        words: list[Word] = []
        for word in segment.words:
            if number in marks:
                mark = marks[number]
                words.append(replace(mark, end=min(mark.end, segment.end)))
            elif number not in dropped:
                words.append(word)
            number += 1
        if words:
            made.append(replace(segment, words=tuple(words)))
    return tuple(made)


def _cut_issue(code: str, where: Segment | Word, message: str) -> Issue:
    return Issue(
        code=code,
        where=_when(where.start, where.end),
        message=f"{message}: cut, and marked {CUT}",
        mend="Listen to that place; the sound is kept",
    )


def _when(start: float, end: float) -> str:
    return f"{_clock(start)} to {_clock(end)}"


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
