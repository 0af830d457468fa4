"""Word lists written as running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def listed(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def listed_in_order(text: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(text.split())


def any_of(patterns: Sequence[str], *, letters: int) -> str:
    """A group of patterns in which those that begin with the same letters stand together, each of these in the order
    given: a word is then compared with the few that begin as it does."""
    if letters == 0 or len(patterns) == 1:
        return f"(?:{'|'.join(patterns)})"
    alike: dict[str, list[str]] = {}
    for pattern in patterns:
        first = pattern[:1] if pattern[:1].isalnum() else ""
        alike.setdefault(first, []).append(pattern.removeprefix(first))
    return f"(?:{'|'.join(first + any_of(rest, letters=letters - 1 if first else 0) for first, rest in alike.items())})"
