"""Measured values to findings: 38.4 °C is fever, and is no hypothermia."""

from __future__ import annotations

from dataclasses import replace
from math import inf, nextafter
from typing import TYPE_CHECKING

from dxpad.domain.finding import Finding, Status, Subject, When
from dxpad.findings.claim import Authority, Claim
from dxpad.findings.pressure import (
    ARM_DIFFERENCE,
    ARM_DIFFERENCE_FROM,
    POSTURE_DROP,
    POSTURE_DROP_FROM,
    arm_difference,
    posture_drops,
)
from dxpad.findings.series import Standing
from dxpad.findings.units import converted, quantity_named, unknown_quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dxpad.domain.case import Case, Sex
    from dxpad.domain.finding import Assertion, Measurement
    from dxpad.domain.issue import Issue
    from dxpad.findings.measure import Reading, Readings
    from dxpad.findings.passage import Passage
    from dxpad.findings.pressure import Pressure
    from dxpad.knowledge.records import FindingRecord, Threshold
    from dxpad.knowledge.store import Store


def stated_measurements(case: Case, store: Store) -> tuple[list[Measurement], list[Issue]]:
    """The caller's measurements in the quantities' own units; what cannot be used becomes an issue."""
    kept: list[Measurement] = []
    issues: list[Issue] = []
    for number, given in enumerate(case.measurements):
        where = f"measurements[{number}]"
        quantity = quantity_named(given.name, store.quantities())
        if quantity is None:
            issues.append(unknown_quantity(given.name, store.quantities(), where))
            continue
        result = converted(quantity, given.value, given.unit, where)
        if result.issue is not None:
            issues.append(result.issue)
        if result.value is not None:
            kept.append(replace(given, name=quantity.id, value=result.value, unit=quantity.unit))
    return kept, issues


ADULT = 18
"""Years from which on a patient is an adult; one whose age is unknown counts as one."""


GIVEN_WAY = {"oxygen-saturation-normal": "low-oxygen-saturation", "low-grade-fever": "fever-38-or-more"}
"""Findings of a milder value, by the finding of a worse one that stands in their place when both were measured."""


class Judge:
    """Says which findings a value makes present or absent for a patient of this age and sex."""

    def __init__(self, store: Store, age: float | None, sex: Sex | None) -> None:
        self._store = store
        self._age = age
        self._sex = sex

    def findings(
        self, measured: Measurement, when: When = When.CURRENT, judged: float | None = None
    ) -> Iterator[Finding]:
        """The findings that have a threshold for this quantity that applies to the patient; `judged` is the value to
        compare where it is not the one that is shown."""
        value = measured.value if judged is None else judged
        for record in self._store.measured_by(measured.name):
            limits = [each for each in record.measured if each.quantity == measured.name and self._applies(each)]
            status = _status(value, limits)
            if status is not None:
                yield Finding(
                    id=record.id, name=record.name, status=status, when=when, source=measured.source,
                    value=measured.value, unit=measured.unit,
                )  # fmt: skip

    def _applies(self, limit: Threshold) -> bool:
        of_sex = limit.sex is None or (self._sex is not None and limit.sex == self._sex.value)
        of_age = limit.age_at_least is None or (ADULT if self._age is None else self._age) >= limit.age_at_least
        return of_sex and of_age


def measured_claims(found: Readings, judge: Judge, meant: Callable[[Reading], Assertion | None]) -> list[Claim]:
    """What the values of a text claim. `meant` gives a reading's assertion; None for one that claims nothing. An
    earlier value of a series says what was there, and denies nothing."""
    claims = []
    for reading in found.values:
        assertion = meant(reading)
        if assertion is None or assertion.subject is not Subject.PATIENT or assertion.when is When.HYPOTHETICAL:
            continue
        judged = nextafter(reading.measurement.value, -inf) if reading.less else None
        shown = judge.findings(reading.measurement, _when(reading.standing, assertion.when), judged)
        claims += [
            Claim(finding=each)
            for each in shown
            if reading.standing is not Standing.EARLIER or each.status is Status.PRESENT
        ]
    worse = {claim.finding.id for claim in claims if claim.finding.status is Status.PRESENT}
    return [claim for claim in claims if claim.finding.id not in worse or GIVEN_WAY.get(claim.finding.id) not in worse]


def _when(standing: Standing, when: When) -> When:
    """When a value was measured: one of now is current though its sentence tells of last month too."""
    if standing is Standing.NOW:
        return When.CURRENT
    return When.PAST if standing is Standing.BEFORE else when


def stated_value_claims(measured: list[Measurement], judge: Judge) -> list[Claim]:
    """What the caller's measurements claim."""
    return [Claim(finding=each, authority=Authority.CALLER) for value in measured for each in judge.findings(value)]


def arm_claims(pressures: tuple[Pressure, ...], records: Mapping[str, FindingRecord]) -> list[Claim]:
    """The finding that the two arms differ, present or absent, once both arms were measured."""
    compared = arm_difference(pressures)
    record = records.get(ARM_DIFFERENCE)
    if compared is None or record is None:
        return []
    difference, later = compared
    status = Status.PRESENT if difference >= ARM_DIFFERENCE_FROM else Status.ABSENT
    finding = Finding(
        id=record.id, name=record.name, status=status, source=later.passage.quote(later.start, later.end),
        value=difference, unit="mmHg",
    )  # fmt: skip
    return [Claim(finding=finding)]


def posture_claims(passages: Sequence[Passage], records: Mapping[str, FindingRecord]) -> list[Claim]:
    """The finding that the pressure falls on standing, present or absent, once both were measured."""
    record = records.get(POSTURE_DROP)
    if record is None:
        return []
    claims = []
    for passage in passages:
        for fall, start, end in posture_drops(passage):
            if POSTURE_DROP_FROM / 2 <= fall < POSTURE_DROP_FROM:
                continue
            status = Status.PRESENT if fall >= POSTURE_DROP_FROM else Status.ABSENT
            source = passage.quote(start, end)
            finding = Finding(id=record.id, name=record.name, status=status, source=source, value=fall, unit="mmHg")
            claims.append(Claim(finding=finding))
    return claims


def _status(value: float, limits: Sequence[Threshold]) -> Status | None:
    """What a value says of a finding with these limits; None in the grey zone between normal and a limit."""
    if any(_meets(value, each) for each in limits):
        return Status.PRESENT
    clear = limits and all(_is_clear(value, each) for each in limits)
    return Status.ABSENT if clear else None


def _meets(value: float, limit: Threshold) -> bool:
    return (limit.at_least is None or value >= limit.at_least) and (limit.below is None or value < limit.below)


def _is_clear(value: float, limit: Threshold) -> bool:
    """Whether a value that does not meet a limit lies beyond its grey zone too."""
    low = limit.absent_below is None or value < limit.absent_below
    return low and (limit.absent_from is None or value >= limit.absent_from)
