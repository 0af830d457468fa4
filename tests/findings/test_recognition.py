from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case, Sex
from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import Measurement
from dxpad.findings.recognise import MAX_CHARACTERS

if TYPE_CHECKING:
    from dxpad.domain.finding import Finding, FindingSet

    from .conftest import Reader


def statuses(found: FindingSet) -> dict[str, str]:
    return {finding.id: finding.status.value for finding in found.findings}


def only(found: FindingSet, name: str) -> Finding:
    return next(finding for finding in found.findings if finding.id == name)


def test_a_named_symptom_is_present_with_its_words(read: Reader) -> None:
    source = only(read.text("She has had a sore throat since Monday."), "sore-throat").source
    assert source is not None
    assert source.text == "sore throat"


def test_a_denied_symptom_is_absent(read: Reader) -> None:
    assert statuses(read.text("She has a cough but no fever."))["fever"] == "absent"


def test_a_denied_axis_is_not_a_finding(read: Reader) -> None:
    assert "onset-sudden" not in statuses(read.text("Headache, no sudden onset."))


def test_something_only_possible_is_not_counted(read: Reader) -> None:
    assert "haemoptysis" not in statuses(read.text("Return if you cough up blood or have a fever."))
    assert "fever" not in statuses(read.text("Return if you have a fever."))


def test_the_more_specific_phrase_is_read(read: Reader) -> None:
    found = statuses(read.text("He has pain in the right upper quadrant."))
    assert "right-upper-quadrant-pain" in found


def test_words_in_another_order_are_recognised_within_a_clause(read: Reader) -> None:
    assert "knee-swelling" in statuses(read.text("Her right knee is now very swollen."))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Painful erythema of the skin on her shoulders.", "shoulder-pain"),
        ("Her cough was preceded by headache.", "headache-worse-with-cough"),
        ("Pain in the chest and swelling of the legs.", "leg-pain"),
        ("Vomiting, blood in the stool.", "vomiting-blood"),
        ("John Doe has a rash.", "breathlessness-on-exertion"),
        ("He was running.", "diarrhoea"),
        ("You are passing urine normally.", "reduced-urine-output"),
    ],
)
def test_words_of_different_things_are_not_gathered(read: Reader, text: str, wrong: str) -> None:
    assert wrong not in statuses(read.text(text))


def test_things_joined_by_or_are_each_denied(read: Reader) -> None:
    found = statuses(read.text("No ear pain or discharge, no abdominal pain or tenderness, no nausea or vomiting."))
    for name in ("earache", "ear-discharge", "abdominal-pain", "abdominal-tenderness", "nausea", "vomiting"):
        assert found[name] == "absent"


def test_every_item_of_absent_findings_is_absent(read: Reader) -> None:
    text = "Chief complaints: Cough\nAbsent findings: No fever, weight loss, No change in bowel habits, chest pain.\n"
    found = statuses(read.text(text + "Past medical history: asthma"))
    assert found["cough"] == found["history-asthma"] == "present"
    for name in ("fever", "unintentional-weight-loss", "change-in-bowel-habit", "chest-pain"):
        assert found[name] == "absent"


def test_the_chief_complaint_is_marked(read: Reader) -> None:
    found = read.text("Chief complaints: Cough\nHistory: Productive cough and a headache.")
    assert only(found, "cough").chief
    assert only(found, "productive-cough").chief, "a more specific form of it"
    assert not only(found, "headache").chief


def test_the_presenting_sentence_is_the_chief_complaint_without_headings(read: Reader) -> None:
    found = read.text("She has asthma. She presents with chest pain. She also has a cough.")
    assert {finding.id for finding in found.findings if finding.chief} == {"chest-pain"}


def test_the_callers_chief_complaint_is_read_and_marked(read: Reader) -> None:
    found = read.case(Case(id="c", chief_complaint="headache", text="A cough."))
    assert only(found, "headache").chief
    assert only(found, "headache").source is None


