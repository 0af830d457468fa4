from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def statuses(found: FindingSet) -> dict[str, str]:
    return {finding.id: finding.status.value for finding in found.findings}


def test_a_question_counts_only_by_its_answer(read: Reader) -> None:
    assert statuses(read.spoken("D: Do you have a fever?", "P: Yes."))["fever"] == "present"
    assert statuses(read.spoken("D: Do you have a fever?", "P: No."))["fever"] == "absent"
    assert "fever" not in statuses(read.spoken("D: Do you have a fever?"))
    assert "fever" not in statuses(read.spoken("D: Do you have a fever?", "D: Let me look.", "P: No."))


def test_a_list_is_answered_item_by_item(read: Reader) -> None:
    found = statuses(read.spoken("D: Any fever or cough?", "P: No fever but a cough."))
    assert (found["fever"], found["cough"]) == ("absent", "present")


def test_no_denies_all_that_was_asked_and_not_named(read: Reader) -> None:
    found = statuses(read.spoken("D: Any fever, cough or headache?", "P: No, just a cough."))
    assert found == {"fever": "absent", "cough": "present", "headache": "absent"}


def test_yes_to_several_things_says_nothing_of_each(read: Reader) -> None:
    assert statuses(read.spoken("D: Any fever or cough?", "P: Yes.")) == {}


def test_yes_to_a_negative_question_says_nothing(read: Reader) -> None:
    assert statuses(read.spoken("D: No chest pain?", "P: Yes.")) == {}


def test_an_um_is_no_answer(read: Reader) -> None:
    assert statuses(read.spoken("D: Any fever?", "P: Um.", "P: No."))["fever"] == "absent"


def test_what_the_clinician_finds_on_examination_counts(read: Reader) -> None:
    found = read.spoken("D: I can hear a wheeze. Your temperature is 38.6.")
    assert statuses(found)["wheeze"] == "present"
    assert found.measurements[0].value == 38.6


@pytest.mark.parametrize(
    "advice",
    [
        "D: If you get chest pain, call an ambulance.",
        "D: It could be pneumonia, and you may get a fever.",
        "D: I am worried about chest pain.",
    ],
)
def test_advice_does_not_count(read: Reader, advice: str) -> None:
    assert statuses(read.spoken(advice, "P: Yes, all right.")) == {}


def test_the_quote_of_an_answered_question_is_the_answer(read: Reader) -> None:
    (finding,) = read.spoken("D: Any fever?", "P: No, nothing like that.").findings
    assert finding.source is not None
    assert (finding.source.turn, finding.source.text) == (1, "No, nothing like that")


def test_the_patients_first_complaint_is_the_chief_one(read: Reader) -> None:
    found = read.spoken("D: Hello.", "P: Hello.", "D: How can I help?", "P: I have chest pain.", "P: And a cough.")
    assert [finding.id for finding in found.findings if finding.chief] == ["chest-pain"]


def test_a_bare_time_answers_how_long(read: Reader) -> None:
    found = statuses(read.spoken("P: I have a cough.", "D: How long have you had it?", "P: Three weeks."))
    assert "duration-1-to-6-weeks" in found


def test_the_clinicians_measurement_corrects_the_patient(read: Reader) -> None:
    found = statuses(read.spoken("P: I have a temperature over 39.", "D: Your temperature is 36.8."))
    assert found["high-fever"] == "absent"


def test_the_demo_consultation_is_read_whole(read: Reader, repository: Path) -> None:
    lines = (repository / "src" / "dxpad" / "demo" / "consultation.txt").read_text(encoding="utf-8").splitlines()
    found = read.spoken(*(f"{line[0]}:{line.split(':', 1)[1]}" for line in lines if line.strip()))
    present = {finding.id for finding in found.findings if finding.status == "present"}
    absent = {finding.id for finding in found.findings if finding.status == "absent"}
    assert (found.age, found.sex) == (58.0, "male")
    assert {
        "upper-back-pain", "onset-sudden", "pain-tearing", "excessive-sweating", "history-hypertension",
        "family-history-aneurysm", "blood-pressure-arm-difference",
    } <= present  # fmt: skip
    assert {"fever", "cough", "limb-weakness"} <= absent


def test_the_sex_a_clinician_states_with_the_age_outweighs_a_pronoun(read: Reader) -> None:
    found = read.spoken(
        "D: James is a 57-year-old male with back pain.", "P: Yes.", "D: The nurse will come, she can help."
    )
    assert (found.age, found.sex) == (57.0, "male")
