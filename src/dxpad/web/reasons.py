"""The explanation of one condition as a page shows it: the terms of its sum in order, each with a bar and words."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from dxpad.differential.constants import CONSTANTS
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dxpad.domain.differential import Evidence, Ranked
    from dxpad.knowledge.store import Store

SILENT = 0.005
"""Pushes smaller than this say nothing."""
THINNEST = 0.4
"""Per cent of the drawing."""
TEN, MOST = 10.0, 1000.0
STRENGTH = ((30.0, "very strongly"), (10.0, "strongly"), (3.0, "clearly"), (1.3, "a little"), (0.0, "hardly at all"))
"""From this factor on the odds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One bar: `by` natural log-odds from where the sum stood. `left` and `width` are its place in per cent.

    `kind` is prior, for, against, nothing, sum or competition; `evidence` is there for findings; `brake` says in words
    why it does not count whole, and is empty where it does."""

    key: str
    name: str
    kind: str
    by: float
    left: float
    width: float
    words: str
    evidence: Evidence | None = None
    brake: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """All bars of one condition in the order they are added; `zero` is where nothing is, in per cent.

    `crowd` is what every push of this case was multiplied by, for how many findings are there."""

    line: Ranked
    prior: Step
    speaking_for: tuple[Step, ...]
    speaking_against: tuple[Step, ...]
    silent: tuple[Step, ...]
    score: Step
    competition: Step
    normaliser: float
    zero: float
    crowd: float
    present: int


def reasons_of(line: Ranked, log_normaliser: float, store: Store) -> Reasons:
    """The bars of one line of a differential."""
    present = sum(item.status is Status.PRESENT for item in line.evidence)
    pushes = sorted(line.evidence, key=lambda item: (-abs(item.log_odds), item.finding))
    groups = {
        "for": [item for item in pushes if item.log_odds >= SILENT],
        "against": [item for item in pushes if item.log_odds <= -SILENT],
    }
    groups["nothing"] = [item for item in pushes if abs(item.log_odds) < SILENT]
    ordered = [item for group in groups.values() for item in group]
    score = line.log_prior + sum(item.log_odds for item in ordered)
    scale = _Scale.over([line.log_prior, *(item.log_odds for item in ordered), -log_normaliser])
    braked = _brakes(line.evidence, store)
    made: dict[str, list[Step]] = {kind: [] for kind in groups}
    at = line.log_prior
    for kind, group in groups.items():
        for item in group:
            made[kind].append(_push(item, kind, at, scale, braked.get(item.finding, "")))
            at += item.log_odds
    return Reasons(
        line=line,
        prior=scale.step("prior", "How common it is here", "prior", 0.0, line.log_prior),
        speaking_for=tuple(made["for"]),
        speaking_against=tuple(made["against"]),
        silent=tuple(made["nothing"]),
        score=scale.step("score", "Score: all of this together", "sum", 0.0, score),
        competition=scale.step(
            "competition", "Competition: every other explanation", "competition", score, -log_normaliser
        ),
        normaliser=log_normaliser,
        zero=scale.place(0.0),
        crowd=CONSTANTS.certainty_for(present),
        present=present,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Log-odds to per cent of the drawing."""

    low: float
    high: float

    @classmethod
    def over(cls, changes: Iterable[float]) -> _Scale:
        """Wide enough for every place the sum passes."""
        at, places = 0.0, [0.0]
        for by in changes:
            at += by
            places.append(at)
        return cls(min(places), max(places))

    def place(self, value: float) -> float:
        return 100.0 * (value - self.low) / ((self.high - self.low) or 1.0)

    def step(self, key: str, name: str, kind: str, start: float, by: float) -> Step:
        left, right = sorted((self.place(start), self.place(start + by)))
        width = max(right - left, THINNEST)
        return Step(key=key, name=name, kind=kind, by=by, left=min(left, 100.0 - width), width=width, words="")


def _push(item: Evidence, kind: str, at: float, scale: _Scale, brake: str) -> Step:
    bar = scale.step(item.finding, item.name, kind, at, item.log_odds)
    return Step(
        key=bar.key,
        name=bar.name,
        kind=kind,
        by=item.log_odds,
        left=bar.left,
        width=bar.width,
        words=strength(item.log_odds),
        evidence=item,
        brake=brake,
    )


def strength(log_odds: float) -> str:
    """A push in plain words."""
    if abs(log_odds) < SILENT:
        return "says nothing about it"
    word = next(word for least, word in STRENGTH if abs(log_odds) >= log(max(least, 1.0)))
    return f"speaks {word} {'for' if log_odds > 0 else 'against'} it"


def odds_factor(log_odds: float) -> str:
    """The same as a factor on the odds: × 3.2, or ÷ 3.2."""
    if abs(log_odds) >= log(MOST):
        return f"over {'×' if log_odds >= 0 else '÷'} {MOST:,.0f}"
    by = exp(abs(log_odds))
    shown = f"{by:.0f}" if by >= TEN else f"{by:.1f}"
    return f"{'×' if log_odds >= 0 else '÷'} {shown}"


def _brakes(evidence: Sequence[Evidence], store: Store) -> dict[str, str]:
    """For each finding that counts at a discount: with what it travels, and by how much."""
    records = store.findings()
    made = {}
    for item in evidence:
        if item.brake < 1.0 and abs(item.log_odds) >= SILENT:
            cluster = records[item.finding].cluster
            with_it = [
                other.name
                for other in evidence
                if other.finding != item.finding
                and records[other.finding].cluster == cluster
                and other.log_odds * item.log_odds > 0
            ]
            made[item.finding] = f"counts × {item.brake:.2g}: it travels with {' and '.join(with_it)}"
    return made
