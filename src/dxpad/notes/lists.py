"""Word lists written as running text."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def listed_in_order(text: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(text.split())
