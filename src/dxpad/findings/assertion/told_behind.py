"""Items behind a lacking thing that are no further lacking thing, by their words: "no rub, fine crackles at both
bases", "absent anal tone and priapism"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from dxpad.findings.assertion.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_QUALITIES = words("fine coarse scattered diffuse faint harsh loud widespread basal bibasal bibasilar biphasic few")
"""How a sign is when it was found; what was looked for and not found has a name and no quality."""
_PLACED = words("basal bibasal bibasilar")
"""Qualities that name the place."""
_PLACES = words("at over on in throughout to across along round around below above")
_OCCASIONS = words("when whenever while if as")
_HANDLED = words(
    "pressing pressed palpating palpation touch touching touched percussion percussing squeezing squeezed moved"
)
"""What is done to a part that brings a sign out."""
_BY = words("on upon to with under")

_FUNCTIONS = words("tone reflex reflexes jerk jerks pulse pulses entry output")
"""What everybody has: its lack is the sign, and a sign behind it is there."""
_OWN_SOUNDS = words("bowel breath heart foetal fetal eye")
_SOUNDS = words("sounds sound movement movements")
_UNWANTED = words("added extra abnormal pathological primitive involuntary myoclonic brisk adventitious bounding of")
"""With these it is nothing that everybody has."""
_PLACED_BY = words("on in at over below from bilaterally left right")


def is_found_there(item: Sequence[str]) -> bool:
    """Whether an item says what a sign is like and where: "coarse crackles on the right", "basal crackles"."""
    if len(item) < len(("basal", "crackles")) or item[0] not in _QUALITIES:
        return False
    return item[0] in _PLACED or not _PLACES.isdisjoint(item[2:])


def is_brought_out(item: Sequence[str]) -> bool:
    """Whether an item says when or by what something comes: "pain when pressed", "tender on pressing the calf"."""
    said = list(item[1:])
    if not _OCCASIONS.isdisjoint(said):
        return True
    return any(word in _BY and after in _HANDLED for word, after in itertools.pairwise(said))


def lacks_a_function(item: Sequence[str]) -> bool:
    """Whether what is lacking is something that everybody has: "anal tone", "breath sounds on the left"."""
    until = next((place for place, word in enumerate(item) if word in _PLACED_BY), len(item))
    name = item[:until]
    if not name or not _UNWANTED.isdisjoint(name):
        return False
    return name[-1] in _FUNCTIONS or (name[-1] in _SOUNDS and not _OWN_SOUNDS.isdisjoint(name))
