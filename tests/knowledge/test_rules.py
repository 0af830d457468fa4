"""Rules are three-valued: met, not met, or open while something they need was never asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxpad.domain.finding import Status
from dxpad.knowledge.rules import Known, holds, judge, leaves

P, A, U = Status.PRESENT, Status.ABSENT, Status.UNKNOWN
NAMES = ("a", "b", "c")
RULES = st.recursive(
    st.sampled_from(NAMES),
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(
            lambda n, parts: {"at_least": n, "of": parts}, st.integers(1, 3), st.lists(inner, min_size=1, max_size=3)
        ),
        st.builds(lambda part: {"not": part}, inner),
    ),
    max_leaves=6,
)
ANSWERS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from([P, A]))


@pytest.mark.parametrize(
    ("rule", "known", "verdict"),
    [
        ("a", {}, U),
        ("a", {"a": P}, P),
        ({"all": ["a", "b"]}, {"a": P}, U),
        ({"all": ["a", "b"]}, {"a": A}, A),
        ({"any": ["a", "b"]}, {"a": P}, P),
        ({"any": ["a", "b"]}, {"a": A}, U),
        ({"any": ["a", "b"]}, {"a": A, "b": A}, A),
        ({"at_least": 2, "of": ["a", "b", "c"]}, {"a": P, "b": P}, P),
        ({"at_least": 2, "of": ["a", "b", "c"]}, {"a": A, "b": A}, A),
        ({"not": "a"}, {"a": A}, P),
        ({"not": "a"}, {}, U),
        ({"all": ["a", {"unless": "b"}]}, {"a": P}, P),
        ({"all": ["a", {"unless": "b"}]}, {"a": P, "b": A}, P),
        ({"all": ["a", {"unless": "b"}]}, {"a": P, "b": P}, A),
    ],
)
def test_a_rule_is_met_not_met_or_open(rule: object, known: dict[str, Status], verdict: Status) -> None:
    assert judge(rule, Known(findings=known)) is verdict


@pytest.mark.parametrize(("age", "verdict"), [(None, U), (64.9, A), (65, P), (90, P)])
def test_age_is_a_leaf_too(age: float | None, verdict: Status) -> None:
    assert judge({"age_at_least": 65}, Known(findings={}, age=age)) is verdict


def test_sex_is_unknown_until_it_is_said() -> None:
    assert judge({"sex": "female"}, Known(findings={})) is U
    assert judge({"sex": "female"}, Known(findings={}, sex="male")) is A


@given(RULES, ANSWERS, st.sampled_from(NAMES), st.sampled_from([P, A]))
def test_a_verdict_stands_whatever_else_is_asked(
    rule: object, known: dict[str, Status], name: str, answer: Status
) -> None:
    before = judge(rule, Known(findings=known))
    after = judge(rule, Known(findings={name: answer} | known))
    assert before is U or after is before


@given(RULES)
def test_with_every_leaf_answered_nothing_is_open(rule: object) -> None:
    assert judge(rule, Known(findings=dict.fromkeys(leaves(rule), P))) is not U


@given(RULES, ANSWERS)
def test_a_rule_holds_exactly_when_it_is_judged_met(rule: object, answers: dict[str, Status]) -> None:
    known = Known(findings=answers)
    assert holds(rule, known) == (judge(rule, known) is P)
