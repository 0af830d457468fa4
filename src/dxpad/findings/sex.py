"""Sex of the patient from a text: as it is named, by what only one sex has, or by pronouns that are nobody else's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.case import Sex
from dxpad.domain.transcript import Speaker
from dxpad.findings.births import is_of_mother
from dxpad.findings.demographics import BROUGHT, HEADED, RELATIVE
from dxpad.findings.introduced import introduced_sex, is_about_other, is_mother, is_of_writer
from dxpad.findings.noted_age import lettered
from dxpad.findings.sexed import sex_of_own_words, sex_of_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dxpad.domain.case import Case
    from dxpad.findings.passage import Passage

_CHILD = re.compile(
    r"(?<!\bby\s)\b(?:his|her|their)\s+(?:[\w-]+\s+){0,4}(?:(?P<male>son)|(?P<female>daughter))\b", re.IGNORECASE
)
_BY_OWN = re.compile(
    r"\b(?:brought|escorted|accompanied|carried)\s+(?:\w+\s+){0,3}?by\s+(?:(?P<male>his)|(?P<female>her))\s+(?:\w+\s+)?"
    r"(?:son|daughter|wife|husband|partner|mother|father|mum|dad|grand\w+|niece|nephew|neighbou?r|friend|brother|sister|carers?)\b",
    re.IGNORECASE,
)
"""Who is brought by somebody of their own: "brought by her son"."""
_CALLING = re.compile(
    r"(?:\A\W*|[:.]\s+|\b(?:a|an)\s+)(?:(?:retired|former|elderly|old|young)\s+)?"
    r"(?:(?P<male>headmaster|schoolmaster|policeman|fireman|salesman|postman|widower|monk|workman|handyman)"
    r"|(?P<female>headmistress|schoolmistress|policewoman|saleswoman|seamstress|waitress|actress|barmaid|widow|nun))"
    r"(?=\s*(?:[,.;]|\Z)|\s+(?:with|of|who|has|fell|aged)\b)",
    re.IGNORECASE,
)
"""What a patient is, by a word of one sex, where a note introduces them: "retired headmistress with a fall"."""
_MALE = r"man|male|boy|gentleman|schoolboy|fisherman|businessman"
_FEMALE = r"woman|female|girl|lady|schoolgirl|housewife|businesswoman"
_NAMED = re.compile(rf"\b(?:(?P<male>{_MALE})|(?P<female>{_FEMALE}))\b", re.IGNORECASE)
_SELF = re.compile(
    rf"\bI(?:['’]m|\s+am|\s+was)\s+(?:just\s+|only\s+)?(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?(?:(?P<male>{_MALE}|dad|father|grandad|grandfather"
    rf"|widower|bloke|lad|chap)|(?P<female>{_FEMALE}|mum|mom|mother|grandmother|gran|widow|lass))\b",
    re.IGNORECASE,
)
"""What writers say they are, or were: "I'm a mum of two", "I am a retired man", "when I was a boy"."""
_OPENS_NAMED = re.compile(
    rf"\A\W*(?!(?:the|this|that|some|two)\b)(?:[\w-]+[\s,:]+){{0,4}}?(?:(?P<male>{_MALE})|(?P<female>{_FEMALE}))\b(?=\s*[,.:;(\d]|\s+(?:aged?|of|with|in|is|has)\b)",
    re.IGNORECASE,
)
"""The sex with which a text of the patient's own words is headed: "Man, 34. I have a cough"."""
_HEADS = re.compile(
    rf"\A\W*(?:(?:young|old|elderly|pregnant)\s+)?(?:(?P<male>{_MALE})|(?P<female>{_FEMALE}))\s*[,:(]?\s*(?:aged?\s+)?\d{{1,3}}\b",
    re.IGNORECASE,
)
"""The sex and the age with which a note opens, whoever else its sentence names: "Woman, 40, lives with her mother"."""
_AGED = re.compile(
    rf"\b(?:year|month|week|day)s?[\s-]+old,?\s+(?:[\w-]+\s+){{0,2}}?(?:(?P<male>{_MALE})|(?P<female>{_FEMALE}))\b",
    re.IGNORECASE,
)
"""The sex beside the age, as a clinician introduces a patient."""
_LETTER = re.compile(
    rf"(?:{HEADED}(?:[Aa]ged?\s+)?\d{{1,3}}\W{{0,2}}|"
    r"\b\d{1,3}\s?y(?:r?s?\s*/?\s*o|rs?|ears?(?:[\s-]old)?)?\.?\s?)(?:(?P<male>M)|(?P<female>F))\b"
)
_TITLE = re.compile(r"\b(?:(?P<male>Mr|sir)|(?P<female>Mrs|Miss|Ms|madam))\b\.?")
_NEUTRAL = r"partner|friend|neighbou?r|cousin|sibling|child|colleague"
_KIN = {
    Sex.MALE: re.compile(
        rf"\b(?:{_NEUTRAL}|{_MALE}|father|dad|brother|son|uncle|grandfather|grandad|grandpa|grandson|husband|boyfriend|nephew)s?\b",
        re.IGNORECASE,
    ),
    Sex.FEMALE: re.compile(
        rf"\b(?:{_NEUTRAL}|{_FEMALE}|mother|mum|mom|sister|daughter|aunt|gran\w*|nan|wife|girlfriend|niece|midwife)s?\b",
        re.IGNORECASE,
    ),
}
"""Whose *he* or *she* it may be."""
_PRONOUN = re.compile(r"\b(?:(?P<male>he|his|him|himself)|(?P<female>she|her|hers|herself))\b", re.IGNORECASE)
_DOES = re.compile(r"\b(?:(?P<male>he|him|himself)|(?P<female>she|herself))\b", re.IGNORECASE)
"""The patient is told of, and not only whose relative somebody is: "his mother is 80 years old"."""
_SENTENCE = re.compile(r"[^.?!\n]+")


