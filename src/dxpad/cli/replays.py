"""Saved results: a differential with the case it was made from, so that it can be made again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.cli.cases import case_of, read_bytes
from dxpad.cli.files import WholeFile
from dxpad.domain.decode import parse_object
from dxpad.domain.encode import to_json
from dxpad.domain.errors import BadInputError
from dxpad.speech.textfile import decode_text

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.case import Case
    from dxpad.domain.differential import Differential
    from dxpad.domain.encode import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A case, the result it had, and how many conditions were listed."""

    case: Case
    result: dict[str, object]
    shown: int


def save(path: Path, case: Case, result: Differential, shown: int) -> None:
    """Write case and result to one file that only its owner may read: it holds the patient's words.

    Raises:
        StorageError: it cannot be written; nothing is left behind.
    """
    saved = {"kind": "differential", "shown": shown, "case": _given(case), "result": to_json(result)}
    with WholeFile(path) as file:
        file.write(json.dumps(saved, ensure_ascii=False, indent=1) + "\n")


def _given(case: Case) -> Json:
    """The case as a user writes one: a transcript's fields stand beside its own."""
    given = to_json(case)
    if not isinstance(given, dict):
        return given
    transcript = given.pop("transcript")
    return {**given, **transcript, "id": case.id} if isinstance(transcript, dict) else given


def load(path: Path) -> Saved:
    """What `save` wrote.

    Raises:
        BadInputError: it is no saved result, or its case cannot be read.
    """
    where = str(path)
    saved = parse_object(decode_text(read_bytes(path), name=where), where)
    case, result, shown = saved.get("case"), saved.get("result"), saved.get("shown")
    listed = isinstance(shown, int) and not isinstance(shown, bool) and shown >= 1
    if not listed or not isinstance(case, dict) or not isinstance(result, dict):
        raise BadInputError("not a saved result", where=where, mend="Make one: dxpad differential CASE --receipt FILE")
    return Saved(case=case_of(case, where, default_id="case"), result=result, shown=int(str(shown)))
