"""models.py FOLDER FILE…: fhir.resources (R4B) reads each file. Prints one JSON line a file: its faults."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from fhir.resources.R4B import get_fhir_model_class

for name in sys.argv[2:]:
    faults: list[str] = []
    try:
        get_fhir_model_class("Bundle").model_validate(json.loads(Path(name).read_text("utf-8")))
    except ValueError as error:
        faults = [str(error)[:500]]
    print(json.dumps(faults))  # noqa: T201 the answer goes to the test through standard output
