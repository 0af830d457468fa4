"""What a past medical history lists because it is still there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status, When

if TYPE_CHECKING:
    from tests.findings.conftest import Reader


def _when(read: Reader, text: str, finding: str) -> When | None:
    found = read.text(text).findings
    return next((each.when for each in found if each.id == finding), None)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("History: a rash.\nPast medical history: He was bitten by a tick in the forest.", "tick-bite"),
        ("History: a fever.\nPast medical history: He lives in dormitories.", "crowded-living-or-prison"),
        ("History: chest pain.\nPast medical history: Hyperlipidemia and hypertension.", "high-cholesterol"),
        ("History: fainting.\nPast medical history: Benign prostatic hyperplasia.", "prostate-enlarged-smooth"),
    ],
)
def test_exposures_and_lasting_states_are_of_now(read: Reader, text: str, finding: str) -> None:
    assert _when(read, text, finding) is When.CURRENT


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("History: a rash.\nPast medical history: Renal colic with blood in the urine.", "blood-in-urine"),
        ("History: a rash.\nPast medical history: A tick bite ten years ago.", "tick-bite"),
        ("History: a cough.\nPast medical history: Course of antibiotics for a sore throat.", "sore-throat"),
    ],
)
def test_complaints_and_what_has_a_time_of_its_own_stay_past(read: Reader, text: str, finding: str) -> None:
    assert _when(read, text, finding) in (When.PAST, None)


def test_a_bare_label_ends_the_list_of_what_is_absent(read: Reader) -> None:
    text = "47-year-old male. Absent findings: no cough, no fever. Past medical: type 2 diabetes. Social: smokes."
    status = {each.id: each.status for each in read.text(text).findings}
    assert status["history-diabetes"] is Status.PRESENT
    assert status["current-smoker"] is Status.PRESENT
    assert status["cough"] is Status.ABSENT
