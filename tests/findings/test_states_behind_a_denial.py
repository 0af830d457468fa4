"""Behind a denied thing and a comma: how somebody is, is told; a further thing is denied with it."""

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
        ("No chest pain, breathless on the stairs.", "breathlessness-on-exertion"),
        ("No chest pain, breathless on the stairs or at rest.", "breathlessness-on-exertion"),
        ("No chest pain, breathless on the stairs, no fever or cough.", "breathlessness-on-exertion"),
        ("No chest pain or palpitations, breathless on the stairs.", "breathlessness-on-exertion"),
        ("No chest pain, palpitations, breathless on exertion.", "breathlessness-on-exertion"),
        ("No chest pain and breathless on the stairs.", "breathlessness-on-exertion"),
        ("Denies chest pain, breathless at rest.", "breathlessness-at-rest"),
        ("No chest pain, short of breath lying flat.", "breathlessness-lying-flat"),
        ("No chest pain, cannot lie flat.", "breathlessness-lying-flat"),
        ("No chest pain, woken by breathlessness.", "waking-breathless"),
        ("No headache, dizzy on standing.", "postural-light-headedness"),
        ("No headache, sleepy all day.", "drowsiness"),
        ("No fever, confused this morning.", "confusion"),
        ("No fever, rash or neck stiffness, vomiting since noon.", "vomiting"),
        ("No cough, sneezing all day.", "sneezing"),
        ("No leg swelling, tender in the calf.", "calf-tenderness"),
        ("No guarding, tender in the RIF.", "right-lower-quadrant-tenderness"),
        ("No trauma, unable to weight bear.", "inability-to-weight-bear"),
        ("No cough, very breathless.", "shortness-of-breath"),
        ("No palpitations, tired and breathless.", "shortness-of-breath"),
        ("No neck stiffness, drowsy but rousable.", "drowsiness"),
        ("No fever, feeling sick all day.", "nausea"),
        ("No urinary symptoms, incontinent of urine twice.", "urinary-incontinence"),
        ("History of asthma, breathless on the stairs.", "breathlessness-on-exertion"),
        ("No red flags, breathless walking to the shops.", "breathlessness-on-exertion"),
    ],
)
def test_how_somebody_is_is_told(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text), Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("No chest pain, breathlessness or cough.", {"chest-pain", "shortness-of-breath", "cough"}),
        ("No chest pain, breathless on the stairs or cough.", {"breathlessness-on-exertion", "cough"}),
        ("No chest pain, breathlessness on exertion.", {"breathlessness-on-exertion"}),
        ("No chest pain, dizziness on standing, syncope.", {"postural-light-headedness", "fainting"}),
        ("No nausea, vomiting after food, diarrhoea.", {"nausea", "vomiting", "diarrhoea"}),
        ("No weight loss, coughing up blood.", {"coughing-up-blood"}),
        ("No fever, pain on swallowing.", {"painful-swallowing"}),
        ("No fever, itchy eyes, sore throat.", {"itchy-eyes", "sore-throat"}),
        ("No fever, swollen ankles, red eyes or rash.", {"ankle-swelling", "red-eye", "rash"}),
        ("No CP, SOB, dizzy.", {"chest-pain", "shortness-of-breath", "dizziness"}),
        (
            "Denies chest pain, breathless when lying flat, leg swelling.",
            {"peripheral-oedema", "breathlessness-lying-flat"},
        ),
        ("Denies cough, breathless.", {"cough", "shortness-of-breath"}),
        ("She is not confused and drowsy at night.", {"confusion", "drowsiness"}),
        ("No bleeding, bruising easily.", {"easy-bruising"}),
    ],
)
def test_a_further_thing_is_denied(read: Reader, text: str, findings: set[str]) -> None:
    assert findings <= ids(read.text(text), Status.ABSENT)
