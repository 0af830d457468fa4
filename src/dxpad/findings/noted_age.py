"""Ages as notes and calls write them: "six years and four months", "term boy, D3", "27-weeker, now d18", "Pt 69,",
"Wife rang. 79M"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.passage import in_lower_case
from dxpad.findings.told_age import PER_YEAR, Told, told

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHILD = r"(?:baby|boy|girl|infant|neonate|newborn|male|female|child|toddler|twin)"
_MONTHS = re.compile(
    rf"y(?:ears?|rs?)?\b[\s,-]*(?:and\s+)?(?P<m>{NUMBER})[\s-]*(?:months?|mths?|mo|m)\b"
    r"(?!\s*(?:ago|back|history|hx|of\s+(?!age)|later|after|since|post|duration|before|prior|pregnant))(?P<old>[\s-]*(?:old|of\s+age)\b)?"
)
_YEARS = re.compile(
    rf"(?P<lead>\b(?:aged?|age\s*[:=]|turned|now|is|am|{_CHILD}\s+of|{_CHILD},)\s+|['’][sm]\s+|\A\W*)?\b(?P<n>{NUMBER})[\s-]*\Z"
)
"""What stands before the months of an age, and what before years makes them one: "a girl of six years and four
months"."""
_LEAD = 40
"""Characters in which it stands."""
_CHILD_NEAR = 15
"""Characters round an age in short in which the child stands, and what follows."""
_WEEKER = r"\d\d(?:\s?\+\s?\d)?[\s-]?weeker"
_BORN = re.compile(rf"{_WEEKER}\b|\bterm\s+{_CHILD}\b|\bnewborn\b|\bneonate\b")
_DAY = re.compile(r"[^.;\n]{0,40}?\b(?:day\s?|dol\s?|d)(?P<n>\d{1,2})\b(?!\s*(?:/|of\s+(?!life)|after|post|since))")
"""The day of life, behind who is newborn."""
_DAY_SHORT = re.compile(r"\bD(?P<n>\d{1,2})\b(?=\s*[,.;)]|\s+of\s+life|\s*\Z)")
_CHILD_BEFORE = re.compile(rf"\b{_CHILD},?\s+\Z", re.IGNORECASE)
_WEEKER_NOW = re.compile(
    rf"\b{_WEEKER}\b[^.;\n]{{0,25}}?\b(?:now|corrected)\s+(?P<n>{NUMBER})\s*(?P<unit>days?|weeks?|wks?|months?|mths?)\b(?!\s+ago)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\A\W*(?:pt\W+|baby\W+)?(?P<n>\d{1,2})/(?P<of>12|52|7)\s*[,;:](?=[^\n]*\b(?:feed(?:s|ing)?|bottles?|nappy|nappies|mum|mother|dad"
    r"|parents?|fontanelle|boy|girl|baby|inconsolable|cr(?:y|ies|ying))\b)",
    re.IGNORECASE,
)
_SHORT_BEHIND_CHILD = re.compile(
    r"\b(?:baby|boy|girl|infant|neonate|newborn|child|toddler|twin),?\s+(?P<n>\d{1,2})/(?P<of>12|52|7)"
    r"(?=\s*(?:[.,;:)]|\Z|(?:with|old|has|is|was|presents?|presenting|brought|bib|c/o|p/w)\b))",
    re.IGNORECASE,
)
"""An age in short right behind a child: "boy 11/12 with diarrhoea"; "boy, cough 3/52" is how long."""
_PER_FRACTION = {"12": PER_YEAR["m"], "52": PER_YEAR["w"], "7": PER_YEAR["d"]}

