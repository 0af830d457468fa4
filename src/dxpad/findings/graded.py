"""Signs and urine results given as a grade: "power 3/5", "reflexes 1+", "3+ protein", "20 red cells per high power
field", "spleen palpable 3 cm below the costal margin"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.finding import Status, Subject, When
from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.passage import Section, in_lower_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dxpad.domain.finding import Assertion
    from dxpad.findings.passage import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A pattern whose group `n` is the grade (none: the words alone say it). From `raised_from` on, `raised` is
    present, else absent; up to `reduced_to`, `reduced` is present, else absent."""

    pattern: re.Pattern[str]
    raised: str = ""
    raised_from: int = 0
    reduced: str = ""
    reduced_to: int = -1


class Graded(NamedTuple):
    """Characters `start` to `end` of a passage say that a finding is present or absent."""

    passage: Passage
    start: int
    end: int
    finding: str
    status: Status


_NEAR = r"[^.;:!?\n]{0,40}?"
_PARTED = r"(?:(?!\b(?:ago|since|previous|last|first|history)\b)[^.;:!?\n]){0,30}?"
_WEEKS = (
    r"\s*(?:\+\s*[0-6]\s*)?(?:weeks?|wks?|w|/40)\b"
    r"(?!\s+(?:ago|old|post|after|history|hx|later|earlier|of\s+(?!gestation)))"
)
_PER_FIELD = r"\s*(?:/|per\s+)(?:\s*(?:hpf|high[\s-]power(?:ed)?\sfield))"
_UPPER = r"(?:-|–|to)\s*(?P<most>\d+)"


def _plus(name: str) -> str:
    """A dipstick's plus signs before or after what they count."""
    link = r"\s*(?:[:=]\s*|is\s+|was\s+)?"
    joined = r"(?!\s+(?:clots?|mucus|pus|slime|sputum|vomit\w*))"
    return (
        rf"\b(?:{name}{link}(?P<plus>\++){joined}|(?P<n>[1-4])[ \t]?\+[ \t]*(?:for\s+)?{name}\b"
        rf"|{name}{link}(?P<n2>[1-4])\s?\+)"
    )


