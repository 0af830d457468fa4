"""Normal and negative results as absent findings: "troponin negative", "normal ECG", "power and gait normal"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.finding import Status, Subject, When
from dxpad.findings.discharge import NO_DISCHARGE, nearest_part
from dxpad.findings.lacking import LACKS, WORDS
from dxpad.findings.normality import NORMAL
from dxpad.findings.passage import Section, in_lower_case
from dxpad.findings.stretches import stretches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dxpad.domain.finding import Assertion
    from dxpad.findings.passage import Passage

_AS_EXPECTED = (
    r"within\s(?:the\s)?(?:normal|reference)\s(?:limits?|ranges?)|in\sthe\s(?:normal|reference)\srange|wnl"
    r"|(?:shows?|showed|reveals?|revealed|demonstrates?|demonstrated)\sno\s(?:gross\s|significant\s)?abnormalit(?:y|ies)"
)
"""Several words that say it of any test."""
PREDICATES = {
    "": r"normal|negative|neg|clear|nad|unremarkable|soft|supple|central|midline|intact|preserved|equal|good|full"
    r"|strong|as\susual"
    r"|fine(?!\s+(?:nodul|crack|crep|tremor|inspir|end-|shadow|mottl|retic|rash|line|bilateral|basal|diffuse))|ok|down|downgoing|flexor|5/5|symmetrical|stable"
    rf"|{_AS_EXPECTED}",
    "result": rf"normal|negative|neg|clear|nad|unremarkable|{_AS_EXPECTED}",
    "level": rf"normal|unremarkable|fine|ok|{_AS_EXPECTED}",
    "supple": r"supple",
}
"""Words that say a named thing is as it should be."""

SILENT = frozenset({Section.PLAN, Section.FAMILY, Section.ABSENT, Section.PAST})
"""Sections in which a normal result is no news of today."""

_NAMES = "|".join(sorted((name for row in NORMAL for name in row.names), key=len, reverse=True))
_NAME = rf"(?<![\w-])(?=\w)(?:{_NAMES})(?![\w-])"
_LINK = (
    r"(?:\s*[:=–-]\s*|\s+)(?:(?:is|are|was|were|all|both|remains?|came\sback|entirely|also|on\sexamination"
    r"|sounds?|looks?|appears?|nice\sand|pretty|very|really)\s+)*"
)
_AFTER = re.compile(
    rf"(?P<names>{_NAME}(?:\s*(?:,|,?\s*\band\b|&|/|\+)\s*(?:the\s+)?{_NAME})*){_LINK}(?P<said>{PREDICATES['']})(?![\w-])"
)
_SAID = re.compile(rf"(?<![\w-])(?:{PREDICATES['']})(?![\w-])")
_ROOM = (300, 20)
"""Characters before a word that says so in which the list of what is as it should be stands, and behind it."""
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<said>normal|negative|clear|unremarkable)\s+"
    rf"(?P<names>{_NAME}(?:\s*(?:,|,?\s*\band\b|&|/)\s*{_NAME})*)"
)
_CHANGES = re.compile(
    r"(?<![\w-])e[ck]g\W{0,3}(?:(?:is|was|shows?|showed|with)\s+)?no\s(?:new\s)?(?:acute|isch(?:a)?emic|st)\s?(?:st\s)?"
    r"(?:changes?|abnormalit\w+)"
)
_NO_CANCER = re.compile(
    r"(?<![\w-])(?:no\s+(?:known\s+|previous\s+|past\s+|personal\s+|history\s+of\s+)*|never\s+had\s+(?:any\s+)?)"
    r"(?:cancers?|malignanc(?:y|ies))(?!\s+(?:in|on|seen|found|cells?|pathway|screening|markers?))\b"
)
"""The bare word, which as a statement would be too much and as a denial is plain."""
_NO = (
    r"(?<![\w-])(?:no|denies|without)\s+"
    r"(?:any\s+|recent\s+|known\s+|new\s+|prior\s+|foreign\s+|overseas\s+|history\s+of\s+)*"
)
_NO_THINGS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(rf"{_NO}(?:{names})(?!\s+(?:to|for|in|on|with|by|since)\b)\b"), ids) for names, ids in LACKS
)
_NO_TEMPERATURE = re.compile(
    r"(?<![\w-])(?:no|denies|without)\s+(?:[\w-]+\s+){0,3}?(?:or\s+)?(?:temperatures?|temps?)(?!\s*(?:of|above|over|\d|sens))\b"
)
"""Without a temperature means without a fever; with one, the number decides."""
_ISCHAEMIC = ("st-elevation", "st-elevation-diffuse", "st-depression")
LACKING: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (_NO_CANCER, ("history-cancer",)),
    (_NO_TEMPERATURE, ("fever",)),
    *_NO_THINGS,
)
"""What is denied in so many words; each begins with a word that denies."""
_DENYING = re.compile(r"(?<![\w-])(?:no|denies|without|never)\b")
_WORD = re.compile("|".join(rf"(?P<w{number}>\b(?:{word})\b)" for number, (word, _) in enumerate(WORDS)))
_NOT_BEFORE = re.compile(
    r"\b(?:no|not|n't|never|non|ab|returned\sto|back\sto|was\spreviously)[\s-]*$"
    r"|\b(?:do|does|did|if|whether)\s+(?:(?:my|your|the|his|her|their)\s+)?$",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"[^.;!?\n]{0,40}?(?:\b(?:apart|aside|except|other\s+than|but|bar|until|then)\b"
    r"|,\s*(?:and\s+|now\s+)?\d[\d.]*\s*%?\s*(?:now|here|today|this|on|when|after|at)\b)",
    re.IGNORECASE,
)
_LONGEST_LOOK = 20
"""Characters before a result in which a negation of it stands."""


class Denial(NamedTuple):
    """Characters `start` to `end` of a passage's text say that these findings are absent."""

    passage: Passage
    start: int
    end: int
    findings: tuple[str, ...]


