"""Neither, none and nobody: their verb affirms nothing, and what did not help is of what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet

    from .conftest import Reader


def ids(found: FindingSet, status: Status) -> set[str]:
    return {each.id for each in found.findings if each.status is status and each.subject == "patient"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Neither of them has a rash.", "rash"),
        ("None of them has a fever or rash.", "rash"),
        ("Neither child has a rash.", "rash"),
        ("None of the children have diarrhoea.", "diarrhoea"),
        ("Nobody has a rash.", "rash"),
        ("No one has had a fever.", "fever"),
        ("Both cough. Neither of them has had a fever, rash or vomiting.", "vomiting"),
        ("Neither leg has any swelling.", "peripheral-oedema"),
        ("Neither of his legs has been swollen.", "peripheral-oedema"),
    ],
)
def test_it_is_denied(read: Reader, text: str, finding: str) -> None:
    found = read.text(text)
    assert finding in ids(found, Status.ABSENT)
    assert finding not in ids(found, Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Neither of the tablets has helped the headache.", "headache"),
        ("Neither of the tablets helped the headache.", "headache"),
        ("Neither has touched the headache.", "headache"),
        ("None of the doctors has been able to explain the chest pain.", "chest-pain"),
        ("Nobody has looked at the rash.", "rash"),
        ("None of them has a rash, but I have a fever.", "fever"),
    ],
)
def test_it_is_told(read: Reader, text: str, finding: str) -> None:
    assert finding in ids(read.text(text), Status.PRESENT)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("None of the family have diarrhoea.", "diarrhoea"),
        ("Neither of her parents had diabetes.", "history-diabetes"),
        ("Neither of his flatmates has vomited.", "vomiting"),
        ("Nobody else has diarrhoea.", "diarrhoea"),
    ],
)
def test_of_others_nothing_is_said_of_the_patient(read: Reader, text: str, finding: str) -> None:
    found = read.text(text)
    assert finding not in ids(found, Status.PRESENT) | ids(found, Status.ABSENT)


@pytest.mark.parametrize(
    "text",
    [
        "None of her classmates has similar symptoms.",
        "Neither of his flatmates has similar symptoms.",
        "No one in the family has similar symptoms.",
    ],
)
def test_those_around_who_are_well_are_no_contacts(read: Reader, text: str) -> None:
    assert "contacts-with-same-illness" in ids(read.text(text), Status.ABSENT)
