from __future__ import annotations

import math
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.scores import run
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.guidance import score
from dxpad.guidance.scores.definition import Definition, definition_from
from dxpad.guidance.scores.formula import inputs_of
from dxpad.knowledge.rules import leaves

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.guidance.scores.inputs import InputSpec
    from dxpad.knowledge.store import Store

IDS = ("add-rs", "wells-pe", "perc", "heart", "curb-65")
CURB: dict[str, object] = {"confusion": False, "bun": 15, "rr": 18, "sbp": 120, "dbp": 75, "age": 50}


def _definition(name: str, store: Store) -> Definition:
    return definition_from(store.document("score", name))


def _accepted(spec: InputSpec) -> st.SearchStrategy[Any]:
    if spec.kind == "bool":
        return st.sampled_from([True, False, 0, 1])
    if spec.kind == "enum":
        return st.sampled_from([int(value) if isinstance(value, float) else value for value in spec.values])
    if spec.kind == "int":
        return st.integers(int(spec.low), int(spec.high))
    return st.floats(spec.low, spec.high)


@pytest.mark.parametrize("name", IDS)
def test_the_worked_example_and_every_test_of_a_score_come_out(name: str, store: Store) -> None:
    document = store.document("score", name)
    tests = (document.part("example"), *document.parts("tests"))
    assert len(tests) >= 4
    for test in tests:
        assert score("t", name, test.part("inputs").data, store).value == test.number("value")


@pytest.mark.parametrize("name", IDS)
def test_the_formula_uses_every_input_and_no_other(name: str, store: Store) -> None:
    definition = _definition(name, store)
    assert inputs_of(definition.formula) == {spec.name for spec in definition.inputs}


@pytest.mark.parametrize("name", IDS)
def test_every_id_that_a_score_names_exists(name: str, store: Store) -> None:
    definition = _definition(name, store)
    rules = [limit.raw("when") for limit in definition.population.parts("not_for")]
    quantities = set()
    for spec in definition.inputs:
        source = spec.filled_from
        rules += [source.data, source.raw("true_when"), source.raw("false_when")]
        quantities |= set(source.texts("quantity"))
    assert {leaf for rule in rules for leaf in leaves(rule)} <= set(store.findings())
    assert quantities <= {quantity.id for quantity in store.quantities()}
    assert set(definition.conditions) <= set(store.conditions())
    assert len(store.sources(definition.sources)) == len(definition.sources) > 0


@pytest.mark.parametrize("name", IDS)
def test_bands_neither_overlap_nor_leave_a_gap(name: str, store: Store) -> None:
    bands = _definition(name, store).bands
    step = 0.5 if name == "wells-pe" else 1
    assert all(band.from_ <= band.to for band in bands)
    assert all(second.from_ - first.to == step for first, second in pairwise(bands))


@pytest.mark.parametrize("name", IDS)
@given(data=st.data())
def test_accepted_inputs_always_give_a_value_in_its_band(name: str, store: Store, data: st.DataObject) -> None:
    definition = _definition(name, store)
    inputs = {spec.name: data.draw(_accepted(spec)) for spec in definition.inputs}
    result = score("p", name, inputs, store)
    assert result.band.from_ <= result.value <= result.band.to
    assert math.isclose(sum(item.points for item in result.points), result.value)


@pytest.mark.parametrize("name", IDS)
@given(data=st.data())
def test_an_input_with_positive_points_never_lowers_the_score(name: str, store: Store, data: st.DataObject) -> None:
    definition = _definition(name, store)
    inputs = {spec.name: data.draw(_accepted(spec)) for spec in definition.inputs}
    for spec in definition.inputs:
        if spec.kind == "bool":
            without = score("p", name, {**inputs, spec.name: False}, store).value
            assert score("p", name, {**inputs, spec.name: True}, store).value >= without


def test_the_ends_of_the_bands_are_reached(store: Store) -> None:
    for name in ("add-rs", "wells-pe"):
        definition = _definition(name, store)
        names = [spec.name for spec in definition.inputs]
        values = {
            score("p", name, dict(zip(names, flags, strict=True)), store).value
            for flags in product((0, 1), repeat=len(names))
        }
        ends = {end for band in definition.bands for end in (band.from_, band.to)}
        assert ends <= values


