"""Whether explanations are the computation: exactness, deletion and insertion of evidence, counterfactuals run again.

Deletion takes the findings away one by one, the one that speaks most for the first diagnosis first, and follows its
probability down; insertion gives them back in that order from nothing. The mean over the steps is compared with random
orders: lower is better for deletion, higher for insertion.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import exp, fsum
from typing import TYPE_CHECKING

from benchmarks.intervals import mean
from benchmarks.judged import own_cases, vignettes
from dxpad.differential import Model
from dxpad.differential.counterfactual import turn, without
from dxpad.differential.posterior import posterior_of
from dxpad.differential.rank import field_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.judged import Judged
    from dxpad.domain.differential import Differential
    from dxpad.pad import Pad

ORDERS = 100
CURVES_EVERY = 4
"""The curves of every fourth case are drawn: a hundred orders of one take seconds."""
SEED = 20261122


@dataclass(frozen=True, slots=True, kw_only=True)
class Curves:
    """Mean probability of the first diagnosis over the steps, ours and of random orders."""

    deletion: float
    deletion_random: float
    insertion: float
    insertion_random: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainBench:
    """`exactness` is the largest distance between a probability and the sum that is shown for it; `shown` are the
    counterfactuals of the first against the second, `hold` those that did when the case was ranked again. `better` are
    the shares by which the mean over all cases beats that of random orders."""

    cases: int
    exactness: float
    deletion_better: float
    insertion_better: float
    deletion_better_in: int
    insertion_better_in: int
    curves: int
    shown: int
    hold: int

    def lines(self) -> list[str]:
        """As Markdown."""
        return [
            "| measure | value |",
            "| --- | --- |",
            f"| cases | {self.cases} |",
            f"| largest distance of a probability from its sum | {self.exactness:.1e} |",
            f"| deletion: below {ORDERS} random orders by | {self.deletion_better:.1%} |",
            f"| insertion: above {ORDERS} random orders by | {self.insertion_better:.1%} |",
            f"| cases that are better in deletion | {self.deletion_better_in} of {self.curves} |",
            f"| cases that are better in insertion | {self.insertion_better_in} of {self.curves} |",
            f"| counterfactuals that hold when run again | {self.hold} of {self.shown} |",
        ]


def run(path: Path, pad: Pad) -> ExplainBench:
    """Vignettes at `path` and our own cases."""
    model = Model(pad.knowledge)
    judged = (*vignettes(path, pad), *own_cases(pad))
    distances, curves, turns = [], [], []
    for place, case in enumerate(judged):
        result = pad.rank(case.case, case.found, shown=len(model.conditions))
        distances.append(_distance(result))
        if place % CURVES_EVERY == 0:
            curves.append(_curves(case, result, model))
        turns.append(_turn_holds(case, result, pad, model))
    drawn = [one for one in curves if one]
    return ExplainBench(
        cases=len(judged),
        exactness=max(distances),
        deletion_better=1.0 - mean([one.deletion for one in drawn]) / mean([one.deletion_random for one in drawn]),
        insertion_better=mean([one.insertion for one in drawn]) / mean([one.insertion_random for one in drawn]) - 1.0,
        deletion_better_in=sum(one.deletion < one.deletion_random for one in drawn),
        insertion_better_in=sum(one.insertion > one.insertion_random for one in drawn),
        curves=len(drawn),
        shown=sum(held is not None for held in turns),
        hold=sum(bool(held) for held in turns),
    )


def _distance(result: Differential) -> float:
    lines = [(item.probability, item.log_prior, item.evidence) for item in result.differential]
    lines.append((result.other.probability, result.other.log_prior, result.other.evidence))
    scores = [prior + fsum(bar.log_odds for bar in evidence) for _, prior, evidence in lines]
    top = max(scores)
    whole = fsum(exp(score - top) for score in scores)
    return max(abs(exp(score - top) / whole - line[0]) for score, line in zip(scores, lines, strict=True))


def _curves(judged: Judged, result: Differential, model: Model) -> Curves | None:
    """None for a case with fewer than two findings that speak."""
    first = result.differential[0]
    order = [bar.finding for bar in sorted(first.evidence, key=lambda bar: (-bar.log_odds, bar.finding))]
    if len([bar for bar in first.evidence if bar.log_odds]) < 2:
        return None
    seen: dict[frozenset[str], float] = {}

    def probability(gone: frozenset[str]) -> float:
        if gone not in seen:
            field = field_for(judged.case, without(judged.found, gone), model)
            seen[gone] = posterior_of(field).shares[first.condition]
        return seen[gone]

    source = random.Random(f"{SEED} {judged.case.id}")  # noqa: S311 an order, not a secret
    orders = [source.sample(order, k=len(order)) for _ in range(ORDERS)]
    return Curves(
        deletion=_area(order, probability),
        insertion=_area(order[::-1], probability),
        deletion_random=mean([_area(each, probability) for each in orders]),
        insertion_random=mean([_area(each, probability) for each in orders]),
    )


def _area(order: Sequence[str], probability: Callable[[frozenset[str]], float]) -> float:
    """Mean probability while the findings go in this order. Backwards it is what giving them back looks like, in which
    the last to come was the first to go."""
    return mean([probability(frozenset(order[:gone])) for gone in range(1, len(order))])


def _turn_holds(judged: Judged, result: Differential, pad: Pad, model: Model) -> bool | None:
    first, second = result.differential[0], result.differential[1]
    made = turn(judged.case, judged.found, model, first, second)
    if made is None:
        return None
    again = pad.explain(judged.case, without(judged.found, made.without), made.behind, made.ahead)
    behind, ahead = again.conditions
    return behind.rank < ahead.rank
