"""Cases written as text: where their chief complaint stands when no heading names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status, Subject, When
from dxpad.findings.passage import Section

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.findings.claim import Claim
    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

PRESENTING = re.compile(
    r"\b(?:present(?:s|ed|ing)?\s+(?:with|to|complaining|for|after)|complain(?:s|ed|ing)?\s+(?:of|about)|c/o"
    r"|(?:comes|came|brought)\s+in|brought\s+(?:by|to)|seen\s+(?:for|with|because)|consults?\s+(?:for|with|because))",
    re.IGNORECASE,
)
_AGED = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:[\s-]?(?:days?|weeks?|months?|mo|years?|yr?)[\s-]?(?:old|/?o)"
    r"|/(?:7|52|12)[\s-](?:old|boy|girl))"
)
CHILD_BROUGHT = re.compile(
    r"\b(?:mother|father|mum|mom|dad|parents?|grand\w+|carers?|woman"
    r"|man)\b[^.?!]{0,60}?\b(?P<brings>brings?|brought|bringing|attends? with"
    r"|presents? with|comes? (?:in )?with)\b[^.?!]{0,60}?\b(?:son|daughter"
    r"|baby|child|infant|boy|girl|toddler|grandson|granddaughter|newborn|neonate|little\s+one|kid|bairn|twins?|grandchild|nephew|niece"
    rf"|{_AGED}|(?:her|his)\s+(?:\w+\s+)?(?:mother|father|mum|mom|dad|grand\w+))\b",
    re.IGNORECASE,
)
LONGEST = 600
"""Characters on either side in which a sentence starts and ends, where no full stop says so."""

SENTENCE_END = re.compile(r"[.!?](?:\s|$)|\n")
COMPLAINTS = frozenset({"symptom", "sign", "axis"})
"""Kinds of findings somebody consults for."""


def presenting_sentence(
    passages: Sequence[Passage], claims: Sequence[Claim], records: Mapping[str, FindingRecord]
) -> tuple[int, int] | None:
    """Characters of the sentence that says why the patient came: the one that says so in words, else the first that
    names a present complaint. None when a heading names the chief complaint, or nothing is complained of."""
    prose = [passage for passage in passages if passage.turn is None]
    if not prose or any(passage.section is Section.CHIEF for passage in prose):
        return None
    text = prose[0].text
    starts = [claim.finding.source.start for claim in claims if claim.finding.source and is_complaint(claim, records)]
    said = PRESENTING.search(text)
    if said is not None:
        start, end = _sentence_round(text, said.start())
        if any(start <= place < end for place in starts):
            return start, end
    return _sentence_round(text, min(starts)) if starts else None


def is_brought(passage: Passage, place: int) -> bool:
    """Whether the sentence at a place tells of a child that a relative brings: "a mother brings her son with fever".
    What stands before *brings* is the relative's: "a mother with a fever brings her son"."""
    start, end = _sentence_round(passage.text, place)
    brought = CHILD_BROUGHT.search(passage.text, start, end) if passage.turn is None else None
    return brought is not None and not brought.start() < place < brought.start("brings")


def is_complaint(claim: Claim, records: Mapping[str, FindingRecord]) -> bool:
    """Whether the patient has it now and could have come because of it."""
    finding = claim.finding
    return (
        finding.status is Status.PRESENT
        and finding.when is When.CURRENT
        and finding.subject is Subject.PATIENT
        and records[finding.id].kind in COMPLAINTS
    )


def _sentence_round(text: str, place: int) -> tuple[int, int]:
    low, high = max(0, place - LONGEST), min(len(text), place + LONGEST)
    starts = [match.end() for match in SENTENCE_END.finditer(text, low, place)]
    end = SENTENCE_END.search(text, place, high)
    return (starts[-1] if starts else low), (end.end() if end else high)
