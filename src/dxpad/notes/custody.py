"""The check every sentence passes: its numbers, names and content words were said, and no negation was lost."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.notes import aspects
from dxpad.notes.clinical import terms_said
from dxpad.notes.numerals import UNITS
from dxpad.notes.parts import Polarity, Statement
from dxpad.notes.points import numbers_told
from dxpad.notes.spelling import same_spelling
from dxpad.notes.words import content, negations, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

REWRITINGS = (
    frozenset(["patient", "advised", "denies", "patient's", "themself", "some", *UNITS.values()]) | aspects.WORDS
)
"""Words that the writer itself puts in, beside its stop words: persons, and the short forms of units that were said."""

_LIKING = frozenset(["like"])
"""A stop word that may be a verb: `I like walking` is told as `likes walking`."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_INFLECTIONS = (("ies", "y"), ("es", ""), ("s", ""))


def unsupported(text: str, sources: Sequence[str]) -> tuple[str, ...]:
    """The numbers and content words of a sentence that its sources do not hold; empty when all were said."""
    said = " ".join(sources)
    numbers = numbers_told(said)
    words = content(" ".join((said, *terms_said(said)))) | _LIKING & frozenset(said.lower().split())
    missing = [number for number in _NUMBER.findall(text) if number not in numbers]
    spelled = {same_spelling(word) for word in words}
    missing += [word for word in content(text) if not (_was_said(word, words) or same_spelling(word) in spelled)]
    return tuple(sorted(missing))


def _was_said(word: str, said: frozenset[str]) -> bool:
    if word in said or word in REWRITINGS:
        return True
    bases = {word.removesuffix(ending) + base for ending, base in _INFLECTIONS if word.endswith(ending)}
    return bool(bases & said) or word in {part for other in said for part in other.split("-")}


def kept(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Each statement, or the quotation of its words where a word was added, or a negation lost or gained."""
    return tuple(statement if _holds(statement) else _as_said(statement) for statement in statements)


def _holds(statement: Statement) -> bool:
    said = [parent.text for parent in statement.parents]
    if unsupported(statement.text, said):
        return False
    if statement.polarity is Polarity.ABSENT:
        return negations(statement.text) > 0
    if statement.polarity is Polarity.PRESENT:
        return negations(statement.text) == 0
    return statement.polarity is Polarity.QUOTED or _negations_stand(statement)


def _negations_stand(statement: Statement) -> bool:
    """A sentence that was only rewritten negates as often as it did, a repeated word and an opening `no` aside."""
    before = negations(" ".join(parent.text for parent in statement.parents))
    after = negations(statement.text)
    return after == before or (after < before and after > 0) or _opens_with_no(statement)


def _opens_with_no(statement: Statement) -> bool:
    answer = statement.parents[-1].text
    first = tokens(answer)[:1]
    return bool(first) and first[0].lower() in ("no", "nope") and negations(statement.text) >= negations(answer) - 1


def _as_said(statement: Statement) -> Statement:
    return replace(statement, text=statement.fallback, polarity=Polarity.QUOTED)
