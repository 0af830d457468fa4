"""Long times that no number counts: "all his life", "since her teens", "for a good year", "since the winter". Since a
month or a feast says nothing as long as nobody knows today's date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.findings.passage import Passage

_MONTH, _YEAR = 730.5, 8766.0
LIFELONG = 20 * _YEAR
"""Hours of what has been so for life. Any other time that a text tells is rather that of what the patient comes for."""

_WHOSE = r"(?:his|her|my|their|your)"
_WHO = r"(?:he|she|i|they|you|anyone|anybody)"
_LIFELONG = re.compile(
    rf"\b(?:all|for\s+most\s+of|throughout)\s+{_WHOSE}\s+life\b|\b{_WHOSE}\s+(?:whole|entire)\s+life\b"
    rf"|\bsince\s+{_WHOSE}\s+(?:early\s+|late\s+)?(?:teens|teenage\s+years|twenties|thirties|forties|school\s?days|youth|student\s+days|boyhood"
    r"|girlhood)\b"
    rf"|\b(?:for\s+)?as\s+(?:long|far\s+back)\s+as\s+{_WHO}\s+(?:can\s+)?remembers?\b"
    r"|\b(?:has|have|had|['’]ve|['’]s|is|was)\s+(?P<always>always\s+(?:been|had|suffered|felt|got))\b",
    re.IGNORECASE,
)
_A_GOOD = re.compile(r"\b(?:for|over|since|lasting)\s+(?P<time>a\s+good\s+(?P<unit>year|month|while))\b", re.IGNORECASE)
_HOURS = {"year": 1.1 * _YEAR, "month": 1.1 * _MONTH, "while": 2 * _MONTH}
_SEASON = re.compile(
    r"\bsince\s+(?:(?:the|last|this|early|late|end\s+of|start\s+of|about|around|before|after)\s+)*"
    r"(?P<time>winter|spring|summer|autumn)\b(?!\s+(?:rolls?|onions?|clothes|holidays?))",
    re.IGNORECASE,
)


def long_times(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Where each of them starts and ends, and its hours."""
    for match in _LIFELONG.finditer(passage.text, passage.start, passage.end):
        yield match.start(), match.end(), LIFELONG
    for match in _A_GOOD.finditer(passage.text, passage.start, passage.end):
        yield match.start("time"), match.end("time"), _HOURS[match["unit"].lower()]
    for match in _SEASON.finditer(passage.text, passage.start, passage.end):
        yield match.start("time"), match.end("time"), 3 * _MONTH
