"""Lines as they are shown: what is expected and unknown, what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.differential import Expected, NextStep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.differential.model import Model
    from dxpad.differential.question import Gain
    from dxpad.knowledge.store import Store

EXPECTED_SHOWN = 6
NEXT_SHOWN = 8
LEADING = 3
"""Questions that lead by information or by danger alone and are always listed."""


class Expectations:
    """What conditions often have and nobody has mentioned, most worth asking first."""

    def __init__(self, worth: Mapping[str, Gain], model: Model) -> None:
        self._model = model
        by_worth = sorted(worth.values(), key=lambda gain: (-gain.bits, gain.finding))
        self._places = {gain.finding: place for place, gain in enumerate(by_worth)}
        self._worth = worth
        self._made: dict[str, Expected] = {}

    def of(self, condition: str) -> tuple[Expected, ...]:
        """Those of one condition."""
        unasked = [name for name in self._model.often(condition) if name in self._places]
        unasked.sort(key=self._places.__getitem__)
        return tuple(map(self._expected, unasked[:EXPECTED_SHOWN]))

    def _expected(self, finding: str) -> Expected:
        if finding not in self._made:
            name, bits = self._model.store.finding(finding).name, self._worth[finding].bits
            self._made[finding] = Expected(finding=finding, name=name, gain=bits)
        return self._made[finding]


def next_steps(worth: Mapping[str, Gain], leaders: Sequence[str], model: Model) -> tuple[NextStep, ...]:
    """Questions and tests by what they tell, danger counted as much as diagnosis; `leaders` are the likeliest."""
    store = model.store
    ranked = sorted(worth.values(), key=lambda gain: (-(gain.bits + gain.danger_bits), gain.finding))
    asks = [gain for gain in ranked if gain.finding in model.askable]
    looks = [gain for gain in ranked if gain.finding in model.looked_for]
    steps = [_step(gain, None, store) for gain in best(asks, NEXT_SHOWN)]
    signs = [gain for gain in looks if store.finding(gain.finding).kind in ("sign", "vital")]
    steps += [_step(gain, None, store) for gain in best(signs, NEXT_SHOWN // 2)]
    steps += [_step(gain, test, store) for test, gain in _tests(looks, leaders, model).items()]
    return tuple(sorted(steps, key=lambda step: (-(step.gain + step.danger_resolved), step.ask or step.test or "")))


def best(gains: Sequence[Gain], shown: int) -> list[Gain]:
    """The first of `gains`, and those that lead by information or by danger alone."""
    leading = {gain.finding for gain in gains[:shown]}
    for order in (lambda gain: -gain.bits, lambda gain: -gain.danger_bits):
        leading.update(gain.finding for gain in sorted(gains, key=order)[:LEADING])
    return [gain for gain in gains if gain.finding in leading]


def _tests(looks: Sequence[Gain], leaders: Sequence[str], model: Model) -> dict[str, Gain]:
    """The tests to offer, each with the first finding that it is offered for: one that a leading condition names, else
    the least invasive and cheapest."""
    named = {test for condition in leaders for test in model.store.condition(condition).tests}
    offered: dict[str, Gain] = {}
    for gain in looks:
        able = model.tests_for(gain.finding)
        if able:
            offered.setdefault(next((test for test in able if test in named), able[0]), gain)
        if len(offered) == NEXT_SHOWN:
            break
    return offered


def _step(gain: Gain, test: str | None, store: Store) -> NextStep:
    record = store.finding(gain.finding)
    made = store.tests()[test] if test else None
    return NextStep(
        ask=None if made else gain.finding,
        test=test,
        question=made.name if made else record.question or f"Look for: {record.name}",
        gain=gain.bits,
        danger_resolved=gain.danger_bits,
        cost=made.cost if made else None,
        minutes=made.minutes if made else None,
        invasiveness=made.invasiveness if made else None,
    )
