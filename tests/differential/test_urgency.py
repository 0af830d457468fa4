"""How urgent a case is: what red flags, likely conditions and drafts may each decide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dxpad.differential.urgency import BORNE_OUT, urgency_of
from dxpad.domain.differential import Urgency
from dxpad.domain.finding import Status
from dxpad.knowledge.flags import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.knowledge.records import RuleRecord
    from dxpad.knowledge.store import Store

READ = "aortic-dissection"


@pytest.fixture
def draft(store: Store, monkeypatch: pytest.MonkeyPatch) -> Callable[[Urgency], str]:
    """Makes a draft of an outline of some urgency: no condition of ours is one any more, a hospital's own may be."""

    def made(urgency: Urgency) -> str:
        outlines = (item for item in store.conditions().values() if item.review == "outline")
        record = next(item for item in outlines if item.urgency is urgency)
        monkeypatch.setitem(store.conditions(), record.id, replace(record, review="draft"))
        return record.id

    return made


def _met(rule: RuleRecord) -> Verdict:
    return Verdict(rule=rule, status=Status.PRESENT, raised_by=(), unknown=())


def _urgency(store: Store, shares: dict[str, float], *rules: RuleRecord) -> Urgency:
    return urgency_of(shares, tuple(map(_met, rules)), danger_open=0, present=9, store=store)[0]


def _own_rule(store: Store) -> RuleRecord:
    return next(rule for rule in store.rules() if rule.condition == READ and rule.urgency is Urgency.EMERGENCY)


def _complaint_rule(store: Store) -> RuleRecord:
    return next(rule for rule in store.rules() if not rule.condition and rule.urgency is Urgency.EMERGENCY)


def test_an_emergency_that_is_likelier_than_not_is_one_without_any_red_flag(store: Store) -> None:
    assert _urgency(store, {READ: 0.55}) is Urgency.EMERGENCY


def test_one_chance_in_four_of_an_emergency_is_urgent_without_any_red_flag(store: Store) -> None:
    assert _urgency(store, {READ: 0.30}) is Urgency.URGENT


def test_a_less_likely_emergency_alone_does_not_make_an_everyday_visit_urgent(store: Store) -> None:
    assert _urgency(store, {READ: 0.20}) is Urgency.ROUTINE


def test_many_emergencies_of_little_probability_each_count_together_and_the_reason_tells_their_sum(
    store: Store,
) -> None:
    names = [item.id for item in store.conditions().values() if item.urgency is Urgency.EMERGENCY][:20]
    level, reasons = urgency_of(dict.fromkeys(names, 0.015), (), danger_open=0, present=9, store=store)
    assert level is Urgency.URGENT
    assert "all emergencies together 30 %" in reasons[0].text
    assert [reason.condition for reason in reasons] == sorted(names)[:3]


def test_a_draft_that_only_calls_itself_urgent_does_not_alone_make_an_everyday_visit_urgent(
    store: Store, draft: Callable[[Urgency], str]
) -> None:
    assert _urgency(store, {draft(Urgency.URGENT): 0.55}) is Urgency.ROUTINE


def test_the_rule_of_a_complaint_counts_whatever_the_ranking_says(store: Store) -> None:
    assert _urgency(store, {}, _complaint_rule(store)) is Urgency.EMERGENCY


def test_the_rule_of_an_unlikely_condition_counts_one_level_lower(store: Store) -> None:
    assert _urgency(store, {READ: BORNE_OUT}, _own_rule(store)) is Urgency.EMERGENCY
    assert _urgency(store, {READ: BORNE_OUT / 2}, _own_rule(store)) is Urgency.URGENT


def test_the_rule_of_a_draft_counts_one_level_lower(store: Store, draft: Callable[[Urgency], str]) -> None:
    rule = replace(_own_rule(store), condition=draft(Urgency.EMERGENCY))
    assert _urgency(store, {rule.condition: 0.2}, rule) is Urgency.URGENT


def test_every_reason_shown_calls_for_the_urgency_that_is_given(store: Store) -> None:
    rules = (_complaint_rule(store), _own_rule(store))
    level, reasons = urgency_of({READ: 0.01}, tuple(map(_met, rules)), danger_open=1, present=9, store=store)
    assert level is Urgency.EMERGENCY
    assert [reason.rule for reason in reasons] == [rules[0].id]


@pytest.mark.parametrize(("present", "warned"), [(0, True), (4, True), (5, False), (12, False)])
def test_what_is_not_urgent_says_when_too_little_was_understood_to_call_it_harmless(
    store: Store, present: int, *, warned: bool
) -> None:
    level, reasons = urgency_of({READ: 0.1}, (), danger_open=1, present=present, store=store)
    assert level is Urgency.ROUTINE
    assert [reason.text.startswith("Only") for reason in reasons] == [True] * warned


def test_an_urgent_case_does_not_say_that_too_little_was_understood(store: Store) -> None:
    _, reasons = urgency_of({READ: 0.9}, (), danger_open=1, present=1, store=store)
    assert not any(reason.text.startswith("Only") for reason in reasons)
