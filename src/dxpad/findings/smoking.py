"""Who smoked and stopped is an ex-smoker, whatever the pack-years say."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.findings.claim import Claim
    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import FindingRecord

SMOKER, EX_SMOKER = "current-smoker", "ex-smoker"

_STOPPED = re.compile(
    r"(?<!not )(?<!n't )\b(?:quit|stopped|gave\s+up|given\s+up"
    r"|gave\s+it\s+up|ex[\s-]|former(?:ly)?|used\s+to|previous(?:ly)?)",
    re.IGNORECASE,
)
_SMOKES = re.compile(
    r"\b(?:smok\w*(?!\s+(?:weed|cannabis|marijuana|pot)\b)|cigarettes?|pack[\s-]years?|packs?\b|tobacco)", re.IGNORECASE
)
_WISH = re.compile(
    r"\b(?:wants?|wish\w*|would like|trying|tried|help|unable|cannot|can't|hop(?:es?|ing)|plan\w*"
    r"|ready\s+to|working\s+on)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!;\n]+")


def smoking_claims(
    claims: Sequence[Claim], passages: Sequence[Passage], records: Mapping[str, FindingRecord]
) -> list[Claim]:
    """The claims, with those of smoking now turned into those of having smoked where their sentence says it ended."""
    record = records.get(EX_SMOKER)
    ended = [
        (passage, match)
        for passage in passages
        for match in _SENTENCE.finditer(passage.text, passage.start, passage.end)
        if _ended(match.group())
    ]
    if record is None or not ended:
        return list(claims)
    return [_as_ended(claim, record) if _stands_in(claim, ended) else claim for claim in claims]


def _ended(sentence: str) -> bool:
    return bool(_STOPPED.search(sentence) and _SMOKES.search(sentence)) and not _WISH.search(sentence)


def _stands_in(claim: Claim, ended: Sequence[tuple[Passage, re.Match[str]]]) -> bool:
    source = claim.finding.source
    if claim.finding.id != SMOKER or claim.finding.status is not Status.PRESENT or source is None:
        return False
    return any(
        passage.turn == source.turn and match.start() <= source.start and source.end <= match.end()
        for passage, match in ended
    )


def _as_ended(claim: Claim, record: FindingRecord) -> Claim:
    return replace(claim, finding=replace(claim.finding, id=record.id, name=record.name))
