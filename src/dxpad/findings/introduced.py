"""How notes and parents introduce a patient: "F27, LMP …", "day 9 baby girl", "my son is 6 months old", "30y P2"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.case import Sex
from dxpad.findings.noted_age import noted_ages
from dxpad.findings.numbers import NUMBER
from dxpad.findings.spoken_for import CALLED_SO, FIRST_PERSON, REPORTS, is_told_now, tells_of_self
from dxpad.findings.told_age import PER_YEAR, Told, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.findings.passage import Passage


_MINUTES, _HOURS, _DAYS, _WEEKS, _MONTHS = 525960.0, 8766.0, PER_YEAR["d"], PER_YEAR["w"], PER_YEAR["m"]
_CHILD = r"(?:baby|boy|girl|infant|neonate|newborn|male|female|child|toddler|preterm|prem|term\s+baby)"
_NEWBORN = r"(?:neonate|newborn|preterm|prem|premature|term\s+baby|ex[\s-]prem)"
_EXPECTS = r"female,?\s+(?:1[3-9]|[23]\d|4[0-2])\b"
"""So many weeks of a woman are those of a pregnancy."""
_NOT_A_TIME = (
    r"(?!\s*(?:/|ago\b|hx\b|history\b|h/o|of\s+(?:pain|vomiting|fever)|weeks?\b|days?\b|months?\b|post\b|since\b))"
)
_PER_YOUNG = {"d": _DAYS, "h": _HOURS, "m": _MINUTES}
_PER = {"12": _MONTHS, "52": _WEEKS, "7": _DAYS}

_WRITTEN: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(rf"\A\W*(?:[Pp]t:?\s+)?[MF]\s?(?P<n>\d{{1,3}})\b{_NOT_A_TIME}"), 1.0),
    (re.compile(rf"\A\W*(?:[\w ]{{0,20}}:\s*)?(?P<n>\d{{1,3}})\s?(?:y|yr|yrs)\b{_NOT_A_TIME}"), 1.0),
    (
        re.compile(r"\b(?<![\d+/.])(?P<n>[1-5]\d)\s?(?:y|yr|yrs|yo)?\s+(?=G\d|P\d|(?:primi|multi)|para\b|gravida\b)"),
        1.0,
    ),
    (
        re.compile(
            rf"\b(?:day|d|dol)\s?(?P<n>\d{{1,2}})(?=\s+(?:of\s+life\b|old\b|{_CHILD}|(?:term|preterm)\b|[MF]\b))",
            re.IGNORECASE,
        ),
        _DAYS,
    ),
    (
        re.compile(
            rf"\b{_NEWBORN}\b[^.;\n]{{0,40}}?\b(?:day|dol)\s(?P<n>\d{{1,2}})\b(?!\s+(?:of|after|post)\b)", re.IGNORECASE
        ),
        _DAYS,
    ),
    (
        re.compile(
            rf"\b(?P<n>\d{{1,2}})\s?(?:mo|mos|mth|mths|months?)\.?\s+(?:old\s+)?(?={_CHILD}\b|[MF]\b)", re.IGNORECASE
        ),
        _MONTHS,
    ),
    (re.compile(rf"\b{_CHILD},?\s+(?P<n>{NUMBER})\s+months?\b(?!\s+(?:ago|of|history))", re.IGNORECASE), _MONTHS),
    (re.compile(rf"\b(?!{_EXPECTS}){_CHILD},?\s+(?P<n>{NUMBER})\s+weeks?\s*(?=[,.;)])", re.IGNORECASE), _WEEKS),
)
_YOUNG = re.compile(
    rf"\b(?P<n>{NUMBER})[\s-]*(?P<unit>days?(?![\s-]+old)|(?P<hours>hours?|hrs?|h)|min(?:ute)?s?)[\s-]+(?:old\b|of\s+(?:age|life)\b"
    r"|after\s+(?:birth|(?(hours)delivery|birth))\b)",
    re.IGNORECASE,
)
"""The age of a newborn; "three days old" is an age as any other, and "ten minutes after delivery" the mother's."""
_SHORT = re.compile(
    rf"\b(?P<n>\d{{1,2}})/(?P<of>12|52|7)[\s-]+(?:old\b|(?:{_CHILD}|term|preterm|first-born|[MF])\b)", re.IGNORECASE
)
_HER = (
    r"(?:wife|daughter|mum|mom|mam|mother|girlfriend|sister|nan|nana|gran|granny|grandmother|grandma|granddaughter"
    r"|niece|aunt(?:ie|y)?|mummy|grandma|missus)"
)
_HIS = (
    r"(?:husband|son|dad|father|boyfriend|brother|grandad|granddad|grandfather|grandpa|grandson|nephew|uncle|daddy|lad"
    r"|hubby)"
)
_EITHER = r"(?:baby|child|toddler|newborn|partner|twin|little\s+one|kid|infant|mate|friend|flatmate|neighbou?r)"
_PERSON = rf"(?:(?P<male>{_HIS}|(?:\w+\s+)?boy)|(?P<female>{_HER}|(?:\w+\s+)?girl)|{_EITHER})"
_UNIT = r"(?P<unit>years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_OPENS = re.compile(
    rf"\A\W*(?:(?:hi|hello|please|doctor|it'?s|calling|ringing|about|worried)\b\W*)*(?:(?:my|our)\s+|(?={CALLED_SO}\b))"
    rf"(?:(?P<n>{NUMBER})[\s-]+{_UNIT}(?:[\s-]+old)?\s+)?(?:(?:little|elderly|eldest|youngest|older|younger)\s+)?{_PERSON}(?:-in-law)?\b"
    r"(?!['’]s\s+(?:boy|girl|wife|husband|partner|son|daughter|mum|dad|mother|father|friend)\b)",
    re.IGNORECASE,
)
"""A text that opens with the relative whom it is about."""
_AGED = re.compile(
    rf"(?:\b(?:is|are|he['’]s|she['’]s)|(?<=\w)['’]s|[,(]|\b(?:who['’]?s|aged?|turned))\s+(?:is\s+|only\s+|just\s+|nearly\s+|now\s+|about\s+|aged?\s+)*"
    rf"\(?(?P<n>{NUMBER})(?:[\s-]+{_UNIT}(?!\s+(?:pregnant|gone|along)))?(?=\W*(?:old\b|and\b(?!\s+a\s+(?:half|quarter))|,|\)|\.|\Z|has\b|he\b|she\b|keeps\b|is\b))",
    re.IGNORECASE,
)
_GROWN = re.compile(
    r"\b(?:wife|mum|mom|mam|mother|girlfriend|missus|husband|dad|father|boyfriend|hubby|nana?|gran|granny)\b",
    re.IGNORECASE,
)
"""Who is called so is years old: "Mum, 30 weeks" bears a child."""
_TELLS = re.compile(
    r"\s+(?:has\s+|have\s+)?(?:says|said|reports?|reported|states|stated|thinks|brings|brought|rang|rings|phoned|noticed|gave)\b",
    re.IGNORECASE,
)
"""A relative who tells of the patient or brings them."""
_AT_BIRTH = re.compile(
    r"\bapgars?\b|\b(?:boy|girl|baby|infant|twin)\s+(?:was\s+|who\s+was\s+)?born\b[^.;\n]{0,25}?\b(?:this\s+(?:morning|afternoon|evening)|today|tonight|last\s+night"
    r"|(?:an?|\w+)\s+(?:hours?|minutes?)\s+ago)\b|(?<!\bas\s)(?<!\blike\s)(?<!\bhas\s)(?<!\bhave\s)\b(?:a|the|this|term|preterm|male|female|well)\s+(?:\w+\s+)?(?:newborn|neonate)\b(?!\s+(?:screen|check|son|daughter))"
    r"|\bborn\b[^.;\n]{0,40}\b(?:first\s+(?:minutes?|breath|hours?|cry)|(?:grunting|blue|cyanosed|cyanotic|floppy|not\s+(?:breathing|crying))\s+(?:since|from)\s+birth)\b",
    re.IGNORECASE,
)
_MOTHERS = re.compile(
    r"\b(?:fundus|uterus|lochia|perineum|post-?partum|her\s+(?:newborn|baby)|EBL|she\s+(?:gave\s+birth|delivered))\b",
    re.IGNORECASE,
)
NEWBORN = 0.0027
"""A day, in years."""
_MOTHER = re.compile(
    rf"\bI(?:['’]m|\s+am)\s+(?:about\s+|nearly\s+|only\s+)?{NUMBER}(?:\s+and\s+a\s+half)?\s+(?:weeks|months)\s+(?:gone|along|pregnant)\b|"
    r"\bI\s+(?:had|delivered|gave\s+birth\s+to)\s+(?:my|our)\s+(?:\w+\s+){0,2}?(?:baby|boy|girl|son|daughter|twins)\b(?!\s+(?:with|here|at|over|round|along)\b)"
    r"|\bsince\s+I\s+had\s+(?:my|the|our)\s+(?:baby|son|daughter|twins|little\s+\w+)\b",
    re.IGNORECASE,
)
"""Who says this bears or bore the child; a boy named here is not the patient."""
_OPENS_THIRD = re.compile(
    r"\A\W*(?:(?:(?!my\b)[\w'’]+\W+){0,2}?s?he\b|(?:my|our|I\s+have\s+an?)\s+(?:[\w-]+\s+){0,2}?(?:(?:[\w-]+[\s-])?(?:day|week|month|year)s?"
    r"[\s-]old|baby|newborn|toddler|infant|bairn|little\s+(?:one|boy|girl))\b)",
    re.IGNORECASE,
)
"""A text that opens with *he* or *she*, or with a child, is about them: "He's ten weeks. I've got it on my phone"."""
_LETTERED = re.compile(r"\A\W*(?:[Pp]t:?\s+)?(?:(?P<male>M)|(?P<female>F))\s?\d{1,3}\b")
_BESIDE = re.compile(
    r"\b(?:\d{1,2}/(?:12|52|7)|\d{1,2}\s?mo)\s+(?:old\s+)?(?:(?P<male>M|boy|male)|(?P<female>F|girl|female))\b"
)
_THIRD = {
    Sex.MALE: re.compile(r"\b(?:he|his|him)\b", re.IGNORECASE),
    Sex.FEMALE: re.compile(r"\b(?:she|her)\b", re.IGNORECASE),
}


