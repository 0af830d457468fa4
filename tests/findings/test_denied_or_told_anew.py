"""Where a denial ends and something is told anew, and the lists that go on being denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def ids(found: FindingSet, status: Status) -> set[str]:
    return {each.id for each in found.findings if each.status is status}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He couldn't pee and there was blood in the bag.", "blood-in-urine"),
        ("She couldn't breathe and there was chest pain.", "chest-pain"),
        ("No focal weakness, brisk reflexes.", "hyperreflexia"),
        ("No weakness, numbness, brisk reflexes.", "hyperreflexia"),
        ("No contact, heard a pop in his knee.", "pop-at-injury"),
        ("No trauma, woke with a swollen knee.", "knee-swelling"),
        ("No pain, saw blood in the toilet.", "rectal-bleeding"),
        ("No injury, found a lump in her breast.", "breast-lump"),
        ("No loss of consciousness, vomited twice.", "vomiting"),
        ("No loss of consciousness and vomited twice.", "vomiting"),
        ("No fever, cough, vomited twice.", "vomiting"),
        ("No loss of consciousness, got a headache after.", "headache"),
        ("No warning, collapsed at work.", "fainting"),
        ("It didn't hurt at first, then the knee swelled up.", "knee-swelling"),
        ("He has not eaten and vomiting since last night.", "vomiting"),
        ("Not passed stool and vomiting since Tuesday.", "vomiting"),
        ("Hasn't opened her bowels and vomiting for two days.", "vomiting"),
        ("No previous episodes, seizure today.", "seizure"),
        ("No bleeding, no pain, baby not moving.", "reduced-fetal-movements"),
        ("Not drinking and drowsy.", "drowsiness"),
        ("She can't stand and there is numbness round her bottom.", "numbness"),
        ("Nothing is helping the headache.", "headache"),
        ("Nothing is wrong with my leg but it is numb.", "numbness"),
        ("Nothing but vomiting all night.", "vomiting"),
        ("Nothing's broken, just a swollen ankle.", "ankle-swelling"),
        ("Nothing hurts like this chest pain.", "chest-pain"),
        ("Nothing was numb until today.", "numbness"),
        ("Nothing is numb, but my leg is weak.", "limb-weakness"),
        ("She vomited; blood was bright red.", "vomiting-blood"),
        ("She vomited. There was fresh blood in it.", "vomiting-blood"),
        ("Been sick all night, some of it was bloody.", "vomiting-blood"),
        ("Threw up and there was blood in it.", "vomiting-blood"),
        ("He was sick. Then there was blood in the bowl.", "vomiting-blood"),
        ("He vomited. It was all blood.", "vomiting-blood"),
    ],
)
def test_it_is_told(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text), Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("No fever, cough or rash.", {"fever", "cough", "rash"}),
        ("Denies chest pain, palpitations, and syncope.", {"chest-pain", "palpitations", "fainting"}),
        ("No fever, chills, night sweats, weight loss, cough.", {"fever", "chills", "night-sweats", "cough"}),
        ("No fever, brisk reflexes or clonus.", {"fever", "hyperreflexia", "inducible-clonus"}),
        ("No rash, noticed by her mother yesterday.", {"rash"}),
        ("Denies fever, vomiting, lost weight.", {"fever", "vomiting", "unintentional-weight-loss"}),
        ("Did not notice any bleeding and bruising.", {"bruising"}),
        ("He is not vomiting and coughing.", {"vomiting", "cough"}),
        ("She has not fainted or had a fit.", {"fainting", "seizure"}),
        ("She did not faint, vomit or fit.", {"fainting", "vomiting"}),
        ("No headache and it's worse lying down.", {"headache"}),
        ("No chest pain when breathing.", {"pleuritic-chest-pain"}),
        ("Hasn't had any vomiting, diarrhoea or fever.", {"vomiting", "diarrhoea", "fever"}),
        ("No seizure, tongue bite or incontinence.", {"seizure", "tongue-biting"}),
        ("No syncopal episodes, seizures or falls.", {"seizure"}),
        ("No chest pain, palpitations, not breathless.", {"chest-pain", "palpitations", "shortness-of-breath"}),
        ("Not eating or drowsy.", {"drowsiness"}),
        ("Denies fever, cough, and rash and does not take tablets.", {"fever", "cough", "rash"}),
        ("Nothing's numb.", {"numbness"}),
        ("Nothing is numb or tingly.", {"numbness", "pins-and-needles"}),
        ("Nothing feels numb.", {"numbness"}),
        ("Nowhere is numb.", {"numbness"}),
        ("Nothing itches.", {"itchy-skin"}),
        ("Neither leg is weak.", {"limb-weakness"}),
        ("Neither arm is numb.", {"numbness"}),
        ("None of the joints are swollen.", {"joint-swelling"}),
    ],
)
def test_it_stays_denied(read: Reader, text: str, findings: set[str]) -> None:
    assert findings <= ids(read.text(text), Status.ABSENT)


@pytest.mark.parametrize(
    "text",
    [
        "She vomited once, there was no blood in it.",
        "She vomited twice. No blood in it.",
        "She vomited. There was no blood in the vomit.",
        "She vomited; bloods taken.",
        "She vomited, bloods were taken and were normal.",
        "She vomited; blood pressure was low.",
        "She vomited. Blood was taken and it was bright red.",
        "Vomiting and blood in the stool.",
        "She vomited and there was blood in her urine.",
        "She vomited; it was not bloody.",
        "Vomiting, none of it bloody.",
        "She never vomited; blood was fresh.",
        "Nosebleed and vomited; blood was bright red from the nose.",
        "He brought up phlegm. There was blood in it.",
    ],
)
def test_no_blood_was_vomited(read: Reader, text: str) -> None:
    assert "vomiting-blood" not in ids(read.text(text), Status.PRESENT)


@pytest.mark.parametrize("text", ["Nothing hurts.", "None of that hurts.", "Nowhere is sore."])
def test_no_pain_is_read_where_nothing_hurts(read: Reader, text: str) -> None:
    assert not [name for name in ids(read.text(text), Status.PRESENT) if "pain" in name and name != "painless"]