def test_british_headings_are_read(read: Reader) -> None:
    found = read.text("PC: chest pain 2/52. PMH: hypertension. FH: nil. SH: ex-smoker.")
    assert only(found, "chest-pain").chief
    assert {"history-hypertension", "ex-smoker", "duration-1-to-6-weeks"} <= set(statuses(found))


def test_a_relatives_illness_is_the_patients_family_history(read: Reader) -> None:
    for text in ("His uncle had an aneurysm.", "Family history: aneurysm in his uncle."):
        assert only(read.text(text), "family-history-aneurysm").subject == "patient"


def test_past_history_is_present_now(read: Reader) -> None:
    assert only(read.text("Past medical history: asthma"), "history-asthma").when == "current"


def test_a_smoker_who_stopped_is_an_ex_smoker(read: Reader) -> None:
    found = statuses(read.text("She smoked 20 pack years and quit in 2010."))
    assert "current-smoker" not in found
    assert found["ex-smoker"] == "present"


def test_a_smoker_who_wants_to_stop_still_smokes(read: Reader) -> None:
    assert "ex-smoker" not in statuses(read.text("She smokes 20 cigarettes a day and wants to stop smoking."))


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("Cough for the last half an hour.", "duration-under-1-hour"),
        ("Cough since yesterday.", "duration-under-3-days"),
        ("Cough for five days.", "duration-3-to-7-days"),
        ("Cough since 12 days.", "duration-1-to-6-weeks"),
        ("Cough 6/12.", "duration-over-6-weeks"),
        ("Smoker for 20 years. Cough for two weeks.", "duration-1-to-6-weeks"),
    ],
)
def test_a_case_has_one_duration(read: Reader, text: str, band: str) -> None:
    assert [name for name in statuses(read.text(text)) if name.startswith("duration-")] == [band]


def test_the_length_of_an_attack_is_no_duration(read: Reader) -> None:
    found = statuses(read.text("Palpitations that last a few minutes, for three months."))
    assert "lasts-minutes" in found
    assert "duration-over-6-weeks" in found


def test_stated_findings_win_over_the_text(read: Reader) -> None:
    found = read.case(Case(id="c", text="She has a fever and a cough.", absent=("fever",), present=("HP:0002315",)))
    assert statuses(found)["fever"] == "absent"
    assert only(found, "headache").source is None


def test_an_unknown_id_is_an_issue_with_the_nearest_ids(read: Reader) -> None:
    (issue,) = read.case(Case(id="c", present=("chest-pian",))).issues
    assert issue.code == "unknown-finding"
    assert "chest-pain" in issue.mend


def test_a_contradiction_is_reported_and_the_present_one_kept(read: Reader) -> None:
    found = read.text("She has a headache. No headache.")
    assert statuses(found)["headache"] == "present"
    assert [issue.code for issue in found.issues] == ["present-and-absent"]


def test_a_present_child_of_a_denied_parent_is_reported_and_kept(read: Reader) -> None:
    found = read.text("He has a dry cough. No cough.")
    assert "cough" not in statuses(found)
    assert statuses(found)["dry-cough"] == "present"
    assert "present-under-absent" in {issue.code for issue in found.issues}


def test_a_text_that_is_too_long_is_refused(read: Reader) -> None:
    with pytest.raises(BadInputError):
        read.text("a" * (MAX_CHARACTERS + 1))


@pytest.mark.parametrize(
    ("text", "age", "sex"),
    [
        ("A 58-year-old man with chest pain.", 58.0, "male"),
        ("34 yo F with cough.", 34.0, "female"),
        ("A 6 month old girl.", 0.5, "female"),
        ("Woman aged 71. Her father died at the age of 50.", 71.0, "female"),
        ("A sixty-five year old lady.", 65.0, "female"),
        ("I'm 58. My wife is 50 years old.", 58.0, None),
        ("His mother is 80 years old.", None, None),
        ("A mother brings her 3-year-old son with fever.", 3.0, "male"),
        ("Temp 101 F.", None, None),
        ("I'm 30 weeks pregnant.", None, "female"),
    ],
)
def test_age_and_sex_are_the_patients(read: Reader, text: str, age: float | None, sex: str | None) -> None:
    found = read.text(text)
    assert (found.age, found.sex) == (age, sex)


