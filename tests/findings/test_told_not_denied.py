"""What is told after a negation is not denied by it, and what only looks like a finding is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def ids(found: FindingSet, status: str) -> set[str]:
    return {
        each.id
        for each in found.findings
        if each.status == status and each.subject == "patient" and each.when == "current"
    }


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("He has no appetite and 9 kg of weight loss.", {"loss-of-appetite", "unintentional-weight-loss"}),
        ("No energy and low mood.", {"fatigue", "low-mood"}),
        ("She cannot concentrate and worries about everything.", {"poor-concentration", "excessive-worry"}),
        ("She cannot eat and vomits everything.", {"unable-to-keep-fluids-down"}),
        ("Not eating, vomiting for two days.", {"loss-of-appetite", "vomiting"}),
        ("No helmet, head injury with LOC.", {"head-injury", "loss-of-consciousness"}),
        ("No seatbelt, chest pain and shortness of breath since.", {"chest-pain", "shortness-of-breath"}),
        ("No vaccinations, rash and fever for 3 days.", {"rash", "fever"}),
        ("Never smoked, cough for six weeks with weight loss.", {"cough", "unintentional-weight-loss"}),
        ("No trauma, sudden swelling of the knee.", {"knee-swelling"}),
        ("Sore throat, no cough, white spots on the tonsils.", {"sore-throat", "tonsillar-exudate"}),
        ("Vomiting, no diarrhoea, fever 39.", {"vomiting", "fever"}),
        ("Ankle swelling, no calf pain, on amlodipine.", {"ankle-swelling", "calcium-channel-blocker-use"}),
        ("No bowel motion or wind for three days, vomiting.", {"vomiting"}),
        ("No vomiting since Monday, headache.", {"headache"}),
        ("Both eyes red without pus, lips red and cracked, a rash on the trunk.", {"red-cracked-lips", "rash"}),
        ("Used to get migraines in her twenties; this headache is different.", {"headache"}),
    ],
)
def test_what_is_told_after_a_negation_is_present(read: Reader, text: str, present: set[str]) -> None:
    assert present <= ids(read.text(text), "present")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("No cough, fever, or chest pain.", {"cough", "fever", "chest-pain"}),
        ("Denies fever, chills, nausea, vomiting.", {"fever", "nausea", "vomiting"}),
        ("No fever, severe headache or neck stiffness.", {"fever", "headache", "neck-stiffness"}),
        ("She does not have fevers and chills.", {"fever", "chills"}),
        ("No appetite, fever or vomiting.", {"fever", "vomiting"}),
        ("It stings to pee. No back pain or temperature.", {"back-pain", "fever"}),
        ("Cough, no fever, chest pain or wheeze.", {"fever", "chest-pain", "wheeze"}),
        ("No fever for two days, cough or rash.", {"fever", "cough", "rash"}),
        ("Denies a cough, a fever, a rash.", {"cough", "fever", "rash"}),
    ],
)
def test_a_list_of_negatives_stays_denied(read: Reader, text: str, absent: set[str]) -> None:
    assert absent <= ids(read.text(text), "absent")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Takes tablets from blister packs at home.", "blisters"),
        ("Faint stridor at rest.", "fainting"),
        ("A faint late systolic murmur.", "fainting"),
        ("No pulses felt at the left foot.", "cardiorespiratory-arrest"),
        ("Had a coughing fit on the bus.", "seizure"),
        ("A fit of coughing woke him.", "seizure"),
        ("Muscles stiff in the morning.", "muscle-rigidity"),
        ("Walks uphill without any trouble.", "worse-with-exertion"),
        ("Her father had fits as a boy.", "seizure"),
        ("The smoke alarm woke her.", "current-smoker"),
        ("She was sobbing in clinic.", "shortness-of-breath"),
        ("Known irritable bowel syndrome.", "irritability"),
        ("Lungs clear to auscultation bilaterally.", "bilateral"),
        ("Exercise stress test normal.", "stress"),
        ("CXR: collapse of the left lower lobe.", "fainting"),
        ("Immunisations are up to date.", "vaccination-request"),
        ("No period changes.", "absent-periods"),
        ("No energy problems.", "fatigue"),
        ("Passing blood with clots in the urine.", "history-vte"),
    ],
)
def test_what_looks_like_a_finding_is_none(read: Reader, text: str, wrong: str) -> None:
    assert wrong not in ids(read.text(text), "present")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Faint wheeze in both bases.", "wheeze"),
        ("He had a faint at the bus stop.", "fainting"),
        ("He had a fit of coughing.", "cough"),
        ("No pulses felt at the left foot.", "weak-or-absent-foot-pulses"),
        ("She had a fit in the night.", "seizure"),
        ("He could not walk this morning.", "walking-difficulty"),
        ("She was unable to sleep.", "insomnia"),
        ("He refuses to weight bear.", "inability-to-weight-bear"),
        ("Feels full after only a small amount of food.", "early-satiety"),
        ("R flank pain.", "flank-pain"),
        ("Tender abdo.", "abdominal-tenderness"),
        ("Bad HA and vomiting.", "headache"),
    ],
)
def test_everyday_and_short_forms_are_read(read: Reader, text: str, name: str) -> None:
    assert name in ids(read.text(text), "present")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Worse reaching and twisting.", {"worse-on-twisting"}),
        ("Heartburn, worse after curries and when lying down.", {"pain-worse-after-meals", "worse-lying-flat"}),
        ("Worse on breathing in, coughing and turning over.", {"worse-with-coughing", "worse-on-twisting"}),
    ],
)
def test_a_list_behind_worse_is_shared_out(read: Reader, text: str, named: set[str]) -> None:
    found = ids(read.text(text), "present")
    assert named <= found
    assert "cough" not in found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Worse walking, sitting eases it.", "worse-with-sitting"),
        ("Pain is not worse on coughing or breathing.", "worse-with-breathing"),
        ("Worse knee pain, hot swollen joint.", "worse-in-heat"),
        ("A sore chest, sharp when he presses on it.", "chest-pain-pressure"),
    ],
)
def test_what_another_thought_says_is_not_made_worse(read: Reader, text: str, wrong: str) -> None:
    assert wrong not in ids(read.text(text), "present")


@pytest.mark.parametrize("text", ["No cancer.", "She never had cancer.", "No known malignancy, no fever."])
def test_no_cancer_is_a_history_without_it(read: Reader, text: str) -> None:
    assert "history-cancer" in ids(read.text(text), "absent")


@pytest.mark.parametrize("text", ["No cancer cells seen.", "No cancer in the family."])
def test_no_cancer_of_something_else_says_nothing(read: Reader, text: str) -> None:
    assert "history-cancer" not in ids(read.text(text), "absent")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She noticed a lump in her left breast about three months ago.", "breast-lump"),
        ("He first noticed blood in the stool two months ago.", "rectal-bleeding"),
        ("Headaches began about a year ago.", "headache"),
    ],
)
def test_what_began_long_ago_is_there_now(read: Reader, text: str, name: str) -> None:
    assert name in ids(read.text(text), "present")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Her husband could not get his words out this morning.", "difficulty-finding-words"),
        ("My mum has been confused since yesterday.", "confusion"),
        ("Three flatmates all with headache since the boiler came on.", "headache"),
    ],
)
def test_who_speaks_for_another_speaks_of_the_patient(read: Reader, text: str, name: str) -> None:
    assert name in ids(read.text(text), "present")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My husband has a cough. I have a headache.", "cough"),
        ("Father had migraine as a boy. Here for a blood pressure check.", "headache"),
        ("Dad had bowel cancer; patient has no bleeding.", "history-cancer"),
        ("Dad has bowel cancer now. Wants a check.", "history-cancer"),
        ("My wife and children are unwell with vomiting.", "vomiting"),
        ("My mother died of a stroke and had seizures for years.", "seizure"),
    ],
)
def test_a_relatives_illness_is_not_the_patients(read: Reader, text: str, name: str) -> None:
    assert name not in ids(read.text(text), "present")
