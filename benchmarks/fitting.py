"""The few constants that set how sure a list is, fitted by cross-validation; and what each constant is worth."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, fields, replace
from itertools import product
from math import exp, log
from typing import TYPE_CHECKING

from benchmarks.intervals import mean
from benchmarks.raw import outcome_of, raw_of
from dxpad.differential import Model
from dxpad.differential.constants import CONSTANTS, Constants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.judged import Judged
    from benchmarks.raw import Outcome
    from dxpad.knowledge.store import Store

FOLDS = 10
SEED = 20261122
LEAST = exp(-14)
UNFORESEEN = (0.0, 0.005, 0.01, 0.02)
SURENESS = ((1.1, 10.0), (1.3, 8.0), (1.5, 6.0), (1.7, 5.0), (2.0, 4.0), (2.2, 4.0), (2.2, 3.0), (3.0, 2.0))
OTHERS = (1.0, 2.0, 3.0, 4.0, 5.0)
BEFORE = {"certainty": 1.1, "crowd": 10.0, "other": 5.0, "unforeseen": 0.0, "reserve": 0.0}
"""The constants that the first release had for the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Held-out score of choosing certainty, crowd, other and unforeseen on nine tenths of the cases and scoring the
    rest, against fixed constants. The score is the mean log probability of the right diagnosis, where each case also
    counts, at the share `missing`, as one whose diagnosis the knowledge does not have."""

    missing: float
    held_out: float
    shipped: float
    before: float
    best: dict[str, float]
    best_score: float
    chosen: tuple[tuple[str, int], ...]

    def lines(self) -> list[str]:
        """As Markdown."""
        best = ", ".join(f"{name} {value:g}" for name, value in self.best.items())
        chosen = "; ".join(f"{name} ({times})" for name, times in self.chosen)
        return [
            f"Fitted in {FOLDS} folds, {self.missing:.0%} of diagnoses taken as missing: held out {self.held_out:.3f};",
            f"as shipped {self.shipped:.3f}; before {self.before:.3f}; best on all {self.best_score:.3f} ({best}).",
            f"Chosen in the folds: {chosen}.",
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """The development cases under other constants."""

    name: str
    right: tuple[int, int, int]
    log_score: float
    error: float
    other_in: float
    other_out: float

    def line(self) -> str:
        """A row of the table."""
        right = " / ".join(map(str, self.right))
        other = f"{self.other_in:.3f} / {self.other_out:.3f}"
        return f"| {self.name} | {right} | {self.log_score:.3f} | {self.error:.3f} | {other} |"


def fit(cases: Sequence[Judged], store: Store) -> Fit:
    """Ten folds over the cases, shuffled with a fixed seed."""
    missing = mean([float(not case.right) for case in cases])
    scores = {}
    for unforeseen in UNFORESEEN:
        model = Model(store, replace(CONSTANTS, unforeseen=unforeseen))
        raws = [raw_of(case, model) for case in cases]
        for (certainty, crowd), other in product(SURENESS, OTHERS):
            tried = replace(model.constants, certainty=certainty, crowd=crowd, other=other)
            scores[tried] = [_score(outcome_of(raw, tried), missing) for raw in raws]
    places = list(range(len(cases)))
    random.Random(SEED).shuffle(places)  # noqa: S311 folds, not secrets
    held_out, chosen = [], []
    for fold in range(FOLDS):
        held = places[fold::FOLDS]
        kept = sorted(set(places) - set(held))
        best = max(scores, key=lambda tried: mean([scores[tried][place] for place in kept]))
        chosen.append(_name(best))
        held_out += [scores[best][place] for place in held]
    best = max(scores, key=lambda tried: mean(scores[tried]))
    return Fit(
        missing=missing,
        held_out=mean(held_out),
        shipped=_mean_score(cases, store, CONSTANTS, missing),
        before=_mean_score(cases, store, replace(CONSTANTS, **BEFORE), missing),
        best={name: getattr(best, name) for name in ("certainty", "crowd", "other", "unforeseen")},
        best_score=mean(scores[best]),
        chosen=tuple(Counter(chosen).most_common()),
    )


def _mean_score(cases: Sequence[Judged], store: Store, constants: Constants, missing: float) -> float:
    model = Model(store, constants)
    return mean([_score(outcome_of(raw_of(case, model), constants), missing) for case in cases])


def _score(outcome: Outcome, missing: float) -> float:
    right = log(max(outcome.right, LEAST))
    return (1.0 - missing) * right + missing * log(max(outcome.other_out, LEAST)) if outcome.known else right


def _name(constants: Constants) -> str:
    return f"{constants.certainty:g}/{constants.crowd:g} other {constants.other:g} unforeseen {constants.unforeseen:g}"


VARIANTS: tuple[dict[str, float], ...] = (
    {},
    BEFORE,
    {"reserve": 0.0}, {"reserve": 0.05}, {"unforeseen": 0.0}, {"unforeseen": 0.01}, {"unforeseen": 0.02},
    {"other": 2.0}, {"other": 4.0}, {"certainty": 1.4}, {"certainty": 2.0}, {"crowd": 4.0}, {"crowd": 7.0},
    {"certainty": 0.7, "crowd": 1e12},
    {"sharpness": 0.0}, {"sharpness": 0.5}, {"sharpness": 1.0}, {"demography": 0.5}, {"demography": 1.5},
    {"chief": 1.0}, {"chief": 2.0}, {"sought": 1.0}, {"sought": 1.5}, {"guess": 0.0}, {"guess": 1.0},
    {"companion": 0.5}, {"companion": 1.0},
    {"unlisted": 0.2}, {"unlisted": 1.0},
    {"alike": 0.0}, {"alike": 0.1}, {"alike": 0.4},
    {"cap": log(10)}, {"cap": log(1000)}, {"shrink": 0.0}, {"shrink": 3.0}, {"presentation": 0.0},
)  # fmt: skip


def ablation(cases: Sequence[Judged], store: Store) -> tuple[Variant, ...]:
    """Every variant on every case."""
    return tuple(_variant(changed, cases, store) for changed in VARIANTS)


def _variant(changed: dict[str, float], cases: Sequence[Judged], store: Store) -> Variant:
    from benchmarks.calibration import calibration_error  # noqa: PLC0415 it lists the variants in turn

    constants = replace(CONSTANTS, **changed)
    model = Model(store, constants)
    outcomes = [outcome_of(raw_of(case, model), constants) for case in cases]
    known = [one for one in outcomes if one.known]
    right = [sum(one.rank is not None and one.rank <= places for one in outcomes) for places in (1, 3, 5)]
    usual = {field.name: getattr(CONSTANTS, field.name) for field in fields(CONSTANTS)}
    named = ", ".join(f"{name} {value:.3g} (not {usual[name]:.3g})" for name, value in changed.items())
    return Variant(
        name=named or "**as shipped**",
        right=(right[0], right[1], right[2]),
        log_score=mean([log(max(one.right, LEAST)) for one in outcomes]),
        error=calibration_error(outcomes),
        other_in=mean([one.other for one in known]),
        other_out=mean([one.other_out for one in known]),
    )
