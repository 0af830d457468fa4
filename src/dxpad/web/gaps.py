"""Where nothing was recorded, no sentence goes on: what was said before a gap and after it are turns of their own."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from dxpad.domain.transcript import placed_words
from dxpad.speech.roles import is_question
from dxpad.web.soundtrack import GAPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dxpad.domain.consultation import Consultation
    from dxpad.domain.transcript import Turn, Word

_SENTENCE_ENDS = (".", "?", "!")


def gaps_of(consultation: Consultation, sound: int) -> tuple[float, ...]:
    """The seconds of a recording at which something is missing."""
    return tuple(moment.at for moment in consultation.moments if moment.sound == sound and moment.why in GAPS)


def parted(turns: Iterable[Turn], gaps: Sequence[float]) -> tuple[Turn, ...]:
    """The turns, none of which goes on over one of `gaps`, seconds of the same recording.

    A recogniser hears the sound on both sides of a pause as one, and would write them as one sentence.
    """
    return tuple(part for turn in turns for part in _parts(turn, gaps))


def _parts(turn: Turn, gaps: Sequence[float]) -> Iterator[Turn]:
    runs = [list(run) for _, run in groupby(placed_words(turn), key=lambda place: _passed(place[2], gaps))]
    if len(runs) <= 1:
        yield turn
        return
    for number, run in enumerate(runs):
        text = turn.text[run[0][0] : run[-1][1]]
        text = text[:1].upper() + text[1:] if number else text
        yield replace(
            turn,
            text=text if number == len(runs) - 1 else _ended(text),
            words=tuple(word for _, _, word in run),
            start=run[0][2].start,
            end=run[-1][2].end,
        )


def _passed(word: Word, gaps: Sequence[float]) -> int:
    """How many gaps lie before the middle of a word."""
    return sum(at <= (word.start + word.end) / 2 for at in gaps)


def _ended(text: str) -> str:
    """The text with an end to its last sentence."""
    if text.endswith(_SENTENCE_ENDS):
        return text
    begun = max(text.rfind(f"{end} ") for end in _SENTENCE_ENDS) + 1
    return f"{text}{'?' if is_question(text[begun:].split()) else '.'}"
