"""Every condition of the pack and *other*, each with its score; the bars behind a score are made when they are shown.

Only conditions that list a finding differ in what it says, so a score is what the findings say about a condition that
lists none of them, plus what each cluster of findings adds where at least one is listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from dxpad.differential.evidence import Push, brake, brakes, push, weigh
from dxpad.differential.prior import log_prior, log_prior_of_other
from dxpad.domain.differential import Basis
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dxpad.differential.constants import Constants
    from dxpad.differential.evidence import Observed
    from dxpad.domain.case import Case
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.records import LinkRecord
    from dxpad.knowledge.store import Store

OTHER = ""
"""The id of the hypothesis *none of these*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Findings that travel together (or one alone), with the rows of the conditions that list them, by finding."""

    observed: tuple[Observed, ...]
    listed: Mapping[str, Mapping[str, LinkRecord]]

    def total(self, condition: str, constants: Constants) -> tuple[float, float]:
        """Log-odds and variance of these findings together, as `pushes` gives them, without making the bars."""
        cap = constants.cap
        values, spreads = [], []
        for item in self.observed:
            plain, variance = weigh(item, self.listed[item.record.id].get(condition), constants)
            values.append(item.weight * min(max(plain, -cap), cap))
            spreads.append(item.weight * item.weight * variance)
        log_odds = variance_in_all = 0.0
        for value, spread, by in zip(values, spreads, brakes(values, constants), strict=True):
            log_odds += value * by
            variance_in_all += spread * by * by
        return log_odds, variance_in_all

    def totals(self, constants: Constants) -> Iterator[tuple[str, tuple[float, float]]]:
        """`total` of every condition that lists at least one of these findings."""
        if len(self.observed) > 1:
            for name in {condition for rows in self.listed.values() for condition in rows}:
                yield name, self.total(name, constants)
            return
        (item,) = self.observed
        cap, weight = constants.cap, item.weight
        for name, link in self.listed[item.record.id].items():
            plain, variance = weigh(item, link, constants)
            capped = cap if plain > cap else max(plain, -cap)
            yield name, (weight * capped, weight * weight * variance)

    def pushes(self, condition: str, constants: Constants) -> list[Push]:
        """The bars of these findings for one condition, braked."""
        made = [push(item, self.listed[item.record.id].get(condition), constants) for item in self.observed]
        return brake(made, constants) if len(made) > 1 else made


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All hypotheses of one case: log prior, score and variance by condition id, *other* under `OTHER`."""

    clusters: tuple[Cluster, ...]
    constants: Constants
    priors: dict[str, float]
    scores: dict[str, float]
    variances: dict[str, float]

    def pushes(self, condition: str) -> tuple[Push, ...]:
        """Every bar behind one score, in the order of the findings' ids."""
        if condition == OTHER:
            made = [about_other(item) for cluster in self.clusters for item in cluster.observed]
        else:
            made = [item for cluster in self.clusters for item in cluster.pushes(condition, self.constants)]
        return tuple(sorted(made, key=lambda item: item.observed.record.id))


def field_of(
    case: Case,
    found: FindingSet,
    observed: tuple[Observed, ...],
    store: Store,
    constants: Constants,
) -> Field:
    """Score every condition."""
    conditions = tuple(store.conditions().values())
    clusters = _clusters(observed, store)
    certainty = constants.certainty_for(sum(item.finding.status is Status.PRESENT for item in observed))
    priors = {
        condition.id: log_prior(
            condition, case=case, age=found.age, sex=found.sex, certainty=certainty, constants=constants
        )
        for condition in conditions
    }
    base = [cluster.total(OTHER, constants)[0] for cluster in clusters]
    scores = {name: prior + sum(base) for name, prior in priors.items()}
    variances = dict.fromkeys(priors, 0.0)
    for cluster, without in zip(clusters, base, strict=True):
        for name, (log_odds, variance) in cluster.totals(constants):
            scores[name] += log_odds - without
            variances[name] += variance
    priors[OTHER] = log_prior_of_other(conditions, case=case, certainty=certainty, constants=constants)
    scores[OTHER] = priors[OTHER] + sum(about_other(item).log_odds for item in observed)
    variances[OTHER] = 0.0
    return Field(clusters=clusters, constants=constants, priors=priors, scores=scores, variances=variances)


def _clusters(observed: tuple[Observed, ...], store: Store) -> tuple[Cluster, ...]:
    listed = _links(observed, store)
    groups: dict[str, list[Observed]] = {}
    for item in observed:
        groups.setdefault(item.record.cluster or f"={item.record.id}", []).append(item)
    return tuple(
        Cluster(observed=tuple(group), listed={item.record.id: listed[item.record.id] for item in group})
        for group in groups.values()
    )


def _links(observed: tuple[Observed, ...], store: Store) -> dict[str, dict[str, LinkRecord]]:
    """For each finding, by condition: its own row, else its commonest descendant's when it is present
    (a condition with tearing chest pain has chest pain)."""
    names = {name for item in observed for name in (item.record.id, *item.kin)}
    rows = store.links(sorted(names))
    listed: dict[str, dict[str, LinkRecord]] = {}
    for item in observed:
        best: dict[str, LinkRecord] = {}
        if item.finding.status is Status.PRESENT:
            for child in sorted(item.kin):
                for link in rows[child]:
                    if link.condition not in best or link.p > best[link.condition].p:
                        best[link.condition] = link
        best.update({link.condition: link for link in rows[item.record.id]})
        listed[item.record.id] = best
    return listed


def about_other(item: Observed) -> Push:
    """What a finding says for none of these: it is there as often as in people consulting for something else."""
    present = item.finding.status is Status.PRESENT
    plain = log(item.background / item.marginal) if present else log((1 - item.background) / (1 - item.marginal))
    return Push(
        observed=item,
        log_odds=item.weight * plain,
        plain=plain,
        weight=item.weight,
        variance=0.0,
        basis=Basis.ESTIMATE,
        sources=(),
        link=None,
    )