BAD: dict[str, tuple[object, ...]] = {
    "bool": ("yes", "", "true", 2, -1, 0.5, None, math.nan, [], {}, {"value": 1, "unit": "mg/dL"}),
    "int": (1.5, "30", "", None, True, math.nan, math.inf, -1, 10**400, [], {"value": 40}, {"value": 40, "unit": None},
            {"value": 40, "unit": "parsec"}, {"value": "40", "unit": "bpm"}, {"unit": "bpm"}),
    "num": ("30", "", None, True, math.nan, -math.inf, -1, 1e9, [], {"value": 40, "unit": ""},
            {"value": 40, "unit": "kg"}, {"value": True, "unit": "%"}, {"value": math.nan, "unit": "mmHg"}),
    "enum": (3, -1, 0.5, "0", "", None, True, math.nan, [], {"value": 1, "unit": "points"}),
}  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_bad_input_is_always_an_error_that_names_the_input_and_what_it_takes(name: str, store: Store) -> None:
    good = store.document("score", name).part("example").part("inputs").data
    for spec in _definition(name, store).inputs:
        for bad in BAD[spec.kind]:
            with pytest.raises(BadInputError) as caught:
                score("b", name, {**good, spec.name: bad}, store)
            assert spec.name in caught.value.message
            assert spec.accepts in caught.value.message
        without = {key: value for key, value in good.items() if key != spec.name}
        with pytest.raises(BadInputError, match=spec.name):
            score("b", name, without, store)


@given(
    value=st.one_of(st.text(max_size=5), st.floats(), st.integers(), st.none(), st.booleans(), st.lists(st.integers()))
)
def test_whatever_is_given_for_a_number_is_either_in_range_or_an_error(value: object, store: Store) -> None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= 200
    if fits:
        assert 0 <= score("p", "curb-65", {**CURB, "bun": value}, store).value <= 5
    else:
        with pytest.raises(BadInputError, match="bun"):
            score("p", "curb-65", {**CURB, "bun": value}, store)


def test_an_unknown_input_is_an_error_that_names_it(store: Store) -> None:
    with pytest.raises(BadInputError, match="sex"):
        score("b", "curb-65", {**CURB, "sex": "male"}, store)


@pytest.mark.parametrize("name", ["curb-65", "curb_65", "curb65", "CURB-65"])
def test_an_id_may_be_written_either_way(name: str, store: Store) -> None:
    result = score("mine", name, CURB, store)
    assert (result.id, result.score) == ("mine", "curb-65")


@pytest.mark.parametrize("name", ["", "heart-attack", "../curb-65", "x" * 10_000])
def test_an_unknown_score_is_an_error(name: str, store: Store) -> None:
    with pytest.raises(UnknownIdError) as caught:
        score("b", name, {}, store)
    assert len(caught.value.message) < 400


def test_units_are_converted_before_the_range_is_checked(store: Store) -> None:
    assert score("u", "curb-65", {**CURB, "bun": {"value": 8, "unit": "mmol/L"}}, store).value == 1
    assert score("u", "curb-65", {**CURB, "bun": {"value": 5, "unit": "mmol/l"}}, store).value == 0
    assert score("u", "curb-65", {**CURB, "sbp": {"value": 11.9, "unit": "kPa"}}, store).value == 1
    with pytest.raises(BadInputError, match="1 to 200 mg/dL"):
        score("u", "curb-65", {**CURB, "bun": {"value": 100, "unit": "mmol/L"}}, store)


def test_points_name_inputs_that_earn_them_together(store: Store) -> None:
    points = score("p", "curb-65", {**CURB, "sbp": 85, "dbp": 50}, store).points
    assert {item.input: item.points for item in points}["sbp or dbp"] == 1


def test_every_outside_case_of_these_scores_is_right(store: Store, shared_data: Path) -> None:
    result = run(shared_data / "guidance" / "scores_dev.jsonl", store)
    assert result.n >= 23
    assert result.wrong == ()
    assert result.n + result.not_in_store == 439
