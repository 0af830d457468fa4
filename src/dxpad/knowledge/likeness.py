"""Which conditions are alike, and what that says of findings that a list does not name.

No list is complete. What the conditions most like it have, a condition probably has at times as well, although nobody
wrote it down: nearest neighbours by the cosine of what the lists say for each condition.
"""

from __future__ import annotations

from heapq import nlargest
from itertools import groupby
from math import fsum, log, sqrt
from operator import attrgetter
from typing import TYPE_CHECKING

from dxpad.knowledge.bands import BANDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.knowledge.records import LinkRecord

LEVELS = (0.0, *(BANDS[name] for name in ("rare", "uncommon", "occasional", "common", "very-common")))
"""How often the conditions most alike have a finding, as a band; nothing at level 0."""
NEAREST = 30
"""Conditions that are asked for each one."""
TELLING = 1.0
"""What says less than this for a condition, in natural log-odds, makes no likeness."""
MOST = log(100)
SETTING = "primary-care"
WORTH = 0.4
"""What others have less often than this share of what all who consult have it would move next to nothing: it is left
at nothing."""


def alike(
    conditions: Sequence[str],
    links: Sequence[LinkRecord],
    background: Mapping[str, Mapping[str, float]],
) -> dict[str, bytes]:
    """By finding: for every condition, in this order, the place in `LEVELS` of how often those most like it have it;
    0 where the condition lists the finding itself. `links` are grouped by condition in the same order."""
    rows = {name: list(group) for name, group in groupby(links, key=attrgetter("condition"))}
    profiles = [_profile(rows[name], background) for name in conditions]
    listing: dict[str, list[tuple[int, float]]] = {}
    for number, profile in enumerate(profiles):
        for finding, weight in profile.items():
            listing.setdefault(finding, []).append((number, weight))
    levels = {finding: bytearray(len(conditions)) for finding in background}
    for number, name in enumerate(conditions):
        own = {link.finding for link in rows[name]}
        near = _nearest(number, profiles[number], listing, len(conditions))
        for finding, share in _shares([(rows[conditions[other]], weight) for other, weight in near]).items():
            if finding not in own:
                levels[finding][number] = _level(share, WORTH * background[finding][SETTING])
    return {finding: bytes(row) for finding, row in levels.items()}


def _profile(rows: Sequence[LinkRecord], background: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """What speaks for the condition, in natural log-odds, scaled to length 1."""
    said = {row.finding: min(log(row.p / background[row.finding][SETTING]), MOST) for row in rows}
    telling = {finding: weight for finding, weight in said.items() if weight > TELLING}
    length = sqrt(fsum(weight * weight for weight in telling.values()))
    return {finding: weight / length for finding, weight in telling.items()}


def _nearest(
    number: int, profile: Mapping[str, float], listing: Mapping[str, Sequence[tuple[int, float]]], count: int
) -> list[tuple[int, float]]:
    """The conditions most like this one, each with the square of its likeness."""
    likeness = [0.0] * count
    for finding, weight in profile.items():
        for other, its in listing[finding]:
            likeness[other] += weight * its
    likeness[number] = 0.0
    found = nlargest(NEAREST, range(count), key=lambda other: (likeness[other], -other))
    return [(other, likeness[other] ** 2) for other in found if likeness[other]]


def _shares(near: Sequence[tuple[Sequence[LinkRecord], float]]) -> dict[str, float]:
    """How often these conditions have each finding that one of them lists, the most alike counting most."""
    whole = fsum(weight for _, weight in near)
    sums: dict[str, float] = {}
    for rows, weight in near:
        for row in rows:
            sums[row.finding] = sums.get(row.finding, 0.0) + weight * row.p
    return {finding: total / whole for finding, total in sums.items()}


def _level(share: float, least: float) -> int:
    """The nearest level, by ratio; nothing below `least`, or where it is half of the first and less."""
    if share < LEVELS[1] / 2:
        return 0
    nearest = min(range(1, len(LEVELS)), key=lambda place: abs(log(share / LEVELS[place])))
    return nearest if LEVELS[nearest] >= least else 0
