"""Intervals for shares."""

from __future__ import annotations

from math import sqrt

Z = 1.959963984540054


def wilson(right: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson interval of `right` out of `n`; (0, 1) for nothing at all."""
    if n == 0:
        return 0.0, 1.0
    p = right / n
    centre = p + Z * Z / (2 * n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return (centre - half) / (1 + Z * Z / n), (centre + half) / (1 + Z * Z / n)
