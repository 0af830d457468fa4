"""Age and sex of the patient from a text, never a relative's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.case import Sex
from dxpad.domain.issue import Issue
from dxpad.domain.transcript import Speaker
from dxpad.findings.introduced import NEWBORN, PER_YEAR, Told, introduced_ages, introduced_sex, is_mother, is_newborn
from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.passage import in_lower_case
from dxpad.findings.plain_age import plain_ages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
_CHILD = re.compile(r"\b(?:his|her|their)\s+(?:[\w-]+\s+){0,4}(?:(?P<male>son)|(?P<female>daughter))\b", re.IGNORECASE)
BROUGHT = re.compile(
    r"\b(?:brought|brings|brought in|bringing|attends? with|presents? with|comes? with)\b", re.IGNORECASE
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
_HEADED = r"\A\W*(?:[\w /]{0,20}:\s*)?(?:[Pp]t\W+)?"
"""What may stand before the age that opens a note: "Triage:", "Pt"."""
_AGE_AND_LETTER = re.compile(rf"{_HEADED}(?:an?\s+)?(?P<n>\d{{1,3}})\s?(?P<unit>y)?\s?(?:M|F)\b")
"""58M, 34y F."""
_MALE = r"man|male|boy|gentleman|schoolboy|fisherman|businessman"
_FEMALE = r"woman|female|girl|lady|schoolgirl|housewife|businesswoman"
_NAMED = re.compile(rf"\b(?:(?P<male>{_MALE})|(?P<female>{_FEMALE}))\b", re.IGNORECASE)
_AGED = re.compile(
    rf"\b(?:year|month|week|day)s?[\s-]+old,?\s+(?:[\w-]+\s+){{0,2}}?(?:(?P<male>{_MALE})|(?P<female>{_FEMALE}))\b",
    re.IGNORECASE,
)
"""The sex beside the age, as a clinician introduces a patient."""
_LETTER = re.compile(
    rf"(?:{_HEADED}(?:[Aa]ged?\s+)?\d{{1,3}}\W{{0,2}}|"
    r"\b\d{1,3}\s?y(?:r?s?\s*/?\s*o|rs?|ears?(?:[\s-]old)?)?\.?\s?)(?:(?P<male>M)|(?P<female>F))\b"
)
_TITLE = re.compile(r"\b(?:(?P<male>Mr|sir)|(?P<female>Mrs|Miss|Ms|madam))\b\.?")
_PRONOUN = re.compile(r"\b(?:(?P<male>he|his|him|himself)|(?P<female>she|her|hers|herself))\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.?!\n]+")


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


def sex_of(case: Case, passages: Sequence[Passage]) -> Sex | None:
    """The patient's sex: the caller's, else as the text names it, else by its pronouns where they all agree."""
    if case.sex is not None:
        return case.sex
    prose = [passage.body for passage in passages if passage.turn is None]
    clinician = [passage.body for passage in passages if passage.speaker is Speaker.CLINICIAN]
    relatives = [passage.body for passage in passages if passage.speaker is Speaker.OTHER]
    written = [passage for passage in passages if passage.turn is None]
    own = [sentence for body in prose for sentence in _of_the_patient(body)]
    if any(map(is_mother, written)):
        return Sex.FEMALE
    return (
        _first(_LETTER, prose)
        or _first(_NAMED, own)
        or _first(_AGED, prose)
        or _first(
            _CHILD, [sentence for body in prose for sentence in _SENTENCE.findall(body) if BROUGHT.search(sentence)]
        )
        or _first(_AGED, [sentence for body in clinician for sentence in _of_the_patient(body)])
        or _first(_TITLE, [*clinician, *prose])
        or next(filter(None, map(introduced_sex, written)), None)
        or _all_one(_PRONOUN, [*own, *(sentence for body in relatives for sentence in _of_the_patient(body))])
        or _all_one(_PRONOUN, [sentence for body in clinician for sentence in _of_the_patient(body)])
    )


def _first_age(passage: Passage) -> float | None:
    """The age of the patient that stands first. Each pattern is tried only before what was found, and a little on."""
    body = passage.body
    lower = in_lower_case(body)
    first = Told(len(body), -1.0)
    for pattern, text in (*((each, lower) for each in _AGES), (_AGE_AND_LETTER, body)):
        first = min([first, *_ages(pattern, text[: first.place + _AHEAD], body)])
    first = min([first, *introduced_ages(passage, first.place + _AHEAD)])
    return first.years if first.years >= 0 else None


def _ages(pattern: re.Pattern[str], text: str, body: str) -> Iterator[Told]:
    """The first age of the patient that a pattern finds in a text, which is how `body` begins."""
    for match in pattern.finditer(text):
        value = value_of(match.group("n"))
        if value is not None and not _is_a_relative(body, match.start()):
            unit = (match.groupdict().get("unit") or "y")[0].lower()
            yield Told(match.start(), round(value / PER_YEAR[unit], 4))
            return


def _is_a_relative(body: str, place: int) -> bool:
    """Whether the sentence names a relative before this place, unless the relative brings the patient."""
    low = max(0, place - SENTENCE)
    start = max(low, *(body.rfind(mark, low, place) + 1 for mark in ".?!\n"))
    before = body[start:place]
    return bool(RELATIVE.search(before)) and not BROUGHT.search(before)


def _of_the_patient(body: str) -> list[str]:
    """The sentences that name no relative."""
    return [sentence for sentence in _SENTENCE.findall(body) if not RELATIVE.search(sentence)]


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> Sex | None:
    for text in texts:
        match = pattern.search(text)
        if match:
            return Sex(str(match.lastgroup))
    return None


def _all_one(pattern: re.Pattern[str], texts: Iterable[str]) -> Sex | None:
    sexes = {str(match.lastgroup) for text in texts for match in pattern.finditer(text)}
    return Sex(sexes.pop()) if len(sexes) == 1 else None


def _impossible(where: str) -> Issue:
    return Issue(
        code="impossible-age",
        where=where,
        message=f"an age below 0 or above {OLDEST} years; it was left out",
        mend="State the age in years, for infants as a fraction: 0.5 for six months",
    )
