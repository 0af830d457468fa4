from __future__ import annotations

import json
import math
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from benchmarks.scores import run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.guidance import score
from dxpad.guidance.scores.catalogue import catalogue, find
from dxpad.guidance.scores.check import Known, score_faults
from dxpad.guidance.scores.units import alternatives, convert
from dxpad.knowledge.document import Document

if TYPE_CHECKING:
    from dxpad.guidance.scores.inputs import InputSpec
    from dxpad.knowledge.store import Store

FILES = Path(__file__).parents[2] / "knowledge" / "scores"
IDS = tuple(sorted(path.stem for path in FILES.glob("*.yaml")))
LEAST = 110
CURB: dict[str, object] = {"confusion": False, "bun": 15, "rr": 18, "sbp": 120, "dbp": 75, "age": 50}
few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _accepted(spec: InputSpec) -> st.SearchStrategy[Any]:
    if spec.kind == "bool":
        return st.sampled_from([True, False, 0, 1])
    if spec.kind == "enum":
        return st.sampled_from([int(value) if isinstance(value, float) else value for value in spec.values])
    if spec.kind == "int":
        return st.integers(int(spec.low), int(spec.high))
    return st.floats(spec.low, spec.high)


def _drawn(name: str, store: Store, data: st.DataObject) -> dict[str, Any]:
    return {spec.name: data.draw(_accepted(spec)) for spec in find(name, store).inputs}


def _value(name: str, inputs: dict[str, Any], store: Store) -> float | None:
    """None where the score has no value, which is an error that names inputs."""
    try:
        return score("p", name, inputs, store).value
    except BadInputError as error:
        assert "no value there" in error.what  # noqa: PT017 only delta ratio at bicarbonate 24 comes here
        return None


def test_there_are_scores_enough_and_each_is_read_once(store: Store) -> None:
    assert len(catalogue(store)) == len(IDS) >= LEAST
    assert catalogue(store) is catalogue(store)
    assert all(definition.read for definition in catalogue(store).values())


@pytest.mark.parametrize("name", IDS)
def test_the_check_of_a_score_finds_nothing(name: str, store: Store) -> None:
    known = Known(
        findings=frozenset(store.findings()),
        conditions=frozenset(store.conditions()),
        quantities={quantity.id: quantity.unit for quantity in store.quantities()},
    )
    assert list(score_faults(store.document("score", name), known)) == []


@pytest.mark.parametrize("name", IDS)
def test_the_worked_example_and_every_test_of_a_score_come_out(name: str, store: Store) -> None:
    document = store.document("score", name)
    for test in (document.part("example"), *document.parts("tests")):
        expected, tolerance = test.number("value"), test.number("tolerance") or 1e-6
        assert expected is not None
        assert abs(score("t", name, test.part("inputs").data, store).value - expected) <= tolerance


@pytest.mark.parametrize("name", IDS)
def test_a_source_is_one_that_was_looked_up_or_the_score_says_estimate(name: str, store: Store) -> None:
    definition = find(name, store)
    assert len(store.sources(definition.sources)) == len(definition.sources)
    assert definition.sources if definition.basis == "study" else definition.citation


@pytest.mark.parametrize("name", IDS)
def test_every_input_has_a_plain_question(name: str, store: Store) -> None:
    assert all(spec.question.endswith("?") for spec in find(name, store).inputs)


@pytest.mark.parametrize("name", IDS)
@few
@given(data=st.data())
def test_accepted_inputs_always_give_a_value_in_its_band(name: str, store: Store, data: st.DataObject) -> None:
    try:
        result = score("p", name, _drawn(name, store, data), store)
    except BadInputError as error:
        assert "no value there" in error.what  # noqa: PT017 only delta ratio at bicarbonate 24 comes here
        return
    assert result.band.from_ <= result.value <= result.band.to
    if result.points:
        assert math.isclose(sum(item.points for item in result.points), result.value)


