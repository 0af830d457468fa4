"""How open a question is."""

from __future__ import annotations

from math import log2


def entropy(chance: float) -> float:
    """Of a yes or no, in bits."""
    if not 0.0 < chance < 1.0:
        return 0.0
    return -chance * log2(chance) - (1.0 - chance) * log2(1.0 - chance)
