"""A medicine that is taken says as much as the words "takes a blood thinner"; the caller's word about it wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case
from dxpad.domain.finding import ANY_MEDICINE

if TYPE_CHECKING:
    from .conftest import Reader


def findings(read: Reader, case: Case) -> dict[str, str]:
    return {each.id: each.status.value for each in read.case(case).findings}


@pytest.mark.parametrize("name", ["apixaban 5 mg", "Eliquis", "warfarin", "enoxaparin", "an anticoagulant"])
def test_a_stated_anticoagulant_is_anticoagulant_use(read: Reader, name: str) -> None:
    assert findings(read, Case(id="c", medications=(name,))).get("anticoagulant-use") == "present"


def test_a_brand_in_the_text_says_what_its_class_says_with_the_words(read: Reader) -> None:
    found = read.text("Fell and hit his head. Takes Lixiana.").findings
    quoted = {each.id: each.source.text for each in found if each.source}
    assert quoted["anticoagulant-use"] == "Lixiana"


def test_a_medicine_that_is_not_taken_says_nothing(read: Reader) -> None:
    case = Case(id="c", text="Head injury, on warfarin.", not_taken=("warfarin",))
    found = read.case(case)
    assert {each.id: each.status.value for each in found.medications} == {"warfarin": "absent"}
    assert "anticoagulant-use" not in {each.id for each in found.findings}


def test_another_medicine_of_the_class_still_counts(read: Reader) -> None:
    case = Case(id="c", text="Switched from warfarin to apixaban.", medications=("apixaban",), not_taken=("warfarin",))
    assert findings(read, case)["anticoagulant-use"] == "present"


def test_the_callers_word_about_an_allergy_wins(read: Reader) -> None:
    case = Case(id="c", text="Allergic to penicillin.", not_allergic=("penicillin",))
    assert {each.id: each.status.value for each in read.case(case).allergies} == {"penicillins": "absent"}


def test_the_caller_can_say_that_no_allergy_is_known(read: Reader) -> None:
    found = read.case(Case(id="c", not_allergic=(ANY_MEDICINE,)))
    assert [(each.id, each.status.value) for each in found.allergies] == [(ANY_MEDICINE, "absent")]
