"""Sentences in which a word near by tempts a reader to the opposite: what is there and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.findings.denials import PREDICATES
from dxpad.findings.lacking import WORDS
from dxpad.findings.normality import NORMAL
from dxpad.knowledge.words import stem

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.store import Store

    from .conftest import Reader


def ids(found: FindingSet, status: str) -> set[str]:
    return {each.id for each in found.findings if each.status == status and each.subject == "patient"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Neck rigid, cough, gag reflex absent.", "cough"),
        ("Ankle swelling, fever absent.", "ankle-swelling"),
        ("Dull ache in the chest, none at night.", "pain-dull"),
        ("Troponin negative, CXR normal.", "chest-x-ray-normal"),
        ("Non-bloody diarrhoea.", "diarrhoea"),
        ("CXR: left pneumothorax.", "chest-x-ray-pneumothorax"),
        ("Dip: blood ++.", "haematuria-dipstick"),
        ("Sensation normal, but a numb foot.", "numbness"),
        ("N&V since noon.", "vomiting"),
        ("N+V since noon.", "nausea"),
        ("D&V since noon.", "diarrhoea"),
        ("T 38.6, HR 110.", "fever-38-or-more"),
        ("T 38.6, HR 110.", "fast-heart-rate"),
        ("RR 26.", "fast-breathing"),
    ],
)
def test_what_is_there_stays_present(read: Reader, text: str, name: str) -> None:
    found = ids(read.text(text), "present")
    assert found & {name} or any(name in read.store.ancestors(each) for each in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Abdomen non-tender.", "abdominal-tenderness"),
        ("Abdomen nontender.", "abdominal-tenderness"),
        ("Non-bloody diarrhoea.", "bloody-diarrhoea"),
        ("Fever and cough absent.", "cough"),
        ("No one-sided weakness.", "one-sided-weakness"),
        ("She is apyrexial.", "fever"),
        ("Trop neg.", "raised-troponin"),
        ("Normal ECG.", "st-elevation"),
        ("Lungs clear.", "crackles"),
        ("Urine dip NAD.", "haematuria-dipstick"),
        ("Reflexes, power and gait all normal.", "limb-weakness"),
        ("The belly is soft.", "rigid-abdomen"),
        ("No N+V.", "vomiting"),
        ("Neg for dysuria.", "painful-urination"),
        ("No fever/chills/cough.", "chills"),
    ],
)
def test_what_is_denied_is_absent(read: Reader, text: str, name: str) -> None:
    assert name in ids(read.text(text), "absent")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chest pain worse on coughing.", "cough"),
        ("Electric shocks down the leg.", "shock"),
        ("She wants to lose weight.", "unintentional-weight-loss"),
        ("His gums are red and swollen.", "hot-swollen-joint"),
        ("A murmur radiating to the neck.", "pain-radiating-to-jaw"),
        ("I thought I had pulled a muscle.", "soft-tissue-injury"),
        ("They haven't got diarrhoea.", "diarrhoea"),
        ("My wife and children are unwell with vomiting.", "vomiting"),
        ("My kids have a cough.", "cough"),
        ("Nobody at home has a fever.", "fever"),
        ("Father's ECG was normal.", "st-elevation"),
        ("The troponin was never normal.", "raised-troponin"),
        ("If the ECG is normal, discharge.", "st-elevation"),
        ("Is the ECG normal?", "st-elevation"),
        ("ECG normal apart from T waves.", "st-elevation"),
        ("ECG abnormal.", "st-elevation"),
        ("Pain in the spine.", "spinning-sensation"),
        ("Loin pain. Passed a stone two years ago.", "duration-over-6-weeks"),
        ("Back pain. Breast cancer six years ago.", "duration-over-6-weeks"),
        ("Chest pain. Angiogram last year.", "duration-over-6-weeks"),
        ("Type 2 diabetes for ten years. Chest pain.", "duration-over-6-weeks"),
        ("Chest pain gone within five minutes.", "duration-under-1-hour"),
    ],
)
def test_what_is_not_said_of_the_patient_is_no_finding(read: Reader, text: str, name: str) -> None:
    assert name not in {each.id for each in read.text(text).findings if each.subject == "patient"}


@pytest.mark.parametrize(
    "text",
    ["Memory loss over three years.", "Cough over the last three months.", "Back pain has gone on for three months."],
)
def test_over_a_time_is_how_long_it_has_been(read: Reader, text: str) -> None:
    assert "duration-over-6-weeks" in ids(read.text(text), "present")


@pytest.mark.parametrize("text", ["Chest pain gone within five minutes.", "Chest pain lasts five minutes."])
def test_what_is_over_in_minutes_lasts_minutes(read: Reader, text: str) -> None:
    assert "lasts-minutes" in ids(read.text(text), "present")


@pytest.mark.parametrize(
    "text",
    [
        "BP 174/98 right arm, 138/82 left",
        "BP R 174/98 L 138/82",
        "BP (R) 174/98, (L) 138/82.",
        "On the right it is 174 over 98. On the left it is 138 over 82.",
        "BP 190/104 in the right arm and 152/88 in the left.",
    ],
)
def test_two_arms_are_compared_however_they_are_written(read: Reader, text: str) -> None:
    assert "blood-pressure-arm-difference" in ids(read.text(text), "present")


@pytest.mark.parametrize("text", ["Left arm pain. BP 170/90. Right leg weak. BP 120/80.", "BP 170/90, both arms."])
def test_a_side_of_something_else_is_no_arm(read: Reader, text: str) -> None:
    assert "blood-pressure-arm-difference" not in {each.id for each in read.text(text).findings}


def test_a_vertebra_is_no_temperature(read: Reader) -> None:
    found = read.text("Pain at T 12, T wave inversion.")
    assert not found.measurements
    assert not found.issues


def test_every_denied_finding_is_known(store: Store) -> None:
    every = {name for row in NORMAL for name in row.denies} | {name for _, names in WORDS for name in names}
    assert every <= set(store.findings())
    assert {row.only for row in NORMAL} <= set(PREDICATES)


APART = (
    "spine spinning, male mal, care car, note not, site sit, node nod, nose nos, life lif, tape tap, rate rat, "
    "stripe strip, date dat, evening even, scare scar, cape cap, tube tub, bite bit, pipe pip, fire fir"
)
MEET = (
    "smoke smoking, smoked smokes, pulled pull, wakes woke, come came, lose lost, caring care, spines spine, "
    "spins spinning, sitting sits, tapping taps, legs leg, aching ache, filled fills"
)


@pytest.mark.parametrize("pair", APART.split(", "))
def test_words_that_only_look_alike_part(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize("pair", MEET.split(", "))
def test_forms_of_one_word_meet(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Pain in the chest. No tearing.", "dehydration-signs"),
        ("Pressure in the chest walking to the surgery and had to stop.", "walking-difficulty"),
        ("A pressure in the back; moving makes no difference.", "refractory-to-usual-treatment"),
    ],
)
def test_words_of_one_complaint_are_not_those_of_another(read: Reader, said: str, wrong: str) -> None:
    assert wrong not in {each.id for each in read.text(said).findings if each.status.value == "present"}


@pytest.mark.parametrize("text", ["Your lungs sound nice and clear.", "Chest sounds clear.", "Lungs are clear."])
def test_lungs_that_sound_clear_deny_what_clear_lungs_deny(read: Reader, text: str) -> None:
    assert {"crackles", "wheeze-on-auscultation", "pleural-rub"} <= ids(read.text(text), "absent")


@pytest.mark.parametrize(
    "text",
    [
        "Lungs do not sound clear.",
        "Your lungs don't sound clear.",
        "The ECG doesn't look normal.",
        "Do my lungs sound clear?",
        "Does the chest sound clear?",
        "Lungs sound pretty congested.",
        "Lungs sound clear apart from crackles at the left base.",
    ],
)
def test_what_does_not_sound_clear_or_is_asked_denies_nothing(read: Reader, text: str) -> None:
    assert not ids(read.text(text), "absent") & {"crackles", "pleural-rub", "st-elevation"}
