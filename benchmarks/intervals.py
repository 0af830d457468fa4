"""Means and intervals."""

from __future__ import annotations

import random
from math import sqrt
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Z = 1.959963984540054
DRAWS = 1000
Item = TypeVar("Item")


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def bootstrap(
    items: Sequence[Item], statistic: Callable[[Sequence[Item]], float], seed: int, draws: int = DRAWS
) -> tuple[float, float]:
    """The 95 % interval of a statistic by resampling the items, the same for the same seed."""
    source = random.Random(seed)  # noqa: S311 resampling, not secrets
    drawn = sorted(statistic(source.choices(items, k=len(items))) for _ in range(draws))
    return drawn[int(0.025 * draws)], drawn[int(0.975 * draws) - 1]


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson interval of `right` out of `n`; (0, 1) for nothing at all."""
    if n == 0:
        return 0.0, 1.0
    p = right / n
    centre = p + Z * Z / (2 * n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return (centre - half) / (1 + Z * Z / n), (centre + half) / (1 + Z * Z / n)
