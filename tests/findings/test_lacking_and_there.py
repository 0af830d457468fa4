"""What stands behind a lacking thing and is there: a sign with its quality and place, what something brings out, and
whatever follows the lack of what everybody has."""

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
    ("text", "findings"),
    [
        ("Heart: no rub, fine crackles at both bases.", {"crackles-both-bases"}),
        ("No murmur, coarse crackles on the right.", {"crackles-one-sided"}),
        ("No wheeze, basal crackles.", {"crackles"}),
        ("Knee: no effusion, pain when pressed over the joint line.", {"joint-line-tenderness"}),
        ("No rash, pain on pressing the calf.", {"calf-pain"}),
        ("No fever, headache when coughing.", {"headache-worse-lying-or-cough"}),
        ("No fever, vomits everything.", {"unable-to-keep-fluids-down"}),
        ("No fever, limps on the left.", {"limp"}),
        ("No fever, refuses feeds.", {"infant-feeding-problems"}),
        ("Absent anal tone and priapism.", {"reduced-anal-tone", "priapism"}),
        ("Absent corneal reflex, drowsy.", {"drowsiness"}),
        ("No breath sounds on the left and distended neck veins.", {"raised-jvp"}),
        ("Without fever, coughing blood since noon.", {"coughing-up-blood"}),
        ("Without fever, vomiting since noon.", {"vomiting"}),
    ],
)
def test_it_is_there(read: Reader, text: str, findings: set[str]) -> None:
    assert findings <= ids(read.text(text), Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("No murmur, fine crackles or wheeze.", {"heart-murmur", "wheeze", "fine-end-inspiratory-crackles"}),
        ("No wheeze, fine crackles, rub.", {"wheeze", "fine-end-inspiratory-crackles"}),
        ("No fever, sweats, chills.", {"fever", "chills"}),
        ("No added sounds, wheeze, crackles.", {"wheeze", "crackles"}),
        ("No abnormal movements, seizure.", {"seizure"}),
        ("No bowel sounds or fever.", {"fever"}),
        ("No chest pain, breathlessness on exertion.", {"breathlessness-on-exertion"}),
        ("No fever, cough, chest pain when breathing.", {"fever", "cough", "pleuritic-chest-pain"}),
        ("No chest pain on exertion, breathlessness when lying flat, ankle swelling.", {"breathlessness-lying-flat"}),
        ("Denies fever, chest pain on exertion, palpitations.", {"fever", "chest-pain-exertional", "palpitations"}),
        ("Absent fever, cough and rash.", {"fever", "cough", "rash"}),
    ],
)
def test_it_is_denied(read: Reader, text: str, findings: set[str]) -> None:
    assert findings <= ids(read.text(text), Status.ABSENT)
