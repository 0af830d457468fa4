"""The words of a case are read once: what a clinician states afterwards gives the same as reading everything again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.domain.case import Case
from dxpad.findings import find, found, read
from dxpad.findings.assertion import Assertions

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store

CASE = Case(
    id="c",
    text="A 58-year-old man with sudden tearing pain between the shoulder blades. No fever. BP 174/98. Takes aspirin.",
    present=("cough",),
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_stated_findings_need_no_second_reading(data: st.DataObject, store: Store) -> None:
    assertions = Assertions()
    names = st.lists(st.sampled_from([*sorted(store.findings())[::40], "fever", "pain-tearing", "no-such"]), max_size=5)
    told = replace(
        CASE, present=tuple(data.draw(names)), absent=tuple(data.draw(names)), history=tuple(data.draw(names))
    )
    assert found(told, read(CASE, store, assertions), store) == find(told, store, assertions)
