"""Every condition of the pack and *other*, each with its score; the bars behind a score are made when they are shown.

Only some conditions, those that list a finding and those most like them, differ in what it says. So a score is what the
findings say about all others, plus what each cluster of findings adds where at least one says something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from dxpad.differential.evidence import brakes

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
            _add_together(cluster, without, scores, variances, model.constants)
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
    for move, variance, numbers in item.column.moves:
        by, spread = weight * move, square * variance
        for number in numbers:
            scores[number] += by
        for number in numbers if spread else ():
            variances[number] += spread


def _add_two(
    cluster: tuple[Observed, ...],
    without: float,
    scores: list[float],
    variances: list[float],
    constants: Constants,
) -> None:
    """The same as `_add_together` for two, faster: nearly all findings that travel together are two."""
    one, two = cluster
    companion = constants.companion
    of_one, of_two = (
        [(item.weight * push, item.weight, spread) for push, spread in item.column.said] for item in cluster
    )
    place_of_one, place_of_two = one.column.places, two.column.places
    for number in _about(cluster):
        first, weight, spread = of_one[place_of_one[number]]
        second, other_weight, other_spread = of_two[place_of_two[number]]
        if (first > 0.0) == (second > 0.0):
            if abs(first) >= abs(second):
                second *= companion
                other_weight *= companion
            else:
                first *= companion
                weight *= companion
        scores[number] += first + second - without
        variances[number] += spread * (weight * weight) + other_spread * (other_weight * other_weight)


def _add_together(
    cluster: tuple[Observed, ...],
    without: float,
    scores: list[float],
    variances: list[float],
    constants: Constants,
) -> None:
    """Add what findings that travel together say, braked; each combination of what they say is worked out once."""
    together = _Together(cluster, constants)
    numbers = _about(cluster)
    for number, places in zip(
        numbers, zip(*(map(item.column.places.__getitem__, numbers) for item in cluster), strict=True), strict=True
    ):
        log_odds, variance = together[places]
        scores[number] += log_odds - without
        variances[number] += variance


def _about(cluster: tuple[Observed, ...]) -> set[int]:
    """The conditions about which one of these says something of their own."""
    return set().union(*(numbers for item in cluster for _, _, numbers in item.column.moves))


class _Together(dict[tuple[int, ...], tuple[float, float]]):
    """What findings that travel together add to a score and to its variance, by the place in `Column.said` of what each
    says; worked out when first wanted."""

    def __init__(self, cluster: tuple[Observed, ...], constants: Constants) -> None:
        self._said = [
            [(item.weight * push, item.weight, spread) for push, spread in item.column.said] for item in cluster
        ]
        self._constants = constants

    def __missing__(self, places: tuple[int, ...]) -> tuple[float, float]:
        pushes = [said[place] for said, place in zip(self._said, places, strict=True)]
        factors = brakes([log_odds for log_odds, _, _ in pushes], self._constants)
        added = variance = 0.0
        for (log_odds, weight, spread), by in zip(pushes, factors, strict=True):
            added += log_odds * by
            variance += spread * (weight * by) ** 2
        self[places] = added, variance
        return added, variance


def _sum(values: list[float], constants: Constants) -> float:
    if len(values) == 1:
        return values[0]
    return fsum(value * by for value, by in zip(values, brakes(values, constants), strict=True))
