"""The same case in other words leads to the same list."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from benchmarks.judged import own_cases
from benchmarks.paraphrase import kept, leaders, run, ways
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.pad import Pad

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.judged import Judged

    from dxpad.knowledge.store import Store

EXACT = ("American spelling", "sentences after the complaint backwards")


@lru_cache(maxsize=1)
def cases_of(store: Store) -> tuple[Pad, tuple[Judged, ...]]:
    pad = Pad(store)
    return pad, own_cases(pad)


@pytest.fixture(autouse=True)
def _in_the_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rewritings read the authored findings from the folder they run in."""
    monkeypatch.chdir(repository)


def test_paraphrases_keep_the_first_three(store: Store) -> None:
    pad, _ = cases_of(store)
    together = run(pad).together
    assert together.cases > 500
    assert together.same_three >= 0.95 * together.cases
    assert together.right_after >= 0.99 * together.right_before


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spelling_and_order_change_nothing_in_any_case(store: Store, data: st.DataObject) -> None:
    pad, cases = cases_of(store)
    case, name = data.draw(st.sampled_from(cases)), data.draw(st.sampled_from(EXACT))
    made = kept(name, [case], ways()[name], pad)
    assert made.same_three == made.cases


def test_a_case_that_is_not_changed_is_not_counted(store: Store) -> None:
    pad, cases = cases_of(store)
    assert kept("nothing", cases[:3], lambda text, _: text, pad).cases == 0


def test_another_case_is_noticed(store: Store) -> None:
    pad, cases = cases_of(store)
    made = kept("another", cases[:3], lambda *_: "A boy of six with an itchy ring on the scalp.", pad)
    assert (made.cases, made.same_three, made.right_after) == (3, 0, 0)
    assert len(leaders(pad.shares(cases[0].case, cases[0].found))) == 3
