"""*No pain* said right behind a sign that is graver without it: blood in the urine, lost sight, bleeding late in
pregnancy, jaundice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

_NO_PAIN = re.compile(
    r"\b(?:no|without(?:\s+any)?|not\s+any|never\s+any)\s+pain\b(?!\s*(?:,\s*)?(?:or|nor|on|in|with|to|over|when|while|at|from|during|if|passing|relief|killers?"
    r"|medic\w*|meds|score|anywhere|elsewhere|down|behind|under|between|out)\b)"
    r"|\b(?:it|this|that)\s+(?:does\s+not|doesn['’]?t|did\s+not|didn['’]?t)\s+hurt\b(?!\s+(?:to|when|on|as|that|much)\b)"
)
_BEHIND: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "painless-haematuria",
        re.compile(
            r"\bha?ematuria\b|\b(?:blood\w*|red|claret|pink)\b[^.;!?\n]{0,25}\b(?:urine|wee|pee|water)\b"
            r"|\b(?:urine|wee|pee)\b[^.;!?\n]{0,25}\b(?:blood\w*|red|claret|pink)\b|\b(?:peeing|weeing|passing|passed)\s+(?:\w+\s+)?blood\b"
        ),
    ),
    (
        "painless",
        re.compile(
            r"\b(?:los[ts]\w*|loss|gone|went|can(?:not|['’]?t|\s+not)\s+see|black|blind|curtain|shadow)\b[^.;!?\n]{0,40}\b(?:vision|sight|eyes?)\b"
            r"|\b(?:vision|sight|eyes?)\b[^.;!?\n]{0,40}\b(?:lost|gone|went|loss|blind|black|blank|curtain|shadow)\b"
        ),
    ),
    (
        "painless",
        re.compile(
            r"(?:\b(?:pregnan\w+|placenta\w*|trimester|\d\d\s*(?:weeks?|/\s?40|\+\s?\d))\b[^\n]{0,80}\b(?:bleed\w*|bled|blood)\b)"
            r"|\b(?:bleed\w*|bled|blood)\b[^.;!?\n]{0,60}\b(?:pregnan\w+|placenta\w*|trimester|\d\d\s*(?:weeks?|/\s?40|\+\s?\d))"
        ),
    ),
    (
        "jaundice-painless",
        re.compile(
            r"\bjaundice\w*\b|\b(?:gone|went|turned|turning|going|is|looks?)\s+yellow\b|\byellow\s+(?:eyes?|skin)\b"
        ),
    ),
)
_NEAR = 110
"""Characters before *no pain* in which the sign stands: its own sentence or the one before."""


def painless_mentions(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    """Each *no pain* with what it makes of the sign before it."""
    for passage in passages:
        text = in_lower_case(passage.text)
        for said in _NO_PAIN.finditer(text, passage.start, passage.end):
            low = max(passage.start, text.rfind("\n", 0, said.start()) + 1, said.start() - _NEAR)
            for finding in dict.fromkeys(name for name, sign in _BEHIND if sign.search(text, low, said.start())):
                if finding in records:
                    yield Mention(record=records[finding], passage=passage, start=said.start(), end=said.end())