GRADES: tuple[Grade, ...] = (
    Grade(
        pattern=re.compile(rf"\b(?:power|strength)\b{_NEAR}\b(?P<n>[0-5])(?:\s?[+-])?\s*/\s*5\b"),
        reduced="limb-weakness",
        reduced_to=4,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?:arm|leg|hand|foot|limb|grip|dorsiflexion|flexion|extension|abduction|deltoid|hip"
            r"|quadriceps)s?"
            r"\s+(?:is\s+|was\s+)?(?P<n>[0-5])[+-]?\s?/\s?5\b"
        ),
        reduced="limb-weakness",
        reduced_to=4,
    ),
    Grade(
        pattern=re.compile(rf"\b(?:reflexes|jerks?|dtrs?)\b{_NEAR}\b(?P<n>[0-4])\s?\+"),
        raised="hyperreflexia",
        raised_from=3,
        reduced="hyporeflexia",
        reduced_to=1,
    ),
    Grade(pattern=re.compile(_plus(r"(?:protein|prot|albumin)")), raised="proteinuria", raised_from=1),
    Grade(
        pattern=re.compile(_plus(r"(?:blood|bld|bl|rbcs?|h(?:a)?emoglobin)")),
        raised="haematuria-dipstick",
        raised_from=1,
    ),
    Grade(pattern=re.compile(_plus(r"(?:glucose|gluc?|sugar)")), raised="glycosuria", raised_from=1),
    Grade(pattern=re.compile(_plus(r"ket(?:one)?s?")), raised="ketones", raised_from=1),
    Grade(
        pattern=re.compile(_plus(r"(?:leu[ck]ocytes?(?:\sesterase)?|leu[ck]?s?|wbcs?|nit(?:rite)?s?)")),
        raised="nitrites-or-leucocytes-in-urine",
        raised_from=1,
    ),
    Grade(
        pattern=re.compile(
            rf"\b(?P<n>\d+)\s*(?:{_UPPER})?\s*(?:rbcs?|red\s(?:blood\s)?cells?|erythrocytes){_PER_FIELD}"
        ),
        raised="haematuria-dipstick",
        raised_from=4,
    ),
    Grade(
        pattern=re.compile(
            rf"\b(?P<n>\d+)\s*(?:{_UPPER})?\s*(?:wbcs?|white\s(?:blood\s)?cells?|leu[ck]ocytes|pus\scells){_PER_FIELD}"
        ),
        raised="nitrites-or-leucocytes-in-urine",
        raised_from=6,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?:loss\s+of|lost|w(?:eigh)?t\s+(?:is\s+)?down(?:\s+by)?|down|dropped|shed)\s+(?:(?:about|nearly|over|almost|some|another)\s+)?"
            r"(?P<n>\d+)(?:\.\d)?\s*(?:kgs?|kilos?|kilograms?|lbs?|pounds|stones?|st)\b"
            r"|\b(?P<n2>\d+)(?:\.\d)?\s*(?:kgs?|kilos?|lbs?|pounds|stones?|st)\s*(?:of\s+)?(?:w(?:eigh)?t\s+)?(?:loss|lighter|down|lost)\b"
        ),
        raised="unintentional-weight-loss",
        raised_from=2,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?:(?:smart)?watch|fitbit|monitor)\s+(?:says|said|shows|showed|showing|reads|read|saying)\s+(?:\w+\s+){0,4}?(?P<n>\d{2,3})\b(?!\s*%)"
        ),
        raised="fast-heart-rate",
        raised_from=120,
    ),
    Grade(
        pattern=re.compile(r"\bfell\s+(?:from\s+|about\s+|around\s+)?(?P<n>\d{1,2})\s*(?:m|metres?|meters?)\b"),
        raised="major-injury",
        raised_from=3,
    ),
    Grade(
        pattern=re.compile(r"\bspleen\s+(?P<n>[1-9]|10)(?:\.\d)?\s?cm\b(?!\s*(?:long|on|in\s+length))"),
        raised="splenomegaly",
        raised_from=1,
    ),
    Grade(
        pattern=re.compile(r"\b(?P<n>[0-9])\s+wet\s+(?:nappies|nappy|diapers?)\b"),
        reduced="fewer-wet-nappies",
        reduced_to=3,
    ),
    Grade(
        pattern=re.compile(r"(?<![ltc]\d[/ ])\bs(?P<n>3)\b(?=\s*(?:[,.;+]|gallop|heard|present|$))(?<!\d/s3)"),
        raised="third-heart-sound",
        raised_from=3,
    ),
    Grade(
        pattern=re.compile(
            rf"\b(?:bladder\s+scan(?:ner|ned)?|residual(?:\s+volume)?|retained|in\s+the\s+bladder){_NEAR}\b(?P<n>\d{{2,4}})\s*ml\b"
        ),
        raised="palpable-bladder",
        raised_from=400,
    ),
    Grade(
        pattern=re.compile(rf"\bspleen\b{_NEAR}\b(?P<n>\d+)(?:\.\d)?\s*(?:cm|fingerbreadths?)\s+(?:below|under)\b"),
        raised="splenomegaly",
        raised_from=1,
    ),
    Grade(
        pattern=re.compile(
            rf"\b(?:took|taken|swallowed|ingested)\b{_NEAR}\b(?P<n>[1-9]\d+)\s*(?:tablets?|pills?|capsules?|paracetamols?"
            r"|aspirins?|ibuprofens?|acetaminophens?|co-codamols?)\b"
            r"(?!\s+(?:over|in|within|per|a|each|every)\s+(?:\w+\s+){0,3}?(?:days?|weeks?|months?))"
        ),
        raised="overdose-or-poisoning",
        raised_from=10,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?:i['’]m|i\s+am|she['’]s|she\s+is)\s+(?:now\s+|at\s+|currently\s+)?(?:about\s+|nearly\s+|almost\s+)?(?P<n>[1-4]\d)\s*(?:\+\s*\d\s*)?"
            r"(?:weeks?|wks?)(?!\s+(?:old|post|after|ago|into|since|later|of\s+age))\b|(?<![\d/])(?P<n2>[1-4]\d)\s*(?:\+\s*[0-6]\s*)?/40(?!\d)"
        ),
        raised="late-pregnancy-over-20-weeks",
        raised_from=20,
    ),
    Grade(
        pattern=re.compile(
            rf"\b(?:primi(?:gravida|p)?|multi(?:gravida|p)|gravida\s\d|g\d\s?p\d(?:\s?\+\s?\d)?|pregnan(?:t|cy)|twins?|antenatal|labour){_PARTED}"
            rf"\b(?P<n>[1-4]\d){_WEEKS}|\b(?P<n2>[1-4]\d)\s*\+\s*[0-6]\s*(?:weeks?|wks?)\b(?!\s+(?:old|post))"
            rf"|\b(?P<n3>[1-4]\d)\s?(?:weeks?|wks?|w)\s+(?:gone|along|pregnant|gestation|primip|multip|into\s+(?:my|her|the)\s+pregnancy)\b"
        ),
        raised="late-pregnancy-over-20-weeks",
        raised_from=20,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?:g\d\s?p\d|primip\w*|multip\w*)\s+(?:at\s+)?(?P<n>\d{1,2})\+[0-6](?![\d/+])"
            r"|(?<![\d/+])\b(?P<n2>\d{1,2})\+[0-6]\s+(?:primip\w*|multip\w*|g\d\s?p\d|p\d|pregnan\w+|weeks?|wks?)\b(?!\s+old)"
        ),
        raised="pregnancy",
        raised_from=4,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?:g\d\s?p\d|p\d|primip\w*|multip\w*|lscs|pregnan\w+)\b[^\n]{0,80}?(?<![\d/+])\b(?P<n>[1-4]\d)\+[0-6](?![\d/+])"
            r"|(?<![\d/+])\b(?P<n2>[1-4]\d)\+[0-6]\s+(?:primip\w*|multip\w*|g\d\s?p\d|p\d|pregnan\w+|ivf|twins?|singleton)\b"
        ),
        raised="late-pregnancy-over-20-weeks",
        raised_from=20,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?:wakes|woke|presents|presented|admitted|attends|attended|comes|came|bleeds|bled|bleeding|seen|referred)\s+at\s+"
            r"(?P<n>[2-3]\d|4[0-2])\s*(?:\+\s*\d\s*)?weeks?\b(?!\s+(?:old|of\s+age|post|after|into))",
            re.IGNORECASE,
        ),
        raised="late-pregnancy-over-20-weeks",
        raised_from=20,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?:boy|girl|baby|infant|neonate|newborn|son|daughter|twin|he|child)\b[^.;\n]{0,40}?\b(?:born|delivered)\b[^.;\n]{0,25}?\bat\s+"
            r"(?P<n>[2-4]\d)\s*(?:\+\s*\d\s*)?(?:weeks?|wks?|/40)"
        ),
        reduced="premature-birth",
        reduced_to=36,
    ),
    Grade(
        pattern=re.compile(rf"\b(?P<n>{NUMBER})[\s-](?:weeks?|/40)\s+by\s+(?:dates|scan|lmp|ultrasound)\b"),
        raised="pregnancy",
        raised_from=1,
    ),
    Grade(
        pattern=re.compile(
            rf"(?<!looks\s)(?<!look\s)(?<!looking\s)(?<!like\s)\b(?P<n>{NUMBER})(?:\s+and\s+a\s+(?:half|bit))?\s+months?\s+(?:gone|along|pregnant|into\s+(?:my|her|the)\s+pregnancy)\b"
            rf"|\b(?:pregnant|expecting)\s*[,(]\s*(?P<n2>{NUMBER})\s+months?\b"
        ),
        raised="late-pregnancy-over-20-weeks",
        raised_from=5,
    ),
    Grade(
        pattern=re.compile(
            r"\b(?P<n>[1-4]\d)\s*(?:\+\s*\d\s*)?(?:weeks?|wks?)\s+(?:with\s+(?:(?:my|her|our)\s+)?(?:first|second|third|fourth|fifth|twins|baby|little)"
            r"|today\s+with\s+|and\s+expecting)|\b(?:wife|girlfriend|partner|daughter|sister|missus|she)\s+is\s+(?P<n2>[1-4]\d)\s+(?:weeks|wks)(?=\s*[,.;]|\s+(?:and|but|with)\b)"
            r"|\bpregnant\s*[,(]\s*(?P<n3>[1-4]\d)\s+(?:weeks|wks)\b"
        ),
        raised="late-pregnancy-over-20-weeks",
        raised_from=20,
    ),
    Grade(
        pattern=re.compile(
            r"\bbaby(?:['’]s|\s+is|\s+was)?\s+(?:not\s+)?due\s+(?:in\s+(?:a\s+(?:week|fortnight|month|couple\s+of\s+weeks)|\w+\s+weeks)"
            r"|next\s+(?:week|month)|any\s+(?:day|time)|tomorrow|this\s+(?:week|month)|on\s+\w+day)"
            r"|\b(?:i['’]m|i\s+am|she['’]s|she\s+is|wife\s+is)\s+due\s+(?:in\s+(?:a\s+few|a\s+couple\s+of|two|three|four|five|six)\s+weeks|in\s+a\s+(?:week|fortnight|month)"
            r"|next\s+(?:week|month))(?=[\s\S]{0,300}\b(?:baby|bump|midwife|pregnan\w+|waters|contractions?|labour|twins)\b)"
            r"|\b(?:week|days?)\s+(?:past|over)\s+(?:my|her)\s+(?:due\s+)?date\b"
        ),
        raised="late-pregnancy-over-20-weeks",
        raised_from=0,
    ),
    Grade(
        pattern=re.compile(
            rf"\b(?P<n>{NUMBER})[\s-](?:weeks?|months?)\s+(?:gone|along|into\s+(?:my|her|the)\s+pregnancy)\b(?!\s+by\b)"
        ),
        raised="pregnancy",
        raised_from=1,
    ),
    Grade(
        pattern=re.compile(
            rf"\bcalf\b{_NEAR}\b(?P<n>\d)(?:\.\d)?\s*cm\s*(?:>|bigger|larger|greater|more|wider|fatter|difference)"
        ),
        raised="one-sided-leg-swelling",
        raised_from=2,
    ),
    Grade(
        pattern=re.compile(rf"\bliver\b{_NEAR}\b(?P<n>\d+)(?:\.\d)?\s*(?:cm|fingerbreadths?)\s+(?:below|under)\b"),
        raised="hepatomegaly",
        raised_from=2,
    ),
)
"""Medical Research Council grades of power (5 is full), tendon reflexes (2+ is usual), dipstick pluses; four red cells
or six white cells a high-power field are more than usual; ten tablets at once are an overdose until it is known what
they were."""

