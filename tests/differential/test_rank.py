"""The ranking is a sum that adds up; the same input gives the same bytes; unknown is not absent."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import exp, fsum, isfinite, log
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.differential import Model, explain, rank
from dxpad.differential.constants import CONSTANTS
from dxpad.differential.contrast import contrast
from dxpad.differential.waterfall import bars, waterfall
from dxpad.domain.case import Case, Setting
from dxpad.domain.differential import Differential, Receipt
from dxpad.domain.encode import dumps
from dxpad.domain.finding import Finding, FindingSet, Status, Subject, When
from dxpad.domain.issue import Issue
from dxpad.pad import Pad

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.knowledge.store import Store

RECEIPT = Receipt(input_sha256="0", knowledge="k", program="p")
TEARING = ("upper-back-pain", "pain-tearing", "onset-sudden", "history-hypertension")
MANY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def finding(name: str, status: Status = Status.PRESENT, *, chief: bool = False, **other: object) -> Finding:
    return replace(Finding(id=name, name=name, status=status, chief=chief), **other)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def model_of(store: Store) -> Model:
    return Model(store)


def ranked(
    store: Store, *findings: Finding, age: float | None = 58, sex: str | None = "male", **case: object
) -> Differential:
    found = FindingSet(findings=findings, age=age, sex=sex)
    return rank(Case(id="c", **case), found, model_of(store), receipt=RECEIPT, shown=2000)  # type: ignore[arg-type]


def place(result: Differential, condition: str) -> int:
    return next(item.rank for item in result.differential if item.condition == condition)


@st.composite
def some_findings(draw: st.DrawFn, store: Store) -> tuple[Finding, ...]:
    names = draw(st.lists(st.sampled_from(sorted(store.findings())), unique=True, max_size=8))
    return tuple(
        finding(name, draw(st.sampled_from([Status.PRESENT, Status.ABSENT])), chief=draw(st.booleans()))
        for name in names
    )


@MANY
@given(st.data())
def test_the_shown_numbers_add_up(store: Store, data: st.DataObject) -> None:
    result = ranked(store, *data.draw(some_findings(store)))
    scores = {
        item.condition: item.log_prior + sum(bar.log_odds for bar in item.evidence) for item in result.differential
    }
    other = result.other.log_prior + sum(bar.log_odds for bar in result.other.evidence)
    top = max(*scores.values(), other)
    whole = sum(exp(score - top) for score in (*scores.values(), other))
    for item in result.differential:
        assert exp(scores[item.condition] - top) / whole == pytest.approx(item.probability, abs=1e-9)
        assert exp(scores[item.condition] - result.log_normaliser) == pytest.approx(item.probability, abs=1e-9)
    assert sum(item.probability for item in result.differential) + result.other.probability == pytest.approx(
        1, abs=1e-9
    )


@MANY
@given(st.data())
def test_probabilities_lie_in_their_intervals_and_between_nought_and_one(store: Store, data: st.DataObject) -> None:
    result = ranked(store, *data.draw(some_findings(store)))
    for item in result.differential:
        low, high = item.interval
        assert 0 <= low <= item.probability + 1e-9
        assert item.probability - 1e-9 <= high <= 1
        assert all(isfinite(bar.log_odds) for bar in item.evidence)
    assert all(step.gain >= 0 and step.danger_resolved >= 0 for step in result.next)


@MANY
@given(st.data(), st.randoms())
def test_the_order_of_findings_changes_nothing(store: Store, data: st.DataObject, random: object) -> None:
    findings = list(data.draw(some_findings(store)))
    before = ranked(store, *findings)
    random.shuffle(findings)  # type: ignore[attr-defined]
    after = ranked(store, *findings)
    assert dumps(after.differential) == dumps(before.differential)
    assert dumps(after.next) == dumps(before.next)


def test_the_same_input_gives_the_same_bytes(store: Store) -> None:
    findings = [finding(name) for name in TEARING]
    assert dumps(ranked(store, *findings)) == dumps(ranked(store, *findings))


def test_one_explanation_is_the_line_of_the_whole_list(store: Store) -> None:
    findings = [finding(name) for name in TEARING]
    whole = ranked(store, *findings)
    wanted = ("costochondritis", "aortic-dissection")
    found = FindingSet(findings=tuple(findings), age=58, sex="male")
    made = explain(Case(id="c"), found, model_of(store), receipt=RECEIPT, conditions=wanted)
    lines = {item.condition: item for item in whole.differential}
    assert [dumps(item) for item in made.conditions] == [dumps(lines[name]) for name in wanted]
    assert made.log_normaliser == whole.log_normaliser


def test_unknown_is_not_absent(store: Store) -> None:
    unknown = ranked(store, *(finding(name) for name in TEARING))
    with_unknown = ranked(store, *(finding(name) for name in TEARING), finding("fever", Status.UNKNOWN))
    absent = ranked(store, *(finding(name) for name in TEARING), finding("fever", Status.ABSENT))
    assert dumps(with_unknown.differential) == dumps(unknown.differential)
    assert dumps(absent.differential) != dumps(unknown.differential)


def test_sudden_tearing_pain_in_the_upper_back_is_dissection_until_it_is_not(store: Store) -> None:
    result = ranked(
        store, *(finding(name, chief=name == "upper-back-pain") for name in TEARING), setting=Setting.EMERGENCY
    )
    assert place(result, "aortic-dissection") <= 3
    danger = next(item for item in result.do_not_miss if item.condition == "aortic-dissection")
    assert danger.state == "open"
    assert danger.resolve_with
    assert result.urgency == "emergency"


def test_a_finding_that_is_common_in_a_condition_never_lowers_it_against_one_where_it_is_rare(store: Store) -> None:
    for condition in ("aortic-dissection", "acute-pericarditis", "pulmonary-embolism"):
        links = {link.finding: link.p for link in store.links_of(condition)}
        for rival in ("costochondritis", "muscle-strain-of-thorax"):
            against = {link.finding: link.p for link in store.links_of(rival)}
            for name in sorted(links.keys() & against.keys()):
                if links[name] >= 0.85 and against[name] <= 0.02:
                    before, after = (
                        ranked(store, finding("chest-pain")),
                        ranked(store, finding("chest-pain"), finding(name)),
                    )
                    assert _odds(after, condition, rival) > _odds(before, condition, rival), (condition, rival, name)


def _odds(result: Differential, one: str, two: str) -> float:
    share = {item.condition: item.probability for item in result.differential}
    return log(share[one]) - log(share[two])


def test_a_parent_is_not_counted_beside_its_child(store: Store) -> None:
    child = next(record for record in store.findings().values() if record.parents)
    alone = ranked(store, finding(child.id))
    both = ranked(store, finding(child.id), finding(child.parents[0]))
    assert [bar.finding for bar in both.differential[0].evidence] == [child.id]
    assert [(item.finding, item.because) for item in both.uncounted] == [(child.parents[0], child.id)]
    assert [item.probability for item in both.differential] == [item.probability for item in alone.differential]


def test_companions_of_a_cluster_count_at_a_discount(store: Store) -> None:
    records = store.findings()
    links = store.links_of("pulmonary-embolism")
    by_cluster: dict[str, list[str]] = {}
    for link in links:
        record = records[link.finding]
        if record.cluster and link.p > record.marginal["primary-care"] and not record.parents:
            by_cluster.setdefault(record.cluster, []).append(record.id)
    cluster = next(names for names in by_cluster.values() if len(names) >= 2)
    result = ranked(store, *(finding(name) for name in cluster[:2]))
    embolism = next(item for item in result.differential if item.condition == "pulmonary-embolism")
    full = CONSTANTS.certainty_for(2)
    alone = {name: full * CONSTANTS.weight_of(finding(name), records[name].kind) for name in cluster[:2]}
    assert sorted(bar.brake for bar in embolism.evidence) == [0.75, 1.0]
    for bar in embolism.evidence:
        assert bar.weight == pytest.approx(alone[bar.finding] * bar.brake)


@pytest.mark.parametrize(
    ("said", "weight"),
    [
        (finding("cough"), 1.0),
        (finding("cough", chief=True), 1.5),
        (finding("onset-sudden", chief=True), 1.0),
        (finding("crackles"), 1.2),
        (finding("history-cancer"), 1.2),
        (finding("history-cancer", Status.ABSENT), 1.0),
        (finding("raised-troponin"), 1.2),
    ],
)
def test_what_is_there_and_was_looked_for_weighs_more(store: Store, said: Finding, weight: float) -> None:
    assert CONSTANTS.weight_of(said, store.finding(said.id).kind) == pytest.approx(weight)


def test_a_guess_counts_a_quarter_less_until_it_is_confirmed(store: Store) -> None:
    text = "He props himself on four cushions or else chokes for air lying down."
    weights = []
    for case in (Case(id="t", text=text), Case(id="t", text=text, present=("breathlessness-lying-flat",))):
        pad = Pad(store)
        leader = pad.rank(case, pad.find(case)).differential[0]
        (bar,) = (bar for bar in leader.evidence if bar.finding == "breathlessness-lying-flat")
        weights.append(bar.weight / bar.brake)
    assert weights[0] == pytest.approx(0.75 * weights[1])


def test_somebody_elses_findings_do_not_count(store: Store) -> None:
    nobody = ranked(store)
    others = ranked(
        store,
        finding("fever", subject=Subject.FAMILY),
        finding("cough", subject=Subject.OTHER),
        finding("chest-pain", when=When.PAST),
        finding("vomiting", when=When.HYPOTHETICAL),
    )
    assert dumps(others.differential) == dumps(nobody.differential)


def test_a_finding_that_a_condition_does_not_explain_speaks_for_none_of_these_against_it(store: Store) -> None:
    result = ranked(store, finding("upper-back-pain"), finding("nosebleed"))
    about_other = {bar.finding: bar.log_odds for bar in result.other.evidence}
    causes = {link.condition for link in store.links(("nosebleed",))["nosebleed"]}
    ids, levels = list(store.conditions()), store.alike("nosebleed")
    like_causes = {name for name, level in zip(ids, levels, strict=True) if level}
    unexplained = [item for item in result.differential if item.condition not in causes | like_causes]
    assert unexplained
    for item in unexplained:
        bars = {bar.finding: bar.log_odds for bar in item.evidence}
        assert bars["nosebleed"] < about_other["nosebleed"]
    cause = next(item for item in result.differential if item.condition in causes)
    assert about_other["nosebleed"] < max(bar.log_odds for bar in cause.evidence if bar.finding == "nosebleed")


@MANY
@given(st.data())
def test_none_of_these_never_gets_less_than_its_reserve(store: Store, data: st.DataObject) -> None:
    result = ranked(store, *data.draw(some_findings(store)))
    assert result.other.probability >= CONSTANTS.reserve
    assert result.other.reserved >= 0
    assert result.differential[0].probability <= 1 - CONSTANTS.reserve


def test_more_findings_make_no_list_surer_than_its_terms() -> None:
    few = CONSTANTS.certainty_for(2)
    many = CONSTANTS.certainty_for(12)
    assert 0 < many < few


def test_too_little_to_rank_is_said(store: Store) -> None:
    result = ranked(store, finding("chest-pain"))
    assert result.reliability.level == "red"
    assert "Too little to rank" in result.reliability.reasons[0]


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1 open question about the input"), (2, "2 open questions about the input")],
)
def test_open_questions_are_counted_in_words_that_fit(store: Store, number: int, said: str) -> None:
    issues = tuple(Issue(code="c", where=str(place), message="m", mend="n") for place in range(number))
    found = FindingSet(findings=tuple(finding(name) for name in TEARING), age=58, sex="male", issues=issues)
    assert said in rank(Case(id="c"), found, model_of(store), receipt=RECEIPT).reliability.reasons


@pytest.mark.parametrize(
    ("names", "said"), [((), "0 findings"), (TEARING[:1], "1 finding"), (TEARING[:2], "2 findings")]
)
def test_too_few_findings_are_counted_in_words_that_fit(store: Store, names: tuple[str, ...], said: str) -> None:
    reason = f"Too little to rank: {said} present, at least 3 are needed"
    assert ranked(store, *(finding(name) for name in names)).reliability.reasons == (reason,)


def test_an_infant_is_outside_coverage_and_the_list_is_red(store: Store) -> None:
    findings = [finding(name) for name in ("fever", "cough", "vomiting", "rash")]
    infant, adult = ranked(store, *findings, age=0.5), ranked(store, *findings, age=40)
    assert infant.reliability.level == "red"
    assert any(reason.startswith("Outside coverage: infants") for reason in infant.reliability.reasons)
    assert not any(reason.startswith("Outside coverage") for reason in adult.reliability.reasons)


@pytest.mark.parametrize(("name", "level"), [("major-injury", "red"), ("pregnancy", "amber")])
def test_what_lies_outside_coverage_is_an_answer(store: Store, name: str, level: str) -> None:
    findings = [finding(each) for each in ("abdominal-pain", "vomiting", "fever", "headache", name)]
    result = ranked(store, *findings, sex="female", age=30)
    assert result.reliability.level == level
    assert any(reason.startswith("Outside coverage") for reason in result.reliability.reasons)


def test_an_open_danger_says_what_raised_it(store: Store) -> None:
    result = ranked(store, *(finding(name) for name in TEARING), setting=Setting.EMERGENCY)
    raised = {danger.raised for danger in result.do_not_miss if danger.state == "open"}
    assert raised <= {"red-flag", "probability"}
    assert raised
    assert all(danger.raised == "" for danger in result.do_not_miss if danger.state == "unlikely")


def test_a_test_says_what_it_costs(store: Store) -> None:
    result = ranked(store, *(finding(name) for name in TEARING))
    judged = [step for step in result.next if step.test and store.tests()[step.test].cost is not None]
    assert judged
    assert all((step.cost, step.minutes) == _burden(store, step.test) for step in judged)


def _burden(store: Store, test: str | None) -> tuple[int | None, int | None]:
    record = store.tests()[test or ""]
    return record.cost, record.minutes


def test_no_result_depends_on_how_this_python_adds(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The interpreter's sum of floats rounds differently from 3.12 on; a receipt must replay on any."""

    def whole(values: Iterable[float], start: float = 0) -> float:
        every = list(values)
        assert not any(isinstance(value, float) for value in every)
        return int(start + fsum(every))

    findings = [finding(name, chief=True) for name in TEARING]
    before = dumps(ranked(store, *findings))
    monkeypatch.setattr("builtins.sum", whole)
    assert dumps(ranked(store, *findings)) == before