@pytest.mark.parametrize("name", IDS)
@few
@given(data=st.data())
def test_a_score_moves_with_each_input_in_the_way_its_file_says(name: str, store: Store, data: st.DataObject) -> None:
    inputs = _drawn(name, store, data)
    for spec in find(name, store).inputs:
        if spec.way:
            less, more = sorted((data.draw(_accepted(spec)), data.draw(_accepted(spec))))
            first, second = (_value(name, {**inputs, spec.name: value}, store) for value in (less, more))
            if first is not None and second is not None:
                slack = 1e-9 * max(1.0, abs(first))
                assert second >= first - slack if spec.way == "up" else second <= first + slack


@pytest.mark.parametrize("name", IDS)
def test_bands_follow_each_other(name: str, store: Store) -> None:
    definition = find(name, store)
    assert all(band.from_ <= band.to for band in definition.bands)
    assert all(first.to <= second.from_ for first, second in pairwise(definition.bands))


def test_every_points_score_reaches_the_ends_of_its_bands(store: Store) -> None:
    for name in ("add-rs", "wells-pe", "gbs", "aims65", "qsofa", "four-ts"):
        definition = find(name, store)
        ends = [_ends(spec) for spec in definition.inputs]
        names = [spec.name for spec in definition.inputs]
        values = {score("p", name, dict(zip(names, row, strict=True)), store).value for row in product(*ends)}
        assert {definition.bands[0].from_, definition.bands[-1].to} <= values


def _ends(spec: InputSpec) -> tuple[Any, ...]:
    if spec.kind == "enum":
        return tuple(int(value) for value in spec.values if isinstance(value, float))
    return (0, 1) if spec.kind == "bool" else (int(spec.low), int(spec.high))


BAD: dict[str, tuple[object, ...]] = {
    "bool": ("yes", "", "true", 2, -1, 0.5, None, math.nan, [], {}, {"value": 1, "unit": "mg/dL"}),
    "int": (1.5, "30", "", None, True, math.nan, math.inf, -10**9, 10**400, [], {"value": 40},
            {"value": 40, "unit": None}, {"value": 40, "unit": "parsec"}, {"value": "40", "unit": "bpm"},
            {"unit": "bpm"}, {"value": 40, "unit": "katal"}),
    "num": ("30", "", None, True, math.nan, -math.inf, -1e9, 1e9, [], {"value": 40, "unit": ""},
            {"value": 40, "unit": "parsec"}, {"value": True, "unit": "%"}, {"value": math.nan, "unit": "mmHg"}),
    "enum": (999, -1, 0.5, "zzz", "", None, True, math.nan, [], {"value": 1, "unit": "points"}),
}  # fmt: skip
OTHER_QUANTITY = {
    "mg/dL": "mmHg", "mmHg": "kg", "kg": "cm", "cm": "kg", "years": "kg", "bpm": "kg", "/min": "mmHg", "%": "kg",
    "°C": "mmHg", "10^9/L": "mmol/L", "g/dL": "mmHg", "U/L": "mg/dL", "mmol/L": "degF", "ms": "kg", "s": "kg",
    "mg/L": "kPa", "mg/day": "kg", "µg/h": "mg/day", "fraction": "kPa", "h": "kg", "min": "kg", "mg": "cm",
}  # fmt: skip


@pytest.mark.parametrize("name", IDS)
def test_bad_input_is_always_an_error_that_names_the_input_and_what_it_takes(name: str, store: Store) -> None:
    good = store.document("score", name).part("example").part("inputs").data
    for spec in find(name, store).inputs:
        for bad in BAD[spec.kind]:
            with pytest.raises(BadInputError) as caught:
                score("b", name, {**good, spec.name: bad}, store)
            assert spec.name in caught.value.message
            assert spec.accepts in caught.value.message
        without = {key: value for key, value in good.items() if key != spec.name}
        with pytest.raises(BadInputError, match=spec.name) as missing:
            score("b", name, without, store)
        assert spec.accepts in missing.value.message