def introduced_ages(passage: Passage, end: int) -> Iterator[Told]:
    """Ages in the manner of notes that stand in the first `end` characters, and of the relative whom the text is
    about."""
    text = passage.body[:end]
    yield from noted_ages(text)
    for pattern, per_year in _WRITTEN:
        for match in pattern.finditer(text):
            yield from told(match, per_year)
    for match in _YOUNG.finditer(text):
        yield from told(match, _PER_YOUNG[match["unit"][0].lower()])
    for match in _SHORT.finditer(text):
        yield from told(match, _PER[match["of"]])
    opening = _about(passage)
    if opening is None:
        return
    if opening["n"]:
        yield from told(opening, _per_year(opening["unit"]))
    end = passage.body.find(".", opening.end())
    aged = _AGED.search(passage.body, opening.end(), end + 1 if end >= 0 else len(passage.body))
    if aged is not None and not (_per_year(aged["unit"]) > 1 and _GROWN.search(opening[0])):
        yield from told(aged, _per_year(aged["unit"]))


def is_newborn(passage: Passage) -> bool:
    """Whether a text without an age is of a birth just now, told of the child and not of the mother."""
    return bool(_AT_BIRTH.search(passage.body)) and not _MOTHERS.search(passage.body)


def is_mother(passage: Passage) -> bool:
    """Whether the writer tells of the birth of an own child."""
    return _MOTHER.search(passage.body) is not None


