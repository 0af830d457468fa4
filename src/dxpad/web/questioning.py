"""What to ask and test next as a page shows it: what it tells, what it costs, and how the list would move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.web.answers import moves

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dxpad.domain.differential import NextStep
    from dxpad.knowledge.records import TestRecord
    from dxpad.pad import Pad
    from dxpad.web.answers import Moves
    from dxpad.web.desk import Look

ORDERS: dict[str, Callable[[NextStep], float]] = {
    "both": lambda step: step.gain + step.danger_resolved,
    "information": lambda step: step.gain,
    "danger": lambda step: step.danger_resolved,
}
ASKED, TESTED = 8, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One line. `test` is there for tests, and `moves` then is about the finding of it that tells most."""

    step: NextStep
    moves: Moves | None
    test: TestRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Questions and tests, each in the order asked for."""

    by: str
    questions: tuple[Question, ...]
    tests: tuple[Question, ...]


def asking(look: Look, by: str, pad: Pad) -> Asking:
    """Everything of one page; `by` is one of `ORDERS`."""
    store = pad.knowledge
    order = ORDERS[by]
    steps = sorted(look.ranked.next, key=lambda step: (-order(step), step.ask or step.test or ""))
    before = pad.shares(look.case, look.found, shifts=look.shifts)
    asks = [step for step in steps if step.ask][:ASKED]
    tests = [step for step in steps if step.test][:TESTED]
    return Asking(
        by=by,
        questions=tuple(
            Question(step=step, moves=moves(look, before, step.ask, pad) if step.ask else None) for step in asks
        ),
        tests=tuple(_tested(step, look, before, pad) for step in tests if step.test in store.tests()),
    )


def _tested(step: NextStep, look: Look, before: Mapping[str, float], pad: Pad) -> Question:
    record = pad.knowledge.tests()[step.test or ""]
    finding = _telling(step, record, look, pad)
    return Question(step=step, test=record, moves=moves(look, before, finding, pad) if finding else None)


def _telling(step: NextStep, record: TestRecord, look: Look, pad: Pad) -> str:
    """The finding that the step's gain was worked out for: of those the test detects, the one that tells as much."""
    told = pad.worth(look.case, look.found, record.detects).values()
    best = min(told, key=lambda gain: (abs(gain.bits - step.gain), gain.finding), default=None)
    return best.finding if best else ""
