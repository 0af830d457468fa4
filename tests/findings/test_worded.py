"""How a complaint runs, how bad it is, what makes it worse and where on the skin it is, in many orders of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Reader


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("Her back pain has worsened since Easter.", "course-progressive"),
        ("The breathlessness is gradually increasing.", "course-progressive"),
        ("His legs are becoming weaker.", "course-progressive"),
        ("Swelling of the ankle that has increased in size.", "course-progressive"),
        ("Severe right-sided facial pain.", "pain-severe"),
        ("The ache in the hip is severe.", "pain-severe"),
        ("A very sore throat, extremely painful.", "pain-severe"),
        ("Mild left knee pain.", "pain-mild"),
        ("Stiff fingers, particularly severe in the mornings.", "worse-in-morning"),
        ("Ankles swell towards the end of the day.", "worse-in-evening"),
        ("Cough goes on despite two courses of antibiotics.", "refractory-to-usual-treatment"),
        ("The headache was not eased by paracetamol.", "refractory-to-usual-treatment"),
        ("She tried steroid creams, which did not help.", "refractory-to-usual-treatment"),
        ("I've had some paracetamol, but it's not really helping.", "refractory-to-usual-treatment"),
    ],
)
def test_course_and_severity_have_many_verbs(read: Reader, said: str, finding: str) -> None:
    assert finding in {each.id for each in read.text(said).findings if each.status.value == "present"}


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("The back pain is not getting worse.", "course-progressive"),
        ("The pain worsens on walking.", "course-progressive"),
        ("No severe headache.", "pain-severe"),
        ("Ear pain for the past 24 hours.", "course-progressive"),
        ("Discomfort on the right side.", "course-progressive"),
        ("The pain settled with antibiotics.", "refractory-to-usual-treatment"),
    ],
)
def test_what_is_denied_or_another_thing_is_not_read(read: Reader, said: str, finding: str) -> None:
    assert finding not in {each.id for each in read.text(said).findings if each.status.value == "present"}


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("Knee pain exacerbated by bending.", "worse-on-bending"),
        ("Low back pain brought on by flexion.", "worse-on-bending"),
        ("A low backache which increases after long periods of sitting.", "worse-with-sitting"),
        ("Discomfort on coughing and lying flat.", "worse-with-coughing"),
        ("Indigestion that worsens after meals.", "pain-worse-after-meals"),
    ],
)
def test_what_makes_it_worse_has_many_verbs(read: Reader, said: str, finding: str) -> None:
    assert finding in {each.id for each in read.text(said).findings}


@pytest.mark.parametrize(
    "said", ["Elbow: pain with flexion and extension.", "Pain on flexing the wrist.", "Slight pain on flexion."]
)
def test_bending_a_limb_is_no_bending_forward(read: Reader, said: str) -> None:
    assert "worse-on-bending" not in {each.id for each in read.text(said).findings}


def test_a_medicine_that_did_not_help_was_taken(read: Reader) -> None:
    found = {each.id: each.status.value for each in read.text("The headache has not responded to ibuprofen.").findings}
    assert found.get("nsaid-use") == "present"


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("Itchy red patches over both elbows.", "lesion-on-arms"),
        ("Blisters which came up on the soles.", "lesion-on-feet"),
        ("Scaly redness around the nose and on the cheeks.", "lesion-on-face"),
        ("A weeping ulcer above, on his left shin.", "lesion-on-legs"),
        ("Spots across her chest, tummy and back.", "lesion-on-trunk"),
    ],
)
def test_the_place_of_a_skin_problem(read: Reader, said: str, finding: str) -> None:
    assert finding in {each.id for each in read.text(said).findings}


def test_pain_beside_a_rash_has_its_own_place(read: Reader) -> None:
    assert "lesion-on-legs" not in {each.id for each in read.text("A rash and pain in his legs.").findings}


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("For 3 days there are raised red lumps.", "low-tsh"),
        ("She has 4 raised spots on her arm.", "low-tsh"),
        ("He cannot remember if he ate before the pain.", "memory-loss"),
        ("Faints after prolonged periods of standing.", "heavy-periods"),
        ("Aching at the dorsal side of the forearm, pain on gripping.", "upper-back-pain"),
    ],
)
def test_numbers_and_ordinary_words_are_no_signs(read: Reader, said: str, finding: str) -> None:
    assert finding not in {each.id for each in read.text(said).findings}


@pytest.mark.parametrize("said", ["Free T4 raised.", "Raised T3 and T4.", "T4 high, nothing else."])
def test_hormones_keep_their_numbers(read: Reader, said: str) -> None:
    assert "low-tsh" in {each.id for each in read.text(said).findings}


@pytest.mark.parametrize(
    ("said", "finding"),
    [
        ("Swelling of the left knee for two days.", "unilateral"),
        ("A lump in her right breast.", "unilateral"),
        ("Right-sided upper eyelid redness.", "unilateral"),
        ("X-ray of the right knee. Swelling of the right knee.", "unilateral"),
    ],
)
def test_a_side_of_a_part_that_everybody_has_two_of_is_one_sided(read: Reader, said: str, finding: str) -> None:
    assert finding in {each.id for each in read.text(said).findings if each.status.value == "present"}


@pytest.mark.parametrize(
    "said",
    [
        "Chest pain that goes to the left arm.",
        "Swelling of the left and right knee.",
        "Pain in the right upper quadrant.",
        "Right ear normal. Sore throat.",
        "The left knee is normal, and both feet ache.",
        "BP 174/98 on the right arm. Headache.",
        "Headache. Right arm BP 130/80.",
        "X-rays of the right knee show no fracture.",
        "Four views of his left hand were taken.",
        "Her right breast ultrasound was normal.",
        "She had a left knee replacement.",
        "He had surgery on the right shoulder.",
        "He is right hand dominant.",
        "Examination of the right ankle: no tenderness, full range of movement.",
        "Normal sensation in the right foot. Strong pulses in her left foot.",
        "Looking here at her right knee, the joint spaces of that left knee are well maintained.",
    ],
)
def test_where_a_pain_goes_a_pair_and_what_is_well_are_not_one_sided(read: Reader, said: str) -> None:
    assert "unilateral" not in {each.id for each in read.text(said).findings if each.status.value == "present"}
