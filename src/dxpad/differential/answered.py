"""What was asked or tested about a condition and speaks against it, and what it would be without."""

from __future__ import annotations

from dataclasses import dataclass
from math import expm1, fsum
from typing import TYPE_CHECKING

from dxpad.domain.differential import Answer

if TYPE_CHECKING:
    from dxpad.differential.bars import Bars
    from dxpad.differential.hypotheses import Field
    from dxpad.differential.model import Model
    from dxpad.domain.differential import Evidence
    from dxpad.knowledge.records import ConditionRecord, FindingRecord

LEAST = 0.05
"""An answer that pushes less than this, in natural log-odds, is not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answers against one condition, strongest first, and its probability without them."""

    against: tuple[Answer, ...]
    without: float


class Answers:
    """The answers of one case. `shares` as everywhere; nothing is worked out before it is asked for."""

    def __init__(self, field: Field, bars: Bars) -> None:
        self._field = field
        self._bars = bars
        self._columns = {item.finding.id: item.column for cluster in field.clusters for item in cluster}

    def most(self) -> list[float]:
        """Of every dangerous condition, by its number: the most that answers may take from it, in natural log-odds. No
        brake is looked at, so it may be more than they do."""
        taken = [0.0] * len(self._field.scores)
        for cluster in self._field.clusters:
            for item in cluster:
                weight = item.weight
                for number, push in item.column.against:
                    taken[number] -= weight * push
        return taken

    def about(self, condition: ConditionRecord, share: float) -> Answered:
        """What speaks against one condition of this probability: of its bars those of findings that it lists."""
        model = self._field.model
        number = model.numbers[condition.id]
        against = [
            _answer(bar, self._columns[bar.finding].record, condition, model)
            for bar in self._bars.of(number)
            if bar.log_odds <= -LEAST and self._columns[bar.finding].lists(number)
        ]
        without = raised(share, -fsum(answer.log_odds for answer in against))
        return Answered(against=tuple(against), without=without)


def _answer(bar: Evidence, record: FindingRecord, condition: ConditionRecord, model: Model) -> Answer:
    test = next((name for name in condition.tests if name in model.tests_for(record.id)), None)
    return Answer(finding=record.id, name=record.name, status=bar.status, log_odds=bar.log_odds, test=test)


def raised(share: float, log_odds: float) -> float:
    """A probability with this much more for it, against the same competition."""
    more = share * expm1(log_odds)
    return (share + more) / (1.0 + more)
