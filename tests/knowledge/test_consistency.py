"""The numbers of the whole knowledge agree with each other."""

from __future__ import annotations

from itertools import combinations
from math import log
from typing import TYPE_CHECKING

import pytest

from dxpad.differential.prior import age_multiplier
from dxpad.domain.case import Setting

if TYPE_CHECKING:
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.store import Store

PER = 100_000
VISITORS = {
    **{age: 0.0225 if age == 0 else 0.0135 for age in range(5)},
    **dict.fromkeys(range(5, 15), 0.0075),
    **dict.fromkeys(range(15, 25), 0.0115),
    **dict.fromkeys(range(25, 45), 0.0125),
    **dict.fromkeys(range(45, 65), 0.012),
    **dict.fromkeys(range(65, 75), 0.0113),
    **dict.fromkeys(range(75, 85), 0.0083),
    **dict.fromkeys(range(85, 93), 0.006),
}
"""Share of each year of age among those who come, between primary care and emergency departments: our estimate."""
HIGHEST, TOO_MUCH, TOO_LITTLE, NARROW = 20, 1.5, 0.7, 5
SHARED = 0.6
"""Conditions whose lists have less in common than this are told apart by what they list."""
TELLING = log(3)
UNLISTED = 0.4


@pytest.mark.parametrize("setting", list(Setting))
def test_the_frequencies_of_a_setting_explain_about_one_diagnosis_a_consultation(
    store: Store, setting: Setting
) -> None:
    whole = sum(record.per_100k[setting] for record in store.conditions().values()) / PER
    assert 0.7 < whole < 1.3


def test_age_multipliers_are_of_the_average_visitor(store: Store) -> None:
    """Their mean over all visitors is about one; what strikes a year of life alone is held down there."""
    for record in store.conditions().values():
        whole = sum(share * age_multiplier(record.age, first) for first, share in VISITORS.items())
        highest = max(by for _, _, by in record.age)
        assert highest <= HIGHEST, record.id
        assert whole < TOO_MUCH, (record.id, whole)
        assert whole > TOO_LITTLE or highest >= NARROW, (record.id, whole)


def test_every_finding_is_listed_by_a_condition(store: Store) -> None:
    listed = {link.finding for name in store.conditions() for link in store.links_of(name)}
    assert set(store.findings()) == listed


def test_no_two_conditions_are_indistinguishable(store: Store) -> None:
    rows = {name: {link.finding: link.p for link in store.links_of(name)} for name in store.conditions()}
    by_system: dict[str, list[ConditionRecord]] = {}
    for record in store.conditions().values():
        by_system.setdefault(record.system, []).append(record)
    looked_at = 0
    for records in by_system.values():
        for one, two in combinations(records, 2):
            first, second = rows[one.id], rows[two.id]
            if len(first.keys() & second.keys()) < SHARED * len(first.keys() | second.keys()):
                continue
            looked_at += 1
            assert any(
                abs(log(_share(first, name, store) / _share(second, name, store))) > TELLING
                for name in first.keys() | second.keys()
            ), (one.id, two.id)
    assert looked_at


def _share(rows: dict[str, float], name: str, store: Store) -> float:
    """How often it is there, as the ranking has it where it is not listed."""
    return rows.get(name, UNLISTED * store.finding(name).background[Setting.PRIMARY_CARE])
