"""Days, weeks and months as they are written short: "3/7", "2/52", "6/12"; no blood pressure, sight or score."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.noted_age import is_age_of_child

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.findings.passage import Passage

_SHORT = re.compile(
    r"(?<![\d/.])(?P<n>\d{1,2})/(?P<of>7|52|12)(?![\d/])"
    r"(?!\s*(?:mm|old|boy|girl|baby|infant|child|male|female|gestation|(?-i:[MF])\b))"
)
"""Before a boy or a girl it is an age."""
_PER = {"7": 24.0, "52": 168.0, "12": 730.5}
_MOST = {"7": 28, "52": 40, "12": 36}
"""Counts up to which one writes in days, weeks or months."""
_MEASURED = re.compile(
    r"\b(?:bp|(?:blood\s+)?pressure|systolic|sbp|score[sd]?|scale|scoring)\b[\s:=]*(?:(?:is|was|of|at|now|today)\s+)*$",
    re.IGNORECASE,
)
_SIGHT = re.compile(
    r"\b(?:va|vas|vision|visual\s+acuity|acuity|snellen|sight|sees|pinhole|unaided|aided|eyes?|right|left|re|le|(?-i:R|L))\b"
    r"[\s:=,()-]*(?:(?:is|was|of|to|at|only|now|the|in|right|left|eyes?)\b[\s:=,()-]*)*$",
    re.IGNORECASE,
)
_OTHER_EYE = re.compile(r"(?<!\d)6/(?:4|5|6|9|12|18|24|36|60)(?!\d)")
_METRES = "6"
"""Metres from which sight is read."""
_NEAR = 40


def short_times(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Where each of them starts and ends, and its hours."""
    for match in _SHORT.finditer(passage.text, passage.start, passage.end):
        if int(match["n"]) > _MOST[match["of"]] or _is_measured(passage, match):
            continue
        if not is_age_of_child(passage.text, match.start(), match.end()):
            yield match.start(), match.end(), int(match["n"]) * _PER[match["of"]]


def _is_measured(passage: Passage, match: re.Match[str]) -> bool:
    """Whether it is a reading of a pressure, a score, or how far an eye sees."""
    low = max(passage.start, match.start() - _NEAR)
    if _MEASURED.search(passage.text, low, match.start()):
        return True
    if match["n"] != _METRES:
        return False
    high = min(passage.end, match.end() + _NEAR)
    others = _OTHER_EYE.search(passage.text, low, match.start()) or _OTHER_EYE.search(passage.text, match.end(), high)
    return others is not None or _SIGHT.search(passage.text, low, match.start()) is not None
