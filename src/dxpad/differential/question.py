"""What to ask or test next: expected information over the posterior, and about whether anything dangerous is there."""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from dxpad.differential.entropy import entropy
from dxpad.differential.hypotheses import OTHER
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dxpad.differential.model import Model
    from dxpad.domain.case import Setting
    from dxpad.domain.finding import Finding

MOST = 30
"""Hypotheses that are weighed one by one; what lies below them hardly moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """What asking for one finding is worth, in bits: about the diagnosis, and about danger."""

    finding: str
    bits: float
    danger_bits: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """The hypotheses that matter, their shares (summing to one), and which are dangerous."""

    names: tuple[str, ...]
    shares: tuple[float, ...]
    dangerous: tuple[bool, ...]


def likely(shares: Mapping[str, float], order: Sequence[str], model: Model) -> Likely:
    """The `MOST` likeliest hypotheses, likeliest first; `order` is that of the conditions."""
    names = sorted((*order[:MOST], OTHER), key=lambda name: (-shares[name], name))[:MOST]
    whole = fsum(shares[name] for name in names)
    return Likely(
        names=tuple(names),
        shares=tuple(shares[name] / whole for name in names),
        dangerous=tuple(name != OTHER and model.store.condition(name).do_not_miss for name in names),
    )


def settled(findings: Iterable[Finding], model: Model) -> frozenset[str]:
    """Everything that these findings leave no question about: said, implied by what was said, or excluded by it."""
    store = model.store
    closed: set[str] = set()
    for finding in findings:
        if finding.status in (Status.PRESENT, Status.ABSENT):
            closed.update((finding.id, *store.ancestors(finding.id)), model.below(finding.id))
        if finding.status is Status.PRESENT:
            closed.update(model.exclusive.get(store.finding(finding.id).exclusive, ()))
    return frozenset(closed)


def gains(names: Iterable[str], among: Likely, model: Model, setting: Setting) -> dict[str, Gain]:
    """The gain of each: the entropy of its answer, less what would be left of that if the diagnosis were known."""
    listed = _listed(names, among, model)
    danger = fsum(share for share, dangerous in zip(among.shares, among.dangerous, strict=True) if dangerous)
    whole, in_danger = fsum(among.shares), entropy(danger)
    backgrounds, found = model.backgrounds(setting), {}
    for name in sorted(listed):
        background, usual = backgrounds[name]
        had, yes, noise, had_danger, danger_yes = listed[name]
        chance = yes + background * (whole - had)
        danger_if_yes = danger_yes + background * (danger - had_danger)
        noise += usual * (whole - had)
        if 0.0 < chance < 1.0:
            risky, safe = danger_if_yes / chance, (danger - danger_if_yes) / (1.0 - chance)
            left = chance * entropy(risky) + (1.0 - chance) * entropy(safe)
            bits, danger_bits = entropy(chance) - noise, in_danger - left
            found[name] = Gain(finding=name, bits=max(bits, 0.0), danger_bits=max(danger_bits, 0.0))
    return found


def _listed(names: Iterable[str], among: Likely, model: Model) -> dict[str, list[float]]:
    """For each finding, over the hypotheses that list it: their share, the share that has it, the entropy that is left
    when one of them is known to be true, and the first two once more over the dangerous ones."""
    listed = {name: [0.0, 0.0, 0.0, 0.0, 0.0] for name in names}
    for name, share, dangerous in zip(among.names, among.shares, among.dangerous, strict=True):
        for finding, p, noise in model.asked(name) if name != OTHER else ():
            sums = listed.get(finding)
            if sums:
                sums[0] += share
                sums[1] += share * p
                sums[2] += share * noise
                if dangerous:
                    sums[3] += share
                    sums[4] += share * p
    return listed
