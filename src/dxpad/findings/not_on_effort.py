"""Chest pain that effort does not bring on: "chest pain, not when he climbs stairs"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

ON_EFFORT = "chest-pain-exertional"
_NOT_THEN = re.compile(
    r"(?<!no )\bchest\b[^.;:!?\n]{0,60}?\b(?:not|never|but\s+not|n['’]t)\s+"
    r"(?:(?:brought\s+on|worse|there|come\s+on|hurt|felt|happening|it)\s+)*"
    r"(?P<effort>(?:when(?:ever)?|while|if|on|with|by|during)\s+(?:(?:he|she|i|they|him|her)\s+)?(?:\w+\s+){0,2}?(?:exert\w*|exercis\w*|effort|climb\w*|walk\w*|run\w*"
    r"|cycl\w*|mow\w*|hurr\w*|carr\w*|stairs|uphill))"
)


def not_on_effort(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> Iterator[Mention]:
    """The effort that is said not to bring the pain on, which its own *not* denies."""
    for passage in passages if ON_EFFORT in records else ():
        for match in _NOT_THEN.finditer(in_lower_case(passage.text), passage.start, passage.end):
            yield Mention(
                record=records[ON_EFFORT], passage=passage, start=match.start("effort"), end=match.end("effort")
            )
