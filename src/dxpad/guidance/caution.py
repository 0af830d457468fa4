"""One caution, and which of several about the same step of one patient are shown: the more particular one stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

UNASKED = "Not known yet - "
"""How a caution begins whose question nobody has answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A line, what its author says in it, the findings it rests on, and the medicines it speaks of."""

    line: str
    says: str = ""
    grounds: frozenset[str] = frozenset()
    medicines: frozenset[str] = frozenset()

    @property
    def asks(self) -> bool:
        """Whether it is a question that nobody has answered."""
        return self.line.startswith(UNASKED)


def distinct(*ranked: Sequence[Caution]) -> tuple[str, ...]:
    """The lines of all ranks, most particular rank first, without those that a higher rank already says: on the same
    grounds, and about no medicine that it leaves out. What is known comes before what must be asked."""
    kept: list[Caution] = []
    for rank in ranked:
        above = tuple(kept)
        kept += [each for each in rank if not _said(each, above)]
    lines = dict.fromkeys(each.line for each in sorted(kept, key=lambda each: each.asks))
    return tuple(lines)


def _said(caution: Caution, above: tuple[Caution, ...]) -> bool:
    answering = [each for each in above if each.grounds & caution.grounds and (caution.asks or not each.asks)]
    if not caution.grounds:
        return False
    return caution.grounds <= _all(each.grounds for each in answering) and caution.medicines <= _all(
        each.medicines for each in answering
    )


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
