"""Numbers that count a length of time and belong to no other thing: "a fit three years ago" is one fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.findings.assertion.vocabulary import NUMBER_WORDS, SPELLS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.findings.stream import Word

_COUNTS = NUMBER_WORDS - {"a", "an"}


def counts_time(words: Sequence[Word], places: Sequence[int]) -> bool:
    """Whether one of the words at these places counts the length of time behind it, which is none of them."""
    return any(
        place + 1 < len(words)
        and place + 1 not in places
        and words[place].text in _COUNTS
        and words[place + 1].text in SPELLS
        for place in places
    )
