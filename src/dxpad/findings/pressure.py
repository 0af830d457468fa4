"""Blood pressure as it is written and said, its arm, and the difference between two arms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.findings.goals import is_pressure_goal
from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage

ARM_DIFFERENCE = "blood-pressure-arm-difference"
ARM_DIFFERENCE_FROM = 20.0
"""mmHg systolic between the arms that are taken as different."""

SYSTOLIC, DIASTOLIC = "systolic", "diastolic"

_PAIR = re.compile(
    rf"(?<![\d/.])(?:\b|(?<=\bbp))(?P<high>{NUMBER})\s*(?P<mark>/|\bover\b|\bon\b)\s*(?P<low>{NUMBER})\b(?![\d/])(?:\s*mm\s?hg)?"
)
_SAID = re.compile(r"\b(?:(?:blood\s+)?pressures?|bps?|arms?|sbp|systolic|machine|cuff|monitor)\b", re.IGNORECASE)
_SIDE = r"(?P<side>right|left|(?-i:[RL])(?![\w']))"
_BEFORE = re.compile(
    rf"\b{_SIDE}[\s:=,()-]*(?:(?:arm|side|blood|pressure|bp|her|his|your|the|is|was|it|it's|reads?|reading|of|at"
    r"|measured|measures|about|sitting|lying|standing)\b[\s:=,()-]*)*$",
    re.IGNORECASE,
)
"""A side that belongs to the number behind it: nothing but words about the measurement stands between."""

_BEHIND = re.compile(
    rf"[\s,(-]*(?:mm\s?hg)?[\s,(-]*(?:(?:in|on|from)\s+)?(?:(?:the|his|her|your)\s+)?{_SIDE}"
    r"(?!\s+(?:leg|lateral|heart|ventric|bundle|axis|sided|hand|calf|foot|knee|hip|lung|base|radial))",
    re.IGNORECASE,
)
USUAL = ((70, 260), (40, 160), 15)
"""mmHg: systolic and diastolic of nearly everybody, and the least that they are apart."""

_NEAR = 160
"""Characters before a pair in which blood pressure must be spoken of."""
_GOAL = 45
"""Characters before a pair in which it is said to be a goal."""


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
    for match in _PAIR.finditer(in_lower_case(passage.text), passage.start, passage.end):
        high, low = value_of(match["high"]), value_of(match["low"])
        if high is None or low is None or not _is_pressure(passage, match, high, low):
            continue
        arm, last = _arm(passage, last, match)
        yield Pressure(passage=passage, start=match.start(), end=match.end(), systolic=high, diastolic=low, arm=arm)


def arm_difference(readings: Sequence[Pressure]) -> tuple[float, Pressure] | None:
    """The largest systolic difference between a right and a left reading, with the later reading; None without both."""
    right = [reading for reading in readings if reading.arm == "right"]
    left = [reading for reading in readings if reading.arm == "left"]
    if not right or not left:
        return None
    later = max(right[-1], left[-1], key=lambda reading: (reading.passage.turn or 0, reading.start))
    return abs(right[-1].systolic - left[-1].systolic), later


POSTURE_DROP = "postural-blood-pressure-drop"
POSTURE_DROP_FROM = 20.0
"""mmHg systolic that the pressure falls on standing."""

_LYING = r"(?:lying|supine|sitting|seated|recumbent)"
_STANDING = r"(?:standing|stood|upright|erect|on\s+standing)"
_LINK = r"[\s:=,()]*(?:(?:bp|is|was|of|down|up|to|mm\s?hg)[\s:=,()]*){0,3}"
_READ = r"(?P<{}>\d{{2,3}})\s*/\s*\d{{2,3}}(?:\s*mm\s?hg)?"
_POSTURES = (
    re.compile(
        rf"\b{_LYING}{_LINK}{_READ.format('high')}{_LINK}(?:and\s+|then\s+|to\s+)?{_STANDING}{_LINK}{_READ.format('low')}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_READ.format('high')}[\s(]*{_LYING}[\s),;]*(?:and\s+|then\s+|to\s+|falling\s+to\s+)?{_READ.format('low')}"
        rf"(?:\s+after\s+\w+\s+minutes?)?[\s(]*(?:on\s+)?{_STANDING}",
        re.IGNORECASE,
    ),
)
"""A pressure lying and one standing, the posture before or behind the numbers."""


def posture_drops(passage: Passage) -> Iterator[tuple[float, int, int]]:
    """How far the systolic pressure falls on standing, and the characters that say so."""
    for pattern in _POSTURES:
        for match in pattern.finditer(passage.text, passage.start, passage.end):
            yield float(match["high"]) - float(match["low"]), match.start(), match.end()


def _is_pressure(passage: Passage, match: re.Match[str], high: float, low: float) -> bool:
    if not low < high or is_pressure_goal(passage.text[max(passage.start, match.start() - _GOAL) : match.start()]):
        return False
    spoken_of = _SAID.search(passage.text, max(passage.start, match.start() - _NEAR), match.end() + 12)
    written = match["mark"] == "/" and "mm" in match.group()
    sided = _BEFORE.search(passage.text, max(passage.start, match.start() - _NEAR), match.start())
    usual = (match["mark"] == "/" or sided is not None) and _fits(high, low)
    return bool(spoken_of) or written or usual


def _fits(high: float, low: float) -> bool:
    """Whether two bare numbers with a stroke between them can hardly be anything but a blood pressure."""
    (least_high, most_high), (least_low, most_low), apart = USUAL
    return least_high <= high <= most_high and least_low <= low <= most_low and high - low >= apart


def _arm(passage: Passage, last: int, match: re.Match[str]) -> tuple[str, int]:
    """The arm of a reading, and the place up to which words belong to it. A side right before the reading and after
    the reading before counts, else one right behind it; empty when there is none."""
    before = _BEFORE.search(passage.text, max(last, match.start() - _NEAR), match.start())
    if before is not None:
        return _named_arm(before), match.end()
    behind = _BEHIND.match(passage.text, match.end(), passage.end)
    return (_named_arm(behind), behind.end()) if behind is not None else ("", match.end())


def _named_arm(match: re.Match[str]) -> str:
    return "right" if match["side"].lower().startswith("r") else "left"
