"""What one finding says for or against one condition, before and after the brakes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING

from dxpad.domain.differential import Basis
from dxpad.domain.finding import Finding, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dxpad.differential.constants import Constants
    from dxpad.domain.case import Setting
    from dxpad.knowledge.records import FindingRecord, LinkRecord
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One finding that counts: its record, how it is weighted, and P(f) over everybody in this setting."""

    finding: Finding
    record: FindingRecord
    weight: float
    marginal: float
    background: float
    kin: frozenset[str]
    """Its descendants: a condition that lists one of them lists, in effect, this finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One bar: the log-odds as they count, the log-odds before any weight, and their variance."""

    observed: Observed
    log_odds: float
    plain: float
    weight: float
    variance: float
    basis: Basis
    sources: tuple[str, ...]
    link: LinkRecord | None


def observe(findings: Iterable[Finding], store: Store, setting: Setting, constants: Constants) -> tuple[Observed, ...]:
    """The findings that count, by id: the patient's own, a parent dropped when its child is present, and a child
    when its parent is absent (the parent says it already)."""
    own = {finding.id: finding for finding in findings if finding.status in (Status.PRESENT, Status.ABSENT)}
    known = store.findings()
    present = {name for name, finding in own.items() if finding.status is Status.PRESENT}
    absent = set(own) - present
    said = {ancestor for name in present for ancestor in store.ancestors(name)}
    names = [name for name in sorted(own) if name not in said]
    names = [name for name in names if name in present or not absent.intersection(store.ancestors(name))]
    certainty = constants.certainty_for(sum(name in present for name in names))
    return tuple(
        Observed(
            finding=own[name],
            record=known[name],
            weight=certainty * (constants.chief if own[name].chief else 1.0),
            marginal=known[name].marginal[setting],
            background=known[name].background[setting],
            kin=_descendants(name, store),
        )
        for name in names
    )


def _descendants(name: str, store: Store) -> frozenset[str]:
    found: set[str] = set()
    queue = list(store.children(name))
    while queue:
        child = queue.pop()
        if child not in found:
            found.add(child)
            queue.extend(store.children(child))
    return frozenset(found)


def push(observed: Observed, link: LinkRecord | None, constants: Constants) -> Push:
    """What this finding says about a condition that lists it (`link`), or does not list it (None)."""
    plain, variance = weigh(observed, link, constants)
    capped = max(-constants.cap, min(constants.cap, plain))
    weight = observed.weight
    return Push(
        observed=observed,
        log_odds=weight * capped,
        plain=plain,
        weight=weight,
        variance=weight * weight * variance,
        basis=link.basis if link else Basis.ESTIMATE,
        sources=link.sources if link else (),
        link=link,
    )


def weigh(observed: Observed, link: LinkRecord | None, constants: Constants) -> tuple[float, float]:
    """The plain push log [P(f | d) / P(f)] (of the complements when absent), and the variance of log P(f | d)."""
    present = observed.finding.status is Status.PRESENT
    if link is None:
        share = constants.unlisted * observed.background
        return (log(share / observed.marginal), 0.0) if present else (0.0, 0.0)
    if link.lr is not None and present:
        return log(link.lr), 1.0 / (link.alpha + link.beta)
    n = link.alpha + link.beta - 1.0
    alpha = link.p * n + constants.shrink * observed.background
    beta = (1.0 - link.p) * n + constants.shrink * (1.0 - observed.background)
    p = alpha / (alpha + beta)
    variance = (1.0 - p) / (p * (alpha + beta + 1.0))
    if present:
        return log(p / observed.marginal), variance
    return log((1.0 - p) / (1.0 - observed.marginal)), variance * (p / (1.0 - p)) ** 2


def brakes(log_odds: Sequence[float], constants: Constants) -> list[float]:
    """Factors for the pushes of one cluster: the strongest of each direction counts whole, the others at a discount."""
    leaders = {max(range(len(log_odds)), key=log_odds.__getitem__), min(range(len(log_odds)), key=log_odds.__getitem__)}
    whole = {number for number in leaders if log_odds[number] == 0 or _leads(number, log_odds)}
    return [1.0 if number in whole else constants.companion for number in range(len(log_odds))]


def _leads(number: int, log_odds: Sequence[float]) -> bool:
    """Whether a push is the strongest of its own direction: the greatest may still be a weak one against."""
    same = [value for value in log_odds if (value > 0) is (log_odds[number] > 0)]
    return abs(log_odds[number]) >= max(abs(value) for value in same)


def brake(pushes: list[Push], constants: Constants) -> list[Push]:
    """The pushes of one cluster after the brake, which shows in their weights."""
    factors = brakes([item.log_odds for item in pushes], constants)
    return [
        replace(item, log_odds=item.log_odds * by, weight=item.weight * by, variance=item.variance * by * by)
        for item, by in zip(pushes, factors, strict=True)
    ]
