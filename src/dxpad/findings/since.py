"""Since when something is so: "it's been ten days", "since I hit my head three weeks ago I have had headaches"."""

from __future__ import annotations

import re

_BEEN = re.compile(
    r"\b(?:(?:it|that|this)(?:['’]s|\s+has|\s+had)\s+(?:now\s+|already\s+)?been|been\s+(?:like\s+(?:this|that)|going\s+on|ill|sick|unwell"
    r"|poorly|bad|off\s+colour))\s+(?:(?:about|around|almost|nearly|at|least|over|more|than|now|some|only|just|well|a\s+good)\s+)*$",
    re.IGNORECASE,
)
"""What has been so for so long: "it's been ten days"."""
_SINCE_EVENT = re.compile(
    r"\s+(?:now\s+)?since\b(?![^.;!?\n]{0,40}\b(?:start\w*|began|begin\w*|came\s+(?:on|out|up)|appear\w*|first|notic\w+|onset)\b)",
    re.IGNORECASE,
)
"""It has been so long since something else: "since I saw a doctor"."""
_SINCE = re.compile(r"(?P<before>[^.;!?\n]*?)\b(?:ever\s+)?since\s+(?!then\b)[^.;!?\n,]{0,80}\Z", re.IGNORECASE)
_AGO_THEN = re.compile(
    r"\s+ago\b(?:\s*[.;!?]|\s*\Z|,?\s+(?:i|he|she|it|they|we|my|his|her|the|there|both|all|one)\b)", re.IGNORECASE
)
_NOT_SO = re.compile(r"\b(?:no|not|never|without|free|well|fine|better|n['’]t)\b", re.IGNORECASE)


def has_been(before: str, text: str, end: int) -> bool:
    """Whether a time, with the words `before` it, says how long it has been so; `end` is where it ends in a text."""
    return _BEEN.search(before) is not None and _SINCE_EVENT.match(text, end) is None


def is_since_event(text: str, low: int, start: int, end: int) -> bool:
    """Whether a time from `start` to `end` says since which event, sought from `low` on, the complaint is there."""
    since = _SINCE.search(text, low, start) if _AGO_THEN.match(text, end) else None
    return since is not None and not _NOT_SO.search(since["before"])
