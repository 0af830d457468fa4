"""The scores of one case before any certainty, so that the constants of sureness can be tried without ranking again."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from dxpad.differential.posterior import log_normaliser, share_of_other
from dxpad.differential.rank import field_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.judged import Judged
    from dxpad.differential import Model
    from dxpad.differential.constants import Constants

SHOWN = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """Scores at a certainty of one: of the right conditions, of the others, and of *other* without its constant."""

    present: int
    right: tuple[float, ...]
    wrong: tuple[float, ...]
    other: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One case: the probability of the right diagnosis (of *other* when the knowledge has none), of the first and
    whether it is right, of *other* as it is and with the right diagnosis taken out. `rank` is that of the best right
    condition; `every` holds each condition's probability from 1 % up, and whether it is right."""

    known: bool
    rank: int | None
    right: float
    first: float
    first_right: bool
    other: float
    other_out: float
    brier: float
    every: tuple[tuple[float, bool], ...]


def raw_of(judged: Judged, model: Model) -> Raw:
    """The scores of one case."""
    field = field_for(judged.case, judged.found, model)
    present = sum(item.column.present for cluster in field.clusters for item in cluster)
    certainty = model.constants.certainty_for(present)
    scores = {condition.id: score / certainty for condition, score in zip(model.conditions, field.scores, strict=True)}
    return Raw(
        present=present,
        right=tuple(score for name, score in scores.items() if name in judged.right),
        wrong=tuple(score for name, score in scores.items() if name not in judged.right),
        other=field.other_score / certainty - model.constants.other,
    )


def outcome_of(raw: Raw, constants: Constants) -> Outcome:
    """What a case comes to under these constants (of those, the ones that set how sure a list is)."""
    certainty = constants.certainty_for(raw.present)
    right = [certainty * score for score in raw.right]
    wrong = [certainty * score for score in raw.wrong]
    other = certainty * (raw.other + constants.other)
    listed = log_normaliser([*right, *wrong])
    share = share_of_other(other - listed, constants.reserve)
    hit, missed = _shares(right, listed, share), _shares(wrong, listed, share)
    found = sum(hit) if hit else share
    best_wrong = max(missed)
    return Outcome(
        known=bool(hit),
        rank=1 + sum(one > max(hit) for one in missed) if hit else None,
        right=found,
        first=max(*hit, best_wrong) if hit else best_wrong,
        first_right=bool(hit) and max(hit) >= best_wrong,
        other=share,
        other_out=share_of_other(other - log_normaliser(wrong), constants.reserve),
        brier=(1.0 - found) ** 2 + sum(one * one for one in missed) + (share * share if hit else 0.0),
        every=tuple(
            (one, is_right) for shares, is_right in ((hit, True), (missed, False)) for one in shares if one >= SHOWN
        ),
    )


def _shares(scores: Sequence[float], listed: float, other: float) -> list[float]:
    return [(1.0 - other) * exp(score - listed) for score in scores]
