"""Scores to probabilities with intervals."""

from __future__ import annotations

from math import exp, fsum, log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Z = 1.6448536269514722
"""Both sides of a 90 % interval."""
NARROWEST = 1e-12


def log_normaliser(scores: Iterable[float]) -> float:
    """The logarithm of Σ exp(score), without overflow."""
    every = list(scores)
    top = max(every)
    return top + log(fsum(exp(score - top) for score in every))


def spread(variances: Mapping[str, float], shares: Mapping[str, float]) -> float:
    """Σ share² · variance over all hypotheses: how unsure the competition as a whole is."""
    return fsum(shares[name] ** 2 * variance for name, variance in variances.items())


def interval(share: float, variance: float, total: float) -> tuple[float, float]:
    """90 % interval of one softmax probability, by the delta method on its logit.

    The logit is score_i - log Σ_{j≠i} exp(score_j); the variance of the second term is the sum over j of
    (j's share of the others)² · variance_j. `total` is `spread` over all hypotheses.
    """
    rest = max(1.0 - share, NARROWEST)
    logit = log(max(share, NARROWEST**2)) - log(rest)
    others = max(total - share * share * variance, 0.0) / (rest * rest)
    half = Z * sqrt(variance + others)
    return _sigmoid(logit - half), _sigmoid(logit + half)


def _sigmoid(value: float) -> float:
    return 1.0 / (1.0 + exp(-value)) if value >= 0 else exp(value) / (1.0 + exp(value))
