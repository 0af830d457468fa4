"""Which expressions of the knowledge are worth trying on a text, and where: those with whose words its words begin."""

from __future__ import annotations

from functools import cached_property
from re import Match, Pattern
from re import compile as compiled
from typing import TYPE_CHECKING, Generic, TypeVar

from dxpad.findings.passage import in_lower_case
from dxpad.knowledge.openings import LONGEST, SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import ExpressionRecord

_WORD = compiled(r"\b\w")
_SPACES = compiled(r"\s+")
_SIZES = range(1, LONGEST + 1)

Said = TypeVar("Said")


class Index(Generic[Said]):
    """Expressions with what each says, by the letters with which their matches begin. `open` are the numbers of those
    of which that is not known."""

    def __init__(self, expressions: Iterable[tuple[ExpressionRecord, Said]]) -> None:
        self.expressions = tuple(expressions)
        self.open = tuple(number for number, (each, _) in enumerate(self.expressions) if not each.opens)
        self.by_opening: dict[str, list[int]] = {}
        for number, (each, _) in enumerate(self.expressions):
            for opening in each.opens:
                self.by_opening.setdefault(opening, []).append(number)
        self._ready: dict[int, Pattern[str]] = {}

    def regex(self, number: int, text: str) -> Pattern[str] | None:
        """The expression of this number; none where it was never tried before and this text has not its words, for to
        make one ready takes longer than to look for them, and to look longer than to try one that is ready."""
        if number not in self._ready:
            expression, _ = self.expressions[number]
            if not _holds(text, expression):
                return None
            self._ready[number] = compiled(expression.pattern)
        return self._ready[number]


class Lowered:
    """The passages of a case in lower case, for expressions to be tried on."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple((passage, in_lower_case(passage.text)) for passage in passages)

    @cached_property
    def _words(self) -> list[tuple[Passage, str, list[tuple[int, tuple[str, ...]]]]]:
        """Each passage with its text, and where its words begin, with the first one, two and more letters from there
        on."""
        return [(passage, text, list(_beginnings(passage, text))) for passage, text in self._passages]

    def matches(self, index: Index[Said]) -> Iterator[tuple[Said, Passage, Match[str]]]:
        """Where the expressions match and what they say, in the order in which the knowledge has them."""
        tries: dict[int, list[tuple[Passage, str, list[int] | None]]] = {}
        for passage, text, words in self._words:
            for number in index.open:
                if _holds(text, index.expressions[number][0]):
                    tries.setdefault(number, []).append((passage, text, None))
            for number, places in _places(words, index).items():
                tries.setdefault(number, []).append((passage, text, places))
        for number in sorted(tries):
            _, said = index.expressions[number]
            for passage, text, where in tries[number]:
                regex = index.regex(number, text)
                for match in _found(regex, passage, text, where) if regex else ():
                    yield said, passage, match


def _beginnings(passage: Passage, text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    spaced = _SPACES.sub(SPACE, text[passage.start : passage.end])
    places = (match.start() for match in _WORD.finditer(text, passage.start, passage.end))
    for place, match in zip(places, _WORD.finditer(spaced), strict=True):
        first = match.start()
        yield place, tuple([spaced[first : first + size] for size in _SIZES])


def _places(words: Sequence[tuple[int, tuple[str, ...]]], index: Index[Said]) -> dict[int, list[int]]:
    """Where each expression may match, by its number: at the words that begin as it does."""
    found: dict[int, list[int]] = {}
    by_opening = index.by_opening
    for place, openings in words:
        for opening in openings:
            if opening in by_opening:
                for number in by_opening[opening]:
                    found.setdefault(number, []).append(place)
    return found


def _holds(text: str, expression: ExpressionRecord) -> bool:
    for words in expression.needs:
        for word in words:
            if word in text:
                break
        else:
            return False
    return True


def _found(regex: Pattern[str], passage: Passage, text: str, places: Sequence[int] | None) -> Iterator[Match[str]]:
    """The matches at these places, none over another; anywhere in the passage where no places are given."""
    if places is None:
        yield from regex.finditer(text, passage.start, passage.end)
        return
    end = passage.start
    for place in places:
        match = regex.match(text, place, passage.end) if place >= end else None
        if match is not None:
            yield match
            end = max(match.end(), place + 1)
