"""Patients who answer questions: what they come with, what they would answer, and what they have."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from benchmarks.judged import own_cases
from dxpad.differential.rank import counted
from dxpad.domain.case import Case, Setting, Sex
from dxpad.domain.finding import Finding, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.knowledge.store import Store
    from dxpad.pad import Pad

TABLE = Path(__file__).with_name("ddxplus.yaml")
PAIN = "E_53"
PLACES = ("E_55_@_",)
SEED = 20261122


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """One patient. `start` is the complaint, `answers` what a question about each finding would bring."""

    case: Case
    start: tuple[Finding, ...]
    answers: Mapping[str, Status]
    right: frozenset[str]


def own_games(pad: Pad) -> tuple[Game, ...]:
    """Our own cases: the chief complaint is known, everything else in the text has to be asked for."""
    games = []
    for judged in own_cases(pad):
        own = counted(judged.found, pad.knowledge)
        start = tuple(finding for finding in own if finding.chief and finding.status is Status.PRESENT)
        begun = {finding.id for finding in start}
        answers = {finding.id: finding.status for finding in own if finding.id not in begun}
        person = Case(id=judged.case.id, age=judged.found.age, sex=judged.case.sex, setting=judged.case.setting)
        if start and answers:
            games.append(Game(case=person, start=start, answers=answers, right=judged.right))
    return tuple(games)


def ddxplus_games(folder: Path, store: Store, each: int) -> tuple[tuple[Game, ...], int]:
    """`each` patients of every pathology that our table has, drawn with a fixed seed; and how many of those drawn were
    left out because their first complaint has no equivalent. What a patient does not list is absent."""
    table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    with gzip.open(folder / "patients.jsonl.gz", "rt", encoding="utf-8") as file:
        patients = [json.loads(line) for line in file]
    random.Random(SEED).shuffle(patients)  # noqa: S311 a sample, not a secret
    drawn: dict[str, list[dict[str, object]]] = {name: [] for name in table["conditions"]}
    for patient in patients:
        kept = drawn.get(patient["pathology"])
        if kept is not None and len(kept) < each:
            kept.append(patient)
    games = [_game(patient, table, store) for kept in drawn.values() for patient in kept]
    played = tuple(game for game in games if game)
    return played, len(games) - len(played)


def _game(patient: dict[str, object], table: dict[str, dict[str, object]], store: Store) -> Game | None:
    names: dict[str, str] = {code: str(name) for code, name in table["findings"].items()}
    listed = [str(code) for code in _list(patient["evidences"])]
    present = {names[code] for code in listed if code in names}
    first = str(patient["initial_evidence"])
    begun = {names[first]} if first in names else set()
    if first == PAIN:
        begun = {names[code] for code in listed if code in names and code.startswith(PLACES)}
    if not begun:
        return None
    return Game(
        case=Case(
            id=str(patient["id"]),
            age=float(str(patient["age"])),
            sex=Sex(str(patient["sex"])),
            setting=Setting.PRIMARY_CARE,
        ),
        start=tuple(
            Finding(id=name, name=store.finding(name).name, status=Status.PRESENT, chief=True) for name in sorted(begun)
        ),
        answers={
            name: Status.PRESENT if name in present else Status.ABSENT for name in sorted(set(names.values()) - begun)
        },
        right=frozenset(str(name) for name in _list(table["conditions"][str(patient["pathology"])])),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
