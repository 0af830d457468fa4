"""What only one sex can have tells the patient's sex: "my left testicle", "I have missed two periods", "28 weeks
pregnant", "heavy periods"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.case import Sex
from dxpad.findings.passage import Section, in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage

_NO_SPELL = r"(?!\s+(?:of|without|free)\b)"
"""Behind a period it is a time: "periods of rest"."""
_PERIOD = (
    r"(?:(?:heav(?:y|ier)|painful|irregular|scanty|missed|late|my|between|menstrual|each|every|before\s+(?:a|my|each)"
    rf"|since\s+(?:the\s+|my\s+)?last|my\s+last|on\s+my|missed\s+(?:a|one|two|three|my|\d))\s+periods?\b{_NO_SPELL}"
    r"|\bperiods?[\s-]+(?:pains?|cramps?)\b|\bperiods\s+(?:every|all\s+over|stopped|regular|irregular|heavy|painful|normal|are\s+(?:regular|irregular|heavy|painful|normal|late))"
    r"|(?<!\blong\s)(?<!\bthe\s)(?<!\bthis\s)(?<!\bthat\s)(?<!\bover\sa\s)\bperiods?\s+(?:was|were|came|started|finished"
    r"|is\s+(?:late|due|\w+\s+(?:days|weeks)\s+late)|two\s+weeks)\b)"
)
_FEMALE = (
    rf"(?:{_PERIOD}|wombs?\b|uter(?:us|ine)\b|cervix\b|cervical\s+(?:smear|screening|polyps?|excitation)|smear\s+test|my\s+(?:last\s+)?smear\b"
    r"|ovar(?:y|ies|ian)\b|vagina(?:l(?!\s+(?:deliver|birth))(?:ly)?)?\b|vulva|labia\b|menses\b|menstru|(?:post-?|peri-?)?menopaus|hysterectomy"
    r"|endometri|fibroids?\b|tampons?\b|lmp\b|lochia|my\s+boobs?\b)"
)
_MALE = (
    r"(?:testic|testis\b|testes\b|scrot(?:um|al)\b|penis\b|penile\b|prostat|foreskin|semen\b|sperm(?!icid)|ejaculat|erections?\b|erectile"
    r"|vasectomy|epididym|bph\b|(?:left|right)\s+(?:ball|nut)\b(?!\s+of)|my\s+(?:balls|nuts|bollocks)\b)"
)
_BEARING = (
    r"(?:(?:\d+|\w+)\s+(?:weeks|wks|months)\s+pregnant|[1-4]?\d/40\b|pregnan(?:t\b|c)(?!\s+(?:wife|partner|girlfriend|colleague|daughter"
    r"|sister|wom[ae]n|lad(?:y|ies)|people|friend|mothers?))|miscarri|caesarean|c-section|gave\s+birth|giving\s+birth|breast-?feeding|post-?partum"
    r"|postnatal|g\d\s?p\d|primip(?:ara)?\b|multip(?:ara|arous)?\b|primigravida|multigravida|gravida|para\s\d|lscs\b|my\s+(?:bump|waters|midwife)\b"
    r"|i(?:['’]m|\s+am)\s+(?:\w+\s+)?(?:expecting\s+(?:my|a|our|twins)|[1-4]?\d\s*(?:\+\d)?\s*(?:weeks|wks|months)\s+(?:gone|along|with\s+my"
    r"|today|now))\b)"
)
_TOLD = re.compile(rf"\b(?:(?P<male>{_MALE})|(?P<female>{_FEMALE})|(?P<bearing>{_BEARING}))")
"""Over a text in lower case."""
_STEMS = (
    *(
        "period",
        "womb",
        "uterus",
        "uterine",
        "cervi",
        "smear",
        "ovar",
        "vagina",
        "vulva",
        "labia",
        "menses",
        "menstru",
        "menopaus",
    ),
    *(
        "hysterectomy",
        "endometri",
        "fibroid",
        "tampon",
        "lmp",
        "lochia",
        "boobs",
        "testic",
        "testis",
        "testes",
        "scrot",
        "penis",
    ),
    *(
        "penile",
        "prostat",
        "foreskin",
        "semen",
        "sperm",
        "ejaculat",
        "erecti",
        "vasectomy",
        "epididym",
        "bph",
        "left ball",
        "right ball",
        "my balls",
        "left nut",
        "right nut",
        "my nuts",
    ),
    *(
        "bollocks",
        "/40",
        "pregnan",
        "miscarri",
        "caesarean",
        "c-section",
        "birth",
        "breast-fe",
        "breastfe",
        "partum",
        "postnatal",
    ),
    *(
        "primi",
        "multipar",
        "multip ",
        "gravida",
        "para ",
        "lscs",
        "my bump",
        "my waters",
        "my midwife",
        "expecting",
        " gone",
        " along",
        " with my",
    ),
    *("weeks today", "weeks now", "months now", "g1", "g2", "g3", "g4", "g5", "g6"),
)
"""A text without any of these says none of the words, which is told ten times as fast."""
_ANOTHER = (
    r"(?:s?he|his|hers?|him|they|their|father|mother|dad|mum|mom|mam|brother|sister|son|daughter|uncle|aunt|cousin|grand\w+|nan|gran|wife"
    r"|husband|partner|parent|girlfriend|boyfriend|neighbour|neighbor|friend|mate|nephew|niece|family|missus|hubby|colleague|baby|boy|girl"
    r"|child|children|people|women|men|someone)(?:['’]s|s)?\b"
)
_OF_ANOTHER = re.compile(rf"\b{_ANOTHER}")
_OWN = re.compile(
    rf"(?:\bmy\s+(?:(?!{_ANOTHER})[\w-]+\s+){{0,2}}|\bi(?:['’]\w+)?\s(?:(?!\b{_ANOTHER})[^.;!?\n]){{0,60}})\Z"
)
"""What stands before something of the writer's own."""
_OPENS_OWN = re.compile(r"(?:my|i|on\s+my|before\s+my)\b")
_CHILD = re.compile(
    r"\b(?:bab(?:y|ies)|bairn|infant|newborn|neonat\w+|toddler|little\s+(?:one|boy|girl)|nappy|nappies|born|son|daughter|boy|girl|child)\b"
)
_OLD_ENOUGH = 10
"""Years from which words of bearing are the patient's, and not the mother's."""
_REACH = 120
"""Characters of a sentence on either side of such a word in which its owner is named."""