def introduced_sex(passage: Passage) -> Sex | None:
    """The sex of whom a note or a relative introduces."""
    opening = _about(passage)
    if opening is not None:
        for sex in (Sex.MALE, Sex.FEMALE):
            if opening[sex.value]:
                return sex
    found = _LETTERED.search(passage.body) or _BESIDE.search(passage.body)
    return Sex(str(found.lastgroup)) if found else None


def is_about_other(passage: Passage) -> bool:
    """Whether a text opens with the relative whom it is about."""
    return _about(passage) is not None


def is_of_writer(passage: Passage) -> bool:
    """Whether a text tells of the writer's own body, and of nobody else's at its opening."""
    if FIRST_PERSON.search(passage.body) is None or _OPENS_THIRD.match(passage.body):
        return False
    return not is_about_other(passage)


def _about(passage: Passage) -> re.Match[str] | None:
    """The opening of a text that is about a relative: it speaks of him or her, and of no complaint of the writer's."""
    opening = _OPENS.match(passage.body)
    if opening is None or _TELLS.match(passage.body, opening.end()) or tells_of_self(passage.body):
        return None
    sentence = re.split(r"[.!?\n]", passage.body[opening.end() :], maxsplit=1)[0]
    if REPORTS.search(sentence):
        return None
    wanted = [_THIRD[sex] for sex in (Sex.MALE, Sex.FEMALE) if opening[sex.value]] or list(_THIRD.values())
    later = passage.body[opening.end() :]
    aged = opening["n"] or _AGED.match(passage.body, opening.end())
    spoken_of = aged or any(pattern.search(later) for pattern in wanted) or is_told_now(passage.body)
    return opening if spoken_of else None


def _per_year(unit: str | None) -> float:
    return PER_YEAR[(unit or "y")[0].lower()]
