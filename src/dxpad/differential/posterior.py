"""Scores to probabilities with intervals."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, fsum, log, log1p, sqrt
from typing import TYPE_CHECKING

from dxpad.differential.hypotheses import OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dxpad.differential.hypotheses import Field

Z = 1.6448536269514722
"""Both sides of a 90 % interval."""
NARROWEST = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """What the scores of one field come to. `shares` is keyed by condition id, *other* under `OTHER`; `order` is that
    of the conditions, likeliest first. `reserved` is what the reserve adds to the score of *other*. `spread` is
    Σ share² · variance over all hypotheses: how unsure the competition as a whole is."""

    field: Field
    log_normaliser: float
    reserved: float
    shares: Mapping[str, float]
    order: Sequence[str]
    spread: float

    def interval(self, condition: str) -> tuple[float, float]:
        """The 90 % interval of one condition's probability, within what the reserve leaves."""
        number = self.field.model.numbers[condition]
        left = 1.0 - self.field.model.constants.reserve
        low, high = interval(self.shares[condition] / left, self.field.variances[number], self.spread)
        return low * left, high * left


def posterior_of(field: Field) -> Posterior:
    """Softmax over every condition and *other*, which gets what is reserved for it besides."""
    listed = log_normaliser(field.scores)
    other = share_of_other(field.other_score - listed, field.model.constants.reserve)
    whole = listed - log1p(-other)
    every = list(map(exp, [score - whole for score in field.scores]))
    shares = dict(zip(field.model.numbers, every, strict=True))
    order = sorted(shares, key=shares.__getitem__, reverse=True)
    shares[OTHER] = other
    return Posterior(
        field=field,
        log_normaliser=whole,
        reserved=listed + log(other) - log1p(-other) - field.other_score,
        shares=shares,
        order=order,
        spread=fsum([share * share * variance for share, variance in zip(every, field.variances, strict=True)]),
    )


def share_of_other(log_odds: float, reserve: float) -> float:
    """The probability of none of these: what its log-odds against all listed conditions give it, over the reserve."""
    return reserve + (1.0 - reserve) * _sigmoid(log_odds)


def log_normaliser(scores: Iterable[float]) -> float:
    """The logarithm of Σ exp(score), without overflow."""
    every = list(scores)
    top = max(every)
    return top + log(fsum(map(exp, [score - top for score in every])))


def interval(share: float, variance: float, total: float) -> tuple[float, float]:
    """90 % interval of one softmax probability, by the delta method on its logit.

    The logit is score_i - log Σ_{j≠i} exp(score_j); the variance of the second term is the sum over j of
    (j's share of the others)² · variance_j. `total` is the sum of share² · variance over all hypotheses.
    """
    rest = max(1.0 - share, NARROWEST)
    logit = log(max(share, NARROWEST**2)) - log(rest)
    others = max(total - share * share * variance, 0.0) / (rest * rest)
    half = Z * sqrt(variance + others)
    return _sigmoid(logit - half), _sigmoid(logit + half)


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + exp(-value)) if value >= 0 else exp(value) / (1.0 + exp(value))
