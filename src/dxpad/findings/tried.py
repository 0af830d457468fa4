"""Which patterns of the knowledge are worth trying on a text: those whose words it holds."""

from __future__ import annotations

from functools import cache, cached_property
from re import Match, Pattern
from re import compile as compiled
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage

BEGINNING = 3
"""Letters by which most words are known not to be in a text."""


class Tried(Protocol):
    """A pattern, and sets of words of each of which a text that it reads holds one."""

    @property
    def pattern(self) -> str:
        """A regular expression over a text in lower case."""

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """The rarest words first; empty where it asks for none."""


Record = TypeVar("Record", bound=Tried)


class Index(Generic[Record]):
    """Patterns by the first letters of the rarest words that they ask for."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.unasking = frozenset(number for number, record in enumerate(records) if not record.needs)
        self.by_beginning: dict[str, dict[str, list[int]]] = {}
        for number, record in enumerate(records):
            for need in record.needs[0] if record.needs else ():
                self.by_beginning.setdefault(need[:BEGINNING], {}).setdefault(need, []).append(number)


class Lowered:
    """The passages of a case in lower case, for patterns to be tried on."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple((passage, in_lower_case(passage.text)) for passage in passages)
        texts = dict.fromkeys(text for _, text in self.passages)
        self._text = next(iter(texts)) if len(texts) == 1 else "\n".join(texts)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        text = self._text
        return frozenset(text[place : place + size] for size in range(1, BEGINNING + 1) for place in range(len(text)))

    def matches(self, index: Index[Record]) -> Iterator[tuple[Record, Passage, Match[str]]]:
        """Where the patterns match, in the order in which the knowledge has them."""
        for record in self._worth_trying(index):
            for passage, text in self.passages:
                if text is self._text or _holds(text, record):
                    for match in _regex(record.pattern).finditer(text, passage.start, passage.end):
                        yield record, passage, match

    def _worth_trying(self, index: Index[Record]) -> list[Record]:
        text = self._text
        numbers = set(index.unasking)
        for beginning in self._beginnings & index.by_beginning.keys():
            for need, of in index.by_beginning[beginning].items():
                if need in text:
                    numbers.update(of)
        records = (index.records[number] for number in sorted(numbers))
        return [record for record in records if _holds(text, record)]


def _holds(text: str, record: Tried) -> bool:
    return all(any(word in text for word in words) for words in record.needs)


@cache
def _regex(pattern: str) -> Pattern[str]:
    """Kept: most patterns are never tried, and to compile one takes longer than to run it."""
    return compiled(pattern)
