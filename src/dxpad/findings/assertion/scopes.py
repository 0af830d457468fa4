"""The scopes of one text, and what they say of a span in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from dxpad.domain.finding import Assertion, Status, Subject, When
from dxpad.findings.assertion.rule import Effect


class Scope(NamedTuple):
    """The characters `start` to `end` (exclusive) that a cue speaks of. `backward` when the cue stands after them."""

    effect: Effect
    start: int
    end: int
    backward: bool


class SentenceScopes(NamedTuple):
    """The scopes within one sentence."""

    start: int
    end: int
    scopes: tuple[Scope, ...]


class Scopes:
    """All scopes of one text. Built by `Assertions.read`; answers for any span without reading the text again."""

    __slots__ = ("_sentences", "_starts")

    def __init__(self, sentences: tuple[SentenceScopes, ...]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]

    def of(self, start: int, end: int) -> Assertion:
        """Status, time and subject of characters `start` to `end` (exclusive). Any numbers are accepted.

        A cue inside the span does not change it: in *neck supple without mass* as one span nothing is denied.
        A span over several sentences is read in its first.
        """
        return resolve(self.effects(start, end))

    def effects(self, start: int, end: int) -> frozenset[Effect]:
        """Everything that holds for the span, unresolved."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return frozenset()
        sentence = self._sentences[index]
        last = min(end, sentence.end)
        return frozenset(
            s.effect for s in sentence.scopes if s.start <= start < s.end and (not s.backward or last <= s.end)
        )


def resolve(effects: frozenset[Effect]) -> Assertion:
    """One assertion from all that holds: absent before possible, hypothetical before past, family before other."""
    if effects & {Effect.ABSENT, Effect.LISTED}:
        status = Status.ABSENT
    elif effects & {Effect.POSSIBLE, Effect.ASKED}:
        status = Status.POSSIBLE
    else:
        status = Status.PRESENT
    if Effect.HYPOTHETICAL in effects:
        when = When.HYPOTHETICAL
    else:
        when = When.PAST if Effect.PAST in effects else When.CURRENT
    if Effect.FAMILY in effects:
        subject = Subject.FAMILY
    else:
        subject = Subject.OTHER if Effect.OTHER in effects else Subject.PATIENT
    return Assertion(status=status, when=when, subject=subject)
