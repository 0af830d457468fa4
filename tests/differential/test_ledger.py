"""Do not miss: what was asked and tested stands beside a danger; answers close it where no rule holds, not silently."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.differential.answered import raised
from dxpad.differential.constants import CONSTANTS
from dxpad.domain.case import Case, Setting
from dxpad.domain.finding import Status
from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.domain.differential import Danger, Differential
    from dxpad.knowledge.store import Store

VOMITING = Case(id="v", age=30, text="Vomiting for a day and shivering.", setting=Setting.EMERGENCY)
TEARING = Case(id="t", age=60, text="Sudden tearing pain between the shoulder blades.", setting=Setting.EMERGENCY)


@pytest.fixture(scope="module")
def pad(store: Store) -> Pad:
    return Pad(store)


def ranked(pad: Pad, case: Case, *absent: str) -> Differential:
    asked = Case(id=case.id, age=case.age, text=case.text, setting=case.setting, absent=absent)
    return pad.rank(asked, pad.find(asked), shown=2000)


def line(result: Differential, condition: str) -> Danger:
    return next(danger for danger in result.do_not_miss if danger.condition == condition)


def open_by_probability(result: Differential) -> Danger:
    """The least likely danger that no rule raised and that lists things to ask."""
    opened = [danger for danger in result.do_not_miss if danger.state == "open" and danger.raised == "probability"]
    return opened[-1]


def test_answers_close_a_danger_and_it_stays_in_the_ledger(pad: Pad) -> None:
    before = open_by_probability(ranked(pad, VOMITING))
    told = [name for name in before.resolve_with if name in pad.knowledge.findings()]
    after = line(ranked(pad, VOMITING, *told), before.condition)
    assert (after.state, after.closed) == ("unlikely", True)
    assert {answer.finding for answer in after.against} >= set(told)
    assert after.why.startswith("closed by answers")
    assert after.without is not None
    assert after.without >= CONSTANTS.danger


def test_a_rule_that_holds_keeps_a_danger_open_whatever_was_answered(pad: Pad) -> None:
    before = line(ranked(pad, TEARING), "aortic-dissection")
    assert before.raised == "red-flag"
    told = [name for name in before.resolve_with if name in pad.knowledge.findings()]
    after = line(ranked(pad, TEARING, *told), "aortic-dissection")
    assert (after.state, after.raised, after.closed) == ("open", "red-flag", False)
    assert {answer.finding for answer in after.against} == set(told)


def test_what_is_not_known_is_no_answer(pad: Pad) -> None:
    assert line(ranked(pad, TEARING), "aortic-dissection").without is None


def test_a_test_that_shows_nothing_says_which_test_it_was(pad: Pad) -> None:
    result = ranked(pad, TEARING, "raised-d-dimer")
    answer = next(item for item in line(result, "aortic-dissection").against if item.finding == "raised-d-dimer")
    assert (answer.status, answer.test) == (Status.ABSENT, "d-dimer")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_danger_that_was_open_and_is_not_has_answers_to_show(data: st.DataObject, pad: Pad) -> None:
    before = ranked(pad, VOMITING)
    asked = sorted(
        {name for danger in before.do_not_miss for name in danger.resolve_with} & set(pad.knowledge.findings())
    )
    after = ranked(pad, VOMITING, *data.draw(st.lists(st.sampled_from(asked), unique=True, max_size=6)))
    shares = {item.condition: item.probability for item in after.differential}
    for danger in after.do_not_miss:
        assert danger.closed <= (danger.state == "unlikely")
        if danger.closed:
            assert shares[danger.condition] < CONSTANTS.danger <= danger.without
        if danger.against:
            pushes = {
                bar.finding: bar.log_odds
                for item in after.differential
                if item.condition == danger.condition
                for bar in item.evidence
            }
            assert all(pushes[answer.finding] == pytest.approx(answer.log_odds) for answer in danger.against)


@given(st.floats(1e-9, 1 - 1e-9), st.floats(0, 20))
def test_more_log_odds_are_more_odds(share: float, log_odds: float) -> None:
    after = raised(share, log_odds)
    assert share <= after <= 1.0
    if after < 1 - 1e-9:
        assert log(after / (1 - after)) - log(share / (1 - share)) == pytest.approx(log_odds, abs=1e-5)
