"""Whether a probability means what it says: reliability, Brier score, calibration error, and what *other* gets.

*Other* is measured by taking the right diagnosis out of the knowledge: what it then has, against when it is in.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING

from benchmarks.fitting import Fit, ablation, fit
from benchmarks.intervals import bootstrap, mean, wilson
from benchmarks.judged import own_cases, vignettes
from benchmarks.raw import Outcome, outcome_of, raw_of
from dxpad.differential import Model
from dxpad.differential.constants import CONSTANTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.fitting import Variant
    from benchmarks.judged import Judged
    from dxpad.pad import Pad

EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.0)
EVERY_EDGES = (0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0)
BINS = 10
SEED = 20261122


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Probabilities from `low` to below `high`: how many, what they said on average, and how many were right."""

    low: float
    high: float
    n: int
    said: float
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One suite of cases. Intervals are 95 %: by resampling cases with a fixed seed. `first` bins the first diagnosis'
    probability, `every` the probability of each condition from 1 % up. `told_apart` is the share of pairs of a
    case whose diagnosis is in and one whose was taken out in which *other* gets more in the second (half is chance)."""

    suite: str
    n: int
    said: float
    right: float
    error: float
    error_interval: tuple[float, float]
    brier: float
    brier_interval: tuple[float, float]
    log_score: float
    other_in: float
    other_out: float
    told_apart: float
    first: tuple[Bin, ...]
    every: tuple[Bin, ...]

    def lines(self) -> list[str]:
        """As Markdown."""
        error = f"{self.error:.3f} ({self.error_interval[0]:.3f} to {self.error_interval[1]:.3f})"
        brier = f"{self.brier:.3f} ({self.brier_interval[0]:.3f} to {self.brier_interval[1]:.3f})"
        return [
            f"**{self.suite}**: {self.n} cases; the first has {self.said:.2f} on average, {self.right:.2f} are right.",
            f"Expected calibration error {error}, Brier {brier}, mean log score {self.log_score:.3f}.",
            f"*Other* gets {self.other_in:.3f} on average, {self.other_out:.3f} with the right diagnosis taken out;",
            f"it tells a case with from a case without in {self.told_apart:.2f} of pairs (chance is 0.50).",
            "",
            *_table("the first diagnosis", self.first),
            *_table("every condition from 1 %", self.every),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationBench:
    """Every suite, the fit by cross-validation, and what each constant is worth."""

    suites: tuple[Calibration, ...]
    fit: Fit
    ablation: tuple[Variant, ...]

    def lines(self) -> list[str]:
        """As Markdown."""
        rows = [line for suite in self.suites for line in suite.lines()]
        rows += self.fit.lines()
        rows += ["", "| constants | right within 1 / 3 / 5 | log score | calibration error | other in / out |"]
        rows += ["| --- | --- | --- | --- | --- |"]
        return rows + [variant.line() for variant in self.ablation]


def run(path: Path, pad: Pad) -> CalibrationBench:
    """Vignettes at `path` and our own cases."""
    judged = (*vignettes(path, pad), *own_cases(pad))
    development = [case for case in judged if case.suite == "vignettes"]
    return CalibrationBench(
        suites=_measured(judged, pad),
        fit=fit(development, pad.knowledge),
        ablation=ablation(development, pad.knowledge),
    )


def suites(path: Path, pad: Pad) -> tuple[Calibration, ...]:
    """The calibration alone: of the vignettes at `path`, and of our own cases by setting."""
    return _measured((*vignettes(path, pad), *own_cases(pad)), pad)


def _measured(judged: Sequence[Judged], pad: Pad) -> tuple[Calibration, ...]:
    model = Model(pad.knowledge)
    outcomes = [outcome_of(raw_of(case, model), CONSTANTS) for case in judged]
    return tuple(
        measure(name, [one for one, case in zip(outcomes, judged, strict=True) if case.suite == name])
        for name in dict.fromkeys(case.suite for case in judged)
    )


def measure(suite: str, outcomes: Sequence[Outcome]) -> Calibration:
    """All figures of one suite."""
    return Calibration(
        suite=suite,
        n=len(outcomes),
        said=mean([one.first for one in outcomes]),
        right=mean([float(one.first_right) for one in outcomes]),
        error=calibration_error(outcomes),
        error_interval=bootstrap(outcomes, calibration_error, SEED),
        brier=mean([one.brier for one in outcomes]),
        brier_interval=bootstrap(outcomes, lambda drawn: mean([one.brier for one in drawn]), SEED),
        log_score=mean([log(max(one.right, exp(-14))) for one in outcomes]),
        other_in=mean([one.other for one in outcomes if one.known]),
        other_out=mean([one.other_out for one in outcomes if one.known]),
        told_apart=_told_apart([one for one in outcomes if one.known]),
        first=_bins([(one.first, one.first_right) for one in outcomes], EDGES),
        every=_bins([pair for one in outcomes for pair in one.every], EVERY_EDGES),
    )


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Of the first diagnosis: mean distance of what is said from what is right, over ten bins of equal width."""
    gaps = [0.0] * BINS
    for one in outcomes:
        gaps[min(int(one.first * BINS), BINS - 1)] += one.first - one.first_right
    return sum(abs(gap) for gap in gaps) / len(outcomes)


def _told_apart(known: Sequence[Outcome]) -> float:
    pairs = [(one.other, other.other_out) for one in known for other in known]
    return mean([(after > before) + 0.5 * (after == before) for before, after in pairs])


def _bins(pairs: Sequence[tuple[float, bool]], edges: Sequence[float]) -> tuple[Bin, ...]:
    made = []
    for low, high in pairwise(edges):
        inside = [pair for pair in pairs if low <= pair[0] < high or pair[0] == high == edges[-1]]
        if inside:
            said = mean([share for share, _ in inside])
            made.append(Bin(low=low, high=high, n=len(inside), said=said, right=sum(right for _, right in inside)))
    return tuple(made)


def _table(what: str, bins: Sequence[Bin]) -> list[str]:
    rows = [f"| probability of {what} | n | said | right | 95 % interval |", "| --- | --- | --- | --- | --- |"]
    for one in bins:
        low, high = wilson(one.right, one.n)
        shown = f"| {one.low:.2f} to {one.high:.2f} | {one.n} | {one.said:.3f} | {one.right / one.n:.3f} "
        rows.append(f"{shown}| {low:.2f} to {high:.2f} |")
    return [*rows, ""]
