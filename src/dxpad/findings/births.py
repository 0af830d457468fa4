"""A birth of these days, as the mother or those around her tell it, and the bleeding told behind it: "I had my little
girl at noon. The bleeding ran through the mattress"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

POSTPARTUM = "postpartum"
AFTER_BIRTH = "bleeding-after-birth"
HEAVY = "vaginal-bleeding-heavy-with-clots"

_CHILD = (
    r"(?:(?:first|second|third|fourth|new|little|wee|beautiful|healthy)\s+)*(?:bab(?:y|ies)|twins|son|daughter|boy|girl"
    r"|little\s+(?:one|boy|girl|man))"
)
_CLOCK = (
    r"(?:at|about|around|just\s+(?:before|after))\s+(?:about\s+)?(?:noon|midnight|midday|dawn|lunchtime|teatime|breakfast"
    r"|(?:[1-9]|1[0-2])(?:[.:]\d\d)?\s*(?:am|pm|a\.m|p\.m|o['’]clock|(?=\s*(?:[.,;!?]|\Z|and\b|this\b|today|tonight|last\s+night|yesterday|on\b|in\s+the\s+(?:morning|evening)))))"
)
_MOMENT = (
    rf"(?:{_CLOCK}|(?:early\s+|late\s+|earlier\s+)?(?:this\s+(?:morning|afternoon|evening|week)|today|tonight|last\s+night|yesterday|earlier)"
    r"|(?:on\s+|last\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:only\s+|about\s+)?(?:an|one|two|three|four|five|six|seven|eight|ten|twelve|twenty|\d{1,2}|a\s+few"
    r"|a\s+couple\s+of|half\s+an|some)\s+(?:hours?|minutes?|mins?|hrs?|days?)\s+ago|just\s+now|minutes\s+ago|hours\s+ago)"
)
_BORE = (
    rf"(?:had|delivered|birthed|gave\s+birth\s+to|given\s+birth\s+to)\s+(?:(?:my|our|her|a|the|their)\s+)?{_CHILD}"
    r"|gave\s+birth|given\s+birth|(?<!was\s)(?<!were\s)(?<!been\s)delivered(?=\s+(?:yesterday|today|tonight|this|last|on|at|\d|an\b|in\b))"
    rf"|(?:my|our|her)\s+{_CHILD}\s+(?:was|were)\s+born"
)
_NO_VISIT = (
    r"(?:(?!\b(?:not|never|with|over|round|along|back|seen|to|at\s+(?:the\s+(?:doctor|gp|surgery|clinic|dentist|nursery|park|beach|pool)|my|his|her))\b)"
    r"[^.;!?\n])"
)
"""What stands between a birth and its moment; a child one had with one, or at the doctor's, was born before."""
_MOTHER = (
    r"(?:i|she|who|mother|mum|wife|partner|sister|daughter|girlfriend|patient|pt|woman|lady"
    r"|(?:i|she)\s+(?:only|just)|(?:i|she)['’](?:ve|s))"
)
_BIRTH = re.compile(
    rf"\b(?:{_MOTHER}\s+(?:has\s+|have\s+|had\s+|only\s+|just\s+)*)?(?P<bore>{_BORE})\b{_NO_VISIT}{{0,30}}?\s*,?\s*{_MOMENT}"
    rf"|\b{_MOMENT},?\s+(?:my\s+(?:wife|partner|sister|daughter|girlfriend)|i|she)\s+(?:has\s+|have\s+|had\s+|only\s+|just\s+)*(?:{_BORE})\b"
    rf"|(?:\b(?:i|she)(?:['’]ve|['’]s|\s+have|\s+has|)\s+(?:only\s+)?|\A\s*(?:has\s+|have\s+)?)just\s+(?:{_BORE})\b"
    r"|\b(?:since|after|following)\s+(?:the|my|her|giving|having\s+(?:my|her|the|our))\s+(?:birth|delivery|labour|c-?section|caesarean|section|baby)\b"
    r"(?!\s+(?:control|father|group|shower|mark))"
)
"""A birth with the moment that makes it one of these days, or since which something is so."""
_SPOKEN_OF = re.compile(
    r"birth|born\b|deliver|labour|section|caesarean|\b(?:had|having)\s+(?:(?:my|our|her|a|the|their|twins)\b|bab)"
)
"""Without one of these no birth is told: a look that spares most texts the long one."""
_BORN = re.compile(r"\bborn\b")
_OWN = re.compile(r"\A(?:i\b|(?:.*\s)?i\s)")
_RUNS = (
    r"(?:(?:has|have|had|is|was|are|just|keeps?|now|came|come|coming)\s+)*(?:ran|runs?|running|soak\w*|pour\w*|gush\w*|flood\w*|went|gone|going|goes)"
    r"\s+(?:right\s+|all\s+|straight\s+)?(?:through|down|into|onto|over|out)\b"
)
_DRESSINGS = r"(?:pads?|towels?|sheets?|mattress(?:es)?|bed|bedding|knickers|pyjamas|nightie)"
_FLOODS = re.compile(
    rf"\b(?:blood|bleeding)\s+{_RUNS}"
    r"|\b(?:blood|bleeding)\s+(?:just\s+|still\s+)?(?:won['’]?t|will\s+not|does\s?n['’]?t|does\s+not|is\s?n['’]?t|is\s+not|can['’]?t\s+be|never)\s+"
    r"(?:stop\w*|slow\w*|eas\w*|let\w*\s+up)"
    r"|\b(?:can['’]?t|cannot|won['’]?t|will\s+not|does\s?n['’]?t|has\s?n['’]?t)\s+(?:stop\w*\s+)?(?:the\s+)?bleed\w*"
    r"|\b(?:pour(?:s|ing)|gush(?:es|ing)|flooding|pools?|streams|buckets?|bucketfuls?|covered|full)\s+(?:(?:of|with|in|out)\s+)?(?:fresh\s+|bright\s+|red\s+)*blood\b"
    r"|\bbleed(?:s|ing)\s+(?:very\s+|really\s+|so\s+|quite\s+)?(?:heavily|buckets|like\s+a\s+tap|a\s+lot|loads)\b"
    r"|\b(?:heavy|torrential|massive|profuse)\s+(?:fresh\s+|vaginal\s+|pv\s+)?bleeding\b"
    rf"|\b(?:soak|drench|fill)(?:s|ed|ing)?\s+(?:(?:right\s+)?through\s+)?(?:(?:a|an|one|two|three|four|five|six|\d+|my|her|the|every|several|maternity|big|whole)\s+)+{_DRESSINGS}\b"
    rf"|\b{_DRESSINGS}\s+every\s+(?:quarter|few\s+minutes|half|ten|fifteen|twenty|thirty|\d+\s+min\w*|hour)\b"
)
"""Bleeding that is told as heavy, or as one that does not end."""
_BLEEDS = re.compile(r"\b(?:bleeding|bleeds|bled|blood\s+loss|losing\s+(?:\w+\s+)?blood|blood\s+clots)\b")
_NOT_THE_WOMBS = re.compile(
    r"\b(?:no|not|without|never|denies)\s+(?:\w+\s+)?(?:bleed\w*|blood|soak\w*)\b|\b(?:stopped|settled|eased|less|normal|usual|disorder|tendency|pressure)\b"
    r"|\b(?:nose\w*|gums?|mouth|rectal\w*|back\s+passage|bottom|bowels?|stools?|poo|piles|anal|anus|vomit\w*|urine|wee|wound|cut|cord|navel|belly\s+button|heel"
    r"|circumcis\w*|nipples?|cracked|scar|incision|finger|lip|milk|sweat\w*|waters?)\b|\b(?:he|his|him|baby['’]s|the\s+baby|my\s+baby|my\s+son)\b"
)
"""A bleeding denied or over, from elsewhere, or the child's."""
_SENTENCE = re.compile(r"[^.;!?\n]+(?:\.\d[^.;!?\n]*)*")
_BEHIND = 3
"""Sentences from the one of the birth on in which a bleeding is the mother's."""


