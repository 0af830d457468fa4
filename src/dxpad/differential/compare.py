"""Two differentials of one case, made with different knowledge or priors: what moved between them, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.differential.contrast import PRIOR_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.differential import Differential, Ranked

BARS = 3
LEAST = 0.005
"""Smaller moves of a bar, in natural log-odds, are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarMove:
    """One bar before and after, in natural log-odds; None where it is not there."""

    name: str
    before: float | None
    after: float | None

    @property
    def by(self) -> float:
        """How far it moved; a bar that is not there is worth nothing."""
        return (self.after or 0.0) - (self.before or 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One condition whose rank changed: (rank, probability) before and after, None where it is not
    listed, and the bars that moved, furthest first."""

    condition: str
    name: str
    before: tuple[int, float] | None
    after: tuple[int, float] | None
    bars: tuple[BarMove, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """One case that changes: urgency before and after, dangers that open or close, and conditions that move."""

    case: str
    urgency: tuple[str, str]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    moved: tuple[Moved, ...]


def compare(before: Differential, after: Differential, top: int) -> CaseChange | None:
    """What changes in one case among the first `top` of either list; None when nothing does. A condition that a list
    does not show has no place in it: list as many as matter."""
    opened, closed = _open(after) - _open(before), _open(before) - _open(after)
    moved = tuple(_moves(before, after, top))
    if not (moved or opened or closed or before.urgency is not after.urgency):
        return None
    return CaseChange(
        case=before.id,
        urgency=(before.urgency.value, after.urgency.value),
        opened=tuple(sorted(opened)),
        closed=tuple(sorted(closed)),
        moved=moved,
    )


def _open(result: Differential) -> set[str]:
    return {danger.condition for danger in result.do_not_miss if danger.state == "open"}


def _moves(before: Differential, after: Differential, top: int) -> Iterator[Moved]:
    then = {item.condition: item for item in before.differential}
    now = {item.condition: item for item in after.differential}
    for name in dict.fromkeys(item.condition for item in (*after.differential[:top], *before.differential[:top])):
        old, new = then.get(name), now.get(name)
        if old and new and old.rank == new.rank:
            continue
        known = new or old
        if known:
            yield Moved(
                condition=name,
                name=known.name,
                before=(old.rank, old.probability) if old else None,
                after=(new.rank, new.probability) if new else None,
                bars=_bars(old, new),
            )


def _bars(old: Ranked | None, new: Ranked | None) -> tuple[BarMove, ...]:
    then, now = _terms(old), _terms(new)
    moves = [
        BarMove(name=(now.get(key) or then[key])[0], before=_value(then, key), after=_value(now, key))
        for key in dict.fromkeys((*now, *then))
    ]
    moves.sort(key=lambda move: (-abs(move.by), move.name))
    return tuple(move for move in moves[:BARS] if abs(move.by) >= LEAST)


def _terms(line: Ranked | None) -> dict[str, tuple[str, float]]:
    if line is None:
        return {}
    return {"": (PRIOR_NAME, line.log_prior), **{item.finding: (item.name, item.log_odds) for item in line.evidence}}


def _value(terms: dict[str, tuple[str, float]], key: str) -> float | None:
    return terms[key][1] if key in terms else None
