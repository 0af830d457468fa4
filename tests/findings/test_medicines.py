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


@pytest.mark.parametrize(
    "text",
    [
        "Consider starting {}.", "Might start {} next week.", "We could try {}.", "May need {} later.",
        "We discussed starting {}.", "Would benefit from {}.", "Suggest {} if it does not settle.",
        "Her sister advised {}.", "Thinking about {} as the next step.", "Offered {}, which she declined.",
        "Recommend {} for six weeks.", "Plan to start {}.", "Will start {} tomorrow.", "She may take {} if it is bad.",
        "Should he be on {}?",
    ],
)  # fmt: skip
def test_a_medicine_that_is_only_thought_of_is_not_taken(read: Reader, drug: str, text: str) -> None:
    assert taken(read, text.format(drug)).get(drug) != "present"


@pytest.mark.parametrize(
    "text",
    [
        "Takes {}, consider stopping it.", "He could not sleep and takes {}.", "Should continue {}.",
        "She would like to stop {}.", "On {} and might need surgery.",
        "She has been on {} since May.", "Was started on {} last week.",
        "She tried {} and it helped, still takes it.",
    ],
)  # fmt: skip
def test_a_medicine_that_is_taken_stays_so_beside_a_thought(read: Reader, drug: str, text: str) -> None:
    assert taken(read, text.format(drug)) == {drug: "present"}


@pytest.mark.parametrize(
    "text",
    [
        "We gave him {} and he came out in a rash.", "She came out in hives after taking {}.",
        "{} brought him out in a rash.", "Had a rash when she took {}.", "{} made her lips swell.",
        "Broke out in a rash with {}.", "Given {}, which gave her a nasty itchy rash.",
    ],
)  # fmt: skip
def test_a_medicine_that_gave_a_rash_is_an_allergy(read: Reader, text: str) -> None:
    found = read.text(text.format("amoxicillin"))
    assert [each.id for each in found.allergies] == ["amoxicillin"]
    assert {each.status.value for each in found.allergies} <= {"present", "possible"}
    assert not [each for each in found.medications if each.status.value == "present"]


@pytest.mark.parametrize(
    "text",
    [
        "Takes amoxicillin for a chest infection. He came out in a rash after gardening.",
        "He came out in a rash. We gave him amoxicillin.", "The rash got better with amoxicillin.",
        "Amoxicillin was given for cellulitis and the rash settled.",
        "We gave him amoxicillin and he did not come out in a rash.",
    ],
)  # fmt: skip
def test_a_rash_of_its_own_is_no_allergy(read: Reader, text: str) -> None:
    assert not [each for each in read.text(text).allergies if each.status.value == "present"]
