"""What is recent by its name and dated years back where it stands: "appendectomy 12 years ago"."""

from __future__ import annotations

import re

_BEHIND = 90
"""Characters behind a mention in which its date is looked for."""
_TIME_AGO = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|many|several"
    r"|some|a\s+few|couple(?:\s+of)?|a|few)"
    r"(?:\s+and\s+a\s+half|\s+(?:to|or|-)\s+\w+)?[\s-]+(?:years?|yrs?|decades?)"
)
_LONG_AGO = (
    rf"\b{_TIME_AGO}\s+(?:ago|prior|previous(?:ly)?|back|earlier|before|post|status\s+post|out\s+from)\b|\bin\s+("
    r"?:19\d\d|20[01]\d|(?:the\s+)?(?:19)?[4-9]0s)\b"
    r"|\bas\s+a\s+(?:child|kid|teenager|baby)\b|\b(?:19\d\d|20[01]\d)\b(?!\s*(?:ml|mg|m|units|steps|kcal))"
)
RECENT = frozenset(
    {
        "recent-surgery",
        "recent-trauma",
        "recent-endoscopy",
        "recent-hospital-stay",
        "recent-immobilisation",
        "recent-antibiotics",
        "recent-blood-transfusion",
        "recent-infection",
        "head-injury",
        "major-injury",
        "postpartum",
        "grief",
    }
)
"""Findings that are true of the last weeks or months alone."""
SURGERY = "recent-surgery"
LONG_AGO = re.compile(_LONG_AGO, re.IGNORECASE)
"""Times that are years behind: what they date is no longer recent."""


_OF_OLD = re.compile(r"(?:\bstatus[\s-]+|\bs\s?/\s?p\s+|\bhistory\s+of\s+(?:\w+\s+){0,3}|\bh/o\s+)\Z", re.IGNORECASE)
_OF_LATE = re.compile(
    r"\b(?:days?|weeks?|months?|yesterday|today|tonight|last|this|recent\w*|pod|postoperative\s+day|/7|/52|/12)\b",
    re.IGNORECASE,
)
"""What stands before an operation of which nobody says when it was, and what says that it was of late."""


def is_long_ago(finding: str, text: str, start: int, end: int) -> bool:
    """Whether what is recent by its name is dated years back in its own sentence: "appendectomy 12 years ago"."""
    if finding not in RECENT:
        return False
    low = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "; ", "? ")) + 1
    ends = [place for place in (text.find(mark, end) for mark in (". ", "\n", "; ", "? ")) if place >= 0]
    high = min([len(text), end + _BEHIND, *ends])
    if LONG_AGO.search(text, low, high):
        return True
    undated = finding == SURGERY and _OF_LATE.search(text, low, high) is None
    return undated and _OF_OLD.search(text[max(low, start - 40) : start]) is not None
