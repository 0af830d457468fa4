from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.errors import BadInputError, DxpadError, KnowledgeError
from dxpad.guidance.scores.evaluate import evaluate
from dxpad.guidance.scores.formula import parse
from dxpad.guidance.scores.units import convert


def value(text: str, **given_: float | str) -> float:
    return evaluate(parse(text, "test"), given_, "test")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2*3", 7), ("(1+2)*3", 9), ("2**3**2", 512), ("-2**2", -4), ("7//2", 3), ("10 - 3 - 2", 5), ("8/4/2", 1),
        ("2**-1", 0.5), ("(3>2) + (2>=2) + (1<1)", 2), ("not 0", 1), ("not (1 and 0) or 0", 1), ("3 or 0", 1),
        ("2 if 0 else 1 if 0 else 5", 5), ("min(3,1,2) + max(1,4)", 5), ("ln(exp(2))", 2), ("sqrt(9)", 3),
        ("int(-2.7)", -2),
        ("round(2.5)", 3), ("1 == 1", 1), ("1 != 1", 0),
    ],
)  # fmt: skip
def test_arithmetic_is_read_as_it_is_written(text: str, expected: float) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(("age", "expected"), [(64, 0), (65, 1), (74.9, 1), (75, 2), (120, 2)])
def test_pts_gives_the_points_of_the_last_threshold_reached(age: float, expected: float) -> None:
    assert value("pts(age, 0, 65, 1, 75, 2)", age=age) == expected


def test_the_text_of_an_enum_is_compared() -> None:
    formula = '2*(dx == "cardiac") - 2*(dx == "vasovagal")'
    assert [value(formula, dx=dx) for dx in ("cardiac", "vasovagal", "neither")] == [2, -2, 0]


@pytest.mark.parametrize("given_", [math.pi, -3.5, 0.0, 17.25])
def test_a_long_formula_agrees_with_plain_arithmetic(given_: float) -> None:
    expected = 0.56 * math.sqrt(abs(given_)) + 0.36 * math.log(given_**2 + 1) + 0.96
    assert math.isclose(value("0.56*sqrt(max(x, -x)) + 0.36*ln(x**2 + 1) + 0.96", x=given_), expected)


@pytest.mark.parametrize(
    "text",
    ["", "1 +", "(1", "1)", "1 2", "a.b", "__import__('os')", "open(1)", "1 < 2 < 3", "pts(1, 2, 3)", "ln(1, 2)",
     "x[0]",
     "lambda: 1", "1; 2", "2 if 1", "not", "(" * 100 + "1" + ")" * 100, "a = 1", "5 %", "'a'"],
)  # fmt: skip
def test_what_is_not_of_the_language_is_refused(text: str) -> None:
    with pytest.raises(KnowledgeError):
        parse(text, "test")


@pytest.mark.parametrize(
    "text", ["x / y", "x // y", "ln(y)", "sqrt(y - 1)", "exp(1000 + y)", "y ** -1", "(y - 8) ** 0.5"]
)
def test_no_value_is_an_error_that_names_the_input(text: str) -> None:
    with pytest.raises(BadInputError, match="y"):
        value(text, x=1, y=0)


@given(st.text(alphabet="0123456789.+-*/<>=() ,ifelsandortpx", max_size=40))
def test_any_text_is_a_formula_or_an_error_of_ours(text: str) -> None:
    try:
        result = value(text, x=2.0)
    except DxpadError:
        return
    assert math.isfinite(result)


@pytest.mark.parametrize(
    ("number", "unit", "target", "name", "expected"),
    [
        (98.6, "°F", "degC", "temp", 37.0), (98.6, "degF", "degC", "temp", 37.0), (8, "kPa", "mmHg", "pao2", 60.005),
        (40, "%", "fraction", "fio2", 0.4), (0.97, "fraction", "%", "spo2", 97), (150, "lbs", "kg", "weight", 68.039),
        (70, "in", "cm", "height", 177.8), (1.75, "m", "cm", "height", 175), (88.4, "µmol/L", "mg/dL", "creat", 1.0),
        (5.5, "mmol/L", "mg/dL", "glucose", 99.086), (5, "mmol/L", "mg/dL", "tc", 193.325), (7, "mmol/L", "mg/dL",
        "bun", 19.609),
        (40, "g/L", "g/dL", "albumin", 4.0), (3, "mg/dl", "mg/L", "crp", 30), (150000, "/uL", "10^9/L", "plt", 150),
        (140, "mEq/L", "mmol/L", "na", 140), (80, "/min", "bpm", "hr", 80), (60, "mL/min/1.73m2", "mL/min/1.73m2",
        "egfr", 60),
    ],
)  # fmt: skip
def test_units_meet(number: float, unit: str, target: str, name: str, expected: float) -> None:
    converted = convert(number, unit, target, name)
    assert converted is not None
    assert math.isclose(converted, expected, rel_tol=1e-4)


@pytest.mark.parametrize(
    ("unit", "target", "name"),
    [("kg", "mmHg", "sbp"), ("", "mg/dL", "bun"), ("furlong", "cm", "height"), ("mmol/L", "mg/dL", "crp"), ("mEq/L",
     "mg/dL", "ca")],
)  # fmt: skip
def test_units_of_another_quantity_do_not_meet(unit: str, target: str, name: str) -> None:
    assert convert(1.0, unit, target, name) is None
