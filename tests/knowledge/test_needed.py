"""What a rule needs before it can be met is never more than it needs: the short way finds every rule that is met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.domain.finding import Finding, FindingSet, Status
from dxpad.knowledge.flags import known_of, met
from dxpad.knowledge.rules import Known, holds, needed

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store

NAMES = ("a", "b", "c", "d", "e")
ATOMS = st.one_of(
    st.sampled_from(NAMES),
    st.builds(lambda age: {"age_at_least": age}, st.integers(0, 90)),
    st.just({"sex": "female"}),
)
RULES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(lambda parts: {"all": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: {"any": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda n, parts: {"at_least": n, "of": parts}, st.integers(0, 3), st.lists(inner, max_size=4)),
        st.builds(lambda part: {"not": part}, inner),
        st.builds(lambda part, other: {"all": [part], "unless": other}, inner, inner),
    ),
    max_leaves=10,
)
KNOWN = st.builds(
    lambda found, age, sex: Known(findings=found, age=age, sex=sex),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from((Status.PRESENT, Status.ABSENT))),
    st.one_of(st.none(), st.floats(0, 100)),
    st.sampled_from((None, "male", "female")),
)


@given(RULES, KNOWN)
def test_a_rule_that_is_met_has_one_of_each_set_it_needs(rule: object, known: Known) -> None:
    present = {name for name, status in known.findings.items() if status is Status.PRESENT}
    if holds(rule, known):
        assert not any(present.isdisjoint(some) for some in needed(rule))


def test_any_with_a_way_that_needs_nothing_needs_nothing() -> None:
    assert needed({"any": ["a", {"age_at_least": 60}]}) == ()
    assert needed({"all": ["a", {"any": ["b", {"all": ["c", "d"]}]}]}) == (frozenset("a"), frozenset("bc"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_rule_of_the_knowledge_that_is_met_is_found(data: st.DataObject, store: Store) -> None:
    rule = data.draw(st.sampled_from(store.rules()))
    names = data.draw(st.lists(st.sampled_from(rule.findings), min_size=1, unique=True))
    findings = tuple(Finding(id=name, name=name, status=Status.PRESENT) for name in names)
    found = FindingSet(findings=findings, age=data.draw(st.integers(0, 90)), sex="female", measurements=(), issues=())
    known = known_of(found, store)
    wanted = {
        rule.id
        for rule in store.rules()
        if holds(rule.when, known) and any(known.findings.get(name) is Status.PRESENT for name in rule.findings)
    }
    assert {verdict.rule.id for verdict in met(found, known, store)} == wanted
