"""Every condition of the pack and *other*, each with its score; the bars behind a score are made when they are shown.

Only some conditions, those that list a finding and those most like them, differ in what it says. So a score is what the
findings say about all others, plus what each cluster of findings adds where at least one says something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from dxpad.differential.evidence import brakes, strongest

if TYPE_CHECKING:
    from dxpad.differential.constants import Constants
    from dxpad.differential.evidence import Evidences, Observed
    from dxpad.differential.model import Model
    from dxpad.domain.case import Setting

OTHER = ""
"""The id of the hypothesis *none of these*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who consults where: what priors depend on."""

    setting: Setting
    age: float | None
    sex: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All hypotheses of one case: log prior, score and variance of each condition, by its number, and of *other*.
    `clusters` are the findings that travel together, a finding without company by itself."""

    model: Model
    evidences: Evidences
    clusters: tuple[tuple[Observed, ...], ...]
    priors: list[float]
    scores: list[float]
    variances: list[float]
    other_prior: float
    other_score: float


def field_of(person: Person, evidences: Evidences, model: Model) -> Field:
    """Score every condition."""
    clusters = _clusters(evidences.observed)
    certainty = evidences.certainty
    priors = model.priors.log_priors(person.setting, person.age, person.sex, certainty)
    base = [_unlisted(cluster, model.constants) for cluster in clusters]
    start = fsum(base)
    scores = [prior + start for prior in priors]
    variances = [0.0] * len(priors)
    for cluster, without in zip(clusters, base, strict=True):
        if len(cluster) == 1:
            _add_one(cluster[0], scores, variances)
        elif len(cluster) == 2:  # noqa: PLR2004 the name of the function says it
            _add_two(cluster, without, scores, variances, model.constants)
        else:
            _add_many(cluster, without, scores, variances, model.constants)
    other_prior = model.priors.log_prior_of_other(person.setting, certainty)
    return Field(
        model=model,
        evidences=evidences,
        clusters=clusters,
        priors=priors,
        scores=scores,
        variances=variances,
        other_prior=other_prior,
        other_score=other_prior + fsum(_other(cluster, model.constants) for cluster in clusters),
    )


def _clusters(observed: tuple[Observed, ...]) -> tuple[tuple[Observed, ...], ...]:
    groups: dict[str, list[Observed]] = {}
    for item in observed:
        record = item.column.record
        groups.setdefault(record.cluster or f"={record.id}", []).append(item)
    return tuple(tuple(group) for group in groups.values())


def _unlisted(cluster: tuple[Observed, ...], constants: Constants) -> float:
    """What a cluster says about a condition that has nothing to do with it."""
    return _sum([item.weight * item.column.unlisted for item in cluster], constants)


def _other(cluster: tuple[Observed, ...], constants: Constants) -> float:
    """What a cluster says about none of these."""
    return _sum([item.weight * item.column.other for item in cluster], constants)


def _add_one(item: Observed, scores: list[float], variances: list[float]) -> None:
    """Add what a finding without company says to the conditions about which it says something of their own."""
    weight = item.weight
    square = weight * weight
    for number, move, variance in item.column.moves:
        scores[number] += weight * move
        variances[number] += square * variance
    for move, numbers in item.column.shared_moves:
        by = weight * move
        for number in numbers:
            scores[number] += by


def _add_two(
    cluster: tuple[Observed, ...],
    without: float,
    scores: list[float],
    variances: list[float],
    constants: Constants,
) -> None:
    """The same as `_add_many` for two, four times as fast: nearly all findings that travel together are two."""
    one, two = cluster
    companion = constants.companion
    no_one, no_two = (one.column.unlisted, 0.0), (two.column.unlisted, 0.0)
    in_one, in_two = one.column.pushes, two.column.pushes
    for number in in_one.keys() | in_two.keys():
        first, spread = in_one.get(number, no_one)
        second, other_spread = in_two.get(number, no_two)
        first, second = first * one.weight, second * two.weight
        by = other_by = 1.0
        if (first > 0.0) == (second > 0.0):
            by, other_by = (1.0, companion) if abs(first) >= abs(second) else (companion, 1.0)
        scores[number] += first * by + second * other_by - without
        variances[number] += spread * (one.weight * by) ** 2 + other_spread * (two.weight * other_by) ** 2


def _add_many(
    cluster: tuple[Observed, ...],
    without: float,
    scores: list[float],
    variances: list[float],
    constants: Constants,
) -> None:
    """Add what findings that travel together say, braked."""
    unlisted = [item.weight * item.column.unlisted for item in cluster]
    pushes: dict[int, list[float]] = {}
    spreads: dict[int, list[float]] = {}
    for place, item in enumerate(cluster):
        weight = item.weight
        square = weight * weight
        for number, (push, variance) in item.column.pushes.items():
            if number not in pushes:
                pushes[number] = unlisted.copy()
                spreads[number] = [0.0] * len(cluster)
            pushes[number][place] = weight * push
            spreads[number][place] = square * variance
    companion = constants.companion
    for number, row in pushes.items():
        first, last = strongest(row)
        spread_of = spreads[number]
        log_odds = spread = 0.0
        for place, value in enumerate(row):
            by = 1.0 if place in (first, last) else companion
            log_odds += value * by
            spread += spread_of[place] * by * by
        scores[number] += log_odds - without
        variances[number] += spread


def _sum(values: list[float], constants: Constants) -> float:
    if len(values) == 1:
        return values[0]
    return fsum(value * by for value, by in zip(values, brakes(values, constants), strict=True))