def sex_of(case: Case, passages: Sequence[Passage], age: float | None) -> Sex | None:
    """The patient's sex: the caller's, else what the writer calls an own part, else as the text names it, else by its
    pronouns where they all agree, else by what only one sex has."""
    if case.sex is not None:
        return case.sex
    written = [passage for passage in passages if passage.turn is None]
    prose = [passage.body for passage in written]
    if any(map(is_mother, written)):
        return Sex.FEMALE
    mine = [] if any(map(is_about_other, written)) else written
    spoken = [passage for passage in passages if passage.speaker is Speaker.PATIENT]
    return (
        _first(_LETTER, prose)
        or next((Sex(str(match.lastgroup)) for body in prose for match in lettered(body)), None)
        or (Sex.FEMALE if any(map(is_of_mother, written)) else None)
        or sex_of_own_words([*mine, *spoken], age)
        or _named(passages)
        or next(filter(None, map(introduced_sex, written)), None)
        or _by_pronoun(passages)
        or sex_of_parts(mine, age)
    )


def _named(passages: Sequence[Passage]) -> Sex | None:
    """The sex that a text or a clinician names."""
    prose = [passage.body for passage in passages if passage.turn is None]
    clinician = [passage.body for passage in passages if passage.speaker is Speaker.CLINICIAN]
    told = [passage.body for passage in passages if passage.turn is None and is_of_writer(passage)]
    return (
        _first(_SELF, prose)
        or (_first(_OPENS_NAMED, told) if told else _first(_NAMED, _of_the_patient(prose)))
        or _first(_HEADS, prose)
        or _first(_AGED, prose)
        or _first(_BY_OWN, prose)
        or _first(_CHILD, (each[0] for body in prose for each in _SENTENCE.finditer(body) if BROUGHT.search(each[0])))
        or _first(_AGED, _of_the_patient(clinician))
        or _first(_TITLE, [*clinician, *prose])
        or _first(_CALLING, prose)
    )


def _by_pronoun(passages: Sequence[Passage]) -> Sex | None:
    """The sex of *he* or *she* where they all agree. In the text of a patient they are other people."""
    written = [passage for passage in passages if passage.turn is None]
    clinician = [passage.body for passage in passages if passage.speaker is Speaker.CLINICIAN]
    relatives = [passage.body for passage in passages if passage.speaker is Speaker.OTHER]
    prose = [] if any(map(is_of_writer, written)) else [passage.body for passage in written]
    return (
        _free(prose)
        or _all_one(_PRONOUN, _of_the_patient([*prose, *relatives]))
        or _all_one(_PRONOUN, _of_the_patient(clinician))
        or _of_nobody_named(prose)
    )


def _free(bodies: Sequence[str]) -> Sex | None:
    """Where *he* and *she* both stand, the one of whose sex no relative is named: "Mum says he's hot. She gave …"."""
    told = {Sex(str(match.lastgroup)) for body in bodies for match in _DOES.finditer(body)}
    if len(told) < len(Sex) or any(BROUGHT.search(body) for body in bodies):
        return None
    free = [sex for sex in sorted(told) if not any(_KIN[sex].search(body) for body in bodies)]
    return free[0] if len(free) == 1 else None


def _of_nobody_named(bodies: Sequence[str]) -> Sex | None:
    """The sex of pronouns that can be no named relative's: *he* in "his wife says that he snores"."""
    sex = _all_one(_PRONOUN, bodies)
    if sex is None or not any(_DOES.search(body) for body in bodies) or any(_KIN[sex].search(body) for body in bodies):
        return None
    return sex


def _of_the_patient(bodies: Iterable[str]) -> Iterator[str]:
    """The sentences that name no relative."""
    return (each[0] for body in bodies for each in _SENTENCE.finditer(body) if not RELATIVE.search(each[0]))


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> Sex | None:
    for text in texts:
        match = pattern.search(text)
        if match:
            return Sex(str(match.lastgroup))
    return None


def _all_one(pattern: re.Pattern[str], texts: Iterable[str]) -> Sex | None:
    sexes = {str(match.lastgroup) for text in texts for match in pattern.finditer(text)}
    return Sex(sexes.pop()) if len(sexes) == 1 else None
