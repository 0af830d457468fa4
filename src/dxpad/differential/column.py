"""What one finding says about every condition, before any weight: worked out once, kept small."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from dxpad.knowledge.records import FindingRecord, LinkRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What one finding, present or absent, says in one setting, in natural log-odds before any weight.

    Findings say few different things, each about many conditions: `said` holds each once, (capped push, variance of
    log P(f | d)), and `places`, by the condition's number, the place in it. The first is what is said about every
    condition that neither lists the finding nor is like those that do; where the finding is present there follow those
    that do not list it, by the place in `likeness.LEVELS` of how often the conditions most like one have it. The others
    rest each on a row, in `rows` at the same place: of the finding, of a kind of it or of what it is a kind of. The row
    is one of many that say the same, so its condition means nothing. `moves` hold what is said about some and not about
    all as (push - the first, variance, numbers), and `against` as (number, push) what speaks against dangerous ones
    that list it. `stands_for` are the broader findings that count with this one. `other` is the push on none of these,
    where the finding is as frequent as `unforeseen`. `grounds` keeps, by the same place, the sentence behind a bar and
    the row that it rests on, once it was made."""

    record: FindingRecord
    present: bool
    marginal: float
    stands_for: tuple[str, ...]
    said: Sequence[tuple[float, float]]
    rows: Sequence[LinkRecord | None]
    places: array[int]
    moves: Sequence[tuple[float, float, Sequence[int]]]
    against: Sequence[tuple[int, float]]
    unforeseen: float
    other: float
    grounds: dict[int, tuple[str, LinkRecord | None]] = field(default_factory=dict)

    @property
    def unlisted(self) -> float:
        """The push on every condition that neither lists it nor is like those that do."""
        return self.said[0][0]

    def lists(self, number: int) -> bool:
        """Whether what it says about one condition rests on a row of its list."""
        return self.rows[self.places[number]] is not None

    def push(self, number: int) -> float:
        """The push on one condition."""
        return self.said[self.places[number]][0]


def moves(
    said: Sequence[tuple[float, float]], places: array[int], numbers: Sequence[int]
) -> list[tuple[float, float, Sequence[int]]]:
    """What is said about some conditions and not about all, as `Column.moves` holds it; `numbers` are theirs."""
    about: list[list[int]] = [[] for _ in said]
    for number, place in zip(numbers, places, strict=True):
        about[place].append(number)
    unlisted = said[0][0]
    return [
        (push - unlisted, variance, tuple(those))
        for (push, variance), those in zip(said[1:], about[1:], strict=True)
        if those and (variance or push != unlisted)
    ]
