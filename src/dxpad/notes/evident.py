"""Whose it is goes without saying: a note about one patient says `pain in the left knee`, not `in their left knee`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.notes.lists import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

_EVIDENT = listed(
    """head face forehead eye eyes eyelid eyelids ear ears nose mouth lip lips tongue tooth teeth gums jaw throat neck
    shoulder shoulders arm arms forearm elbow elbows wrist wrists hand hands palm finger fingers fingertips thumb thumbs
    knuckle knuckles chest breast breasts rib ribs lung lungs heart back spine stomach belly tummy abdomen side flank
    hip hips groin thigh thighs leg legs knee knees kneecap kneecaps calf calves shin shins ankle ankles foot feet heel
    heels toe toes skin scalp hair nail nails muscle muscles joint joints bone bones tendon kidney kidneys liver bladder
    bowel bowels gut colon prostate uterus ovary ovaries thyroid tonsils sinus sinuses esophagus oesophagus gallbladder
    pancreas spleen vein veins artery arteries body vision hearing appetite temperature pulse oxygen pressure
    pressures sugar sugars exam examination x-ray x-rays xray mri ct scan scans ekg ecg echocardiogram ultrasound labs
    results urine stool stools cholesterol a1c hemoglobin haemoglobin creatinine potassium symptom symptoms pain pains
    cough rash headache headaches nausea swelling weakness numbness dizziness fever infection injury fracture sprain
    medication medications medicine medicines tablets inhaler inhalers diet strength sensation reflexes gait grip range
"""
)
"""What a patient has one set of; never a person, and nothing that may be somebody else's."""
_CONDITIONS = listed(
    """diabetes hypertension asthma eczema gout arthritis anemia anaemia migraines depression anxiety reflux epilepsy
    osteoporosis hypothyroidism copd hyperlipidemia hyperlipidaemia"""
)
"""The same of conditions that stand without an article."""
_BETWEEN = listed(
    """left right lower upper both big little index pointer middle ring small inner outer whole entire high low blood
    chronic current recent bilateral lab heart brown blue sore pinky great"""
)
_FARTHEST = 3


def owner(words: Sequence[str], at: int) -> str | None:
    """The word for the `my` or `your` at this place: `the` or none where whose it is goes without saying; None where
    it does not."""
    both = at > 0 and words[at - 1].lower() == "both"
    for word in words[at + 1 : at + 1 + _FARTHEST]:
        low = word.lower()
        if low in _EVIDENT:
            return "" if both else "the"
        if low in _CONDITIONS:
            return ""
        if low not in _BETWEEN:
            return None
    return None
