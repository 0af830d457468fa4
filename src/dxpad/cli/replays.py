"""Saved results: a differential with the case it was made from, so that it can be made again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dxpad.domain.encode import to_json

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.case import Case
    from dxpad.domain.differential import Differential


def save(path: Path, case: Case, result: Differential, shown: int) -> None:
    """Write case and result to one file. It holds the patient's words: it belongs where records belong."""
    given = to_json(case)
    transcript = given.pop("transcript") if isinstance(given, dict) else None
    if isinstance(given, dict) and isinstance(transcript, dict):
        given["turns"] = transcript["turns"]
    saved = {"kind": "differential", "shown": shown, "case": given, "result": to_json(result)}
    path.write_text(json.dumps(saved, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
