"""One sentence over several turns: what somebody goes on to say after the other side only hummed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from dxpad.notes.sentences import is_question
from dxpad.notes.words import content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.notes.parts import Utterance

_BROKEN_OFF = re.compile(r"(?:-|–|—|\.\.\.|…|,)\s*$")
_GOES_ON = re.compile(r"^[\s.,;-]*")
_OPENS_ANEW = re.compile(
    r"^(?:(?:okay|ok|so|now|alright|all right|right|yeah|yes|no|hey|well|uh|um)\b|"
    r"(?:and|but|then) (?:i|i'm|i'll|we|we'll|you|it|it's|so|then|that|if|for)\b)",
    re.IGNORECASE,
)
_HUM = re.compile(
    r"^\W*(?:(?:m+|mm-?hm+|uh-?huh|ok(?:ay)?|yeah|yes|yep|right|sure|good|great|alright)\b\W*)*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`whole` reads as one sentence at the place of the first part; `parts` are the utterances it was said in."""

    whole: Utterance
    parts: tuple[Utterance, ...]


def runs(utterances: Sequence[Utterance]) -> tuple[Run, ...]:
    """Every utterance in order, a broken-off sentence joined to the one that ends it."""
    turns = [tuple(group) for _, group in groupby(utterances, key=lambda u: u.turn)]
    joined: set[Utterance] = set()
    made: list[Run] = []
    for number, turn in enumerate(turns):
        for utterance in turn:
            if utterance in joined:
                continue
            parts = [utterance]
            if utterance is turn[-1]:
                parts += _ending(utterance, turns, number)
                joined.update(parts)
            made.append(Run(whole=_whole(parts), parts=tuple(parts)))
    return tuple(made)


def _ending(first: Utterance, turns: Sequence[Sequence[Utterance]], number: int) -> list[Utterance]:
    """The sentences of the same speaker's next turns that end a sentence broken off at the end of a turn."""
    ending: list[Utterance] = []
    last = first
    while number + 2 < len(turns) and _is_open(last):
        between, following = turns[number + 1], turns[number + 2]
        hummed = between[0].speaker is not first.speaker and all(_HUM.match(u.text) for u in between)
        hummed = hummed and following[0].turn == last.turn + 2
        tail = following[0]
        if not hummed or tail.speaker is not first.speaker or is_question(tail) or _OPENS_ANEW.match(_tail(tail.text)):
            break
        ending.append(tail)
        if len(following) > 1:
            break
        last, number = tail, number + 2
    return ending


def _is_open(utterance: Utterance) -> bool:
    return bool(_BROKEN_OFF.search(utterance.text)) and not is_question(utterance) and bool(content(utterance.text))


def _tail(text: str) -> str:
    return _GOES_ON.sub("", text)


def _whole(parts: Sequence[Utterance]) -> Utterance:
    head, *tails = parts
    if not tails:
        return head
    *before, last = [head.text, *(_tail(part.text) for part in tails)]
    return replace(head, text=" ".join([*(_BROKEN_OFF.sub("", text) for text in before), last]))
