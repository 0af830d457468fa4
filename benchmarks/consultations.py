"""The whole way on every consultation or vignette of a file, findings to note. Counts what fails."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.case import Case
from dxpad.domain.decode import case_from
from dxpad.domain.errors import DxpadError
from dxpad.domain.finding import Status
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.pad import Pad


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationsBench:
    """What came out of the cases of one file."""

    cases: int
    failures: tuple[str, ...]
    mean_present: float
    emergencies: int
    mean_open_dangers: float
    mean_note_sentences: float


def run(path: Path, pad: Pad) -> ConsultationsBench:
    """Every line of a `*.cases.jsonl`; vignettes become a one-turn transcript for the note."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    failures, present, emergencies, dangers, sentences = [], 0, 0, 0, 0
    for line in lines:
        try:
            case, transcript = _read(line, str(path))
            found = pad.find(case)
            ranked = pad.rank(case, found)
            pad.guide(case, found, ranked)
            note = pad.write(transcript, found)
        except DxpadError as error:
            failures.append(f"{line.get('id')}: {error.message}")
            continue
        present += sum(finding.status is Status.PRESENT for finding in found.findings)
        emergencies += ranked.urgency == "emergency"
        dangers += sum(danger.state == "open" for danger in ranked.do_not_miss)
        sentences += sum(len(section.sentences) for section in note.sections)
    n = max(len(lines) - len(failures), 1)
    return ConsultationsBench(
        cases=len(lines),
        failures=tuple(failures),
        mean_present=present / n,
        emergencies=emergencies,
        mean_open_dangers=dangers / n,
        mean_note_sentences=sentences / n,
    )


def _read(line: dict[str, object], where: str) -> tuple[Case, Transcript]:
    if "turns" in line:
        transcript = read_transcript(json.dumps(line).encode(), name=where, transcript_id=str(line["id"]))
        return Case(id=str(line["id"]), transcript=transcript), transcript
    case = case_from(line, where)
    return case, Transcript(id=case.id, turns=(Turn(speaker=Speaker.OTHER, text=case.text or ""),))
