"""An age that a text tells, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dxpad.findings.numbers import value_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

PER_YEAR = {"y": 1.0, "m": 12.0, "w": 52.18, "d": 365.25}
"""Of each unit, by its first letter, so many make a year."""


class Told(NamedTuple):
    """An age in years at a place of a text."""

    place: int
    years: float


def told(match: re.Match[str], per_year: float) -> Iterator[Told]:
    """The age that the number of a match gives; nothing where its words are no number."""
    value = value_of(match["n"])
    if value is not None:
        yield Told(match.start("n"), round(value / per_year, 4))
