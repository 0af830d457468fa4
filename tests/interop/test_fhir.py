"""A note as a FHIR document: what stands in it, what does not, and that every reference finds its resource."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.interop.documents import AT, demo_transcript, document, resources, signed, written_note

from dxpad.domain.case import Sex
from dxpad.domain.errors import BadInputError
from dxpad.domain.note import Custody, Note, NoteSection, NoteSentence
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.interop.fhir import WrittenNote, to_fhir
from dxpad.notes import templates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.pad import Pad

DATED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
ALLOWED = {"div", "p", "ul", "li", "i"}


def typed(*texts: str) -> WrittenNote:
    """A note of sentences that somebody typed."""
    sentences = tuple(NoteSentence(text=text, sources=(), status=Custody.TYPED) for text in texts)
    section = NoteSection(key="s", title="Said", loinc="", sentences=sentences)
    note = Note(id="n", template="soap", sections=(section,), text="\n".join(texts), said_not_written=(), to_confirm=())
    transcript = Transcript(id="n", turns=(Turn(speaker=Speaker.PATIENT, text="."),))
    return WrittenNote(
        note=note, transcript=transcript, title="Note", loinc="", made_at=AT, program="1", knowledge="2026.11.0"
    )


def parsed(div: str) -> ET.Element:
    """A narrative as XML; the text is our own."""
    return ET.fromstring(div)  # noqa: S314 made by our own code


def everything(value: object) -> Iterator[tuple[str, object]]:
    """Every key and value below one, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from everything(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from everything(inner)


@pytest.fixture(scope="module", params=["draft", "signed"])
def bundle(pad: Pad, request: pytest.FixtureRequest) -> dict[str, Any]:
    known = {"signed": signed() if request.param == "signed" else None}
    return document(written_note(pad, demo_transcript(), alias="Room <3>", held_at=AT, **known))


def test_a_document_begins_with_its_composition_and_has_an_identifier_and_a_time(bundle: dict[str, Any]) -> None:
    assert (bundle["type"], bundle["entry"][0]["resource"]["resourceType"]) == ("document", "Composition")
    assert bundle["identifier"]["system"]
    assert bundle["identifier"]["value"].startswith("urn:uuid:")
    assert DATED.fullmatch(bundle["timestamp"])


def test_every_reference_finds_its_resource_and_no_two_share_an_id(bundle: dict[str, Any]) -> None:
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert len(urls) == len(set(urls))
    assert all(entry["fullUrl"] == f"urn:uuid:{entry['resource']['id']}" for entry in bundle["entry"])
    pointed = {str(value) for key, value in everything(bundle) if key == "reference"}
    assert pointed <= set(urls)
    unreached = set(urls) - pointed
    kinds = {entry["resource"]["resourceType"] for entry in bundle["entry"] if entry["fullUrl"] in unreached}
    assert kinds == {"Provenance"}, "a document holds only what its Composition leads to, and provenance"


def test_nothing_in_a_document_is_empty(bundle: dict[str, Any]) -> None:
    assert [key for key, value in everything(bundle) if value in ("", [], {}, None)] == []


def test_every_narrative_is_plain_xhtml_that_holds_something(bundle: dict[str, Any]) -> None:
    divs = [str(value) for key, value in everything(bundle) if key == "div"]
    assert len(divs) > 4
    for div in divs:
        root = parsed(div)
        assert root.tag == "{http://www.w3.org/1999/xhtml}div"
        assert {element.tag.partition("}")[2] for element in root.iter()} <= ALLOWED
        assert "".join(root.itertext()).strip()


def test_every_sentence_of_the_note_stands_in_its_section(pad: Pad) -> None:
    written = written_note(pad, demo_transcript())
    sections = document(written)["entry"][0]["resource"]["section"]
    assert len(sections) == len(written.note.sections) + 1
    for part, section in zip(written.note.sections, sections, strict=False):
        shown = ["".join(item.itertext()) for item in parsed(section["text"]["div"]).iter() if "}li" in item.tag]
        assert shown == [sentence.text for sentence in part.sentences]


def test_an_empty_section_says_so(pad: Pad) -> None:
    quiet = Transcript(id="q", turns=(Turn(speaker=Speaker.CLINICIAN, text="Good morning."),))
    sections = document(written_note(pad, quiet))["entry"][0]["resource"]["section"][:-1]
    assert sections
    for section in sections:
        assert "Nothing is written here." in section["text"]["div"]
        assert section["emptyReason"]["coding"][0]["code"] == "unavailable"


def test_the_patient_has_only_what_is_known(pad: Pad) -> None:
    unknown = resources(document(written_note(pad, demo_transcript(), age=None)), "Patient")[0]
    assert set(unknown) == {"resourceType", "id", "text"}
    known = resources(document(written_note(pad, demo_transcript(), age=58.0, sex=Sex.MALE, alias="R3")), "Patient")[0]
    assert set(known) == {"resourceType", "id", "text", "name", "gender"}
    assert "58 years" in known["text"]["div"]


def test_an_age_is_an_observation_and_never_a_date_of_birth(pad: Pad) -> None:
    observed = resources(document(written_note(pad, demo_transcript(), age=58.0)), "Observation")
    ages = [item for item in observed if item["code"]["text"] == "Age"]
    assert [item["valueQuantity"]["value"] for item in ages] == [58.0]
    assert "birthDate" not in json.dumps(observed)


def test_a_draft_is_preliminary_and_written_by_the_program(pad: Pad) -> None:
    made = document(written_note(pad, demo_transcript()))
    composition = made["entry"][0]["resource"]
    device = resources(made, "Device")[0]["id"]
    assert composition["status"] == "preliminary"
    assert composition["author"] == [{"reference": f"urn:uuid:{device}"}]
    assert "attester" not in composition
    assert resources(made, "Practitioner") == []
    assert {item["status"] for item in resources(made, "Observation")} == {"preliminary"}
    assert resources(made, "DocumentReference")[0]["docStatus"] == "preliminary"


def test_a_signed_note_is_final_and_attested_by_who_signed(pad: Pad) -> None:
    made = document(written_note(pad, demo_transcript(), signed=signed()))
    composition = made["entry"][0]["resource"]
    assert composition["status"] == "final"
    assert composition["attester"][0]["time"] == signed().at
    assert resources(made, "Practitioner")[0]["name"] == [{"text": signed().by}]
    assert len(resources(made, "Provenance")[0]["agent"]) == 2


def test_entries_are_only_what_a_sentence_of_the_section_rests_on(pad: Pad) -> None:
    made = document(written_note(pad, demo_transcript()))
    observed = {item["id"]: item for item in resources(made, "Observation")}
    shown = []
    for section in made["entry"][0]["resource"]["section"][:-1]:
        text = "".join(parsed(section["text"]["div"]).itertext())
        for entry in section.get("entry", []):
            item = observed[entry["reference"].removeprefix("urn:uuid:")]
            assert all(note["text"] in text for note in item["note"])
            shown.append(item)
    assert {item["valueBoolean"] for item in shown if "valueBoolean" in item} == {True, False}
    pressures = [item for item in shown if item["code"]["text"] == "systolic blood pressure"]
    assert {item["valueQuantity"]["value"] for item in pressures} == {174.0, 138.0}
    assert {"right" in item["note"][0]["text"] for item in pressures} == {True, False}, "the side is not lost"


def test_the_family_s_disease_is_nobody_else_s(pad: Pad) -> None:
    transcript = Transcript(id="f", turns=(
        Turn(speaker=Speaker.CLINICIAN, text="Any family history?"),
        Turn(speaker=Speaker.PATIENT, text="My father had asthma. I have a cough."),
    ))  # fmt: skip
    names = {item["code"]["text"] for item in resources(document(written_note(pad, transcript)), "Observation")}
    assert "Cough" in names
    assert {name for name in names if "asthma" in name.lower()} <= {"Family history of asthma or allergy"}


def test_what_was_said_stays_at_home() -> None:
    """Only the note goes out: of the conversation a hash."""
    transcript = demo_transcript()
    written = replace(typed("Nothing of note."), transcript=transcript)
    text = to_fhir(written).decode()
    assert not [turn.text for turn in transcript.turns if turn.text in text]
    assert re.search(r"sha256:[0-9a-f]{64}", text)


def test_the_attachment_is_the_note_as_text(pad: Pad) -> None:
    written = written_note(pad, demo_transcript())
    attachment = resources(document(written), "DocumentReference")[0]["content"][0]["attachment"]
    text = base64.b64decode(attachment["data"])
    assert text.decode() == written.note.text
    assert base64.b64decode(attachment["hash"]) == hashlib.sha1(text, usedforsecurity=False).digest()
    assert attachment["size"] == len(text)


def test_a_typed_sentence_is_marked() -> None:
    assert "Aspirin 300 mg <i>(typed by the clinician)</i>" in to_fhir(typed("Aspirin 300 mg")).decode()


def test_the_same_note_gives_the_same_bytes_and_another_time_another_identifier(pad: Pad) -> None:
    written = written_note(pad, demo_transcript())
    later = replace(written, made_at="2026-11-23T09:00:00+00:00")
    assert to_fhir(written) == to_fhir(written)
    assert document(written)["identifier"] != document(later)["identifier"]


@pytest.mark.parametrize("template", templates())
def test_every_template_has_a_title_and_every_code_is_a_loinc_code(pad: Pad, template: str) -> None:
    composition = document(written_note(pad, demo_transcript(), template))["entry"][0]["resource"]
    assert composition["title"]
    parts = [composition["type"], *(section.get("code", {}) for section in composition["section"])]
    codes = [coding["code"] for part in parts for coding in part.get("coding", [])]
    assert all(re.fullmatch(r"\d{1,5}-\d", code) for code in codes)


@pytest.mark.parametrize("at", ["yesterday", "", "2026-11-22T09:00:00"])
def test_a_time_without_a_zone_is_refused(at: str) -> None:
    with pytest.raises(BadInputError, match="time"):
        to_fhir(replace(typed("x"), made_at=at))


@given(st.lists(st.text(), max_size=4))
def test_any_text_stays_text(texts: list[str]) -> None:
    """Markup, control characters and half letters in a sentence break neither the JSON nor the narrative."""
    bundle = document(typed(*texts))
    section = bundle["entry"][0]["resource"]["section"][0]
    items = [element for element in parsed(section["text"]["div"]).iter() if element.tag.endswith("}li")]
    assert len(items) == len(texts)
    assert all({element.tag.partition("}")[2] for element in item.iter()} <= {"li", "i"} for item in items)
