"""What keeps words of a phrase apart that stand in one clause: somebody does something new between them ("hot over the
weekend and I felt …"), or one of the two says too little to be sought far from the other ("went … often")."""

from __future__ import annotations

import re

from dxpad.knowledge.words import stem

VAGUE = frozenset(
    map(
        stem,
        "feel go come get stop start see thing people help move like day time lot bad work sit stand follow watch year"
        " one two week hour keep put make need want know think say tell play drop push bottom hold way place today"
        " end change take give recent person old note".split(),
    )
)
"""Stems that say little: a phrase of two words with one of them is read in its own order and close by only."""

_NEW_SUBJECT = re.compile(
    r"\b(?:and|so|but|because|'cause|while)\b(?!\W+you\s+know)\W+(?:\w+\W+){0,2}?"
    r"(?:i|he|she|they|we|you)(?:['’]\w+)?\b(?!\W*know\b)",
    re.IGNORECASE,
)


def is_vague(stems: tuple[str, ...]) -> bool:
    """Whether a phrase has two words and one of them says little."""
    return len(stems) == 2 and not VAGUE.isdisjoint(stems)  # noqa: PLR2004


def says_more(text: str) -> bool:
    """Whether somebody or something new is spoken of in the words between the first and the last of a phrase."""
    return _NEW_SUBJECT.search(text) is not None
