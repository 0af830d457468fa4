"""Words that look like a finding and mean something else where they stand: a security guard is no guarding, "I have
stressed the importance" no stress, mitral regurgitation no food that comes up."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Mapping

_BEFORE, _BEHIND = 70, 90
"""Characters before and behind a mention in which the words are looked for that give it another sense."""


def is_other_sense(senses: Mapping[str, str], finding: str, text: str, start: int, end: int) -> bool:
    """Whether the words at characters `start` to `end` only look like a finding; `senses` as in the knowledge."""
    written = senses.get(finding)
    if written is None:
        return False
    low, high = max(0, start - _BEFORE), min(len(text), end + _BEHIND)
    found = _compiled(written).finditer(in_lower_case(text), low, high)
    return any(match.start() < end and start < match.end() for match in found)


@cache
def _compiled(written: str) -> re.Pattern[str]:
    """Kept: most are never tried."""
    return re.compile(written)
