"""Age of the patient from a text, never a relative's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.issue import Issue
from dxpad.findings.introduced import NEWBORN, introduced_ages, is_newborn
from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.passage import in_lower_case
from dxpad.findings.plain_age import plain_ages
from dxpad.findings.told_age import PER_YEAR, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.domain.case import Case
    from dxpad.findings.passage import Passage

OLDEST = 120
_AHEAD = 150
"""Characters behind an age in which one that begins before it ends, with what may stand behind it."""
SENTENCE = 300
"""Characters before an age in which its sentence starts."""

RELATIVE = re.compile(
    r"\b(?:father|mother|dad|mum|mom|brother|sister|son|daughter|uncle"
    r"|aunt|cousin|grand\w+|wife|husband|partner|parent|girlfriend"
    r"|boyfriend|neighbou?r|friend|nephew|niece|family|died|passed away)s?\b",
    re.IGNORECASE,
)
BROUGHT = re.compile(
    r"\b(?:brought|brings|brought in|bringing|attends? with|presents? with|comes? with)\b", re.IGNORECASE
)
_TELLER = re.compile(
    r"\b(?:father|mother|dad|mum|mom|brother|sister|son|daughter|grand\w+|nan|wife|husband|partner|parents?|neighbou?r|friend)\s+"
    r"(?:says|said|reports|reported|states|stated|rang|rings|ringing|calling|calls|called|phoned|on\s+(?:the\s+)?(?:phone|line)|worried)\b",
    re.IGNORECASE,
)
"""A relative who tells of the patient: "Mum says 5yo weeing loads"."""
_DATES = re.compile(
    r"\b(?:(?:since|from|until|till|before|after)\s+(?:about\s+|around\s+|the\s+)*(?:age\s+(?:of\s+)?)?"
    r"|(?:periods?|menarche|menopause|puberty|menstruat\w+|started|began|diagnosed|stopped)\b[^.;!?\n]{0,40}\bat\s+(?:about\s+|around\s+"
    r"|the\s+)*(?:age\s+(?:of\s+)?)?)\Z",
    re.IGNORECASE,
)
"""An age of earlier: "asthma since age four", "her first period came at 12 years old"."""
_HER_CHILD = re.compile(
    r"\bher\s+(?:\w+\s+)?(?:baby|newborn|twins)\s+(?:is\s+|are\s+|was\s+)?(?:now\s+|only\s+)?\Z", re.IGNORECASE
)
_UNIT = r"(?P<unit>years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_AGES = (
    re.compile(rf"\b(?P<n>{NUMBER})[\s-]*{_UNIT}[\s-]*(?:old|of\s+age)\b"),
    re.compile(r"\b(?P<n>\d{1,3})\s*-?\s*(?P<unit>y)(?:r?s?\s*/?\s*o|\.\s?o)\b\.?"),
    re.compile(
        rf"\b(?:aged?|age\s*[:=]|age\s+of" rf"|age\s+is)\s*:?\s*(?P<n>{NUMBER})(?:\s*{_UNIT})?(?!\d" rf"|\.\d|[%/])"
    ),
    re.compile(
        rf"\b(?:i['’]m|i\s+am|i['’]ve\s+just\s+turned|he['’]s|she['’]s)\s+(?:now\s+"
        rf"|just\s+|only\s+)?(?P<n>{NUMBER})(?=\s*(?:[.,;!?]"
        rf"|$|now\b|and\b|with\b|but\b|otherwise\b|years?\s*[.,;]))"
    ),
    re.compile(
        r"\b(?P<n>\d{1,3})\s*(?P<unit>y)(?:r"
        r"|rs|ear|ears)?\s+(?:male"
        r"|female|man|woman|boy|girl|gentleman|lady)\b"
    ),
    re.compile(
        r"\b(?:i['’]m|i\s+am)\s+(?:(?:an?|the)\s+)(?:[\w'-]+\s+){0,3}?[\w'-]+,\s+(?P<n>[1-9]\d)(?=\s*(?:[.,;!?]|$|and\b|years?\b))"
    ),
    re.compile(
        r"\b(?:i['’]m|i\s+am)\s+(?:[\w'-]+\s+){0,3}?[\w'-]+,\s+(?P<n>[1-9]\d)\s+years?(?=\s*(?:[.,;!?]|$|old\b))"
    ),
    re.compile(
        r"(?:\A|[.!?:]\s+)(?:(?:our|my|the|this)\s+)?(?:nan|nana|gran|granny|lodger|tenant|flatmate|housemate|resident|colleague"
        r"|customer|passenger|student)(?:,?\s+who)?\s+is\s+(?P<n>[1-9]\d)(?=\s*(?:[.,;!?]|$|and\b))"
    ),
    re.compile(
        r"\b(?:lad|girl|bloke|chap|fella|man|woman|lady|boy|gent|gentleman|student)\s+of\s+(?P<n>[1-9]\d)"
        r"(?=\s*(?:[.,;!?]|$|or\b|and\b|on\b|with\b|has\b|who\b|fell\b))"
    ),
    re.compile(r"\b(?:mr|mrs|ms|miss)\s+[\w'-]+,\s+(?P<n>[1-9]\d)(?=\s*[,.])"),
    re.compile(r"(?:\A|[.:]\s+)[a-z]+,\s(?P<n>[1-9]\d),\s(?=[a-z])"),
)
"""Over a text in lower case."""
HEADED = r"\A\W*(?:[\w /]{0,20}:\s*)?(?:[Pp]t\W+)?"
"""What may stand before the age that opens a note: "Triage:", "Pt"."""
_AGE_AND_LETTER = re.compile(rf"{HEADED}(?:an?\s+)?(?P<n>\d{{1,3}})\s?(?P<unit>y)?\s?(?:M|F)\b")
"""58M, 34y F."""


def age_of(case: Case, passages: Sequence[Passage]) -> tuple[float | None, list[Issue]]:
    """The patient's age in years: the caller's, else the first that the text gives. Impossible ages become issues."""
    if case.age is not None:
        if 0 <= case.age <= OLDEST:
            return float(case.age), []
        return None, [_impossible("age")]
    told = next((years for passage in passages if (years := _first_age(passage)) is not None), None)
    if told is not None:
        return (told, []) if told <= OLDEST else (None, [_impossible("text")])
    if any(map(is_newborn, passages)):
        return NEWBORN, []
    return next((years for passage in passages if passage.turn is None for years in plain_ages(passage)), None), []


def _first_age(passage: Passage) -> float | None:
    """The age of the patient that stands first. Each pattern is tried only before what was found, and a little on."""
    body = passage.body
    lower = in_lower_case(body)
    first = Told(len(body), -1.0)
    for pattern, text in (*((each, lower) for each in _AGES), (_AGE_AND_LETTER, body)):
        first = min([first, *_ages(pattern, text[: first.place + _AHEAD], body)])
    introduced = introduced_ages(passage, first.place + _AHEAD)
    first = min([*introduced, first], key=lambda each: each.place)
    return first.years if first.years >= 0 else None


def _ages(pattern: re.Pattern[str], text: str, body: str) -> Iterator[Told]:
    """The first age of the patient that a pattern finds in a text, which is how `body` begins."""
    for match in pattern.finditer(text):
        value = value_of(match.group("n"))
        if value is not None and _is_the_patients(body, match.start()):
            unit = (match.groupdict().get("unit") or "y")[0].lower()
            yield Told(match.start(), round(value / PER_YEAR[unit], 4))
            return


def _is_the_patients(body: str, place: int) -> bool:
    """Whether an age at a place is today's and the patient's: its sentence names no relative before it, unless the
    relative brings the patient or tells of them, and it dates nothing of earlier."""
    low = max(0, place - SENTENCE)
    start = max(low, *(body.rfind(mark, low, place) + 1 for mark in ".?!\n"))
    before = body[start:place]
    if _DATES.search(before) or _HER_CHILD.search(before):
        return False
    teller = _TELLER.search(before)
    told = before[teller.end() :] if teller else before
    return not RELATIVE.search(told) or BROUGHT.search(before) is not None


def _impossible(where: str) -> Issue:
    return Issue(
        code="impossible-age",
        where=where,
        message=f"an age below 0 or above {OLDEST} years; it was left out",
        mend="State the age in years, for infants as a fraction: 0.5 for six months",
    )
