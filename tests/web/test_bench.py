"""What if: nothing of it touches the case until the clinician says so."""

from __future__ import annotations

from math import exp, isclose, log
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dxpad.domain.consultation import Kind
from dxpad.domain.finding import Status
from dxpad.web.whatif import WIDEST, FindingStep, PriorStep, Steps, bench_of, steps_from

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.knowledge.store import Store
    from dxpad.web.desk import Desk

TRIED = "pain-tearing:unknown~fever:present~prior.pulmonary-embolism:1.5"


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def test_trying_writes_nothing(client: TestClient, desk: Desk, demo: str) -> None:
    before = desk.book.events(_id(demo))
    text = client.get(f"{demo}/bench?steps={TRIED}&step=cough:present").text
    assert "What if: 4 changes tried" in text
    assert desk.book.events(_id(demo)) == before


def test_what_is_put_into_the_case_is_what_was_seen(client: TestClient, desk: Desk, demo: str) -> None:
    store = desk.pad.pad.knowledge
    look = desk.look(_id(demo))
    steps = steps_from("pain-tearing:unknown~fever:present~cough:present~cough:absent", store)
    seen = desk.imagine(look, steps.events, steps.shifts)
    client.post(f"{demo}/bench", data={"steps": steps.text})
    after = desk.look(_id(demo))
    assert after.ranked.differential == seen.ranked.differential
    written = [event for event in desk.book.events(_id(demo)) if event.kind is Kind.FINDING_SET]
    assert [(event.subject, event.status) for event in written] == [
        ("pain-tearing", Status.UNKNOWN),
        ("fever", Status.PRESENT),
        ("cough", Status.ABSENT),
    ]


def test_a_moved_prior_moves_the_odds_by_just_that_and_stays_on_the_bench(
    client: TestClient, desk: Desk, demo: str
) -> None:
    look = desk.look(_id(demo))
    then = desk.imagine(look, (), {"pulmonary-embolism": 1.5})
    before, after = (
        [line.probability for line in desk.explain(item, "pulmonary-embolism", "aortic-dissection").conditions]
        for item in (look, then)
    )
    assert isclose(log(after[0] / after[1]) - log(before[0] / before[1]), 1.5, rel_tol=1e-9)
    client.post(f"{demo}/bench", data={"steps": "prior.pulmonary-embolism:1.5"})
    assert desk.look(_id(demo)).ranked.differential == look.ranked.differential


def test_with_a_moved_prior_the_bars_still_add_up(desk: Desk, demo: str) -> None:
    then = desk.imagine(desk.look(_id(demo)), (), {"pulmonary-embolism": 3.0})
    for item in then.ranked.differential:
        score = item.log_prior + sum(bar.log_odds for bar in item.evidence)
        assert isclose(exp(score - then.ranked.log_normaliser), item.probability, rel_tol=1e-9)


def test_undo_goes_one_step_back(client: TestClient, demo: str) -> None:
    text = client.get(f"{demo}/bench?steps={TRIED}").text
    assert 'name="steps" value="pain-tearing:unknown~fever:present"' in text


def test_a_slider_that_moves_on_is_one_step(store: Store) -> None:
    steps = steps_from("fever:present~prior.pulmonary-embolism:1", store)
    moved = steps.then(PriorStep(condition="pulmonary-embolism", log_odds=1.4))
    assert moved.text == "fever:present~prior.pulmonary-embolism:1.4"
    assert moved.then(FindingStep(finding="cough", status=Status.ABSENT)).before_last == moved.text


def test_the_bench_says_what_would_open_and_close(desk: Desk, demo: str) -> None:
    look = desk.look(_id(demo))
    steps = steps_from("fever:present", desk.pad.pad.knowledge)
    then = desk.imagine(look, steps.events, steps.shifts)
    made = bench_of(look, then, desk.pad.pad.knowledge)
    now, later = ({item.name for item in each.open_dangers} for each in (look, then))
    assert set(made.opened) == later - now
    assert set(made.closed) == now - later
    changed = [item for item in made.known if item.now != item.then]
    assert [(item.finding, item.now, item.then) for item in changed] == [("fever", "absent", "present")]


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        ("fever:maybe", 400),
        ("<b>:present", 400),
        ("prior.pulmonary-embolism:9", 400),
        ("prior.pulmonary-embolism:nan", 400),
        ("nonsense:present", 404),
        ("~".join(["fever:present"] * 61), 400),
    ],
)
def test_steps_that_cannot_be_read_are_refused(client: TestClient, demo: str, steps: str, status: int) -> None:
    assert client.get(f"{demo}/bench", params={"steps": steps}).status_code == status


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(data=st.data())
def test_steps_read_back_as_they_were_written(store: Store, data: st.DataObject) -> None:
    findings = st.builds(
        FindingStep,
        finding=st.sampled_from(sorted(store.findings())),
        status=st.sampled_from([Status.PRESENT, Status.ABSENT, Status.UNKNOWN]),
    )
    priors = st.builds(
        PriorStep,
        condition=st.sampled_from(sorted(store.conditions())),
        log_odds=st.integers(-int(WIDEST * 10), int(WIDEST * 10)).map(lambda tenths: tenths / 10),
    )
    steps = Steps(done=tuple(data.draw(st.lists(st.one_of(findings, priors), max_size=12))))
    assert steps_from(steps.text, store) == steps
