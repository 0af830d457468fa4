"""No discharge: of the part of the body that is named nearest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.findings.passage import Passage

_NO = (
    r"(?<![\w-])(?:no|denies|without)\s+"
    r"(?:any\s+|recent\s+|known\s+|new\s+|prior\s+|foreign\s+|overseas\s+|history\s+of\s+)*"
)
NO_DISCHARGE = re.compile(rf"{_NO}discharge(?!\s+(?:from|of|home|letter|summary)\b)")
_PARTS = {
    "eye": "eye-discharge", "conjunctiv": "eye-discharge", "ear": "ear-discharge", "drum": "ear-discharge",
    "nipple": "nipple-discharge", "breast": "nipple-discharge", "vagin": "vaginal-discharge", "pv": "vaginal-discharge",
    "cervi": "vaginal-discharge", "vulva": "vaginal-discharge", "period": "vaginal-discharge",
    "pelvi": "vaginal-discharge", "peni": "penile-discharge", "urethra": "penile-discharge",
    "testi": "penile-discharge", "nos": "runny-nose", "nasal": "runny-nose",
}  # fmt: skip
"""Findings that "no discharge" denies, by how the nearest part of the body begins."""
_PART = re.compile(
    r"\b(?:(?P<head>eye|conjunctiv|drum|nipple|breast|vagin|cervi(?=x|ci|cal\s(?:ex|os|mo))|vulva|period|pelvi|peni|urethra"
    r"|testi|nasal)\w*"
    r"|(?P<word>ears?|pv|nose|nostrils?))\b",
    re.IGNORECASE,
)
_PART_NEAR = 300
"""Characters on either side in which the part is looked for."""


def nearest_part(passage: Passage, start: int, end: int) -> str:
    """The discharge of the part of the body that is named nearest to a place; empty when none is."""
    low, high = max(passage.start, start - _PART_NEAR), min(passage.end, end + _PART_NEAR)
    parts = [
        (start - match.end() if match.end() <= start else 2 * (match.start() - end), match.group().lower())
        for match in _PART.finditer(passage.text, low, high)
    ]
    if not parts:
        return ""
    name = min(parts)[1]
    return next((finding for head, finding in _PARTS.items() if name.startswith(head)), "")
