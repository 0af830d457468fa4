"""Rule phrases compiled to slots, and their matches in a sentence."""

from __future__ import annotations

from enum import IntEnum
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.errors import KnowledgeError
from dxpad.findings.assertion.vocabulary import CLAUSE_ENDS, NUMBER_WORDS, STOPS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.findings.assertion.rule import RuleGroup
    from dxpad.findings.assertion.tokens import Token

_YEARS = range(1900, 2100)


class Kind(IntEnum):
    """What a slot accepts."""

    WORDS = 0
    NUMBER = 1
    YEAR = 2
    ANY = 3
    CLAUSE_END = 4
    STOP = 5


class Slot(NamedTuple):
    """One place of a phrase: the words it accepts, or a kind of word."""

    kind: Kind
    words: frozenset[str] = frozenset()


class Pattern(NamedTuple):
    """A phrase without optional words: `consumed` of its slots are the cue, the rest only has to follow."""

    slots: tuple[Slot, ...]
    consumed: int
    group: RuleGroup


class Cue(NamedTuple):
    """A rule found in a sentence, over the tokens `first` to `last` (exclusive)."""

    group: RuleGroup
    first: int
    last: int


ENDS = ("$", "$$")
"""Signs that take up no word."""

_SIGNS = {"#": Kind.NUMBER, "@": Kind.YEAR, "~": Kind.ANY, "$": Kind.CLAUSE_END, "$$": Kind.STOP}


def compile_phrase(phrase: str, group: RuleGroup, vocabulary: dict[str, frozenset[str]]) -> list[Pattern]:
    """Every form of a phrase, its optional words taken or left. KnowledgeError when one could match nothing."""
    choices = [((part[:-1],), ()) if len(part) > 1 and part.endswith("?") else ((part,),) for part in phrase.split()]
    patterns = []
    for chosen in dict.fromkeys(product(*choices)):
        parts = [word for choice in chosen for word in choice]
        consumed = parts.index(">") if ">" in parts else len(parts) - sum(part in ENDS for part in parts)
        slots = tuple(_slot(part, vocabulary) for part in parts if part != ">")
        if consumed == 0 or slots[0].kind not in (Kind.WORDS, Kind.NUMBER):
            raise KnowledgeError(
                "a phrase must start with a word or a number", where=f"{group.name}: {phrase}", mend="Reword the phrase"
            )
        patterns.append(Pattern(slots, consumed, group))
    return patterns


def _slot(part: str, vocabulary: dict[str, frozenset[str]]) -> Slot:
    if part in _SIGNS:
        return Slot(_SIGNS[part])
    words: set[str] = set()
    for word in part.split("|"):
        words |= vocabulary.get(word, {word})
    return Slot(Kind.WORDS, frozenset(words))


class PhraseBook:
    """All patterns, looked up by their first word. The longest at a place wins; equals all count."""

    def __init__(self, groups: tuple[RuleGroup, ...], vocabulary: tuple[tuple[str, str], ...]) -> None:
        known = {name: frozenset(words.split()) for name, words in vocabulary}
        index: dict[str, list[Pattern]] = {}
        for group in groups:
            for phrase in group.phrases:
                for pattern in compile_phrase(phrase, group, known):
                    first = pattern.slots[0]
                    for word in first.words or {"#"}:
                        index.setdefault(word, []).append(pattern)
        self._index = {word: tuple(sorted(patterns, key=_length)) for word, patterns in index.items()}
        self._by_second: dict[str, Mapping[str, tuple[Pattern, ...]]] = {}

    def cues(self, tokens: list[Token], low: int, high: int) -> list[Cue]:
        """The cues among tokens `low` to `high` (exclusive), left to right. Words may be cues of several groups."""
        found: list[Cue] = []
        at = low
        while at < high:
            patterns = self._that_may_fit(tokens[at].word, tokens[at + 1].word if at + 1 < high else "")
            longest = self._longest(tokens, at, high, patterns, found) if patterns else 0
            at += longest or 1
        return found

    def _that_may_fit(self, first: str, second: str) -> tuple[Pattern, ...]:
        """The patterns that two words may begin, longest first; `second` is empty behind the last word."""
        number = is_number(first)
        if first not in self._index:
            if not number:
                return ()
            first = "#"
        if first not in self._by_second:
            own = self._index.get(first, ())
            numeric = self._index.get("#", ()) if number and first != "#" else ()
            self._by_second[first] = _by_second(tuple(sorted(own + numeric, key=_length)))
        groups = self._by_second[first]
        return groups.get(second, groups[""])

    @staticmethod
    def _longest(tokens: list[Token], at: int, high: int, patterns: tuple[Pattern, ...], found: list[Cue]) -> int:
        """Adds the cues at `at` to `found`: the longest that mean something, and every one that hides nothing.

        Returns how many tokens they consume, 0 for none.
        """
        length, consumed = 0, 0
        groups: list[RuleGroup] = []
        for pattern in patterns:
            shadows = pattern.group.shadows
            if (not shadows or len(pattern.slots) >= length) and _matches(tokens, at, high, pattern):
                if all(group is not pattern.group for group in groups):
                    groups.append(pattern.group)
                    found.append(Cue(pattern.group, at, at + pattern.consumed))
                if shadows:
                    length, consumed = len(pattern.slots), pattern.consumed
        return consumed


def _by_second(patterns: tuple[Pattern, ...]) -> Mapping[str, tuple[Pattern, ...]]:
    """By second word the patterns that it may go on, in their order; under "" those that any other word may."""
    bound = [_second_words(pattern) for pattern in patterns]
    every = frozenset[str]().union(*(words for words in bound if words))
    return {
        word: tuple(pattern for pattern, words in zip(patterns, bound, strict=True) if words is None or word in words)
        for word in ("", *every)
    }


def _second_words(pattern: Pattern) -> frozenset[str] | None:
    """What must follow the first word; None where it may be anything, or nothing."""
    second = pattern.slots[1] if len(pattern.slots) > 1 else None
    return second.words if second and second.kind is Kind.WORDS else None


def _length(pattern: Pattern) -> int:
    return -len(pattern.slots)


def is_number(word: str) -> bool:
    """Whether a word counts: digits, or three, several, few."""
    return word[0].isdigit() or word in NUMBER_WORDS


def _matches(tokens: list[Token], at: int, high: int, pattern: Pattern) -> bool:
    place = at
    for kind, words in pattern.slots:
        if place >= high:
            return kind in (Kind.CLAUSE_END, Kind.STOP)
        word = tokens[place].word
        if kind is Kind.WORDS:
            fits = word in words
        elif kind is Kind.NUMBER:
            fits = is_number(word)
        elif kind is Kind.YEAR:
            fits = len(word) == len("2000") and word.isdecimal() and int(word) in _YEARS
        elif kind is Kind.ANY:
            fits = word.isalnum()
        elif kind is Kind.STOP:
            fits = word in STOPS
        else:
            fits = word in CLAUSE_ENDS
        if not fits:
            return False
        place += 1
    return True
