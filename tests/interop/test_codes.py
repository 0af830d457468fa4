"""Codes in a document: HPO where it is exact, ICD-10 where the clinician took it, and none besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.interop.documents import demo_transcript, document, resources, signed, written_note

from dxpad.domain.coding import AcceptedCode
from dxpad.domain.finding import Status
from dxpad.interop.fhir import exact_hpo

if TYPE_CHECKING:
    from dxpad.pad import Pad

HPO = "http://human-phenotype-ontology.org"


def taken(sentence: int, status: Status = Status.PRESENT) -> AcceptedCode:
    return AcceptedCode(
        condition="aortic-dissection", name="Aortic dissection", code="I71.00", status=status, sentence=sentence
    )


def made(pad: Pad, **known: Any) -> dict[str, Any]:  # noqa: ANN401 fields of the record
    return document(written_note(pad, demo_transcript(), exact_hpo=exact_hpo(pad.knowledge), **known))


def test_a_finding_has_its_hpo_code_only_where_both_mean_the_same(pad: Pad) -> None:
    exact = exact_hpo(pad.knowledge)
    records = pad.knowledge.findings()
    assert exact
    assert all(records[name].hpo == code and records[name].hpo_is_exact for name, code in exact.items())
    codes = {
        (observation["code"]["text"], coding["code"])
        for observation in resources(made(pad), "Observation")
        for coding in observation["code"].get("coding", [])
        if coding["system"] == HPO
    }
    assert codes
    assert codes <= {(records[name].name, code) for name, code in exact.items()}


def test_a_suggestion_that_nobody_took_is_no_condition(pad: Pad) -> None:
    assert resources(made(pad), "Condition") == []


def test_a_code_that_was_taken_is_a_condition_beside_its_sentence(pad: Pad) -> None:
    note = written_note(pad, demo_transcript()).note
    bundle = made(pad, codes=(taken(0),), signed=signed())
    (condition,) = resources(bundle, "Condition")
    assert condition["code"]["coding"] == [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "I71.00"}]
    assert condition["note"] == [{"text": note.sections[0].sentences[0].text}]
    assert condition["verificationStatus"]["coding"][0]["code"] == "confirmed"
    (composition,) = resources(bundle, "Composition")
    held = [entry["reference"] for entry in composition["section"][0]["entry"]]
    assert f"urn:uuid:{condition['id']}" in held


def test_what_is_uncertain_or_unsigned_is_provisional(pad: Pad) -> None:
    for known in ({"codes": (taken(0),)}, {"codes": (taken(0, Status.POSSIBLE),), "signed": signed()}):
        (condition,) = resources(made(pad, **known), "Condition")
        assert condition["verificationStatus"]["coding"][0]["code"] == "provisional"
