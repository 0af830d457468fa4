"""The work-up of a complaint, what to mind before each step, and where guidelines disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.differential import Urgency
from dxpad.domain.finding import Status
from dxpad.guidance.redflags import grouped

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.domain.guidance import Guidance, WorkupStep
    from dxpad.knowledge.store import Store

NO_BACK_FLAGS = (
    "numbness-in-saddle-area unable-to-pass-urine faecal-incontinence bilateral-leg-weakness fever history-cancer"
    " unintentional-weight-loss injection-drug-use recent-trauma prolonged-steroid-use"
)
SUDDEN_HEADACHE = "headache onset-sudden pain-severe"


def _step(guidance: Guidance, words: str) -> WorkupStep:
    return next(step for step in guidance.workup if words.lower() in step.do.lower())


def test_low_back_pain_without_flags_is_not_imaged_and_says_why(guided: Callable) -> None:
    guidance = guided(40, "male", "low-back-pain worse-on-bending", absent=NO_BACK_FLAGS).guidance
    assert guidance.urgency in (Urgency.ROUTINE, Urgency.SELF_CARE)
    step = _step(guidance, "No imaging of the back")
    assert step.rating == "usually not appropriate"
    assert step.changes
    assert set(step.sources) == {"acr-low-back-pain-2021", "nice-ng59"}


def test_saddle_numbness_turns_that_round(guided: Callable) -> None:
    guidance = guided(40, "male", "low-back-pain sciatica numbness-in-saddle-area").guidance
    assert guidance.urgency is Urgency.EMERGENCY
    assert not any(step.do.startswith("No imaging") for step in guidance.workup)
    assert _step(guidance, "Emergency MRI of the lumbar spine").changes


@pytest.mark.parametrize(
    ("present", "words", "score"),
    [
        ("ankle-pain recent-trauma swelling-at-injury-site", "Ottawa ankle rules", "ottawa-ankle"),
        ("knee-pain recent-trauma", "Ottawa knee rule", "ottawa-knee"),
        ("neck-pain recent-trauma", "Canadian C-spine rule", "canadian-cspine"),
        ("head-injury amnesia-for-event", "Canadian CT head rule", "canadian-ct-head"),
        ("pleuritic-chest-pain breathlessness-sudden", "Clinical rule before any test", "wells-pe"),
        ("one-sided-leg-swelling calf-pain", "Two-level Wells score", "wells-dvt"),
        ("right-lower-quadrant-pain nausea", "score of Alvarado or AIR", "alvarado"),
        ("sore-throat fever", "FeverPAIN or Centor", "feverpain"),
    ],
)
def test_a_rule_that_decides_is_named_and_exists(
    guided: Callable, store: Store, present: str, words: str, score: str
) -> None:
    steps = guided(30, "male", present).guidance.workup
    assert any(words.lower() in step.do.lower() and score in step.scores for step in steps)
    assert store.document("score", score)


def test_pregnancy_moves_the_first_image_of_a_stone_from_ct_to_ultrasound(guided: Callable) -> None:
    colic = "flank-pain pain-colicky pain-radiating-to-groin"
    pregnant = guided(28, "female", f"{colic} pregnancy").guidance
    assert not any(step.do.startswith("Low-dose CT") for step in pregnant.workup)
    assert _step(pregnant, "Ultrasound of the kidneys first").rating == "usually appropriate"
    assert _step(guided(28, "male", colic).guidance, "Low-dose CT").rating == "usually appropriate"


def test_an_image_says_what_this_patient_asks_for_before_it(guided: Callable) -> None:
    clot = "pleuritic-chest-pain breathlessness-sudden one-sided-leg-swelling"
    plain = _step(guided(40, "male", clot).guidance, "CT pulmonary angiography").cautions
    assert not any("eGFR" in line or "regnan" in line for line in plain)
    kidneys = _step(guided(40, "male", f"{clot} history-chronic-kidney-disease").guidance, "CT pulmonary angiography")
    assert any("eGFR" in line for line in kidneys.cautions)
    unasked = _step(guided(30, "female", clot).guidance, "CT pulmonary angiography").cautions
    assert any(line.startswith("Not known yet") and "unborn child" in line for line in unasked)
    pregnant = _step(guided(30, "female", f"{clot} pregnancy").guidance, "CT pulmonary angiography").cautions
    assert any("unborn child" in line and not line.startswith("Not known yet") for line in pregnant)


def test_a_medicine_is_cautioned_by_kidneys_allergy_and_blood_thinner(guided: Callable, with_share: Callable) -> None:
    ache = "upper-back-pain pain-dull prolonged-sitting-or-poor-posture"
    more = "history-chronic-kidney-disease drug-or-food-allergy anticoagulant-use"
    case = guided(50, "male", f"{ache} {more}")
    probable = with_share(case, "muscle-strain-of-thorax", 0.5)
    steps = [step for step in probable.treatment if step.condition == "muscle-strain-of-thorax"]
    lines = " ".join((*probable.cautions, *(line for step in steps for line in step.cautions)))
    for words in ("Kidney disease", "ask which medicine", "Anticoagulants (taken): Serious bleeding"):
        assert words in lines


@pytest.mark.parametrize(
    ("age", "present", "contest", "countries"),
    [
        (40, "low-back-pain", "imaging-acute-low-back-pain", {"GB", "US"}),
        (70, "pleuritic-chest-pain breathlessness-sudden", "d-dimer-age", {"GB", "US", "EU"}),
        (70, "head-injury anticoagulant-use", "head-injury-anticoagulant", {"GB", "US"}),
        (20, "sore-throat", "sore-throat-test-or-score", {"GB", "US"}),
        (80, "painful-urination", "urine-test-older", {"GB", "US"}),
        (45, SUDDEN_HEADACHE, "sah-after-ct", {"GB", "US"}),
    ],
)
def test_where_guidelines_disagree_every_position_is_shown_with_country_and_year(
    guided: Callable, age: int, present: str, contest: str, countries: set[str]
) -> None:
    found = {item.id: item for item in guided(age, "male", present, country="GB").guidance.contests}
    assert {position.country for position in found[contest].positions} == countries
    assert all(position.year > 2000 and position.body and position.says for position in found[contest].positions)


def test_a_position_whose_text_was_not_read_says_so(store: Store) -> None:
    positions = [
        position
        for plan in store.plans().values()
        for contest in plan.parts("contests")
        for position in contest.parts("positions")
    ]
    unread = [position for position in positions if not position.texts("source")]
    assert unread
    assert all("not read" in position.text("says") for position in unread)


def test_no_contest_where_it_does_not_bear(guided: Callable) -> None:
    assert guided(30, "male", "pleuritic-chest-pain").guidance.contests == ()


def test_every_red_flag_carries_its_strength(guided: Callable) -> None:
    assert all(flag.strength for flag in guided(45, "male", SUDDEN_HEADACHE).guidance.red_flags)


def test_flags_are_grouped_by_what_to_think_of_and_none_is_lost(guided: Callable) -> None:
    flags = guided(58, "male", "upper-back-pain onset-sudden pain-tearing").guidance.red_flags
    groups = grouped(flags)
    assert [flag for group in groups for flag in group.flags if flag.status is Status.PRESENT]
    assert sorted(flag.id for group in groups for flag in group.flags) == sorted(flag.id for flag in flags)
    assert len(groups) < len(flags)
    for group in groups:
        assert {flag.urgency for flag in group.flags} == {group.flags[0].urgency}
        assert set(group.think_of) == {name for flag in group.flags for name in flag.think_of}


def test_a_danger_that_is_unlikely_and_no_emergency_asks_for_no_scan(guided: Callable, with_share: Callable) -> None:
    case = guided(55, "male", "upper-back-pain duration-over-6-weeks")
    for share, asked in ((0.03, False), (0.30, True)):
        steps = with_share(case, "spinal-metastasis", share).workup
        assert any("Spinal metastasis: " in step.why for step in steps) is asked