class _Said(NamedTuple):
    """A word that only one sex's owner says."""

    sex: Sex
    own: bool


def sex_of_own_words(passages: Sequence[Passage], age: float | None) -> Sex | None:
    """The sex that what the writer calls an own part or state tells; None where nothing does, or both."""
    return _agreed(said.sex for passage in passages for said in _said(passage, age) if said.own)


def sex_of_parts(passages: Sequence[Passage], age: float | None) -> Sex | None:
    """The sex that parts and states tell which the text gives to nobody else."""
    return _agreed(said.sex for passage in passages for said in _said(passage, age))


def _said(passage: Passage, age: float | None) -> Iterator[_Said]:
    if passage.section is Section.FAMILY:
        return
    body = in_lower_case(passage.body)
    if not any(stem in body for stem in _STEMS):
        return
    for match in _TOLD.finditer(body):
        bearing = match.lastgroup == "bearing"
        if bearing and not _may_bear(body, match[0], age):
            continue
        before, behind = _sentence(body, match.start(), match.end())
        own = bool(_OPENS_OWN.match(match[0]) or _OWN.search(before))
        if own or not (_OF_ANOTHER.search(before) or _OF_ANOTHER.search(behind)):
            yield _Said(Sex.FEMALE if bearing else Sex(str(match.lastgroup)), own)


def _may_bear(body: str, words: str, age: float | None) -> bool:
    """Whether words of a pregnancy can be the patient's: a child's are the mother's."""
    if age is not None:
        return age >= _OLD_ENOUGH
    return "weeks pregnant" in words or "/40" in words or words.startswith("i") or not _CHILD.search(body)


def _sentence(body: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a word in its sentence."""
    low, high = max(0, start - _REACH), min(len(body), end + _REACH)
    first = max(low, *(body.rfind(mark, low, start) + 1 for mark in ".?!;\n"))
    ends = [place for place in (body.find(mark, end, high) for mark in ".?!;\n") if place >= 0]
    return body[first:start], body[end : min([high, *ends])]


def _agreed(sexes: Iterator[Sex]) -> Sex | None:
    told = set(sexes)
    return told.pop() if len(told) == 1 else None
