"""What `dxpad bench NAME PATH` calls: each benchmark as lines of a table and as plain JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from benchmarks import (
    assertion,
    calibration,
    consultations,
    explain,
    notes,
    paraphrase,
    questions,
    recognition,
    scores,
    speech,
    speed,
    triage,
    vignettes,
    whatif,
)
from dxpad.cli.pads import open_pad
from dxpad.domain.encode import Json, to_json
from dxpad.domain.errors import BadInputError
from dxpad.findings.assertion import Assertions
from dxpad.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Run = tuple[list[str], Json]


def _needed(path: Path | None, what: str) -> Path:
    if path is None or not path.exists():
        raise BadInputError(
            f"no {what}", where=str(path or "PATH"), mend="Name the file or folder that holds the cases"
        )
    return path


def _table(result: object, title: str = "") -> list[str]:
    rows = [title, ""] if title else []
    rows += ["| measure | value |", "| --- | --- |"]
    for key, value in asdict(result).items():  # type: ignore[call-overload] # every benchmark returns a dataclass
        rows += _rows(key, value)
    return rows


def _rows(key: str, value: object) -> list[str]:
    if isinstance(value, dict):
        return [row for inner, item in value.items() for row in _rows(f"{key} {inner}", item)]
    shown = f"{value:.3f}" if isinstance(value, float) else str(value)
    return [f"| {key.replace('_', ' ')} | {shown} |"]


def _assertion(path: Path | None) -> Run:
    result = assertion.run(_needed(path, "spans"))
    return _table(result), to_json(result)


def _vignettes(path: Path | None) -> Run:
    result = vignettes.run(_needed(path, "vignettes"), open_pad())
    return result.lines(), to_json(result)


def _calibration(path: Path | None) -> Run:
    result = calibration.run(_needed(path, "vignettes"), open_pad())
    return result.lines(), to_json(result)


def _explain(path: Path | None) -> Run:
    result = explain.run(_needed(path, "vignettes"), open_pad())
    return result.lines(), to_json(result)


def _questions(path: Path | None) -> Run:
    result = questions.run(_needed(path, "folder of DDXPlus"), open_pad())
    return result.lines(), to_json(result)


def _notes(path: Path | None) -> Run:
    cases = _needed(path, "consultations")
    gold = cases.with_name(cases.name.replace(".cases.", ".gold."))
    result = notes.run(cases, gold, open_pad())
    return _table(result), to_json(result)


def _recognition(path: Path | None) -> Run:
    cases = _needed(path, "vignettes or consultations")
    spoken = '"turns"' in cases.read_text(encoding="utf-8").partition("\n")[0]
    read = list(recognition.consultations(cases) if spoken else recognition.vignettes(cases))
    result = recognition.measured(cases.name, read, open_pad().knowledge, Assertions())
    rows = [row for key, value in result.items() for row in _rows(key, value)]
    return ["| measure | value |", "| --- | --- |", *rows], to_json(result)


def _scores(path: Path | None) -> Run:
    result = scores.run(_needed(path, "score cases"), open_pad().knowledge)
    return _table(result), to_json(result)


def _speed(path: Path | None) -> Run:  # noqa: ARG001 one signature for all
    result = speed.run(open_pad())
    return result.lines(), to_json(result)


def _consultations(path: Path | None) -> Run:
    result = consultations.run(_needed(path, "consultations"), open_pad())
    return _table(result), to_json(result)


def _triage(path: Path | None) -> Run:
    result = triage.run(_needed(path, "cases with an expected urgency"), open_pad())
    return result.lines(), to_json(result)


def _what_if(path: Path | None) -> Run:  # noqa: ARG001 one signature for all
    result = whatif.run()
    return result.lines(), to_json(result)


def _paraphrase(path: Path | None) -> Run:  # noqa: ARG001 one signature for all
    result = paraphrase.run(open_pad())
    return result.lines(), to_json(result)


def _speech(path: Path | None, limit: int | None = None) -> Run:
    result = speech.run(_needed(path, "folder of speech data"), open_pad(), settings().voices, limit)
    return result.lines(), to_json(result)


def limited(name: str, path: Path | None, limit: int) -> Run:
    """A benchmark on a part of its cases.

    Raises:
        BadInputError: it always takes them all.
    """
    if name != "speech":
        raise BadInputError(f"{name} takes all its cases", where="--limit", mend="Leave --limit out")
    return _speech(path, limit)


COMMANDS: dict[str, Callable[[Path | None], Run]] = {
    "assertion": _assertion,
    "vignettes": _vignettes,
    "calibration": _calibration,
    "explain": _explain,
    "questions": _questions,
    "notes": _notes,
    "recognition": _recognition,
    "scores": _scores,
    "speech": _speech,
    "speed": _speed,
    "consultations": _consultations,
    "triage": _triage,
    "what-if": _what_if,
    "paraphrase": _paraphrase,
}
