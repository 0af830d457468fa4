from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case

if TYPE_CHECKING:
    from .conftest import Reader


@pytest.fixture
def drug(read: Reader) -> str:
    """A generic name of one word that the knowledge holds."""
    drugs = read.store.drugs()
    known = [name for name in ("amlodipine", "ramipril", "metformin") if name in drugs]
    if not known:
        pytest.skip("the knowledge holds no medicines yet")
    return known[0]


def taken(read: Reader, text: str) -> dict[str, str]:
    return {each.name: each.status.value for each in read.text(text).medications}


def test_a_medicine_that_is_taken_is_present(read: Reader, drug: str) -> None:
    assert taken(read, f"She takes {drug} 5 mg daily.") == {drug: "present"}
    assert taken(read, f"DH: {drug}") == {drug: "present"}


@pytest.mark.parametrize("text", ["She stopped {}.", "She is no longer taking {}.", "{} was stopped.", "Not on {}."])
def test_a_medicine_that_was_stopped_is_absent(read: Reader, drug: str, text: str) -> None:
    assert taken(read, text.format(drug)) == {drug: "absent"}


@pytest.mark.parametrize("text", ["Allergic to {}.", "Allergies: {}", "{} allergy."])
def test_a_medicine_that_the_patient_is_allergic_to_is_left_out(read: Reader, drug: str, text: str) -> None:
    assert taken(read, text.format(drug)) == {}


def test_an_unknown_medicine_is_an_issue(read: Reader) -> None:
    found = read.case(Case(id="c", medications=("zzyzxolol",)))
    assert [issue.code for issue in found.issues] == ["unknown-medicine"]
    assert not found.medications