LETTERED = re.compile(
    r"(?<![\w.,/°+-])(?P<n>[1-9]\d)\s?(?:(?P<male>M)|(?P<female>F))\b"
    r"(?!\s*(?:catheter|foley|drain|sheath|tube|cannula|ng\b|chest|pigtail|stent|french|units?\b|iu\b|cells|copies|/))",
)
"""79M, 45F: nobody's height, and no catheter's size."""
_NO_AGE = re.compile(
    r"\b(?:fall|fell|height|walk\w*|r[ua]n|sw[ia]m|climb\w*|from|size|ward|bed|bay|room|flat|unit|seat|row|gate|temp\w*|fever)\W+(?:\w+\W+)?\Z",
    re.IGNORECASE,
)
_FAHRENHEIT = range(94, 100)
"""A number before an F that is a temperature."""
_CALLED = (
    re.compile(r"\b(?:pt|patient)\W{1,2}(?P<n>[1-9]\d)(?=\s*[,.;]|\s+(?:male|female|with|has|on)\b)"),
    re.compile(
        r"\b(?:rang|rings|ringing|calling|calls|called|phon\w+|on\s+(?:the\s+)?(?:phone|line))\b\W+(?:\w+\W+){0,2}?"
        r"(?:dad|mum|husband|wife|mother|father|son|daughter|gran\w*|nan)\s*,?\s+(?P<n>[1-9]\d)\b"
        r"(?!\s*(?:weeks|months|days|hours|hrs|mins|minutes|times|/|%))",
    ),
)


def noted_ages(text: str) -> Iterator[Told]:
    """Ages of the patient with their places."""
    lower = in_lower_case(text)
    yield from _years_and_months(lower)
    yield from _days_of_life(text, lower)
    for match in _WEEKER_NOW.finditer(text) if "weeker" in lower else ():
        yield from told(match, PER_YEAR[match["unit"][0].lower()])
    for match in _SHORT_BEHIND_CHILD.finditer(text):
        yield from told(match, _PER_FRACTION[match["of"]])
    for match in _FRACTION.finditer(text):
        yield from told(match, _PER_FRACTION[match["of"]])
    for match in lettered(text):
        yield from told(match, PER_YEAR["y"])
    for pattern in _CALLED:
        for match in pattern.finditer(lower):
            yield from told(match, PER_YEAR["y"])


def is_age_of_child(text: str, start: int, end: int) -> bool:
    """Whether the shorthand at characters `start` to `end` is a child's age."""
    found = _SHORT_BEHIND_CHILD.finditer(text, max(0, start - _CHILD_NEAR), min(len(text), end + _CHILD_NEAR))
    return any(match.start("n") == start for match in found)


def _leads(words: str | None, low: int) -> bool:
    """Whether an age follows words, or opens the text: a slice from `low` on opens nothing."""
    return words is not None and (low == 0 or bool(words.strip()))


def _days_of_life(text: str, lower: str) -> Iterator[Told]:
    newborn = any(word in lower for word in ("weeker", "term ", "newborn", "neonate"))
    for born in _BORN.finditer(lower) if newborn else ():
        day = _DAY.match(lower, born.end())
        if day is not None:
            yield from told(day, PER_YEAR["d"])
    for match in _DAY_SHORT.finditer(text):
        if _CHILD_BEFORE.search(text[max(0, match.start() - 12) : match.start()]):
            yield from told(match, PER_YEAR["d"])


def lettered(text: str) -> Iterator[re.Match[str]]:
    """Ages with the letter of a sex behind them."""
    for match in LETTERED.finditer(text):
        hot = match["female"] is not None and int(match["n"]) in _FAHRENHEIT
        if not hot and not _NO_AGE.search(text[max(0, match.start() - 30) : match.start()]):
            yield match


def _years_and_months(lower: str) -> Iterator[Told]:
    for match in _MONTHS.finditer(lower):
        low = max(0, match.start() - _LEAD)
        before = _YEARS.search(lower[low : match.start()])
        if before is None or not (match["old"] or _leads(before["lead"], low)):
            continue
        years, months = value_of(before["n"]), value_of(match["m"])
        if years is not None and months is not None:
            yield Told(low + before.start(), round(years + months / PER_YEAR["m"], 4))
