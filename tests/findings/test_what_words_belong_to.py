"""A word belongs to the thing behind it, a history to the one who has it, a plus to the line it stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, Subject

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She has pain after intercourse and brown vaginal discharge.", "vulval-pain"),
        ("The ECG shows sinus tachycardia and left ventricular hypertrophy.", "ecg-broad-complex-tachycardia"),
        ("Pain is elicited on examination of the third cranial nerve.", "neuropathic-pain"),
        ("There are lesions from the rectum to the hepatic flexure.", "liver-mass-on-imaging"),
        ("He had belly pain and takes topical steroids for the rash.", "skin-pain"),
        ("The lungs and heart are unremarkable for any rales or murmurs.", "heart-murmur"),
        ("The lungs and heart are unremarkable for any rales or murmurs.", "crackles"),
        ("Urine: blood 3+\nGlucose negative", "glycosuria"),
        ("Urine: blood 2+\nNitrites negative", "nitrites-or-leucocytes-in-urine"),
        ("Urinalysis: bacteria none, white blood cells: 1-2/hpf", "low-white-cells"),
        (
            "The CSF is cloudy, with a protein of 1.2 g/L and a glucose concentration of 1.1 mmol/L.",
            "low-blood-glucose",
        ),
        ("There is no bulge when he is asked to cough.", "cough"),
        ("She is afraid of becoming fat.", "obesity"),
        ("His oxygen saturation is falling.", "falls"),
        ("His blood pressure fell on standing.", "falls"),
        ("He is to squeeze my hand; the sphincter squeeze is weak.", "pain-pressure-like"),
        ("He is easily bored at school.", "pain-gnawing"),
        ("There are well-demarcated silvery plaques on the elbows.", "skin-warm-spreading-erythema"),
        ("There is a burning sensation in her hands.", "burn-injury"),
        ("The diffusing capacity for carbon monoxide is low.", "diffuse-location"),
        ("The rash spread to his arms and legs.", "pain-radiating-down-leg"),
        ("She has a past medical history of asthma and smokes ten a day.", "ex-smoker"),
        ("She spends hours every morning on her hair before she can go out.", "frequent-urination"),
        ("She saw her family physician with a long history of depression.", "family-history-mental-illness"),
    ],
)
def test_it_is_not_read_into_what_belongs_elsewhere(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding not in present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She has pain and swelling of the vulva.", "vulval-pain"),
        ("The ECG shows ventricular tachycardia.", "ecg-broad-complex-tachycardia"),
        ("The ultrasound shows a hepatic lesion.", "liver-mass-on-imaging"),
        ("She has a painful, itchy rash.", "skin-pain"),
        ("There is a loud murmur and there are crackles at both bases.", "heart-murmur"),
        ("Urine: glucose 3+, blood negative", "glycosuria"),
        ("He has a boring pain below the breastbone.", "pain-gnawing"),
        ("I burned my hand on the stove.", "burn-injury"),
        ("The pain spreads down to the leg.", "pain-radiating-down-leg"),
        ("He smoked in the past.", "ex-smoker"),
        ("I am going every half hour and it burns.", "frequent-urination"),
        ("The baby has stopped moving.", "reduced-fetal-movements"),
        ("Her last menstrual period was 8 years ago.", "menopause"),
        ("He has a lump at the back passage and blood on the paper.", "perianal-lump-or-soreness"),
        ("There are swollen and tender inguinal lymph nodes.", "inguinal-lymphadenopathy"),
    ],
)
def test_what_belongs_together_is_read(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding in present


@pytest.mark.parametrize(
    ("text", "finding", "status", "subject"),
    [
        ("His family history is significant for hypertension.", "history-hypertension", Status.PRESENT, Subject.FAMILY),
        (
            "There is a family history of colon cancer in his father and stroke in his mother.",
            "history-stroke",
            Status.PRESENT,
            Subject.FAMILY,
        ),
        ("They have no family history of diabetes.", "family-history-diabetes", Status.ABSENT, Subject.PATIENT),
        ("He has a history of stroke.", "history-stroke", Status.PRESENT, Subject.PATIENT),
        ("They have no pets, and he has a fever.", "fever", Status.PRESENT, Subject.PATIENT),
    ],
)
def test_a_history_is_that_of_the_one_who_has_it(
    read: Reader, text: str, finding: str, status: Status, subject: Subject
) -> None:
    said = {(each.id, each.status, each.subject) for each in read.text(text).findings}
    assert (finding, status, subject) in said


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The systolic pressure falls on inspiration.", "pulsus-paradoxus"),
        ("The child swallowed weedkiller.", "overdose-or-poisoning"),
        ("She was slow to come round.", "post-ictal-state"),
        ("His right hip is shortened and turned out.", "leg-shortened-externally-rotated"),
        ("There is numbness round the back passage.", "numbness-in-saddle-area"),
    ],
)
def test_a_word_with_another_sense_elsewhere_is_read_here(read: Reader, text: str, finding: str) -> None:
    present = {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
    assert finding in present