def denials(passages: Sequence[Passage], meant: Callable[[Passage, int, int], Assertion | None]) -> Iterator[Denial]:
    """What the normal and negative results of the passages deny, each where it stands. `meant` gives the assertion of
    characters, None for what is only asked or advised."""
    for passage in passages:
        if passage.section not in SILENT:
            yield from (denial for denial in _in(passage) if _is_news(denial, meant))
        elif passage.section is Section.ABSENT:
            yield from (denial for denial in _lacking(passage) if _is_news(denial, meant))


def _in(passage: Passage) -> Iterator[Denial]:
    text = in_lower_case(passage.text)
    for start, end in stretches(_SAID, text, (passage.start, passage.end), _ROOM):
        for match in _AFTER.finditer(text, start, end):
            yield Denial(passage, match.start(), match.end(), _denied(match["names"], match["said"]))
    for match in _BEFORE.finditer(text, passage.start, passage.end):
        yield Denial(passage, match.start(), match.end(), _denied(match["names"], match["said"]))
    for match in NO_DISCHARGE.finditer(text, passage.start, passage.end):
        part = nearest_part(passage, match.start(), match.end())
        if part:
            yield Denial(passage, match.start(), match.end(), (part,))
    yield from _lacking(passage)
    for match in _WORD.finditer(text, passage.start, passage.end):
        number = int(str(match.lastgroup)[1:])
        yield Denial(passage, match.start(), match.end(), WORDS[number][1])


def _lacking(passage: Passage) -> Iterator[Denial]:
    """What a passage says in so many words that there is none of."""
    text = in_lower_case(passage.text)
    for match in _CHANGES.finditer(text, passage.start, passage.end):
        yield Denial(passage, match.start(), match.end(), _ISCHAEMIC)
    for denied in _DENYING.finditer(text, passage.start, passage.end):
        for pattern, ids in LACKING:
            lacking = pattern.match(text, denied.start(), passage.end)
            if lacking is not None:
                yield Denial(passage, lacking.start(), lacking.end(), ids)


def _denied(names: str, said: str) -> tuple[str, ...]:
    """What everything named denies, where the word said of it fits."""
    found: list[str] = []
    for name, only, ids in _rows():
        if name.search(names) and re.fullmatch(PREDICATES[only], said, re.IGNORECASE):
            found += ids
    return tuple(dict.fromkeys(found))


@cache
def _rows() -> tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{'|'.join(row.names)})(?![\w-])", re.IGNORECASE), row.only, row.denies)
        for row in NORMAL
    )


def _is_news(denial: Denial, meant: Callable[[Passage, int, int], Assertion | None]) -> bool:
    """Whether it is said of the patient, now, and without an exception."""
    text, passage = denial.passage.text, denial.passage
    said = meant(passage, denial.start, denial.end)
    if said is None or said.subject is not Subject.PATIENT or said.when is not When.CURRENT:
        return False
    before = text[max(passage.start, denial.start - _LONGEST_LOOK) : denial.start]
    excepted = _EXCEPT.match(text, denial.end, passage.end)
    return said.status is not Status.POSSIBLE and not _NOT_BEFORE.search(before) and excepted is None
