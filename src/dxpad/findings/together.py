"""Several people with one complaint: "three students of one flat have headaches". Each of them has contacts with the
same illness."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.claim import CONTACTS
from dxpad.findings.duration import TOLD_IN
from dxpad.findings.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

_MANY = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|[2-9]|[1-9]\d)"
_PEOPLE = (
    r"(?:people|students|pupils|flatmates|housemates|roommates|friends|colleagues|workers|workmates|guests|diners|members"
    r"|children|toddlers|teenagers|adults|brothers|sisters|siblings|soldiers|men|women|boys|girls|passengers|residents"
    r"|travellers|hikers|campers|nurses|tourists|players|miners|builders|firefighters|neighbours|neighbors)"
)
_TOGETHER = re.compile(
    rf"\A\W*(?P<who>{_MANY}\s+(?:(?!(?:of|his|her|my|our|their)\b)[\w-]+\s+)?{_PEOPLE})\b(?!\s+ago\b)(?:\s+(?:of|from|in|at|on|who\s+share)\s+[^.;!?\n,]{{1,40}}?)?"
    r"\s+(?:all\s+|both\s+|each\s+|now\s+|have\s+all\s+)?(?:have|are|feel|felt|fell|got|became|become|come|came|present|presented|complain"
    r"|vomit|vomited|collapsed|with)\b(?!\s+(?:no|not|never|well)\b)",
    re.IGNORECASE,
)
"""How a text opens that tells of several people at once."""


ILL = frozenset({"symptom", "sign"})
"""Kinds of findings of which somebody is ill."""
_SENTENCE = re.compile(r"[^.;!?\n]*")


def together_mentions(
    passages: Sequence[Passage], named: Sequence[Mention], records: Mapping[str, FindingRecord]
) -> Iterator[Mention]:
    """That others have the same, where the text opens with several people and the sentence names a complaint of
    theirs."""
    record = records.get(CONTACTS)
    first = next((passage for passage in passages if passage.turn is None), None)
    if record is None or first is None or first.section not in TOLD_IN:
        return
    told = _TOGETHER.match(first.body)
    if told is None:
        return
    sentence = _SENTENCE.match(first.body, told.end())
    low, high = first.start + told.end("who"), first.start + (sentence.end() if sentence else told.end())
    if any(low <= each.start < high and each.record.kind in ILL for each in named if each.passage is first):
        yield Mention(record=record, passage=first, start=first.start + told.start("who"), end=low)
