"""Ways of speaking in which words stand between: "has been worsening", "severe lower abdominal cramps", "woke at two
fighting for air", "ibuprofen did not help"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.passage import in_lower_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import WordingRecord
    from dxpad.knowledge.store import Store

IN_VAIN = "refractory-to-usual-treatment"
ONE_SIDED = "unilateral"

_LOOKED = (
    r"(?:x[\s-]?rays?|radiographs?|films?|views?|mri|mra|ct|scans?|ultrasounds?|sonograms?|dopplers?|arthrograms?|mammograms?"
    r"|imag(?:es?|ing)|biops(?:y|ies)|replacements?|reconstructions?|arthroscop(?:y|ies)|arthroplast(?:y|ies)|surger(?:y|ies)"
    r"|operations?|repairs?|fixations?|amputations?|mastectom(?:y|ies)|lumpectom(?:y|ies)|meniscectom(?:y|ies))"
)
_LOOKED_BEFORE = re.compile(
    rf"\b(?:look(?:ing|ed)?(?:\s+here)?\s+at|{_LOOKED}(?:\s+(?:images?|scans?|films?|series|was|were|done|taken|today|here))*\s+(?:of|on|to|for))"
    r"\s+(?:(?:the|his|her|their|my|your|this|that|a|an)\s+)?\Z",
    re.IGNORECASE,
)
_WELL_BEFORE = re.compile(
    r"\b(?:normal|intact|full|brisk|good|strong|equal)\b[^.;:,\n]{0,40}\b(?:in|of|to|on|at)\s+(?:(?:the|his|her|their|my)\s+)?\Z",
    re.IGNORECASE,
)
_LOOKED_BEHIND = re.compile(rf"(?:\s+joint)?(?:\s+(?:exam\w*|{_LOOKED}|domina\w+)\b|\s*:)", re.IGNORECASE)
"""A side that only says where was looked or operated, or who writes with it: "x-ray of the right knee", "right knee:"
as a heading."""

BEGINNING = (2, 3)
"""Letters by which most words are known not to be in a text."""
_FAR = 60
"""Characters before a side in which it says where was looked."""


def worded_mentions(passages: Sequence[Passage], store: Store) -> Iterator[Mention]:
    """What the wordings of the knowledge find, each where it stands. What they say is denied, past or somebody else's
    as any mention."""
    lower = [(passage, in_lower_case(passage.text)) for passage in passages]
    records = store.findings()
    for wording in _that_may_stand("\n".join(text for _, text in lower), store):
        for passage, text in lower:
            if not all(any(need in text for need in needs) for needs in wording.needs):
                continue
            for match in _compiled(wording.pattern).finditer(text, passage.start, passage.end):
                if wording.finding == ONE_SIDED and _is_looked_at(passage, match):
                    continue
                yield Mention(record=records[wording.finding], passage=passage, start=match.start(), end=match.end())


def _that_may_stand(text: str, store: Store) -> list[WordingRecord]:
    """The wordings whose words the text holds, each word looked for once, and only where its first letters occur."""
    beginnings = {text[place : place + size] for size in BEGINNING for place in range(len(text))}
    held = {need for need, begins in store.derived(_every_need) if begins in beginnings and need in text}
    return [each for each in store.wordings() if not any(map(held.isdisjoint, each.needs))]


def _every_need(store: Store) -> tuple[tuple[str, str], ...]:
    """Each word that a wording needs, and its first letters."""
    every = sorted({need for wording in store.wordings() for needs in wording.needs for need in needs})
    return tuple((need, need[: max(BEGINNING)]) for need in every)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Kept: most wordings are never tried, and to compile one takes longer than to run it."""
    return re.compile(pattern)


def _is_looked_at(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a side is that of an image, an operation, a heading or of what is well, and of no complaint."""
    before = passage.text[max(passage.start, match.start() - _FAR) : match.start()]
    behind = _LOOKED_BEHIND.match(passage.text, match.end(), passage.end)
    return behind is not None or any(told.search(before) for told in (_LOOKED_BEFORE, _WELL_BEFORE))
