"""The scopes of one text, and what they say of a span in it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.finding import Assertion, Status, Subject, When
from dxpad.findings.assertion.rule import Effect

if TYPE_CHECKING:
    from collections.abc import Collection


class Scope(NamedTuple):
    """The characters `start` to `end` (exclusive) that a cue speaks of. `backward` when the cue stands after them.

    `cue` is the character the cue starts at, -1 for a heading; `first_item` the end of the first item of the scope's
    list, beyond which it does not reach when the cue belongs to the words of a finding: "no appetite, fever".
    `opens` is the character the words of a forward cue start at: a finding may share the last of them, as in "family
    history of gout". `joint` is the character of the *and* or comma that ends what a negated verb says, which no
    finding in it runs across: "couldn't pee and there was blood".
    """

    effect: Effect
    start: int
    end: int
    backward: bool
    cue: int = -1
    first_item: int = -1
    opens: int = -1
    joint: int = -1

    def reaches(self, start: int, end: int) -> bool:
        """Whether it speaks of the characters `start` to `end`, which may begin within its cue."""
        if self.start <= start < self.end:
            return end <= self.end if self.backward else not 0 <= self.joint < end
        return 0 <= self.opens < start < self.start < end


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

    def of(self, start: int, end: int, named: Collection[tuple[int, int]] = ()) -> Assertion:
        """Status, time and subject of characters `start` to `end` (exclusive). Any numbers are accepted.

        A cue inside the span does not change it: in *neck supple without mass* as one span nothing is denied.
        A span over several sentences is read in its first. `named` are the characters of other findings: a negation
        that belongs to one ("no appetite and fever") denies nothing beyond the first item after it.
        """
        return resolve(self.effects(start, end, named))

    def effects(self, start: int, end: int, named: Collection[tuple[int, int]] = ()) -> frozenset[Effect]:
        """Everything that holds for the span, unresolved."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return frozenset()
        sentence = self._sentences[index]
        last = min(end, sentence.end)
        return frozenset(s.effect for s in sentence.scopes if s.reaches(start, last) and not _is_spent(s, start, named))


def _is_spent(scope: Scope, start: int, named: Collection[tuple[int, int]]) -> bool:
    """Whether a negation is part of the words of a finding and a span stands beyond the first item after it."""
    if scope.effect is not Effect.ABSENT or scope.backward or not 0 <= scope.first_item <= start:
        return False
    return any(first <= scope.cue < last <= start for first, last in named)


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
