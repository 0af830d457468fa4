"""Numbers with units in a text: "temp 38.4", "troponin of 54 ng/L", "sats are ninety three percent"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import Measurement
from dxpad.findings.bare_observations import bare_observations
from dxpad.findings.figures import Figure, figures, pattern_of
from dxpad.findings.pressure import DIASTOLIC, SYSTOLIC, Pressure, pressures
from dxpad.findings.series import Standing
from dxpad.findings.units import converted, quantities_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.domain.issue import Issue
    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import QuantityRecord
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One measured value with the quantity it belongs to, at characters `start` to `end` of a passage's text; `less`
    where it is only said to be less than that. `standing` is what it is among the values of its series."""

    passage: Passage
    start: int
    end: int
    quantity: QuantityRecord
    measurement: Measurement
    less: bool = False
    standing: Standing = Standing.ALONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What is measured in a case, in order of its place. `pressures` are blood pressures with their arm."""

    values: tuple[Reading, ...] = ()
    pressures: tuple[Pressure, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def of_now(self) -> tuple[Measurement, ...]:
        """The values of this illness, in order."""
        return tuple(each.measurement for each in self.values if each.standing is not Standing.BEFORE)


def readings(passages: Sequence[Passage], store: Store) -> Readings:
    """Every measured value of the passages, in the quantity's own unit."""
    values: list[Reading] = []
    issues: list[Issue] = []
    both: list[Pressure] = []
    quantities, by_name = store.quantities(), store.derived(quantities_by_name)
    pattern = store.derived(pattern_of)
    for passage in passages:
        found = tuple(pressures(passage))
        both += found
        named = figures(passage, pattern, by_name)
        raw = [*_of_pressures(found, quantities), *named, *bare_observations(passage, by_name)]
        for each in sorted(raw, key=lambda each: (each.start, each.quantity.id)):
            result = converted(each.quantity, each.value, each.unit, each.quantity.id)
            if result.issue is not None and not each.doubtful:
                issues.append(result.issue)
            if result.value is not None:
                values.append(_reading(passage, each, result.value))
    return Readings(values=tuple(values), pressures=tuple(both), issues=tuple(issues))


def _reading(passage: Passage, raw: Figure, value: float) -> Reading:
    quote = passage.quote(raw.start, raw.end)
    measured = Measurement(name=raw.quantity.id, value=value, unit=raw.quantity.unit, source=quote)
    return Reading(
        passage=passage, start=raw.start, end=raw.end, quantity=raw.quantity, measurement=measured, less=raw.less,
        standing=raw.standing,
    )  # fmt: skip


def _of_pressures(found: Sequence[Pressure], quantities: Sequence[QuantityRecord]) -> Iterator[Figure]:
    """The two quantities of each blood pressure."""
    for quantity in quantities:
        if SYSTOLIC in quantity.id:
            yield from (Figure(each.start, each.end, quantity, each.systolic, "") for each in found)
        if DIASTOLIC in quantity.id:
            yield from (Figure(each.start, each.end, quantity, each.diastolic, "") for each in found)
