"""How likely a condition is before anything is found: setting, age, sex."""

from __future__ import annotations

from array import array
from functools import lru_cache
from math import floor, fsum, log
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.differential.constants import Constants
    from dxpad.domain.case import Setting
    from dxpad.knowledge.records import ConditionRecord

AgeBands: TypeAlias = "tuple[tuple[int, int | None, float], ...]"
"""Of a condition: first year, last year or None, multiplier."""
PER = 100_000
LEAST = 1e-6
"""Multiplier of what age or sex make all but impossible; a true zero could never be argued with."""
KEPT = 512
"""Kinds of persons (setting, year of age, sex) whose priors are kept, of some 10 KB each."""
LEAST_OTHER = 0.05
"""What the listed conditions leave to *none of these* before anything is found, at the least."""


class Priors:
    """The prior's part of the score of every condition; natural logarithms, not normalised. What depends on the setting
    alone, and on the year of age and the sex besides, is worked out once."""

    def __init__(self, conditions: Sequence[ConditionRecord], constants: Constants) -> None:
        self._conditions = conditions
        self._constants = constants
        self._penalties = [constants.presentation if condition.presentation else 0.0 for condition in conditions]
        self._bands = {condition.age for condition in conditions}
        self._multipliers = {by for condition in conditions for by in condition.sex.values()}
        self._frequencies: dict[Setting, list[float]] = {}
        self._listed: dict[Setting, float] = {}
        self._of_person = lru_cache(maxsize=KEPT)(self._by_person)

    def log_priors(self, setting: Setting, age: float | None, sex: str | None, certainty: float) -> list[float]:
        """Of every condition, in their order."""
        return [certainty * prior for prior in self._of_person(setting, None if age is None else floor(age), sex)]

    def log_prior_of_other(self, setting: Setting, certainty: float) -> float:
        """The same for *none of these*: what the listed conditions leave of all consultations."""
        if setting not in self._listed:
            self._listed[setting] = fsum(condition.per_100k[setting] for condition in self._conditions) / PER
        left = max(1.0 - self._listed[setting], LEAST_OTHER)
        return certainty * (self._constants.sharpness * log(left) + self._constants.other)

    def _by_frequency(self, setting: Setting) -> list[float]:
        sharpness = self._constants.sharpness
        made = [sharpness * log(max(condition.per_100k[setting], LEAST) / PER) for condition in self._conditions]
        self._frequencies[setting] = made
        return made

    def _by_person(self, setting: Setting, year: int | None, sex: str | None) -> array[float]:
        weight = self._constants.demography
        of_age = {bands: weight * log(age_multiplier(bands, year)) for bands in self._bands}
        of_sex = {by: weight * log(max(by, LEAST)) for by in self._multipliers} if sex else {}
        persons = [
            of_age[condition.age] + (of_sex[condition.sex[sex]] if sex else 0.0) for condition in self._conditions
        ]
        frequencies = self._frequencies.get(setting) or self._by_frequency(setting)
        every = zip(frequencies, persons, self._penalties, strict=True)
        return array("d", [frequency + multiplier - penalty for frequency, multiplier, penalty in every])


def age_multiplier(bands: AgeBands, age: float | None) -> float:
    """The multiplier of the band the age falls in; 1 when the age is unknown or beyond every band."""
    if age is None:
        return 1.0
    for first, last, by in bands:
        if first <= age and (last is None or age < last + 1):
            return max(by, LEAST)
    return 1.0