def test_the_callers_age_and_sex_win(read: Reader) -> None:
    found = read.case(Case(id="c", age=20, sex=Sex.MALE, text="A 58-year-old woman."))
    assert (found.age, found.sex) == (20.0, "male")


@pytest.mark.parametrize("age", [-1.0, 121.0, float("nan"), float("inf")])
def test_an_impossible_age_is_an_issue(read: Reader, age: float) -> None:
    found = read.case(Case(id="c", age=age))
    assert found.age is None
    assert [issue.code for issue in found.issues] == ["impossible-age"]


def values(found: FindingSet) -> dict[str, float]:
    return {measured.name: measured.value for measured in found.measurements}


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Temp 38.4.", "temperature", 38.4),
        ("Temperature is 101.3 F.", "temperature", 38.5),
        ("His temperature was thirty eight point four.", "temperature", 38.4),
        ("BP 190/100.", "systolic-blood-pressure", 190.0),
        ("Her blood pressure is one ninety over one hundred.", "systolic-blood-pressure", 190.0),
        ("Her blood pressure is one ninety over one hundred.", "diastolic-blood-pressure", 100.0),
        ("Sats are ninety three percent.", "oxygen-saturation", 93.0),
        ("HR 110, RR 22.", "heart-rate", 110.0),
    ],
)
def test_values_are_read_in_the_quantitys_own_unit(read: Reader, text: str, name: str, value: float) -> None:
    assert values(read.text(text))[name] == pytest.approx(value, abs=0.01)


def test_a_measured_value_becomes_a_finding_with_its_value(read: Reader) -> None:
    fever = only(read.text("Temp 38.4."), "fever-38-or-more")
    assert (fever.status, fever.value, fever.unit) == ("present", 38.4, "°C")


def test_a_normal_value_denies_the_finding(read: Reader) -> None:
    assert statuses(read.text("Temp 36.8."))["fever-38-or-more"] == "absent"


def test_an_implausible_value_is_an_issue_with_a_mend(read: Reader) -> None:
    found = read.text("Temp 384.")
    assert not found.measurements
    assert [issue.code for issue in found.issues] == ["implausible-value"]
    assert "38.4" in found.issues[0].mend


def test_a_goal_is_no_value(read: Reader) -> None:
    assert not read.text("Target heart rate 60.").measurements
    assert not read.text("Keep below heart rate 60.").measurements


@pytest.mark.parametrize("before", ["Results are shown below.\n\n", "Results are as below: ", "See over.\n"])
def test_words_that_point_to_values_make_no_goal_of_the_first(read: Reader, before: str) -> None:
    assert [measured.name for measured in read.text(f"{before}Haemoglobin 91 g/L").measurements] == ["haemoglobin"]


def test_a_difference_between_the_arms_is_found(read: Reader) -> None:
    text = "Blood pressure on the right is 174 over 98. On the left it is {} over 82."
    assert statuses(read.text(text.format(138)))["blood-pressure-arm-difference"] == "present"
    assert statuses(read.text(text.format(170)))["blood-pressure-arm-difference"] == "absent"


def test_the_callers_measurements_are_read_like_the_texts(read: Reader) -> None:
    given = (
        Measurement(name="temp", value=101.3, unit="°F"),
        Measurement(name="temprature-x", value=1, unit=""),
        Measurement(name="heart-rate", value=90, unit="furlongs"),
    )
    found = read.case(Case(id="c", measurements=given))
    assert values(found)["temperature"] == pytest.approx(38.5, abs=0.01)
    assert [issue.code for issue in found.issues] == ["unknown-quantity", "unknown-unit"]
    assert "bpm" in found.issues[1].mend


def test_what_is_told_behind_the_result_of_one_test_is_no_result(read: Reader) -> None:
    text = "Sudden collapse. ECG: ST elevation in V1 to V4. Wife says he had chest tightness for a fortnight."
    assert "duration-1-to-6-weeks" in {each.id for each in read.text(text).findings}
