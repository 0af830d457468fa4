"""Ways of speaking in which words stand between: "has been worsening", "severe lower abdominal cramps", "woke at two
fighting for air", "ibuprofen did not help"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.tried import Index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.findings.passage import Passage
    from dxpad.findings.tried import Lowered
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

_FAR = 60
"""Characters before a side in which it says where was looked."""


def worded_mentions(lowered: Lowered, store: Store) -> Iterator[Mention]:
    """What the wordings of the knowledge find, each where it stands. What they say is denied, past or somebody else's
    as any mention."""
    records = store.findings()
    for wording, passage, match in lowered.matches(store.derived(_index)):
        if wording.finding != ONE_SIDED or not _is_looked_at(passage, match):
            yield Mention(record=records[wording.finding], passage=passage, start=match.start(), end=match.end())


def _index(store: Store) -> Index[WordingRecord]:
    return Index((wording.said, wording) for wording in store.wordings())


def _is_looked_at(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a side is that of an image, an operation, a heading or of what is well, and of no complaint."""
    before = passage.text[max(passage.start, match.start() - _FAR) : match.start()]
    behind = _LOOKED_BEHIND.match(passage.text, match.end(), passage.end)
    return behind is not None or any(told.search(before) for told in (_LOOKED_BEFORE, _WELL_BEFORE))
