"""One thing measured more than once: "creatinine 88 → 340", "Hb was 140 last month, now 92", "sats 97 at rest, falling
to 84 on walking"."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from dxpad.findings.numbers import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Standing(Enum):
    """What a value is among those of its series."""

    ALONE = auto()
    """The only value, or the last of them."""
    NOW = auto()
    """The last value, said to be of now."""
    EARLIER = auto()
    """A value of the same illness: what it shows was there, what it does not show may have come since."""
    BEFORE = auto()
    """A value from before the illness."""


class Later(NamedTuple):
    """A further value at characters `start` to `end` of a text, its unit among them; `since` are the words about the
    value before it."""

    start: int
    end: int
    value: str
    since: str
    standing: Standing


SLOW = frozenset("bmi weight hba1c cholesterol ldl-cholesterol vitamin-d".split())
"""What changes over months: its earlier value belongs to no illness of today."""

BLOODS = frozenset(
    "potassium sodium creatinine egfr urea haemoglobin platelets white-cells neutrophils calcium phosphate magnesium"
    " bilirubin alt alp albumin tsh inr ferritin crp esr urate".split()
)
"""What is measured again to see it well: of these "was 6.8, now 4.2" is over, of a pulse or a fever it is not."""
_WAS = re.compile(r"\b(?:was|were|had\s+been|used\s+to\s+be)\b|\b(?:last\s+week|weeks?\s+ago)\b")
_TREATED = re.compile(
    r"[^.;!?\n]{0,20}?\b(?:after|following|with|post|since|on)\s+(?!(?:admission|arrival|repeat\w*)\b)\w+"
)

_COUNTS = r"(?:an?|one|two|three|four|five|six|ten|twelve|several|few|\d{1,2})"
_SPAN = r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|h)"
_MOMENT = (
    rf"(?:(?:lying|sitting|seated|standing|supine|upright|now|today|here|currently|later|yesterday|overnight|tonight|earlier|previously|tomorrow|again)\b"
    rf"|(?:this|last|next)\s+(?:morning|afternoon|evening|night|week|month|year|time|\w+day)\b"
    rf"|(?:at|by)\s+(?:rest|home|triage|night|present|presentation|discharge|{_COUNTS}\s*(?:{_SPAN}|am|pm)\b)"
    rf"|on\s+(?:arrival|admission|scene|presentation|repeat\w*|re-?check\w*|walking|exertion|exercise|standing|effort"
    rf"|mobili[sz]ing|\w+day|day\s+\d+)\b"
    rf"|in\s+(?:clinic|hospital|ed|resus|triage|(?:the|an?)\s+(?:ambulance|department|surgery|clinic)|{_COUNTS}\s+{_SPAN})\b"
    rf"|(?:when|while|after|before|within|over|since|with)\s+\w+|{_COUNTS}\s+{_SPAN}\s+(?:later|after|on|ago)\b)"
)
"""When or in what state a value was measured."""
_NEWS = re.compile(
    r"\b(?:now|today|here|currently|at present|this morning|on arrival|on admission|tonight|repeat|in (?:ed|resus))\b"
)
_LONG_AGO = re.compile(
    r"\b(?:last (?:month|year|summer|winter|spring|autumn)|(?:months?|years?) (?:ago|before|earlier)"
    r"|in (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|in (?:the )?(?:spring|summer|autumn|winter|past|(?:19|20)\d\d)"
    r"|usual\w*|normal(?:ly)?|baseline|previous\w*|always|at booking)\b"
)
CHANGED = (
    r"(?:(?:has|have|had|is|are|was|were|it|he|she|they|which|that|now|then|since|quickly|rapidly|suddenly|steadily)\s+)*"
    r"(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|dip(?:s|ped|ping)?|ris(?:es?|en|ing)|rose|climb(?:s|ed|ing)?"
    r"|went|go(?:es|ing|ne)|came|com(?:es?|ing)|jump(?:s|ed|ing)?|shot|crash(?:es|ed|ing)?|plummet(?:s|ed|ing)?"
    r"|desaturat(?:es|ed|ing)|doubl(?:ed|ing)|tripl(?:ed|ing)|trebled|halved|increas(?:es|ed|ing)|decreas(?:es|ed|ing)"
    r"|declin(?:es|ed|ing)|deteriorat(?:es|ed|ing)|worsen(?:s|ed|ing)?|improv(?:es|ed|ing)|recover(?:s|ed|ing)?"
    r"|settl(?:es|ed|ing)|peak(?:s|ed|ing)?|reduc(?:es|ed|ing)|up|down|back)(?:\s+(?:up|down|back|further|again|out))?"
    rf"(?:\s+by\s+{NUMBER})?"
)
"""Words that say a value changes, up to the one it changes to."""
_CHANGED_TO = rf"(?:{CHANGED}\s+(?:to|at|as\s+low\s+as|as\s+high\s+as)(?:\s+(?:just|only|about|around))?)"
_ABOUT = (
    r"(?:\s+(?:at\s+\d{1,2}\s*(?:h|hours?|hrs?|am|pm)\b"
    r"|(?:at|on|in|by|lying|sitting|seated|standing|supine|last|this|yesterday|earlier|before|after|when|while|with|overnight"
    rf"|previously|initially|{_COUNTS}\s+{_SPAN})\b[^.,;:()→\n\d]{{0,32}}?))?"
)
_JOINT = (
    r"(?:\s*(?P<arrow>→|⟶|➔|[-–=]+>)\s*"
    r"|\s*,?\s+(?:and\s+|but\s+)?(?P<then>(?:(?:is|was|are|were)\s+)?(?:then|subsequently|later|now|today|currently)"
    r"|(?:on\s+)?(?:a\s+)?(?:repeat(?:ed)?|re-?check(?:ed)?|second|third)(?:\s+(?:level|one|value|sample|test|reading))?)"
    r"(?:\s+(?:is|was|at|up\s+to|down\s+to|back\s+to|back\s+at|back\s+up\s+to|back\s+down\s+to|only|of|just|about|around))*\s+"
    rf"|\s*,?\s+(?:and\s+|but\s+|then\s+|now\s+)*{_CHANGED_TO}\s+"
    r"|\s+(?P<range>to)\s+"
    r"|(?:\s*,\s*(?:and\s+|but\s+)?|\s+(?:and|but)\s+)(?P<bare>(?:(?:is|was|it\s+was|it\s+is|it['’]s|only|just)\s+)?))"
)
_LATER = re.compile(rf"(?P<since>{_ABOUT}){_JOINT}(?P<value>{NUMBER})(?![\w/]|\.\d|\s*/\s*\d|[-–]\d)")
_MOMENT_BEHIND = re.compile(rf"\s*{_MOMENT}")
_ENDS = re.compile(r"\s*(?:$|[.,;:()\n→]|[-–=]+>|(?:and|but|or|on|at|in|over|by|as|from|then)\b)")
_CLOSES = re.compile(r"\s*(?:$|[.;)\n])")
_MOST = 6
"""Values of a series that are read behind its first."""
_LOOK = 40
"""Characters behind a value that say whether it counts something else."""


def later_values(text: str, place: int, end: int, unit_length: Callable[[int], int | None]) -> Iterator[Later]:
    """The values that follow the one that ends at `place` in a text in lower case. `unit_length` gives how many
    characters from a place on are a unit that fits; None where one stands that does not."""
    for _ in range(_MOST):
        match = _LATER.match(text, place, end)
        length = None if match is None else unit_length(match.end("value"))
        if match is None or length is None:
            return
        place = match.end("value") + length
        moment = _MOMENT_BEHIND.match(text, place, end)
        if moment is None and not _is_further(match, length, text[place : min(end, place + _LOOK)]):
            return
        said = f"{match['then'] or ''} {moment.group() if moment else ''}"
        standing = Standing.NOW if _NEWS.search(said) else Standing.ALONE
        yield Later(match.start("value"), place, match["value"], match["since"], standing)


def _is_further(match: re.Match[str], unit: int, rest: str) -> bool:
    """Whether a number that no moment stands behind is a further value, and does not count something else. `unit` is
    the length of its unit."""
    if match["bare"] is None:
        return _ENDS.match(rest) is not None
    if "," in match.group()[len(match["since"]) :]:
        return False
    return unit > 0 or _CLOSES.match(rest) is not None


def standing_before(since: str, quantity: str) -> Standing:
    """What a value is that a later one follows, by the words about it and what is measured."""
    return Standing.BEFORE if quantity in SLOW or _LONG_AGO.search(since) else Standing.EARLIER


def is_over(said: str, quantity: str, later: Later, text: str) -> bool:
    """Whether a value of the blood is over by what is `said` of it and the one of now behind it: "was 6.8, now 4.2".
    What a treatment of this illness has mended is not."""
    was = _WAS.search(f"{said} {later.since}")
    if quantity not in BLOODS or later.standing is not Standing.NOW or was is None:
        return False
    return _TREATED.match(text, later.end) is None
