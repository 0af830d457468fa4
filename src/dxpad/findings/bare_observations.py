"""A row of observations without their names, each told by its nature alone: "obs: 38.2, 118, 92/54, 24, 93%"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import QuantityRecord

_VALUE = r"\d{1,3}(?:\.\d)?(?:\s*/\s*\d{2,3})?\s*%?(?:\s*(?:on\s+)?(?:ra|room\s+air|air|o2)\b)?"
_ROW = re.compile(rf"(?<![\w./])(?P<row>{_VALUE}(?:\s*[,;|]\s*{_VALUE}){{3,6}})(?![\w.]*\w)", re.IGNORECASE)
_HEADED = re.compile(
    r"\b(?:obs|observations|vitals|vital\s+signs)\b\s*(?:(?:on|at)\s+\w+\s*)?(?:[:=-]|are|were|show)?\s*\Z",
    re.IGNORECASE,
)
_HEAD = 40
"""Characters before a row in which it is said what it is of; a heading stands before its passage."""
_EACH = re.compile(r"(?P<n>\d{1,3}(?:\.\d)?)\s*(?P<mark>%|/)?", re.IGNORECASE)
_SPLIT = re.compile(r"[^,;|]+")
TEMPERATURE, PULSE, BREATHS, OXYGEN = "temperature", "heart-rate", "respiratory-rate", "oxygen-saturation"
_WARM = (33.0, 42.9)
_BEATS = (45, 230)
_BREATHS = (6, 44)
"""What lies in one range lies in none other. A child's fast breaths lie in that of the beats, so a row without both
says nothing."""


def bare_observations(passage: Passage, by_name: Mapping[str, tuple[QuantityRecord, ...]]) -> Iterator[Figure]:
    """The values of each row in which every one can be but one thing. A blood pressure is read as any other."""
    for match in _ROW.finditer(passage.text, passage.start, passage.end):
        if _HEADED.search(passage.text, max(0, match.start() - _HEAD), match.start()) is None:
            continue
        told = list(_SPLIT.finditer(passage.text, match.start("row"), match.end("row")))
        kinds = [_kind(each[0]) for each in told]
        if None in kinds or len(set(kinds)) < len(kinds) or not {PULSE, BREATHS} <= set(kinds):
            continue
        yield from _figures(told, [kind or "" for kind in kinds], by_name)


def _figures(
    told: Sequence[re.Match[str]], kinds: Sequence[str], by_name: Mapping[str, tuple[QuantityRecord, ...]]
) -> Iterator[Figure]:
    for each, kind in zip(told, kinds, strict=True):
        number = _EACH.search(each[0])
        quantity = by_name.get(kind.replace("-", " "))
        if number is not None and quantity is not None:
            start, end = each.start() + number.start("n"), each.start() + number.end("n")
            yield Figure(start, end, quantity[0], float(number["n"]), "", doubtful=True)


def _kind(said: str) -> str | None:
    """What a value is; empty for a blood pressure, None where it may be more than one thing."""
    number = _EACH.search(said)
    if number is None:
        return None
    value = float(number["n"])
    if number["mark"] == "/":
        return ""
    if number["mark"] == "%" or "air" in said.lower():
        return OXYGEN
    if "." in number["n"]:
        return TEMPERATURE if _WARM[0] <= value <= _WARM[1] else None
    if _BEATS[0] <= value <= _BEATS[1]:
        return PULSE
    return BREATHS if _BREATHS[0] <= value <= _BREATHS[1] else None
