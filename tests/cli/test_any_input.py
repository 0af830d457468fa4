"""Whatever stands in a case, the program answers or says what is wrong: no fault of its own, no number that is none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.pad import Pad

if TYPE_CHECKING:
    from tests.cli.running import Program

    from dxpad.knowledge.store import Store

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=40),
    st.sampled_from(["fever", "HP:0001945", "male", "emergency", "999 years old", "BP 999/999", "mg", "10**400"]),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)
MEASUREMENTS = st.lists(st.fixed_dictionaries({"name": SCALARS, "value": SCALARS, "unit": SCALARS}), max_size=2)
TURNS = st.lists(
    st.fixed_dictionaries(
        {"speaker": st.sampled_from(["patient", "clinician", "zog"]), "text": st.text(max_size=60), "start": SCALARS}
    ),
    max_size=3,
)
TEXTS = st.lists(st.sampled_from(["fever", "cough", "chest-pain", "HP:0001945", "zog", ""]) | SCALARS, max_size=3)
CASES = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("id", "age", "sex", "setting", "country", "text", "chief_complaint"), VALUES),
        **dict.fromkeys(("present", "absent", "medications", "history"), TEXTS),
        "measurements": MEASUREMENTS,
        "turns": TURNS,
    },
)


def _refuse_constant(name: str) -> None:
    raise AssertionError(name)


@pytest.fixture
def warm(dxpad: Program, store: Store) -> Program:
    pad = Pad(store)
    dxpad.patch.setattr("dxpad.cli.pads.open_pad", lambda: pad)
    return dxpad


@given(case=CASES, command=st.sampled_from(["findings", "differential", "guide"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
def test_any_case_gives_a_result_or_a_message(warm: Program, case: object, command: str) -> None:
    ran = warm(command, warm.file("case.json", json.dumps(case)))
    assert ran.code in (0, 3), ran.err
    assert bool(ran.err) == (ran.code == 3)
    if ran.code == 0:
        json.loads(ran.out, parse_constant=_refuse_constant)
