"""Ages as people say them in passing: "a lady, 72, rang", "Winnie, 89, went over", "baby is four months, not rolling
yet", "he's nearly two", a bare "29." at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.spoken_for import tells_of_self
from dxpad.findings.told_age import PER_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.findings.passage import Passage

OLDEST_TOLD = 110
_PER_YEAR = PER_YEAR | {"f": 26.09}
_UNIT = r"(?P<unit>years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_YOUNG = r"(?P<unit>months?|mths?|weeks?|wks?|days?)"
_WHO = (
    r"(?:lady|gentleman|gent|man|woman|bloke|chap|fella|guy|boy|girl|lad|lass|kid|bairn|baby|infant|newborn|toddler|child"
    r"|teenager|neighbou?r|next\s+door|widow(?:er)?|pensioner|resident|patient|client|caller|student|farmer|builder|roofer"
    r"|driver|teacher|cleaner|cook|chef|welder|plumber|joiner|carpenter|gardener|fisherman|scaffolder|labourer|worker|runner"
    r"|player|cyclist|rider|mum|mother|dad|father|gran|granny|nan|nana|grandma|grandad|grandpa|husband|wife|son|daughter|grandson|granddaughter|nephew|niece"
    r"|brother|sister|aunt|uncle|partner|mate|friend|colleague)"
)
_NO_NAME = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|The\b|And\b|Day|Week"
    r"|Bed|Room|Ward|Flat|Page|Score|Total|Table|Pulse|Rate|Heart|Temp|Sat|Resp|Blood|Oxygen|Weight|Height|Sodium|Glucose)"
)
_ABOUT = r"(?:(?:only|just|nearly|almost|about|now|coming\s+up|going\s+on|pushing|not\s+quite|barely)\s+)"
_ENDS = r"(?=\s*(?:[.,;!?)]|\Z|and\b(?!\s+(?:a\s+)?(?:half|quarter))|but\b|not\b|now\b|with\b))"
_OF_OTHERS = (
    re.compile(
        rf"\b(?:{_WHO}|(?:Mrs|Mr|Miss|Ms)\.?\s+\w+|{_NO_NAME}(?-i:[A-Z][a-z]{{2,}}(?:\s[A-Z][a-z]+)?))\s*,\s*(?:{_ABOUT})?(?P<n>{NUMBER})(?:\s+{_UNIT})?(?=\s*[,.;])(?!,\s+(?:brought|brings|says|said|rang|called|phoned|reports|thinks|noticed)\b)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:{_WHO}|he|she|little\s+one)(?:['’]s|\s+(?:is|was|turned))\s+{_ABOUT}?(?P<n>{NUMBER})\s+{_UNIT}{_ENDS}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:{_WHO}|he|she)(?:['’]s|\s+is)\s+{_ABOUT}?(?P<n>{NUMBER})(?:\s+and\s+a\s+(?P<half>half))?{_ENDS}",
        re.IGNORECASE,
    ),
)
"""Not where the writer speaks of an own complaint: then the neighbour of 84 is not the patient."""
_OF_ANYONE = (
    re.compile(
        rf"\b(?:baby|boy|girl|infant|toddler|lad|bairn|child)\s+of\s+(?P<n>{NUMBER})(?:\s+{_UNIT})?{_ENDS}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:lad|girl|boy|man|woman|lady|bloke|chap)\s+of\s+(?P<n>\d\d?)(?=\s+(?:had|has|with|who|is|was|in|from)\b|[.,;])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:he|she|they|it)(?:['’]s|['’]re|\s+is|\s+are)\s+{_ABOUT}?(?P<n>{NUMBER})\s+{_YOUNG}{_ENDS}",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:Mr|Mrs|Miss|Ms)\.?\s+\w+(?:\s+(?:in|at|from)\s+\w+)?\s+is\s+(?P<n>\d\d)(?=\s*[,.;]|\s+(?:and|with|has)\b)"
    ),
    re.compile(r"\bthey(?:['’]re|\s+are)\s+(?P<n>two|three|four|five|six)(?=\s*[.;])", re.IGNORECASE),
    re.compile(rf"\b(?:{_WHO})\s+here,\s+(?P<n>\d\d)(?=[,.;])", re.IGNORECASE),
    re.compile(r"\bI(?:['’]m|\s+am)\s+an?\s+\w+(?:\s\w+)?,\s+(?P<n>\d\d)(?=[,.;])", re.IGNORECASE),
    re.compile(rf"\bwe(?:['’]re|\s+are)\s+both\s+(?P<n>{NUMBER}){_ENDS}", re.IGNORECASE),
    re.compile(
        rf"\bI(?:['’]m|\s+am|['’]ll\s+be|\s+was|\s+turned)\s+{_ABOUT}?(?P<n>\d\d)(?=\s*(?:[.,;]|\Z|and\b|but\b|last\b|next\b|in\b|this\b))",
        re.IGNORECASE,
    ),
    re.compile(r"(?<=[.!?]\s)(?P<n>\d\d)(?=\.?\s*\Z|,\s+[a-z])"),
    re.compile(rf"\b(?P<n>{NUMBER})[\s-]+and[\s-]+a[\s-]+(?P<half>half)[\s-]+{_UNIT}[\s-]+old\b", re.IGNORECASE),
    re.compile(r"\b(?P<n>a|one)\s+(?P<unit>day|week|fortnight|month|year)\s+old\b", re.IGNORECASE),
)
_WEEKS_OF_PREGNANCY = (13, 42)
_CHILD = re.compile(
    r"\b(?:bab(?:y|ies)|bairn|infant|newborn|toddler|little\s+one|twins?|bottles?|feeds?|feeding|nappy|nappies|formula|prem\w*|born"
    r"|son|daughter|cot|granddaughter|health\s+visitor)\b",
    re.IGNORECASE,
)
"""Where none of these is spoken of, who is so many weeks bears a child, and is none."""
_EXPECTING = re.compile(
    r"\b(?:pregnan\w*|bump|midwife|wife|missus|girlfriend|expecting|(?:weeks|months)\s+(?:gone|along)|scan|trimester|contractions?|waters"
    r"|(?:f(?:o)?etal|baby['’]?s?|reduced|no)\s+(?:\w+\s+)?movements|baby\s+(?:\w+\s+){0,3}?(?:mov|kick)\w+)\b",
    re.IGNORECASE,
)
"""Who is spoken of with these is so many weeks pregnant, and not old."""


_ADULT = re.compile(
    r"(?:lady|gentleman|gent|man|woman|bloke|chap|fella|guy|wife|husband|mum|mother|dad|father)\b", re.IGNORECASE
)
"""Nobody called so is so many weeks old."""


def plain_ages(passage: Passage) -> Iterator[float]:
    """Ages in years in order of their place. Only asked of a text that gives an age in no other way."""
    own = tells_of_self(passage.body)
    patterns = _OF_ANYONE if own else (*_OF_OTHERS, *_OF_ANYONE)
    expecting = _EXPECTING.search(passage.body) is not None
    of_a_child = _CHILD.search(passage.body) is not None
    found = [
        (match.start(), years)
        for pattern in patterns
        for match in pattern.finditer(passage.body)
        if (years := _years(match)) is not None
        and not (expecting and years < 1)
        and (of_a_child or not _is_of_pregnancy(match))
        and not (years < 1 and _ADULT.match(match[0]))
    ]
    return (years for _, years in sorted(found) if years <= OLDEST_TOLD)


def _is_of_pregnancy(match: re.Match[str]) -> bool:
    """Whether so many weeks are those of a pregnancy: "she is 30 weeks and bleeding"."""
    first, last = _WEEKS_OF_PREGNANCY
    unit = match.groupdict().get("unit") or ""
    return unit.startswith("w") and "old" not in match[0] and first <= (value_of(match["n"]) or 0) <= last


def _years(match: re.Match[str]) -> float | None:
    """The age that a match tells; None where its words are no number."""
    said = match.groupdict()
    value = 1.0 if match["n"].lower() == "a" else value_of(match["n"])
    if value is None:
        return None
    half = 0.5 if said.get("half") else 0.0
    return round((value + half) / _PER_YEAR[(said.get("unit") or "y")[0].lower()], 4)