@pytest.mark.parametrize("name", IDS)
def test_a_value_just_outside_its_range_or_in_the_unit_of_another_quantity_is_an_error(name: str, store: Store) -> None:
    good = store.document("score", name).part("example").part("inputs").data
    for spec in find(name, store).inputs:
        if spec.kind in ("int", "num"):
            step = 1 if spec.kind == "int" else max(abs(spec.high), 1.0) * 1e-6
            bad: list[object] = [spec.low - step, spec.high + step]
            if spec.unit in OTHER_QUANTITY:
                bad.append({"value": spec.low, "unit": OTHER_QUANTITY[spec.unit]})
            for value in bad:
                with pytest.raises(BadInputError, match=spec.name) as caught:
                    score("b", name, {**good, spec.name: value}, store)
                assert spec.accepts in caught.value.message


@pytest.mark.parametrize("name", IDS)
def test_an_input_of_another_score_is_an_error_that_names_it(name: str, store: Store) -> None:
    good = store.document("score", name).part("example").part("inputs").data
    with pytest.raises(BadInputError, match="shoe_size"):
        score("b", name, {**good, "shoe_size": 43}, store)


@pytest.mark.parametrize("name", IDS)
def test_a_value_in_any_unit_a_form_offers_means_the_same(name: str, store: Store) -> None:
    good = store.document("score", name).part("example").part("inputs").data
    for spec in find(name, store).inputs:
        given_ = good[spec.name]
        if spec.kind == "num" and isinstance(given_, int | float):
            for unit in alternatives(spec.unit, spec.name):
                there = convert(float(given_), spec.unit, unit, spec.name)
                assert there is not None
                back = convert(there, unit, spec.unit, spec.name)
                assert back is not None
                assert math.isclose(back, given_, rel_tol=1e-6, abs_tol=1e-6)


@settings(deadline=None)
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


@pytest.mark.parametrize("name", ["curb-65", "curb_65", "curb65", "CURB-65"])
def test_an_id_may_be_written_either_way(name: str, store: Store) -> None:
    result = score("mine", name, CURB, store)
    assert (result.id, result.score) == ("mine", "curb-65")


@pytest.mark.parametrize("name", ["", "heart-attack", "../curb-65", "x" * 10_000])
def test_an_unknown_score_is_an_error(name: str, store: Store) -> None:
    with pytest.raises(UnknownIdError) as caught:
        score("b", name, {}, store)
    assert len(caught.value.message) < 400


def test_a_score_without_a_value_is_an_error_that_names_its_inputs(store: Store) -> None:
    with pytest.raises(BadInputError, match="hco3"):
        score("b", "delta-ratio", {"na": 140, "cl": 100, "hco3": 24}, store)


def test_units_are_converted_before_the_range_is_checked(store: Store) -> None:
    assert score("u", "curb-65", {**CURB, "bun": {"value": 8, "unit": "mmol/L"}}, store).value == 1
    assert score("u", "curb-65", {**CURB, "bun": {"value": 5, "unit": "mmol/l"}}, store).value == 0
    assert score("u", "curb-65", {**CURB, "sbp": {"value": 11.9, "unit": "kPa"}}, store).value == 1
    with pytest.raises(BadInputError, match="1 to 200 mg/dL"):
        score("u", "curb-65", {**CURB, "bun": {"value": 100, "unit": "mmol/L"}}, store)


def test_points_name_inputs_that_earn_them_together(store: Store) -> None:
    points = score("p", "curb-65", {**CURB, "sbp": 85, "dbp": 50}, store).points
    assert {item.input: item.points for item in points}["sbp or dbp"] == 1


def test_a_band_may_begin_above_a_limit(store: Store) -> None:
    at, above = (score("b", "pf-ratio", {"pao2": pao2, "fio2": 1}, store).band for pao2 in (100, 100.5))
    assert "severe" in at.meaning
    assert "moderate" in above.meaning