def test_without_any_finding_the_list_says_what_it_is(store: Store) -> None:
    assert "No finding was recognised" in ranked(store).coverage_warnings[0]


def test_contrast_is_exact(store: Store) -> None:
    result = ranked(store, *(finding(name) for name in TEARING))
    first, second = result.differential[0], result.differential[1]
    made = contrast(first, second)
    assert sum(term.difference for term in made.terms) == pytest.approx(made.log_odds, abs=1e-9)
    assert made.log_odds == pytest.approx(log(first.probability / second.probability), abs=1e-9)


def test_the_waterfall_draws_the_numbers_of_the_table(store: Store) -> None:
    result = ranked(store, *(finding(name) for name in TEARING))
    first = result.differential[0]
    steps = bars(first)
    assert [bar.by for bar in steps[:-1]] == [first.log_prior, *(item.log_odds for item in first.evidence)]
    assert steps[-1].by == pytest.approx(first.log_prior + sum(item.log_odds for item in first.evidence))
    drawing = waterfall(first)
    assert drawing.startswith("<svg")
    assert all(f"{bar.by:+.2f}" in drawing for bar in steps)


def test_age_and_sex_move_what_depends_on_them(store: Store) -> None:
    old = ranked(store, finding("upper-back-pain"), age=80, sex="female")
    young = ranked(store, finding("upper-back-pain"), age=20, sex="male")
    fracture = "osteoporotic-vertebral-compression-fracture"
    assert place(old, fracture) < place(young, fracture)


def test_a_shown_question_is_one_nobody_has_asked(store: Store) -> None:
    result = ranked(store, *(finding(name) for name in TEARING), finding("fever", Status.ABSENT))
    asked = {step.ask for step in result.next}
    assert not asked & {*TEARING, "fever"}
    assert any(step.gain > 0 for step in result.next)
