"""How many questions lead to the right diagnosis at rank 1: asked by what they tell, in random order, commonest first.

Every strategy asks from the same list and gets the same answers. A patient whose diagnosis is not first after `MOST`
questions counts as `MOST`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.games import Game, ddxplus_games, own_games
from benchmarks.intervals import bootstrap, mean
from dxpad.differential import Model
from dxpad.differential.posterior import posterior_of
from dxpad.differential.question import gains, likely, settled
from dxpad.differential.rank import field_for
from dxpad.domain.finding import Finding, FindingSet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dxpad.differential.posterior import Posterior
    from dxpad.pad import Pad

    Choose = Callable[[Game, Sequence[str], Posterior], str]

MOST = 15
EACH = 3
SEED = 20261122
WITHIN = (0, 3, 5, 10, 15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """One way of asking: mean questions with its 95 % interval, and the share that was right within so many."""

    name: str
    questions: float
    interval: tuple[float, float]
    within: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One set of patients under every strategy; `left_out` had no complaint that our table knows."""

    suite: str
    patients: int
    left_out: int
    strategies: tuple[Strategy, ...]

    def lines(self) -> list[str]:
        """As Markdown."""
        head = " | ".join(f"within {number}" for number in WITHIN)
        rows = [f"{self.suite}: {self.patients} patients, {self.left_out} left out", ""]
        rows += [f"| asked by | questions, mean (95 % interval) | {head} |", "| --- " * (len(WITHIN) + 2) + "|"]
        for one in self.strategies:
            shares = " | ".join(f"{share:.0%}" for share in one.within)
            low, high = one.interval
            rows.append(f"| {one.name} | {one.questions:.2f} ({low:.2f} to {high:.2f}) | {shares} |")
        return [*rows, ""]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBench:
    """Own cases and DDXPlus."""

    played: tuple[Played, ...]

    def lines(self) -> list[str]:
        """As Markdown."""
        return [line for one in self.played for line in one.lines()]


def run(folder: Path, pad: Pad) -> QuestionBench:
    """Our own cases, and the patients of the folder `ddxplus`."""
    model = Model(pad.knowledge)
    patients, left_out = ddxplus_games(folder, pad.knowledge, EACH)
    return QuestionBench(
        played=(_played("own cases", own_games(pad), 0, model), _played("DDXPlus", patients, left_out, model)),
    )


def _played(suite: str, games: Sequence[Game], left_out: int, model: Model) -> Played:
    ways: dict[str, Choose] = {
        "information": lambda game, names, now: _telling(game, names, now, danger=False),
        "information and danger": lambda game, names, now: _telling(game, names, now, danger=True),
        "commonest first": _commonest,
        "random order": _random,
    }
    return Played(
        suite=suite,
        patients=len(games),
        left_out=left_out,
        strategies=tuple(
            _strategy(name, [play(game, choose, model) for game in games]) for name, choose in ways.items()
        ),
    )


def _strategy(name: str, counts: Sequence[int | None]) -> Strategy:
    asked = [MOST if count is None else count for count in counts]
    return Strategy(
        name=name,
        questions=mean(asked),
        interval=bootstrap(asked, mean, SEED),
        within=tuple(mean([count is not None and count <= most for count in counts]) for most in WITHIN),
    )


def play(game: Game, choose: Choose, model: Model) -> int | None:
    """Questions until a right condition is first; None when it never is."""
    known = list(game.start)
    for asked in range(MOST + 1):
        found = FindingSet(findings=tuple(known), age=game.case.age, sex=game.case.sex)
        now = posterior_of(field_for(game.case, found, model))
        if now.order[0] in game.right:
            return asked
        closed = settled(known, model)
        names = [name for name in game.answers if name not in closed]
        if not names:
            return None
        name = choose(game, names, now)
        known.append(Finding(id=name, name=model.store.finding(name).name, status=game.answers[name]))
    return None


def _telling(game: Game, names: Sequence[str], now: Posterior, *, danger: bool) -> str:
    model = now.field.model
    worth = gains(names, likely(now.shares, now.order, model), model, game.case.setting)
    bits = {name: gain.bits + (gain.danger_bits if danger else 0.0) for name, gain in worth.items()}
    return min(names, key=lambda name: (-bits.get(name, 0.0), name))


def _commonest(game: Game, names: Sequence[str], now: Posterior) -> str:
    findings = now.field.model.store.findings()
    return min(names, key=lambda name: (-findings[name].marginal[game.case.setting], name))


def _random(game: Game, names: Sequence[str], now: Posterior) -> str:
    """Another question each time, the same in every run."""
    asked = len(now.field.evidences.observed) + len(now.field.evidences.uncounted)
    return random.Random(f"{SEED} {game.case.id} {asked}").choice(sorted(names))  # noqa: S311 an order, not a secret
