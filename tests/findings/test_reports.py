"""Results and signs in the words of reports: imaging, laboratory, microscopy, and what a normal result denies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def ids(found: FindingSet, status: str) -> set[str]:
    return {each.id for each in found.findings if each.status == status and each.subject == "patient"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CT shows dilation of the common bile duct.", "imaging-bile-duct-dilated"),
        ("MRI shows multiple white matter lesions.", "demyelination-on-mri"),
        ("An echocardiogram shows a decreased ejection fraction.", "echo-reduced-ejection-fraction"),
        ("A systolic murmur is heard best along the right upper sternal border.", "murmur-ejection-systolic"),
        ("Colonoscopy shows a cobblestone mucosa.", "imaging-inflamed-bowel-or-appendix"),
        ("Lumbar puncture shows an increased opening pressure.", "csf-high-opening-pressure"),
        ("KOH preparation shows branching hyphae.", "fungal-test-positive"),
        ("Laboratory studies show increased serum calcium.", "high-calcium"),
        ("The stool is guaiac positive.", "faecal-occult-blood-positive"),
        ("They use condoms inconsistently.", "unprotected-sex"),
        ("He is below the 5th percentile for weight.", "failure-to-thrive"),
        ("Leukocytes 8,000/mm3, eosinophils 29%.", "eosinophilia"),
        ("Reticulocyte count 10%.", "haemolysis-markers"),
        ("Haptoglobin (serum) 8 mg/dL.", "haemolysis-markers"),
        ("Prothrombin time 25 seconds.", "prolonged-clotting"),
        ("Urine osmolality 110 mOsm/kg.", "dilute-urine"),
    ],
)
def test_a_result_is_read(read: Reader, text: str, name: str) -> None:
    assert name in ids(read.text(text), "present")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Eosinophils 2%.", "eosinophilia"),
        ("Eosinophils 0.2.", "eosinophilia"),
        ("Reticulocyte count 0.9%.", "haemolysis-markers"),
        ("Prothrombin time 12 seconds.", "prolonged-clotting"),
        ("Urinalysis: nitrites negative.", "nitrites-or-leucocytes-in-urine"),
        ("His vital signs are within normal limits.", "fever-38-or-more"),
        ("An ECG shows no abnormalities.", "st-elevation"),
        ("Cardiopulmonary examination is within normal limits.", "crackles"),
        ("Electrolytes are within the reference range.", "low-sodium"),
        ("No urinary symptoms.", "painful-urination"),
        ("She denies weight change.", "unintentional-weight-loss"),
        ("No visual changes.", "blurred-vision"),
        ("No organomegaly.", "splenomegaly"),
        ("Absent findings: No fever, No urinary symptoms, No cough.", "frequent-urination"),
    ],
)
def test_a_normal_result_denies(read: Reader, text: str, name: str) -> None:
    assert name in ids(read.text(text), "absent")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Biopsy shows a patchy loss of epithelium and an inflammatory infiltrate.", "chest-x-ray-consolidation"),
        ("She is at the 50th percentile for height and below the 5th percentile for weight.", "short-stature"),
        ("There are multiple ring-enhancing lesions in the white matter.", "demyelination-on-mri"),
        ("Microscopy of the stool is negative for ova.", "stool-pathogen-positive"),
    ],
)
def test_words_of_another_report_say_nothing(read: Reader, text: str, name: str) -> None:
    assert name not in ids(read.text(text), "present")


def test_an_exception_keeps_a_normal_result_from_denying(read: Reader) -> None:
    found = read.text("Vital signs are within normal limits except for a fast pulse.")
    assert "fast-heart-rate" not in ids(found, "absent")


def test_other_abnormalities_are_no_normal_result(read: Reader) -> None:
    found = read.text("The ECG shows ST elevation. The lungs show no other abnormalities.")
    assert "crackles" not in ids(found, "absent")


def test_a_share_and_a_count_are_told_apart_by_their_unit(read: Reader) -> None:
    found = read.text("Eosinophils 29%. Eosinophils 0.7 x10^9/L.")
    assert [each.name for each in found.measurements] == ["eosinophil-share", "eosinophils"]
