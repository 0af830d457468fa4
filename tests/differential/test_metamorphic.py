"""What must not change the list, and what must change it the right way round."""

from __future__ import annotations

from functools import lru_cache
from math import isfinite, log
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from dxpad.differential import Model, rank
from dxpad.differential.constants import CONSTANTS
from dxpad.differential.counterfactual import turn, without
from dxpad.domain.case import Case, Setting, Sex
from dxpad.domain.differential import Receipt
from dxpad.domain.encode import dumps
from dxpad.domain.finding import Finding, FindingSet, Status
from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.domain.differential import Differential
    from dxpad.knowledge.store import Store

RECEIPT = Receipt(input_sha256="0", knowledge="k", program="p")
SOME = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
COMMON, RARE = 0.85, 0.02
AGES = st.one_of(st.none(), st.floats(0, 119))
SEXES = st.sampled_from([None, "male", "female"])
SENTENCES = (
    "He has pain between the shoulder blades.",
    "The pain began suddenly this morning.",
    "He has a cough and a fever.",
    "He has vomited twice.",
    "He has no rash.",
    "He has had high blood pressure for ten years.",
    "He feels breathless on the stairs.",
)
IRRELEVANT = (
    "He came by bus.", "It was raining that day.", "He is called Mr Smith.", "His neighbour drove him here.",
    "The waiting room was full.",
)  # fmt: skip
SPELLINGS = (
    ("She has diarrhoea and vomiting.", "She has diarrhea and vomiting."),
    ("She has had oedema of both legs and is anaemic.", "She has had edema of both legs and is anemic."),
    ("He has haematuria and dysuria.", "He has hematuria and dysuria."),
    ("He has dyspnoea and haemoptysis.", "He has dyspnea and hemoptysis."),
)


@lru_cache(maxsize=1)
def model_of(store: Store) -> Model:
    return Model(store)


def ranked(store: Store, findings: tuple[Finding, ...], **found: object) -> Differential:
    given_ = FindingSet(findings=findings, **found)  # type: ignore[arg-type] # age and sex
    return rank(Case(id="c"), given_, model_of(store), receipt=RECEIPT, shown=2000)


def read(store: Store, *sentences: str) -> Differential:
    pad = Pad(store)
    case = Case(id="c", age=58, sex=Sex.MALE, setting=Setting.EMERGENCY, text=" ".join(sentences))
    return rank(case, pad.find(case), model_of(store), receipt=RECEIPT, shown=20)


def order(result: Differential) -> list[tuple[str, float]]:
    return [(item.condition, round(item.probability, 12)) for item in result.differential]


@st.composite
def any_findings(draw: st.DrawFn, store: Store) -> tuple[Finding, ...]:
    names = draw(st.lists(st.sampled_from(sorted(store.findings())), unique=True, max_size=25))
    status = st.sampled_from([Status.PRESENT, Status.ABSENT, Status.UNKNOWN])
    return tuple(Finding(id=name, name=name, status=draw(status), chief=draw(st.booleans())) for name in names)


@SOME
@given(st.data(), AGES, SEXES)
def test_any_input_gives_probabilities_that_sum_to_one(
    store: Store, data: st.DataObject, age: float | None, sex: str | None
) -> None:
    result = ranked(store, data.draw(any_findings(store)), age=age, sex=sex)
    shares = [item.probability for item in result.differential] + [result.other.probability]
    numbers = [*shares, *(end for item in result.differential for end in item.interval)]
    assert all(isfinite(number) and 0 <= number <= 1 for number in numbers)
    assert sum(shares) == pytest.approx(1, abs=1e-9)


@SOME
@given(st.data())
def test_what_nobody_knows_changes_nothing(store: Store, data: st.DataObject) -> None:
    findings = data.draw(any_findings(store))
    known = tuple(finding for finding in findings if finding.status is not Status.UNKNOWN)
    assert order(ranked(store, findings)) == order(ranked(store, known))


@SOME
@given(st.permutations(SENTENCES), st.lists(st.sampled_from(IRRELEVANT), max_size=4))
def test_the_order_of_sentences_and_irrelevant_words_change_nothing(
    store: Store, sentences: list[str], irrelevant: list[str]
) -> None:
    # the first sentence names the complaint, which weighs more
    first, rest = SENTENCES[0], [sentence for sentence in sentences if sentence != SENTENCES[0]]
    assert order(read(store, first, *rest, *irrelevant)) == order(read(store, *SENTENCES))


@SOME
@given(st.sampled_from(SENTENCES))
def test_a_repeated_sentence_changes_nothing(store: Store, again: str) -> None:
    assert order(read(store, *SENTENCES, again)) == order(read(store, *SENTENCES))


@pytest.mark.parametrize(("british", "american"), SPELLINGS)
def test_british_and_american_spelling_are_one(store: Store, british: str, american: str) -> None:
    result = read(store, british)
    assert result.findings
    assert order(result) == order(read(store, american))


@SOME
@given(st.data())
def test_a_finding_common_in_one_and_rare_in_another_never_lowers_the_first_against_the_second(
    store: Store, data: st.DataObject
) -> None:
    model = model_of(store)
    name = data.draw(st.sampled_from(sorted(store.findings())))
    links = [link for link in store.links((name,))[name] if link.lr is None]
    often = [link.condition for link in links if link.p >= COMMON]
    rarely = [link.condition for link in links if link.p <= RARE]
    assume(often)
    assume(rarely)
    one, other = data.draw(st.sampled_from(often)), data.draw(st.sampled_from(rarely))
    related = {name, *store.ancestors(name), *model.below(name)}
    cluster = store.finding(name).cluster
    rest = tuple(
        finding
        for finding in data.draw(any_findings(store))
        if finding.id not in related and (not cluster or store.finding(finding.id).cluster != cluster)
    )
    before = ranked(store, rest)
    after = ranked(store, (*rest, Finding(id=name, name=name, status=Status.PRESENT)))
    # per unit of certainty, which falls for all conditions alike with each finding that is there
    assert _log_odds(after, one, other) > _log_odds(before, one, other) - 1e-9


def _log_odds(result: Differential, one: str, other: str) -> float:
    shares = {item.condition: item.probability for item in result.differential}
    counted = result.differential[0].evidence
    certainty = CONSTANTS.certainty_for(sum(bar.status is Status.PRESENT for bar in counted))
    return (log(shares[one]) - log(shares[other])) / certainty


@SOME
@given(st.data())
def test_a_counterfactual_holds_when_the_case_is_ranked_again(store: Store, data: st.DataObject) -> None:
    findings = data.draw(any_findings(store))
    result = ranked(store, findings)
    found = FindingSet(findings=findings)
    made = turn(Case(id="c"), found, model_of(store), result.differential[0], result.differential[1])
    assume(made is not None)
    assert made is not None
    again = ranked(store, without(found, made.without).findings)
    places = {item.condition: item.rank for item in again.differential}
    assert places[made.behind] < places[made.ahead]


def test_the_same_bytes_from_another_model_of_the_same_knowledge(store: Store) -> None:
    findings = tuple(
        Finding(id=name, name=name, status=Status.PRESENT) for name in ("chest-pain", "pain-tearing", "fever")
    )
    fresh = rank(Case(id="c"), FindingSet(findings=findings), Model(store), receipt=RECEIPT, shown=2000)
    assert dumps(fresh) == dumps(ranked(store, findings))
