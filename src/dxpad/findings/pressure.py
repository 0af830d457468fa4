"""Blood pressure as it is written and said, its arm, and the difference between two arms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.findings.numbers import NUMBER, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage

ARM_DIFFERENCE = "blood-pressure-arm-difference"
ARM_DIFFERENCE_FROM = 20.0
"""mmHg systolic between the arms that are taken as different."""

SYSTOLIC, DIASTOLIC = "systolic", "diastolic"

_PAIR = re.compile(
    rf"(?<![\d/.])\b(?P<high>{NUMBER})\s*(?P<mark>/|\bover\b|\bon\b)\s*(?P<low>{NUMBER})\b(?![\d/])(?:\s*mm\s?hg)?",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:blood\s+pressures?|bps?|arms?|sbp|systolic)\b", re.IGNORECASE)
_SIDE = re.compile(r"\b(?P<side>right|left|[RL](?=\s+arm))\b", re.IGNORECASE)
USUAL = ((70, 260), (40, 160), 15)
"""mmHg: systolic and diastolic of nearly everybody, and the least that they are apart."""

_NEAR = 160
"""Characters before a pair in which blood pressure must be spoken of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressure:
    """One reading at characters `start` to `end` of a passage's text, in mmHg as said; `arm` is right, left or
    unknown."""

    passage: Passage
    start: int
    end: int
    systolic: float
    diastolic: float
    arm: str


def pressures(passage: Passage) -> Iterator[Pressure]:
    """The blood pressures of a passage in order. "x over y" counts only where blood pressure is spoken of."""
    last = passage.start
    for match in _PAIR.finditer(passage.text, passage.start, passage.end):
        high, low = value_of(match["high"]), value_of(match["low"])
        if high is None or low is None or not _is_pressure(passage, match, high, low):
            continue
        yield Pressure(
            passage=passage, start=match.start(), end=match.end(), systolic=high, diastolic=low,
            arm=_arm(passage.text, last, match.start(), match.end()),
        )  # fmt: skip
        last = match.end()


def arm_difference(readings: Sequence[Pressure]) -> tuple[float, Pressure] | None:
    """The largest systolic difference between a right and a left reading, with the later reading; None without both."""
    right = [reading for reading in readings if reading.arm == "right"]
    left = [reading for reading in readings if reading.arm == "left"]
    if not right or not left:
        return None
    later = max(right[-1], left[-1], key=lambda reading: (reading.passage.turn or 0, reading.start))
    return abs(right[-1].systolic - left[-1].systolic), later


def _is_pressure(passage: Passage, match: re.Match[str], high: float, low: float) -> bool:
    if not low < high:
        return False
    spoken_of = _SAID.search(passage.text, max(passage.start, match.start() - _NEAR), match.end() + 12)
    written = match["mark"] == "/" and "mm" in match.group()
    usual = match["mark"] == "/" and _fits(high, low)
    return bool(spoken_of) or written or usual


def _fits(high: float, low: float) -> bool:
    """Whether two bare numbers with a stroke between them can hardly be anything but a blood pressure."""
    (least_high, most_high), (least_low, most_low), apart = USUAL
    return least_high <= high <= most_high and least_low <= low <= most_low and high - low >= apart


def _arm(text: str, last: int, start: int, end: int) -> str:
    """The side named last before the reading and after the one before, else right behind it."""
    before = list(_SIDE.finditer(text, max(last, start - _NEAR), start))
    behind = re.compile(
        r"\s*(?:mm\s?hg\s*)?(?:in|on|from)\s+(?:the|his|her|your)\s+(?P<side>right|left)\b", re.IGNORECASE
    ).match(text, end)
    side = behind or (before[-1] if before else None)
    if side is None:
        return ""
    return "right" if side["side"].lower().startswith("r") else "left"
