"""Signs and results with a grade: what the number says is present or absent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from .conftest import Reader


def statuses(read: Reader, text: str) -> dict[str, Status]:
    return {finding.id: finding.status for finding in read.text(text).findings}


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("Power is 3/5 in the right arm.", "limb-weakness", Status.PRESENT),
        ("Muscle strength is 5/5 throughout.", "limb-weakness", Status.ABSENT),
        ("Reflexes are 1+ at the ankles.", "hyporeflexia", Status.PRESENT),
        ("Knee jerks 3+ and brisk.", "hyperreflexia", Status.PRESENT),
        ("Reflexes are 2+ and symmetric.", "hyperreflexia", Status.ABSENT),
        ("Urinalysis shows 3+ protein.", "proteinuria", Status.PRESENT),
        ("Urine dip: blood 2+.", "haematuria-dipstick", Status.PRESENT),
        ("Urine dip: ketones ++++ 4+.", "ketones", Status.PRESENT),
        ("There are 20-30 RBC/hpf.", "haematuria-dipstick", Status.PRESENT),
        ("Urine microscopy: 2 red blood cells per high power field.", "haematuria-dipstick", Status.ABSENT),
        ("50 WBC per high-power field.", "nitrites-or-leucocytes-in-urine", Status.PRESENT),
        ("The spleen is palpated 3 cm below the left costal margin.", "splenomegaly", Status.PRESENT),
        ("The liver is felt 4 cm below the costal margin.", "hepatomegaly", Status.PRESENT),
    ],
)
def test_a_grade_says_what_it_says(read: Reader, text: str, finding: str, status: Status) -> None:
    assert statuses(read, text)[finding] is status


def test_one_weak_limb_outweighs_the_strong_ones(read: Reader) -> None:
    assert statuses(read, "Power 5/5 in the arms, strength 4/5 in the left leg.")["limb-weakness"] is Status.PRESENT


def test_full_power_does_not_deny_a_weakness_the_patient_tells_of(read: Reader) -> None:
    found = statuses(read, "She says her legs are weak. On examination power 5/5 in all limbs.")
    assert found["limb-weakness"] is Status.PRESENT


def test_a_relatives_grade_is_not_the_patients(read: Reader) -> None:
    assert "proteinuria" not in statuses(read, "Family history: his brother has 3+ protein.")


def test_a_pulse_written_per_minute_with_a_stroke_is_measured(read: Reader) -> None:
    found = statuses(read, "Pulse is 118/min and respirations are 26/min.")
    assert (found["fast-heart-rate"], found["fast-breathing"]) == (Status.PRESENT, Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She has red, swollen eyes.", "red-eye"),
        ("There is a red, swollen, warm right knee.", "knee-swelling"),
        ("Her tongue has become red, swollen and painful.", "tongue-soreness"),
    ],
)
def test_each_word_of_a_list_describes_the_thing(read: Reader, text: str, finding: str) -> None:
    assert statuses(read, text)[finding] is Status.PRESENT


def test_a_relative_who_has_reported_something_is_not_the_one_who_has_it(read: Reader) -> None:
    assert statuses(read, "His son has also reported that he seems confused.")["confusion"] is Status.PRESENT


def test_a_negated_verb_ends_where_an_affirmed_one_follows(read: Reader) -> None:
    found = statuses(read, "He cannot hear well in his left ear and has ringing in the ear.")
    assert found["ringing-in-the-ears"] is Status.PRESENT


def test_lactate_is_no_breastfeeding(read: Reader) -> None:
    assert "breastfeeding" not in statuses(read, "CRP 12, lactate 4.2")


@pytest.mark.parametrize(
    "text",
    [
        "She took about 30 tablets of paracetamol yesterday evening and feels fine.",
        "He has swallowed 24 pills.",
        "She took a handful of tablets after a row.",
    ],
)
def test_many_tablets_at_once_are_an_overdose(read: Reader, text: str) -> None:
    assert statuses(read, text)["overdose-or-poisoning"] is Status.PRESENT


@pytest.mark.parametrize("text", ["He took 2 tablets of paracetamol.", "She has taken 28 tablets over the last month."])
def test_a_usual_number_of_tablets_says_nothing_of_an_overdose(read: Reader, text: str) -> None:
    assert "overdose-or-poisoning" not in statuses(read, text)


def test_a_prepared_suicide_is_a_plan(read: Reader) -> None:
    found = statuses(read, "He thinks of killing himself and has put a rope in the barn.")
    assert found["suicide-plan"] is Status.PRESENT


@pytest.mark.parametrize("text", ["Capillary refill is less than 3 seconds.", "Cap refill < 3 s, hands warm."])
def test_less_than_a_limit_does_not_reach_it(read: Reader, text: str) -> None:
    found = {each.id: each.status.value for each in read.text(text).findings}
    assert found["delayed-capillary-refill"] == "absent"


def test_less_than_a_number_is_below_a_limit_above_it(read: Reader) -> None:
    found = {each.id: each.status.value for each in read.text("SpO2 less than 90%.").findings}
    assert found["low-oxygen-saturation"] == "present"


@pytest.mark.parametrize(
    "text",
    [
        "A woman at 30 weeks presents with headache.",
        "She is 30 weeks and bleeding.",
        "At 34 weeks she noticed that the baby moves less.",
        "Seen at 28+3 weeks with itching.",
    ],
)
def test_weeks_of_a_woman_are_those_of_a_pregnancy_and_no_age(read: Reader, text: str) -> None:
    found = read.text(text)
    assert statuses(read, text)["late-pregnancy-over-20-weeks"] is Status.PRESENT
    assert found.age is None


@pytest.mark.parametrize(
    "text",
    [
        "My baby girl is vomiting, she is 30 weeks, still on formula.",
        "The patient at 24 weeks after surgery walks well.",
        "At 24 weeks follow-up she was well.",
    ],
)
def test_other_weeks_are_of_no_pregnancy(read: Reader, text: str) -> None:
    assert "late-pregnancy-over-20-weeks" not in statuses(read, text)
