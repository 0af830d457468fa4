"""What holds for every medicine, class and rule, whatever the lists say."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.domain.case import Case
from dxpad.domain.finding import Allergy, FindingSet, Medication
from dxpad.findings import find
from dxpad.findings.assertion import Assertions
from dxpad.guidance.drugs import check, patient_of
from dxpad.guidance.drugs.formulary import formulary
from dxpad.guidance.drugs.rules import KINDS
from dxpad.guidance.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.guidance.drugs.check import Checked
    from dxpad.guidance.drugs.rules import Formulary
    from dxpad.knowledge.store import Store

CASE = Case(id="case")
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def known(store: Store) -> Formulary:
    return formulary(store)


def taken(ids: Sequence[str], store: Store, allergies: Sequence[str] = ()) -> Checked:
    found = FindingSet(
        medications=tuple(Medication(id=name, name=name) for name in ids),
        allergies=tuple(Allergy(id=name, name=name) for name in allergies),
        age=70,
    )
    return check(patient_of(CASE, found, facts_of(CASE, found, store), store))


def named(result: Checked) -> set[tuple[str, tuple[str, ...]]]:
    return {(alert.rule, alert.items) for alert in result.alerts}


@QUICK
@given(data=st.data())
def test_the_order_of_medicines_does_not_matter(store: Store, known: Formulary, data: st.DataObject) -> None:
    ids = data.draw(st.lists(st.sampled_from(sorted(known.drugs)), min_size=2, max_size=6, unique=True))
    shuffled = data.draw(st.permutations(ids))
    assert taken(ids, store).alerts == taken(shuffled, store).alerts


@QUICK
@given(data=st.data())
def test_one_more_medicine_or_allergy_takes_no_rule_away(store: Store, known: Formulary, data: st.DataObject) -> None:
    names = st.sampled_from(sorted({**known.drugs, **known.classes}))
    ids = data.draw(st.lists(names, min_size=1, max_size=5, unique=True))
    recorded = data.draw(st.lists(names, max_size=2, unique=True))
    fewer = {alert.rule for alert in taken(ids[:-1], store, recorded[:-1]).alerts}
    more = {alert.rule for alert in taken(ids, store, recorded).alerts}
    assert fewer <= more


@QUICK
@given(name=st.text(alphabet="bcdfgklmnprstvz", min_size=6, max_size=14))
def test_a_name_that_no_list_knows_is_never_met_with_silence(store: Store, name: str) -> None:
    case = Case(id="case", medications=(name, "warfarin"))
    found = find(case, store, Assertions())
    result = check(patient_of(case, found, facts_of(case, found, store), store))
    told = [each for each in result.checks.not_checked if each.kind == "medicine"]
    assert any(name in " ".join(each.items) for each in told) or name in store.medicines()


@QUICK
@given(data=st.data())
def test_every_medicine_is_shown_with_the_checks_that_know_it(
    store: Store, known: Formulary, data: st.DataObject
) -> None:
    ids = data.draw(st.lists(st.sampled_from(sorted(known.drugs)), min_size=1, max_size=5, unique=True))
    result = taken(ids, store)
    assert {each.id for each in result.checks.medicines} == set(ids)
    for medicine in result.checks.medicines:
        if "interaction" not in medicine.listed:
            gaps = [each for each in result.checks.not_checked if each.kind == "interaction"]
            assert any(medicine.name in each.items for each in gaps)


def test_every_pair_of_every_interaction_is_found(store: Store, known: Formulary) -> None:
    """Class expansion is complete: each member of one side with each of the other, by one check of both."""
    for rule in known.interactions:
        if len(rule.sides) == 2:
            one, other = rule.sides
            for left, right in _some(product(sorted(one), sorted(other))):
                if left != right and not known.drugs[left].parts & known.drugs[right].parts:
                    alerts = taken((left, right), store).alerts
                    assert any(alert.rule == rule.id for alert in alerts), (rule.id, left, right)


def _some(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Every pair of a small rule, each member at least once of a large one."""
    every = list(pairs)
    step = max(1, len(every) // 40)
    return every[::step]


def test_the_fifteen_high_priority_pairs_are_there_and_grave(store: Store, known: Formulary) -> None:
    core = {name: item for name, item in store.documents("drug-interaction").items() if item.number("core")}
    assert sorted(int(item.number("core") or 0) for item in core.values()) == list(range(1, 16))
    by_id = {rule.id: rule for rule in known.interactions}
    assert all(by_id[name].advice.tier == 1 and by_id[name].advice.sources for name in core)


def test_the_high_priority_pairs_are_found_in_every_spelling(store: Store, known: Formulary) -> None:
    """Generic names, brands, synonyms and classes of one side against a generic of the other."""
    spelled: dict[str, list[str]] = {}
    for phrase, (name, kind) in store.drug_names().items():
        if kind not in ("misspelling", "allergen"):
            spelled.setdefault(name, []).append(phrase)
    core = {name for name, item in store.documents("drug-interaction").items() if item.number("core")}
    tried = 0
    assertions = Assertions()
    for rule in (rule for rule in known.interactions if rule.id in core):
        for side, other in ((rule.sides[0], rule.sides[1]), (rule.sides[1], rule.sides[0])):
            for drug in sorted(side):
                partner = next(each for each in sorted(other) if not known.drugs[each].parts & known.drugs[drug].parts)
                for phrase in spelled[drug]:
                    case = Case(id="case", medications=(phrase, partner.replace("-", " ")))
                    found = find(case, store, assertions)
                    alerts = check(patient_of(case, found, facts_of(case, found, store), store)).alerts
                    assert any(alert.rule == rule.id for alert in alerts), (rule.id, phrase, partner)
                    tried += 1
    assert tried >= 300


def test_every_rule_names_medicines_that_exist(known: Formulary) -> None:
    sides = [
        *(side for rule in known.interactions for side in rule.sides),
        *(rule.drugs for rule in (*known.renal, *known.states, *known.ages)),
        *(group.members for group in known.classes.values() if not group.substance),
    ]
    for side in sides:
        assert side
        assert side <= set(known.drugs)
    for rule in known.allergies:
        assert rule.same or (rule.allergens and rule.medicines)
        assert rule.allergens | rule.medicines <= {*known.drugs, *known.classes}


def test_every_rule_has_its_texts_a_tier_and_a_basis(known: Formulary) -> None:
    bands = [band.advice for rule in known.renal for band in rule.bands]
    told = [rule.advice for rule in (*known.interactions, *known.allergies, *known.states, *known.ages)]
    for advice in (*told, *bands):
        assert advice.tier in (1, 2, 3)
        assert advice.mechanism
        assert advice.effect
        assert advice.action
        assert (advice.basis.value == "study") == bool(advice.sources)
    assert set(known.counted) <= set(KINDS)


def test_two_sides_of_one_rule_need_two_medicines(store: Store, known: Formulary) -> None:
    for rule in known.interactions:
        for drug in sorted(rule.sides[0] & rule.sides[1]):
            assert not [alert for alert in taken((drug,), store).alerts if alert.kind == "interaction"]


def test_bands_of_kidney_function_rise_and_grow_no_graver(known: Formulary) -> None:
    for rule in known.renal:
        limits = [band.below for band in rule.bands]
        assert limits == sorted(limits)
        for graver, milder in combinations([band.advice.tier for band in rule.bands], 2):
            assert graver <= milder, rule.id


def test_the_same_medicines_give_the_same_answer(store: Store) -> None:
    ids = ("warfarin", "ibuprofen", "ramipril", "furosemide")
    assert named(taken(ids, store)) == named(taken(ids, store))
    assert taken(ids, store) == taken(ids, store)
