"""Without which findings the order of two conditions would turn. Each answer was scored again, so each one holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.differential.contrast import PRIOR, contrast
from dxpad.differential.rank import field_for
from dxpad.differential.shift import NO_SHIFTS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dxpad.differential.model import Model
    from dxpad.domain.case import Case
    from dxpad.domain.differential import Ranked
    from dxpad.domain.finding import FindingSet

MOST = 6
"""More findings than this are not taken away: it would be another case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Findings (ids, strongest first) without which `behind` would stand before `ahead`, by `log_odds`."""

    ahead: str
    behind: str
    without: tuple[str, ...]
    log_odds: float


def turn(
    case: Case,
    found: FindingSet,
    model: Model,
    first: Ranked,
    second: Ranked,
    *,
    shifts: Mapping[str, float] = NO_SHIFTS,
) -> Turn | None:
    """The strongest few findings without which the order of two lines of one case turns, None when there are none.

    None of those named can be spared: with it back, the order stands. `shifts` are those the lines were ranked with.
    """
    made = contrast(first, second)
    ahead, behind = (made.first, made.second) if made.log_odds > 0 else (made.second, made.first)
    side = 1 if made.log_odds > 0 else -1
    moved = shifts.get(ahead, 0.0) - shifts.get(behind, 0.0)
    strongest = [term.finding for term in made.terms if term.difference * side > 0 and term.finding != PRIOR][:MOST]

    def left(taken: Sequence[str]) -> float:
        return _log_odds(case, without(found, taken), model, ahead, behind) + moved

    count = next((count for count in range(1, len(strongest) + 1) if left(strongest[:count]) < 0), None)
    if count is None:
        return None
    taken = strongest[:count]
    for name in reversed(taken[:-1]):
        rest = [other for other in taken if other != name]
        if left(rest) < 0:
            taken = rest
    return Turn(ahead=ahead, behind=behind, without=tuple(taken), log_odds=-left(taken))


def without(found: FindingSet, names: Collection[str]) -> FindingSet:
    """The findings without some of them, as if nobody had asked."""
    return replace(found, findings=tuple(finding for finding in found.findings if finding.id not in names))


def _log_odds(case: Case, found: FindingSet, model: Model, first: str, second: str) -> float:
    field = field_for(case, found, model)
    return field.scores[model.numbers[first]] - field.scores[model.numbers[second]]
