"""What a finding says about every condition, before any weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.differential import Model
from dxpad.differential.columns import RARE
from dxpad.domain.case import Setting
from dxpad.domain.differential import Basis

if TYPE_CHECKING:
    from dxpad.differential.column import Column
    from dxpad.knowledge.records import LinkRecord
    from dxpad.knowledge.store import Store

SOME = 7
"""Every seventh finding is looked at."""


@pytest.fixture(scope="module")
def model(store: Store) -> Model:
    return Model(store)


def rows(column: Column) -> dict[int, LinkRecord]:
    """By number: the row that what is said about a condition rests on."""
    return {number: row for number, place in enumerate(column.places) if (row := column.rows[place])}


def said(column: Column, number: int) -> tuple[float, float]:
    """The push on a condition and its variance."""
    return column.said[column.places[number]]


@pytest.mark.parametrize("setting", list(Setting))
def test_what_an_author_calls_rare_never_counts_for_a_condition(model: Model, setting: Setting) -> None:
    looked_at = 0
    for name in sorted(model.store.findings())[::SOME]:
        column = model.column(name, setting, present=True)
        for number, link in rows(column).items():
            if link.finding == name and link.basis is Basis.ESTIMATE and link.lr is None and link.p <= RARE:
                looked_at += 1
                assert column.push(number) <= 0.0, (name, model.conditions[number].id)
    assert looked_at


def test_a_kind_that_a_condition_hardly_ever_has_says_nothing_of_the_others(model: Model) -> None:
    looked_at = 0
    for name in sorted(model.store.findings())[::SOME]:
        column = model.column(name, Setting.PRIMARY_CARE, present=True)
        below = model.below(name)
        for number, link in rows(column).items():
            if link.finding in below:
                looked_at += 1
                assert column.push(number) >= column.unlisted, (name, model.conditions[number].id)
    assert looked_at


def test_a_finding_that_stands_for_a_broader_one_says_the_same_where_it_is_listed_itself(model: Model) -> None:
    alone = model.column("dry-cough", Setting.PRIMARY_CARE, present=True)
    both = model.column("dry-cough", Setting.PRIMARY_CARE, present=True, stands_for=("cough",))
    own = [number for number, link in rows(alone).items() if link.finding != "cough"]
    broader = [number for number, link in rows(alone).items() if link.finding == "cough"]
    assert own
    assert broader
    assert all(said(alone, number) == said(both, number) for number in own)
    assert any(said(alone, number) != said(both, number) for number in broader)


def test_what_speaks_against_dangers_is_what_the_pushes_say(model: Model) -> None:
    for name in sorted(model.store.findings())[::SOME]:
        column = model.column(name, Setting.EMERGENCY, present=True)
        wanted = {
            number: column.push(number)
            for number in rows(column)
            if column.push(number) < 0.0 and model.conditions[number].do_not_miss
        }
        assert dict(column.against) == wanted


def test_a_condition_that_does_not_list_a_finding_has_it_the_more_the_more_those_most_like_it_have_it(
    model: Model,
) -> None:
    looked_at = 0
    for name in sorted(model.store.findings())[::SOME]:
        column = model.column(name, Setting.PRIMARY_CARE, present=True)
        unlisted = [number for number in range(len(model.conditions)) if not column.lists(number)]
        by_level = {column.places[number]: column.push(number) for number in unlisted}
        assert all(column.push(number) == by_level[column.places[number]] for number in unlisted)
        assert [by_level[level] for level in sorted(by_level)] == sorted(by_level.values())
        looked_at += len(by_level) > 1
    assert looked_at


def test_an_absent_finding_says_nothing_of_conditions_that_do_not_list_it(model: Model) -> None:
    column = model.column("fever", Setting.PRIMARY_CARE, present=False)
    assert {number for number, place in enumerate(column.places) if place} == set(rows(column))
    assert column.unlisted == 0.0