def birth_mentions(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    """Each birth of these days that the mother's text tells, and how she bleeds since."""
    for passage in passages:
        text = in_lower_case(passage.text)
        if _SPOKEN_OF.search(text, passage.start, passage.end) is None:
            continue
        sentences = list(_SENTENCE.finditer(text, passage.start, passage.end))
        for place, sentence in enumerate(sentences):
            birth = _BIRTH.search(sentence[0])
            if birth is None:
                continue
            found = list(_bled(sentences[place : place + _BEHIND]))
            if found or not _BORN.search(birth[0]):
                found.append((POSTPARTUM, sentence.start() + birth.start(), sentence.start() + birth.end()))
            yield from (
                Mention(record=records[name], passage=passage, start=start, end=end)
                for name, start, end in found
                if name in records
            )


def _bled(sentences: Sequence[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """Where the sentences tell of the mother's bleeding, and whether it is heavy."""
    for sentence in sentences:
        if _NOT_THE_WOMBS.search(sentence[0], _clause(sentence[0])):
            continue
        flood = _FLOODS.search(sentence[0])
        for said in filter(None, (flood or _BLEEDS.search(sentence[0]),)):
            start, end = sentence.start() + said.start(), sentence.start() + said.end()
            yield AFTER_BIRTH, start, end
            if flood:
                yield HEAVY, start, end


def is_of_mother(passage: Passage) -> bool:
    """Whether a text tells of the writer's own birth of these days, or of a mother who bleeds behind hers."""
    text = in_lower_case(passage.body)
    if _SPOKEN_OF.search(text) is None:
        return False
    sentences = list(_SENTENCE.finditer(text))
    births = [(place, birth) for place, each in enumerate(sentences) if (birth := _BIRTH.search(each[0])) is not None]
    return any(
        _OWN.match(birth[0]) is not None or next(_bled(sentences[place : place + _BEHIND]), None) is not None
        for place, birth in births
    )


def _clause(sentence: str) -> int:
    """Where what is told behind the birth begins: "my son was born at six and I am pouring with blood"."""
    birth = _BIRTH.search(sentence)
    return birth.end() if birth else 0
