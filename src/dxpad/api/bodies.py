"""Request bodies to domain objects."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.decode import case_from, parse_object
from dxpad.domain.errors import BadInputError
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from dxpad.domain.case import Case
    from dxpad.domain.transcript import Transcript

WHERE = "request body"
OF_A_TRANSCRIPT = ("turns", "language", "engine", "model", "audio")


def object_from(body: bytes) -> dict[str, object]:
    """The JSON object of a body.

    Raises:
        BadInputError: not UTF-8, broken JSON or no object.
    """
    try:
        return parse_object(body.decode("utf-8"), WHERE)
    except UnicodeDecodeError:
        raise BadInputError("not UTF-8", where=WHERE, mend="Send JSON in UTF-8") from None


def case_of(value: dict[str, object]) -> Case:
    """A case of the contract; its words may be `turns`.

    Raises:
        BadInputError: a field has the wrong type or lies out of range.
    """
    if "turns" not in value:
        return case_from(value, WHERE)
    rest = {key: item for key, item in value.items() if key not in OF_A_TRANSCRIPT}
    return replace(case_from(rest, WHERE), transcript=transcript_of(value))


def transcript_of(value: dict[str, object]) -> Transcript:
    """A transcript of the contract.

    Raises:
        BadInputError: there are no turns, or they are malformed.
    """
    if "turns" not in value:
        raise BadInputError("turns are missing", where=WHERE, mend='Send {"id", "turns": […]}')
    own = {key: value[key] for key in ("id", *OF_A_TRANSCRIPT) if key in value}
    return read_transcript(json.dumps(own).encode(), name=WHERE, transcript_id=str(value.get("id") or "case"))