SILENT = frozenset({Section.PLAN, Section.FAMILY, Section.PAST})
"""Sections whose grades are not today's."""


def graded(passages: Sequence[Passage], meant: Callable[[Passage, int, int], Assertion | None]) -> Iterator[Graded]:
    """What the grades of the passages say. `meant` gives the assertion of characters, None for what is only asked or
    advised. The worst grade of a sign counts: one weak limb is a weakness."""
    found = [each for passage in passages if passage.section not in SILENT for each in _in(passage, meant)]
    present = {each.finding for each in found if each.status is Status.PRESENT}
    return (each for each in found if each.status is Status.PRESENT or each.finding not in present)


def _in(passage: Passage, meant: Callable[[Passage, int, int], Assertion | None]) -> Iterator[Graded]:
    text = in_lower_case(passage.text)
    for grade in GRADES:
        for match in grade.pattern.finditer(text, passage.start, passage.end):
            said = meant(passage, match.start(), match.end())
            if said is None or said.subject is not Subject.PATIENT or said.when is not When.CURRENT:
                continue
            for finding, status in _judged(grade, _number(match)):
                yield Graded(passage, match.start(), match.end(), finding, status)


def _number(match: re.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("plus"):
        return len(groups["plus"])
    return int(value_of(next((groups[name] for name in ("most", "n", "n2", "n3") if groups.get(name)), "")) or 0)


def _judged(grade: Grade, number: int) -> Iterator[tuple[str, Status]]:
    if grade.raised:
        yield grade.raised, Status.PRESENT if number >= grade.raised_from else Status.ABSENT
    if grade.reduced:
        yield grade.reduced, Status.PRESENT if number <= grade.reduced_to else Status.ABSENT
