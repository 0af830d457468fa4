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
    present: bool
    log_marginal: float
    """Of its frequency over everybody; of being without it when it is absent."""
    log_unlisted: float
    """The plain push on a condition that does not list it, when it is present."""
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
    present = {name for name, finding in own.items() if finding.status is Status.PRESENT}
    absent = set(own) - present
    said = {ancestor for name in present for ancestor in store.ancestors(name)}
    names = [name for name in sorted(own) if name not in said]
    names = [name for name in names if name in present or not absent.intersection(store.ancestors(name))]
    certainty = constants.certainty_for(sum(name in present for name in names))
    return tuple(_observed(own[name], certainty, store, setting, constants) for name in names)


def _observed(finding: Finding, certainty: float, store: Store, setting: Setting, constants: Constants) -> Observed:
    record = store.finding(finding.id)
    marginal, background = record.marginal[setting], record.background[setting]
    present = finding.status is Status.PRESENT
    return Observed(
        finding=finding,
        record=record,
        weight=certainty * (constants.chief if finding.chief else 1.0),
        marginal=marginal,
        background=background,
        present=present,
        log_marginal=log(marginal if present else 1.0 - marginal),
        log_unlisted=log(constants.unlisted * background / marginal),
        kin=_descendants(finding.id, store),
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
    if link is None:
        return (observed.log_unlisted, 0.0) if observed.present else (0.0, 0.0)
    if link.lr is not None and observed.present:
        return log(link.lr), 1.0 / (link.alpha + link.beta)
    n = link.alpha + link.beta - 1.0
    mixed = n + constants.shrink
    p = (link.p * n + constants.shrink * observed.background) / mixed
    variance = (1.0 - p) / (p * (mixed + 1.0))
    if observed.present:
        return log(p) - observed.log_marginal, variance
    return log(1.0 - p) - observed.log_marginal, variance * (p / (1.0 - p)) ** 2


def brakes(log_odds: Sequence[float], constants: Constants) -> list[float]:
    """Factors for the pushes of one cluster: the strongest of each direction counts whole, the others at a discount."""
    best_for = best_against = -1
    for number, value in enumerate(log_odds):
        if value > 0:
            if best_for < 0 or value > log_odds[best_for]:
                best_for = number
        elif best_against < 0 or value < log_odds[best_against]:
            best_against = number
    share = constants.companion
    return [1.0 if number in (best_for, best_against) else share for number in range(len(log_odds))]


def brake(pushes: list[Push], constants: Constants) -> list[Push]:
    """The pushes of one cluster after the brake, which shows in their weights."""
    factors = brakes([item.log_odds for item in pushes], constants)
    return [
        item
        if by == 1.0
        else replace(item, log_odds=item.log_odds * by, weight=item.weight * by, variance=item.variance * by * by)
        for item, by in zip(pushes, factors, strict=True)
    ]
