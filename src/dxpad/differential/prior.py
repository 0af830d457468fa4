"""How likely a condition is before anything is found: setting, age, sex."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.differential.constants import Constants
    from dxpad.domain.case import Case
    from dxpad.knowledge.records import ConditionRecord

PER = 100_000
LEAST = 1e-6
"""Multiplier of what age or sex make all but impossible; a true zero could never be argued with."""


def age_multiplier(condition: ConditionRecord, age: float | None) -> float:
    """The multiplier of the band the age falls in; 1 when the age is unknown or beyond every band."""
    if age is None:
        return 1.0
    for first, last, by in condition.age:
        if first <= age and (last is None or age < last + 1):
            return max(by, LEAST)
    return 1.0


def log_prior(
    condition: ConditionRecord,
    *,
    case: Case,
    age: float | None,
    sex: str | None,
    certainty: float,
    constants: Constants,
) -> float:
    """The prior's part of the score; natural logarithm, not normalised."""
    frequency = max(condition.per_100k[case.setting], LEAST) / PER
    person = age_multiplier(condition, age) * (max(condition.sex[sex], LEAST) if sex else 1.0)
    value = constants.sharpness * log(frequency) + max(constants.sharpness, constants.demography) * log(person)
    return certainty * (value - (constants.presentation if condition.presentation else 0.0))


def log_prior_of_other(
    conditions: tuple[ConditionRecord, ...], *, case: Case, certainty: float, constants: Constants
) -> float:
    """The same for *none of these*: what the listed conditions leave of all consultations, at least a twentieth."""
    listed = sum(condition.per_100k[case.setting] for condition in conditions) / PER
    return certainty * (constants.sharpness * log(max(1.0 - listed, 0.05)) + constants.other)
