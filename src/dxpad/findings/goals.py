"""Numbers that are a goal and no value, and the value told behind one: "aim for sats 88 to 92, currently 91"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dxpad.findings.numbers import NUMBER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_GOAL = r"(?:aim(?:s|ed|ing)?|targets?|goals?)"
_VALUE_NOW = re.compile(
    rf"\b{_GOAL}\b(?P<said>[^.;:!?\n]{{2,60}}?)[,;(–-]\s*(?:but\s+|and\s+)?(?:(?:is|was|it['’]s|it\s+is)\s+)?"
    rf"(?:currently|now|today|at\s+present|at\s+the\s+moment|this\s+morning|on\s+arrival|actual(?:ly)?)\s+"
    rf"(?:(?:is|at|was|it['’]s|up\s+to|down\s+to)\s+)?(?P<value>{NUMBER})(?!\d|\.\d|\s*/\s*\d)"
)
"""A goal with its number, and behind it the value of now. Over a text in lower case."""
_BEFORE = 25
"""Characters before a goal in which its quantity is named: "HbA1c target 53"."""
_PRESSURE_GOAL = re.compile(rf"\b{_GOAL}\b[^.;:!?\n\d]{{0,30}}\Z", re.IGNORECASE)


class Reached(NamedTuple):
    """A value of now, at characters `start` to `end`, of the quantity of this name whose goal stands before it."""

    name: str
    start: int
    end: int
    value: str


def values_behind_goals(lower: str, start: int, end: int, names: Collection[str]) -> Iterator[Reached]:
    """The values told behind goals in the characters `start` to `end` of a text in lower case."""
    for match in _VALUE_NOW.finditer(lower, start, end):
        stretch = lower[max(start, match.start() - _BEFORE) : match.end("said")]
        known = [name for name in names if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", stretch)]
        if known:
            yield Reached(max(known, key=len), match.start("value"), match.end("value"), match["value"])


def is_pressure_goal(before: str) -> bool:
    """Whether a blood pressure behind these words is one to be reached: "target below 140/90"."""
    return _PRESSURE_GOAL.search(before) is not None
