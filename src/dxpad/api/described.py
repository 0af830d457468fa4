"""How OpenAPI describes the endpoints: request bodies as CONTRACTS fixes them, results by their domain types."""

from __future__ import annotations

from typing import Any

from dxpad.domain.case import Setting, Sex
from dxpad.domain.decode import OLDEST
from dxpad.domain.transcript import Speaker

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
TURN = {
    "type": "object",
    "required": ["speaker", "text"],
    "properties": {
        "speaker": {"type": "string", "enum": [role.value for role in Speaker]},
        "text": TEXT,
        "start": {"type": ["number", "null"]},
        "end": {"type": ["number", "null"]},
    },
}
TURNS = {"type": "array", "items": TURN}
MEASUREMENT = {
    "type": "object",
    "required": ["name", "value"],
    "properties": {"name": TEXT, "value": {"type": "number"}, "unit": TEXT},
}
CASE = {
    "type": "object",
    "properties": {
        "id": TEXT,
        "age": {"type": ["number", "null"], "minimum": 0, "maximum": OLDEST},
        "sex": {"enum": [*(sex.value for sex in Sex), None]},
        "setting": {"type": "string", "enum": [setting.value for setting in Setting]},
        "country": TEXT,
        "text": TEXT,
        "chief_complaint": TEXT,
        "present": TEXTS,
        "absent": TEXTS,
        "measurements": {"type": "array", "items": MEASUREMENT},
        "medications": TEXTS,
        "history": TEXTS,
        "allergies": TEXTS,
        "not_taken": TEXTS,
        "not_allergic": TEXTS,
        "turns": TURNS,
    },
}
NOTE = {"type": "object", "required": ["turns"], "properties": {"id": TEXT, "turns": TURNS, "template": TEXT}}
SCORE = {
    "type": "object",
    "required": ["score", "inputs"],
    "properties": {"id": TEXT, "score": TEXT, "inputs": {"type": "object"}},
}
ERROR = {
    "type": "object",
    "properties": {"error": {"type": "object", "properties": {"code": TEXT, "message": TEXT}}},
}


def _body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _result(description: str) -> dict[int | str, dict[str, Any]]:
    wrong = {"content": {"application/json": {"schema": ERROR}}}
    return {
        200: {"description": description, "content": {"application/json": {"schema": {"type": "object"}}}},
        400: {"description": "The input cannot be read", **wrong},
        404: {"description": "There is none of that id", **wrong},
        413: {"description": "The body is too large", **wrong},
        503: {"description": "A part or the storage is missing", **wrong},
    }


BODIES = {"case": _body(CASE), "note": _body(NOTE), "score": _body(SCORE)}
RESULTS = {
    "findings": _result("Findings, as in the contract, with age, sex, measurements, medications and issues"),
    "differential": _result("The contract's Differential"),
    "guide": _result("The contract's Guidance"),
    "note": _result("The contract's Note"),
    "score": _result("The contract's Score"),
    "search": _result('{"query", "results": [{"id", "kind", "name", "snippet", "score"}]}'),
    "article": _result("One article in the order a page shows it"),
}
