"""Drug checks: what is found, and that what was not checked never looks like what is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case, Sex
from dxpad.domain.finding import Measurement
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.findings import find
from dxpad.findings.assertion import Assertions
from dxpad.guidance.drugs import cautions, check, patient_of
from dxpad.guidance.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.domain.guidance import DrugAlert
    from dxpad.guidance.drugs.check import Checked
    from dxpad.knowledge.store import Store

    Check = Callable[..., Checked]


@pytest.fixture(scope="session")
def checked(store: Store) -> Check:
    """checked("warfarin", "ibuprofen", age=70, allergies=("penicillin",), text="…") through the whole reading."""
    assertions = Assertions()

    def build(*medicines: str, **case: object) -> Checked:
        given = Case(id="case", medications=medicines, **case)  # type: ignore[arg-type]
        found = find(given, store, assertions)
        return check(patient_of(given, found, facts_of(given, found, store), store))

    return build


def rules(result: Checked, kind: str = "") -> set[str]:
    return {alert.rule for alert in result.alerts if kind in ("", alert.kind)}


def only(result: Checked, rule: str) -> DrugAlert:
    (found,) = (alert for alert in result.alerts if alert.rule == rule)
    return found


def gaps(result: Checked, kind: str) -> str:
    return " | ".join(
        f"{', '.join(each.items)}: {each.why}; {each.mend}" for each in result.checks.not_checked if each.kind == kind
    )


def egfr(value: float) -> tuple[Measurement, ...]:
    return (Measurement(name="egfr", value=value, unit="mL/min/1.73m2"),)


# Interactions


@pytest.mark.parametrize("one", ["warfarin", "Coumadin", "coumarin"])
@pytest.mark.parametrize("other", ["ibuprofen", "Nurofen", "an NSAID"])
def test_a_pair_is_found_by_generic_brand_and_class(checked: Check, one: str, other: str) -> None:
    assert "warfarin-nsaids" in rules(checked(one, other))


def test_every_alert_says_why_what_and_what_to_consider(checked: Check) -> None:
    alert = only(checked("simvastatin", "clarithromycin"), "cyp3a4-statins-strong-inhibitors")
    assert alert.tier == 1
    assert alert.names == ("Clarithromycin", "Simvastatin")
    assert all((alert.mechanism, alert.effect, alert.action, alert.alternative))
    assert "patel-2013" in alert.sources


def test_three_medicines_of_three_kinds_are_one_alert(checked: Check) -> None:
    alert = only(checked("ramipril", "furosemide", "naproxen"), "triple-nsaid-diuretic-raas")
    assert len(alert.items) == 3


def test_of_a_class_that_is_only_partly_meant_it_says_which(checked: Check) -> None:
    alert = only(checked("warfarin", "a macrolide"), "warfarin-antimicrobials")
    assert "clarithromycin, erythromycin: which one?" in alert.detail


def test_a_fixed_combination_counts_by_its_parts(checked: Check) -> None:
    assert "methotrexate-penicillins" in rules(checked("methotrexate", "Augmentin"))
    assert "two-paracetamol-class" in rules(checked("co-codamol", "paracetamol"))


def test_a_class_and_its_own_member_are_not_a_pair(checked: Check) -> None:
    assert not rules(checked("sertraline", "an SSRI"), "interaction")
    assert not rules(checked("sertraline", "an SSRI"), "duplicate")


def test_two_of_one_class_are_a_duplicate(checked: Check) -> None:
    assert "two-ssris" in rules(checked("sertraline", "citalopram"), "duplicate")
    assert not rules(checked("insulin glargine", "insulin aspart"), "duplicate")


# Names that sound alike, and names that nobody knows


def test_hydroxyzine_is_not_hydralazine(checked: Check) -> None:
    assert checked("hydroxyzine").checks.medicines[0].id == "hydroxyzine"
    assert checked("hydralazine").checks.medicines[0].id == "hydralazine"


def test_a_name_between_two_is_offered_as_either_and_taken_as_neither(checked: Check) -> None:
    result = checked("hydroxazine")
    assert not result.checks.medicines
    assert "hydroxyzine" in gaps(result, "medicine")


@pytest.mark.parametrize(
    ("written", "meant"), [("amoxycilin", "amoxicillin"), ("warfrin", "warfarin"), ("asprin", "aspirin")]
)
def test_a_misspelling_is_offered_and_not_assumed(checked: Check, written: str, meant: str) -> None:
    result = checked(written, "ibuprofen")
    assert [each.id for each in result.checks.medicines] == ["ibuprofen"]
    assert f"Did you mean {meant}" in gaps(result, "medicine")


def test_an_unknown_name_is_never_met_with_silence(checked: Check) -> None:
    assert "zyzzolol: in no list" in gaps(checked("zyzzolol", "warfarin"), "medicine")
    assert "zyzzolol" in gaps(checked("warfarin and zyzzolol"), "medicine")
    assert "Zyzzolol 40 mg" in gaps(checked(text="She takes Zyzzolol 40 mg daily."), "medicine")


def test_a_medicine_without_a_rule_is_said_to_have_none(checked: Check) -> None:
    result = checked("betahistine", "warfarin")
    assert "Betahistine: no rule of this release names it" in gaps(result, "interaction")
    (medicine,) = (each for each in result.checks.medicines if each.id == "betahistine")
    assert "interaction" not in medicine.listed


def test_without_any_medicine_nothing_is_called_safe(checked: Check) -> None:
    result = checked(text="He has a cough.")
    assert "none was named does not mean that none is taken" in gaps(result, "medicine")
    assert result.checks.checked == ()
    assert result.alerts == ()


# What the text says


def test_a_medicine_that_was_stopped_is_not_checked_but_named(checked: Check) -> None:
    result = checked("ibuprofen", text="He stopped warfarin last year.")
    assert "warfarin-nsaids" not in rules(result)
    assert result.checks.stopped == ("Warfarin",)
    assert "Warfarin: stopped, but it acts on for several days" in gaps(result, "interaction")


def test_a_medicine_beside_an_allergy_is_still_taken(checked: Check) -> None:
    result = checked("ibuprofen", text="He is allergic to penicillin and takes warfarin 3 mg.")
    assert "warfarin-nsaids" in rules(result)
    assert result.checks.allergies == ("Penicillins",)


def test_a_question_and_its_answer_count_together(checked: Check) -> None:
    def asked(question: str, answer: str) -> Checked:
        turns = ((Speaker.CLINICIAN, question), (Speaker.PATIENT, answer))
        said = tuple(Turn(speaker=speaker, text=text, start=None, end=None) for speaker, text in turns)
        return checked("amoxicillin", "ibuprofen", transcript=Transcript(id="t", turns=said))

    assert "penicillins" in rules(asked("Are you allergic to penicillin?", "Yes, I get hives."))
    assert "penicillins" not in rules(asked("Allergic to penicillin?", "No."))
    assert "asked about without a clear answer" in gaps(asked("Allergic to penicillin?", "I am not sure."), "allergy")
    assert "warfarin-nsaids" in rules(asked("Do you take warfarin?", "Yes."))
    assert "warfarin-nsaids" not in rules(asked("Do you take warfarin?", "No."))


def test_a_class_that_a_finding_speaks_of_is_checked(checked: Check) -> None:
    assert "warfarin-nsaids" in rules(checked("ibuprofen", present=("anticoagulant-use",)))


def test_a_class_is_not_taken_because_one_of_it_was_stopped(checked: Check) -> None:
    result = checked(text="Stopped fluoxetine last week. Takes warfarin.")
    assert [each.id for each in result.checks.medicines] == ["warfarin"]


# Allergies


@pytest.mark.parametrize(
    ("allergy", "medicine", "rule", "tier"),
    [
        ("penicillin", "flucloxacillin", "penicillins", 1),
        ("amoxicillin", "cefalexin", "aminopenicillin-aminocephalosporin", 1),
        ("penicillin", "cefalexin", "penicillin-aminocephalosporin", 2),
        ("penicillin", "ceftriaxone", "penicillin-other-cephalosporin", 3),
        ("penicillin", "meropenem", "beta-lactam-carbapenem", 3),
        ("sulfa", "co-trimoxazole", "sulfonamide-antibiotics", 1),
        ("sulfa", "furosemide", "sulfonamide-non-antibiotic", 3),
        ("aspirin", "ibuprofen", "nsaids-and-aspirin", 1),
        ("ibuprofen", "celecoxib", "nsaids-coxibs", 2),
        ("codeine", "morphine", "opioids", 2),
        ("lidocaine", "bupivacaine", "amide-local-anaesthetics", 2),
        ("benzocaine", "lidocaine", "local-anaesthetic-groups", 3),
        ("contrast dye", "iohexol", "iodinated-contrast", 1),
        ("shellfish", "iohexol", "shellfish-iodine-contrast", 3),
        ("eggs", "propofol", "egg-soya-propofol", 3),
        ("ramipril", "lisinopril", "ace-inhibitor-angioedema", 1),
        ("lisinopril", "losartan", "ace-inhibitor-angioedema-arb", 2),
        ("phenytoin", "carbamazepine", "aromatic-anticonvulsants", 1),
        ("omeprazole", "omeprazole", "same-medicine", 1),
    ],
)
def test_an_allergy_is_compared_with_its_degree(
    checked: Check, allergy: str, medicine: str, rule: str, tier: int
) -> None:
    result = checked(medicine, allergies=(allergy,))
    assert rules(result, "allergy") == {rule}
    assert only(result, rule).tier == tier


def test_an_allergy_in_no_list_is_kept_and_said(checked: Check) -> None:
    assert "foobarol: an allergy that is in no list" in gaps(checked("warfarin", allergies=("foobarol",)), "allergy")


@pytest.mark.parametrize("text", ["He is possibly on warfarin.", "?on warfarin.", "May be taking warfarin."])
def test_what_may_be_taken_is_said_and_not_checked(checked: Check, text: str) -> None:
    made = checked("ibuprofen", text=text)
    assert "Warfarin: said to be possible" in gaps(made, "medicine")
    assert not rules(made, "interaction")
    assert rules(checked("ibuprofen", text=f"{text} He takes warfarin 3 mg."), "interaction")


def test_no_known_allergies_none_recorded_and_one_recorded_are_three_things(checked: Check) -> None:
    assert "nothing is recorded" in gaps(checked("amoxicillin"), "allergy")
    assert gaps(checked("amoxicillin", allergies=("NKDA",)), "allergy") == ""
    denied = gaps(checked("naproxen", text="Allergic to penicillin? No."), "allergy")
    assert "Penicillins: denied for these; nothing is recorded about others" in denied
    assert gaps(checked("amoxicillin", text="No known drug allergies."), "allergy") == ""
    assert rules(checked("amoxicillin", text="Allergies: penicillin"), "allergy")


def test_another_persons_allergy_is_not_the_patients(checked: Check) -> None:
    assert not rules(checked("amoxicillin", text="His mother is allergic to penicillin."), "allergy")


# Kidneys


def test_the_lowest_band_that_holds_is_said_with_the_figure(checked: Check) -> None:
    assert only(checked("metformin", measurements=egfr(25)), "metformin").tier == 1
    moderate = only(checked("metformin", measurements=egfr(40)), "metformin")
    assert moderate.tier == 2
    assert moderate.detail == "eGFR 40: below 45"
    assert "metformin" not in rules(checked("metformin", measurements=egfr(60)))


def test_unknown_kidneys_are_said_and_not_taken_as_good(checked: Check) -> None:
    result = checked("metformin", "gabapentin")
    assert not rules(result, "renal")
    assert "Metformin, Gabapentin: not known: kidney function" in gaps(result, "renal")


def test_kidney_function_is_worked_out_from_creatinine(checked: Check) -> None:
    creatinine = Measurement(name="creatinine", value=160, unit="µmol/L")
    weight = Measurement(name="weight", value=60, unit="kg")
    known = {"age": 72, "sex": Sex.FEMALE}
    result = checked("metformin", "apixaban", measurements=(creatinine, weight), **known)
    assert (
        "eGFR 30 by CKD-EPI 2021" in only(result, "metformin").detail or "eGFR 29" in only(result, "metformin").detail
    )
    assert "creatinine clearance 27 mL/min by Cockcroft-Gault" in only(result, "apixaban").detail
    assert not rules(checked("metformin", measurements=(creatinine,)), "renal")


def test_an_egfr_in_place_of_a_clearance_is_said_to_be_that(checked: Check) -> None:
    detail = only(checked("gabapentin", measurements=egfr(40)), "gabapentinoids").detail
    assert "in place of the creatinine clearance" in detail


# Pregnancy, breastfeeding, age


def test_pregnancy_present_absent_and_unknown_are_three_things(checked: Check) -> None:
    woman = {"age": 30, "sex": Sex.FEMALE}
    assert "raas-pregnancy" in rules(checked("ramipril", present=("pregnancy",), **woman))
    assert "raas-pregnancy" not in rules(checked("ramipril", absent=("pregnancy",), **woman))
    assert "Ramipril: not known: pregnancy" in gaps(checked("ramipril", **woman), "pregnancy")
    assert gaps(checked("ramipril", age=30, sex=Sex.MALE), "pregnancy") == ""


def test_a_woman_who_could_become_pregnant_is_warned_of_valproate(checked: Check) -> None:
    assert "valproate-childbearing" in rules(checked("valproate", age=30, sex=Sex.FEMALE))
    assert "valproate-childbearing" not in rules(checked("valproate", age=70, sex=Sex.FEMALE))
    assert "not known: sex" in gaps(checked("valproate"), "pregnancy")


def test_breastfeeding_is_checked(checked: Check) -> None:
    result = checked("codeine", age=30, sex=Sex.FEMALE, present=("breastfeeding",))
    assert "codeine-tramadol-breastfeeding" in rules(result)


def test_age_from_65_and_children(checked: Check) -> None:
    assert "benzodiazepines-older" in rules(checked("diazepam", age=65))
    assert "benzodiazepines-older" not in rules(checked("diazepam", age=64))
    assert "Diazepam: not known: age" in gaps(checked("diazepam"), "age")
    assert "aspirin-child" in rules(checked("aspirin", age=10))


def test_a_rule_that_needs_a_finding_asks_for_it(checked: Check) -> None:
    assert "antipsychotics-dementia" in rules(checked("haloperidol", age=80, present=("history-dementia",)))
    assert "not known: dementia" in gaps(checked("haloperidol", age=80), "age")


# Proposals of guidance


@pytest.fixture(scope="session")
def proposed(store: Store) -> Callable[..., str]:
    assertions = Assertions()

    def build(step: str, *medicines: str, **case: object) -> str:
        given = Case(id="case", medications=medicines, **case)  # type: ignore[arg-type]
        found = find(given, store, assertions)
        met, left = cautions(step, patient_of(given, found, facts_of(given, found, store), store), store)
        return "\n".join(each.line for each in (*met, *left))

    return build


def test_a_proposal_is_checked_against_what_is_known(proposed: Callable[..., str]) -> None:
    step = "Consider amoxicillin by mouth for 5 days; doxycycline or a macrolide if penicillin is unsuitable"
    assert "allergy to penicillins" in proposed(step, allergies=("penicillin",))
    assert "Macrolides with Warfarin (taken)" in proposed(step, "warfarin")
    assert "eGFR 20" in proposed("Consider an NSAID", measurements=egfr(20))
    assert "pregnant" in proposed("Consider an NSAID", present=("pregnancy",), age=30, sex=Sex.FEMALE)
    assert "Bisoprolol is taken already" in proposed("Consider a beta-blocker", "bisoprolol")
    assert "Not known yet - kidney function" in proposed("Consider gabapentin")


def test_what_a_step_advises_against_is_no_proposal(proposed: Callable[..., str]) -> None:
    assert proposed("Avoid opioids, and gabapentinoids for low back pain", "diazepam") == ""
    assert proposed("Not nitrofurantoin: levels in the kidney are too low", measurements=egfr(20)) == ""
    assert "Morphine with Diazepam" in proposed("Avoid NSAIDs; consider morphine", "diazepam")
    assert proposed("Do not routinely offer opioids", "diazepam") == ""
    assert proposed("Consider avoiding opioids", "diazepam") == ""
    assert "Opioids" in proposed(
        "If NSAIDs are unsuitable, not tolerated or not enough, then consider an opioid", "diazepam"
    )
    aside = "Consider nitrofurantoin (not near term), amoxicillin or cefalexin"
    assert "allergy to penicillins" in proposed(aside, allergies=("penicillin",))
