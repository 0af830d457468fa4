"""What to ask or test next: expected information over the posterior, and about whether anything dangerous is there."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log2
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dxpad.differential.hypotheses import Field
    from dxpad.domain.case import Setting
    from dxpad.domain.finding import Finding
    from dxpad.knowledge.store import Store

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


def likely(field: Field, normaliser: float, store: Store) -> Likely:
    """The `MOST` likeliest hypotheses, likeliest first."""
    conditions = store.conditions()
    order = sorted(field.scores, key=lambda name: (-field.scores[name], name))[:MOST]
    shares = [exp(field.scores[name] - normaliser) for name in order]
    whole = sum(shares)
    return Likely(
        names=tuple(order),
        shares=tuple(share / whole for share in shares),
        dangerous=tuple(name in conditions and conditions[name].do_not_miss for name in order),
    )


def unknown_findings(findings: Sequence[Finding], store: Store) -> frozenset[str]:
    """Everything that these findings leave open: not said, not implied by what was said, not excluded by it."""
    said = {finding.id for finding in findings if finding.status in (Status.PRESENT, Status.ABSENT)}
    implied = {ancestor for name in said for ancestor in store.ancestors(name)}
    groups = {store.finding(finding.id).exclusive for finding in findings if finding.status is Status.PRESENT} - {""}
    records = store.findings()
    return frozenset(
        name
        for name, record in records.items()
        if name not in said
        and name not in implied
        and record.exclusive not in groups
        and said.isdisjoint(store.ancestors(name))
    )


def gains(names: Iterable[str], among: Likely, store: Store, setting: Setting) -> dict[str, Gain]:
    """The gain of each finding."""
    wanted = sorted(names)
    rows = store.links(wanted)
    danger = sum(share for share, dangerous in zip(among.shares, among.dangerous, strict=True) if dangerous)
    before, before_danger = _entropy(among.shares), _entropy((danger, 1 - danger))
    found = {}
    for name in wanted:
        listed = {link.condition: link.p for link in rows[name]}
        background = store.finding(name).background[setting]
        split = _split([listed.get(condition, background) for condition in among.names], among)
        if not 0.0 < split.chance < 1.0:
            continue
        risky, safe = split.danger_if_yes / split.chance, (danger - split.danger_if_yes) / (1.0 - split.chance)
        after_danger = split.chance * _entropy((risky, 1 - risky)) + (1 - split.chance) * _entropy((safe, 1 - safe))
        found[name] = Gain(
            finding=name,
            bits=max(before - split.entropy, 0.0),
            danger_bits=max(before_danger - after_danger, 0.0),
        )
    return found


@dataclass(frozen=True, slots=True)
class Split:
    """What a yes or no would leave: the chance of yes, the expected entropy, the danger's share when yes."""

    chance: float
    entropy: float
    danger_if_yes: float


def _split(p: Sequence[float], among: Likely) -> Split:
    """One pass over the hypotheses: -Σ (x/c) log2 (x/c) · c is c log2 c - Σ x log2 x for each of the two answers."""
    chance = danger = inside = 0.0
    for share, there, dangerous in zip(among.shares, p, among.dangerous, strict=True):
        yes = share * there
        no = share - yes
        chance += yes
        if dangerous:
            danger += yes
        if yes > 0.0:
            inside += yes * log2(yes)
        if no > 0.0:
            inside += no * log2(no)
    outside = sum(x * log2(x) for x in (chance, 1.0 - chance) if x > 0.0)
    return Split(chance, outside - inside, danger)


def _entropy(shares: Iterable[float]) -> float:
    return -sum(share * log2(share) for share in shares if share > 0.0)
