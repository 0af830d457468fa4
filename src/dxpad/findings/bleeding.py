"""Bleeding of which nobody says from where, in a sentence of a pregnancy, a birth or the periods: it is the womb's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

_BLEEDS = re.compile(
    r"\b(?:bleeding|bleeds|bled|blood\s+loss|haemorrhag(?:e|ing)|hemorrhag(?:e|ing))\b(?!\s+(?:disorder|tendency|time|risk|gums?|nose))"
)
_ELSEWHERE = re.compile(
    r"\b(?:nose\w*|gums?|mouth|rectal\w*|rectum|back\s+passage|bowels?|stools?|poo|piles|haemorrhoids?|hemorrhoids?|anal|anus|vomit\w*|urine|wee|wound|cut"
    r"|stitch\w*|incision|cough\w*|ears?|eyes?|moles?|skin|finger|lip|tooth|teeth|brain|cannula|scar|nipples?|cord|belly\s+button|head|leg|ulcer)\b"
)
_OF_WHAT: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "bleeding-in-pregnancy",
        re.compile(
            r"\bpregnan(?:t|cy)\b|\b\d{1,2}\s?/\s?40\b|\bplacenta\b|\b(?:first|second|third)\s+trimester\b|\bbaby(?:'s)?\s+mov\w+"
            r"|\b(?:she\s+is|she['’]s|i['’]m|i\s+am|woman|lady|female|mum|wife(?:\s+is)?),?\s+(?:now\s+|about\s+|only\s+)?(?:[12]\d|3\d|4[0-2])\s*weeks\b(?!\s+(?:old|ago|post))"
        ),
    ),
    (
        "bleeding-after-birth",
        re.compile(
            r"\b(?:after|since|following|post)\s+(?:the\s+|her\s+|my\s+|a\s+)?(?:birth|delivery|delivering|labour|caesarean|c-section|section)\b"
            r"|\bpost[\s-]?partum\b|\bpostnatal\w*|\b(?:delivered|gave\s+birth)\b"
        ),
    ),
    (
        "vaginal-bleeding",
        re.compile(
            r"\bthe\s+(?:pill|coil|implant)\b|\bperiods?\b(?!\s+of\b)|\bsmear\b|\bcervix\b|\bwomb\b|\bmiscarr\w+"
        ),
    ),
)
_NOT_NOW = re.compile(
    r"\b(?:not|never|n't|isn['’]t|pregnancy\s+test\s+(?:was\s+|is\s+)?neg\w*)\s*(?:\w+\s+)?pregnant\b|\bpregnancy\s+test\b|\b(?:last|previous)\s+pregnancy\b"
)
_SENTENCE = re.compile(r"[^.;!?\n]+(?:\.\d[^.;!?\n]*)*")


def bare_bleeding(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    """Each bleeding that its sentence ties to a pregnancy, a birth or the periods."""
    for passage in passages:
        text = in_lower_case(passage.text)
        for sentence in _SENTENCE.finditer(text, passage.start, passage.end):
            said = _BLEEDS.search(sentence[0])
            name = _of_what(sentence[0]) if said else None
            if said and name is not None and name in records:
                start = sentence.start()
                yield Mention(record=records[name], passage=passage, start=start + said.start(), end=start + said.end())


def _of_what(sentence: str) -> str | None:
    if _ELSEWHERE.search(sentence) or _NOT_NOW.search(sentence):
        return None
    return next((name for name, words in _OF_WHAT if words.search(sentence)), None)
