"""Womb, eyes, heart and mind in everyday words and shorthand: what is said is read, what only sounds like it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("My husband passed away three months ago.", "grief"),
        ("The itch began on her palms and soles and keeps her awake.", "itch-palms-soles"),
        ("Her upper eyelids, the left more than the right, have come down.", "drooping-eyelid"),
        ("IOP 27 R 25 L.", "raised-eye-pressure"),
        ("Cup:disc 0.8 on the right.", "raised-eye-pressure"),
        ("Lying BP 142/80, standing 112/66.", "postural-blood-pressure-drop"),
        ("The baby's heart rate dropped to 70.", "abnormal-fetal-heart-rate"),
        ("CTG pathological with decelerations.", "abnormal-fetal-heart-rate"),
        ("After my waters went I felt something hanging out.", "umbilical-cord-outside"),
        ("Twin pregnancy at 20 weeks.", "more-than-one-fetus"),
        ("His chest is tight whenever he hurries up the hill.", "chest-pain-exertional"),
        ("Cramping R calf at 150 yds on the flat.", "intermittent-claudication"),
        ("I get angina, and last night it woke me up.", "chest-pain-at-rest"),
        ("She can't go near a dog.", "phobic-fear"),
        ("She had a kidney transplant, it is years after renal transplantation.", "immunosuppression"),
        ("I had a bloody show this morning.", "bleeding-in-pregnancy"),
        ("A newborn who is deeply blue.", "cyanosis"),
        ("There is a sore on the outer side of the right leg.", "skin-ulcer"),
        ("A lump on the right labium majus.", "vulval-or-vaginal-lump"),
        ("A boy, ex-32/40, with a cough.", "premature-birth"),
        ("She didn't walk till two.", "developmental-delay"),
    ],
)
def test_what_is_said_is_read(read: Reader, text: str, finding: str) -> None:
    assert finding in {each.id for each in read.text(text).findings if each.status is Status.PRESENT}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She lost her husband in the supermarket.", "grief"),
        ("Her father died of a stroke in 1990.", "grief"),
        ("I ache for a day afterwards.", "grief"),
        ("The itch began on her palms and soles.", "rash-palms-soles"),
        ("He tilts his head back to see the television.", "head-tilt-neck-twisted"),
        ("The IOP was 15 in both eyes.", "raised-eye-pressure"),
        ("Lying BP 142/80, standing 138/82.", "postural-blood-pressure-drop"),
        ("The scan shows two cysts.", "more-than-one-fetus"),
        ("He has a twin sister.", "more-than-one-fetus"),
        ("The MRI shows cord compression.", "umbilical-cord-outside"),
        ("He is afraid of the results of his blood tests.", "phobic-fear"),
        ("She is on the renal transplant list.", "immunosuppression"),
        ("The ECG shows nothing acute.", "bleeding-in-pregnancy"),
        ("She was at the show jumping.", "bleeding-in-pregnancy"),
        ("There is a sore on the arm above the wrist.", "arm-pain"),
        ("A baby boy, ex-32/40, with a cough.", "late-pregnancy-over-20-weeks"),
        ("She has had two normal pregnancies.", "pregnancy"),
        ("No FH of note.", "no-fetal-heartbeat"),
        ("There is a parasternal heave.", "retching"),
        ("He hears no voices.", "hoarseness"),
        ("He knows that it makes no sense.", "confusion"),
        ("There is a red lump on the edge of the lid.", "anxiety"),
        ("Tears run down his cheek.", "malaise"),
        ("The rods show bipolar staining.", "history-psychosis-or-bipolar"),
        ("She feels numb and cynical about the work.", "numbness"),
    ],
)
def test_what_only_sounds_like_it_is_not_read(read: Reader, text: str, finding: str) -> None:
    assert finding not in {each.id for each in read.text(text).findings if each.status is Status.PRESENT}
