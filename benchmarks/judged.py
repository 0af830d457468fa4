"""Cases whose right diagnosis is known: vignettes with their accepted answers, and our own cases by setting."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.vignettes import is_right, lines_of
from dxpad.domain.case import Case, Setting, Sex
from dxpad.domain.decode import case_from

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.finding import FindingSet
    from dxpad.pad import Pad

OWN = "own cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One case: the suite it belongs to, what was recognised, and the ids that count as right (none when the knowledge
    does not have the diagnosis)."""

    suite: str
    case: Case
    found: FindingSet
    right: frozenset[str]


def vignettes(path: Path, pad: Pad) -> tuple[Judged, ...]:
    """Every case of a `*.cases.jsonl` whose gold and accepted files stand beside it."""
    stem = path.name.removesuffix(".cases.jsonl")
    gold = {line["id"]: line["label"] for line in lines_of(path.with_name(f"{stem}.gold.jsonl"))}
    accepted: dict[str, dict[str, list[str]]] = json.loads(
        path.with_name(f"{stem}.accepted.json").read_text(encoding="utf-8")
    )
    judged = []
    for line in lines_of(path):
        case = case_from(line, str(path))
        answers = accepted[gold[case.id]]
        right = frozenset(item.id for item in pad.knowledge.conditions().values() if is_right(item, answers))
        judged.append(Judged(suite="vignettes", case=case, found=pad.find(case), right=right))
    return tuple(judged)


def own_cases(pad: Pad) -> tuple[Judged, ...]:
    """The cases of knowledge/cases that name their diagnosis; one suite for each setting."""
    judged = []
    for name, document in pad.knowledge.documents("case").items():
        case = Case(
            id=name,
            age=document.number("age"),
            sex=Sex(document.text("sex")) if document.text("sex") else None,
            setting=Setting(document.text("setting")),
            text=document.text("text"),
        )
        expect = document.part("expect")
        right = frozenset([expect.text("first")] if expect.text("first") else expect.texts("top3"))
        if right:
            judged.append(Judged(suite=f"{OWN}, {case.setting}", case=case, found=pad.find(case), right=right))
    return tuple(judged)
