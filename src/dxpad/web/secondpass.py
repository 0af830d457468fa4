"""A slower recogniser's words in place of the draft's, with all that the clinician did left as it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from dxpad.domain.transcript import NAMED, Speaker, placed_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.transcript import Turn, Voice, Word


def improved(before: Sequence[Turn], made: Sequence[Turn], start: float, end: float) -> tuple[Turn, ...]:
    """The conversation with the seconds from `start` to `end` heard anew.

    A turn that somebody corrected, typed or loaded stays word for word: it has no recogniser's words beside it. What
    was heard anew in its time is left out. Where the draft named a speaker, the new turn has that one; where it named
    nobody, as while somebody still speaks, the new turn keeps its own.
    """
    replaced = [turn for turn in before if _is_draft_within(turn, start, end)]
    kept = [turn for turn in before if turn not in replaced]
    corrected = [(turn.start, turn.end) for turn in kept if turn.start is not None and turn.end is not None]
    new = [turn for each in made for turn in _outside(each, corrected)]
    drafted = [turn for turn in replaced if turn.speaker is not Speaker.OTHER or turn.voice in NAMED]
    named = [_as_named(turn, drafted) for turn in new]
    untimed = [turn for turn in kept if turn.start is None]
    timed = [turn for turn in (*kept, *named) if turn.start is not None]
    return (*untimed, *sorted(timed, key=lambda turn: turn.start or 0.0))


def _is_draft_within(turn: Turn, start: float, end: float) -> bool:
    return turn.start is not None and start <= turn.start < end and bool(placed_words(turn))


def _outside(turn: Turn, corrected: Sequence[tuple[float, float]]) -> tuple[Turn, ...]:
    """The parts of the turn that lie in no corrected turn's time."""
    placed = placed_words(turn)
    runs = [
        list(run)
        for taken, run in groupby(placed, key=lambda place: any(_middle_in(place[2], *span) for span in corrected))
        if not taken
    ]
    if len(runs) == 1 and len(runs[0]) == len(placed):
        return (turn,)
    return tuple(
        replace(
            turn,
            text=" ".join(turn.text[a:b] for a, b, _ in run),
            words=tuple(word for _, _, word in run),
            start=run[0][2].start,
            end=run[-1][2].end,
        )
        for run in runs
    )


def _middle_in(word: Word, start: float, end: float) -> bool:
    return start <= (word.start + word.end) / 2 < end


def _as_named(turn: Turn, draft: Sequence[Turn]) -> Turn:
    """The turn with the speaker of the draft's named turns in the same time, the one with the most of it."""
    shared: dict[tuple[Speaker, Voice], float] = {}
    for old in draft:
        overlap = min(turn.end or 0.0, old.end or 0.0) - max(turn.start or 0.0, old.start or 0.0)
        if overlap > 0:
            shared[old.speaker, old.voice] = shared.get((old.speaker, old.voice), 0.0) + overlap
    if not shared:
        return turn
    speaker, voice = max(shared, key=lambda who: shared[who])
    return replace(turn, speaker=speaker, voice=voice)