def test_every_outside_case_comes_out(store: Store, shared_data: Path) -> None:
    result = run(shared_data / "guidance" / "scores_dev.jsonl", store)
    assert result.not_in_store == 0
    assert result.n == 439
    assert result.right >= 0.98 * result.n


def test_every_name_that_the_outside_cases_use_is_known(store: Store, shared_data: Path) -> None:
    lines = (shared_data / "guidance" / "scores_dev.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(find(json.loads(line)["score"], store) for line in lines)


GOOD = {
    "id": "two-signs", "version": "1", "name": "Two signs", "group": "test", "purpose": "To be checked.",
    "inputs": [
        {"name": "a", "type": "bool", "points": 1, "meaning": "A", "question": "A?"},
        {"name": "b", "type": "int", "range": [0, 3], "unit": "count", "monotone": "up", "meaning": "B"},
    ],
    "formula": "a + b", "unit": "points", "basis": "estimate", "citation": "Nobody",
    "bands": [{"from": 0, "to": 1, "meaning": "low"}, {"from": 2, "to": 4, "meaning": "high"}],
    "tests": [{"inputs": {"a": 1, "b": 2}, "value": 3}],
}  # fmt: skip


def _with(**changed: object) -> list[str]:
    known = Known(findings=frozenset({"cough"}), conditions=frozenset({"asthma"}), quantities={"weight": "kg"})
    return [fault.what for fault in score_faults(Document({**GOOD, **changed}), known)]


def _inputs(**changed: object) -> list[dict[str, object]]:
    first, second = (dict(part) for part in GOOD["inputs"])  # type: ignore[call-overload]
    return [{**first, **changed}, second]


def test_a_sound_score_has_no_fault() -> None:
    assert _with() == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"formula": "a + c"}, "'c'"),
        ({"formula": "a +"}, "breaks off"),
        ({"formula": "0*a + b"}, "does not add 1"),
        ({"formula": "a - b"}, "can lower it"),
        ({"inputs": _inputs(points=2)}, "does not add 2"),
        ({"inputs": _inputs(filled_from={"any": ["sneeze"]})}, "'sneeze'"),
        ({"inputs": _inputs(filled_from={"any_of": ["cough"]})}, "'any_of'"),
        ({"inputs": _inputs(filled_from={"quantity": "weight"})}, "limit"),
        ({"inputs": _inputs(filled_from={"quantity": "height", "above": 1})}, "'height'"),
        ({"inputs": _inputs(filled_from={"sex": "man"})}, "sex"),
        ({"population": {"age_at_least": 18, "age_below": 16}}, "nobody"),
        ({"population": {"not_for": [{"when": "sneeze", "say": "no"}]}}, "'sneeze'"),
        ({"conditions": ["gout"]}, "'gout'"),
        ({"complaint": ["gout"]}, "'gout'"),
        ({"source": "somebody-1999"}, "basis"),
        ({"citation": ""}, "origin"),
        ({"bands": [{"from": 0, "to": 1, "meaning": "x"}, {"from": 3, "to": 4, "meaning": "y"}]}, "gap"),
        ({"bands": [{"from": 0, "to": 2, "meaning": "x"}, {"from": 2, "to": 4, "meaning": "y"}]}, "two bands"),
        ({"bands": [{"from": 0, "to": 3, "meaning": "x"}]}, "bands go from 0 to 3"),
        ({"bands": [{"from": 0, "to": 9, "meaning": "x"}]}, "points only"),
        ({"bands": [{"to": 4, "meaning": "x"}]}, "nowhere"),
        ({"tests": [{"inputs": {"a": 1, "b": 2}, "value": 4}]}, "gives 3"),
        ({"tests": [{"inputs": {"a": 1}, "value": 4}]}, "fails"),
        ({"review": {"status": "read"}}, "no question"),
        ({"review": {"status": "read"}}, "no use_when"),
    ],
)
def test_each_fault_of_a_score_is_told(changed: dict[str, object], told: str) -> None:
    assert any(told in what for what in _with(**changed))
