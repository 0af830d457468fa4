"""What was asked or tested about a condition and speaks against it, and what it would be without."""

from __future__ import annotations

from dataclasses import dataclass
from math import expm1, fsum
from typing import TYPE_CHECKING

from dxpad.differential.evidence import brakes
from dxpad.domain.differential import Answer

if TYPE_CHECKING:
    from dxpad.differential.hypotheses import Field
    from dxpad.knowledge.records import ConditionRecord

LEAST = 0.05
"""An answer that pushes less than this, in natural log-odds, is not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """The answers against one condition, strongest first, and its probability without them."""

    against: tuple[Answer, ...]
    without: float


class Answers:
    """The answers of one case. `shares` as everywhere; nothing is worked out before it is asked for."""

    def __init__(self, field: Field) -> None:
        self._field = field

    def most(self) -> list[float]:
        """Of every condition, by its number: the most that answers may take from it, in natural log-odds. No brake is
        looked at, so it may be more than they do."""
        taken = [0.0] * len(self._field.scores)
        for cluster in self._field.clusters:
            for item in cluster:
                weight = item.weight
                for rows in item.column.rows.values():
                    for number, push, _ in rows:
                        if push < 0.0:
                            taken[number] -= weight * push
        return taken

    def about(self, condition: ConditionRecord, share: float) -> Answered:
        """What speaks against one condition of this probability."""
        model = self._field.model
        number = model.numbers[condition.id]
        review = model.reviews[number]
        made = []
        for cluster in self._field.clusters:
            if not any(number in item.column.pushes for item in cluster):
                continue
            pushes = [item.weight * item.column.push(number, review) for item in cluster]
            for item, push, by in zip(cluster, pushes, brakes(pushes, model.constants), strict=True):
                log_odds = push * by
                if number in item.column.pushes and log_odds <= -LEAST:
                    record = item.column.record
                    test = next((name for name in condition.tests if name in model.tests_for(record.id)), None)
                    status = item.finding.status
                    made.append(
                        Answer(finding=record.id, name=record.name, status=status, log_odds=log_odds, test=test)
                    )
        made.sort(key=lambda answer: (answer.log_odds, answer.finding))
        without = raised(share, -fsum(answer.log_odds for answer in made))
        return Answered(against=tuple(made), without=without)


def raised(share: float, log_odds: float) -> float:
    """A probability with this much more for it, against the same competition."""
    more = share * expm1(log_odds)
    return (share + more) / (1.0 + more)
