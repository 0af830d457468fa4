"""How often each finding is present in a condition, with what the number rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row: present in share `p` of those who have the condition, and in `usual` of all who consult an emergency
    department; `ratio` is the first over the second."""

    finding: str
    name: str
    p: float
    usual: float
    ratio: float
    basis: str
    sources: tuple[str, ...]


def figures(condition: str, store: Store) -> tuple[Figure, ...]:
    """Every listed finding, commonest first."""
    records = store.findings()
    rows = [
        Figure(
            finding=link.finding,
            name=records[link.finding].name,
            p=link.p,
            usual=records[link.finding].marginal["emergency"],
            ratio=link.lr or link.p / records[link.finding].marginal["emergency"],
            basis=link.basis.value,
            sources=link.sources,
        )
        for link in store.links_of(condition)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.p, row.name)))
