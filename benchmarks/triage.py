"""Is every emergency called one, and is everyday illness left in peace? On cases with an expected urgency.

Two kinds of files are read: a folder of authored cases (`expect.urgency` is what a careful colleague would say), and a
`*.cases.jsonl` without expectations, of which only the counts by urgency are given.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from benchmarks.intervals import wilson
from dxpad.domain.case import Case, Setting, Sex
from dxpad.domain.decode import case_from
from dxpad.domain.differential import Urgency
from dxpad.speech.imports import read_transcript

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dxpad.domain.differential import Differential
    from dxpad.pad import Pad

ORDER = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE, Urgency.SELF_CARE)
EVERYDAY = (Urgency.ROUTINE, Urgency.SELF_CARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Triaged:
    """One case: what was expected (None where nobody said), what came out, and the first reasons."""

    id: str
    expected: Urgency | None
    given: Urgency
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriageBench:
    """All cases of one folder or file."""

    suite: str
    cases: tuple[Triaged, ...]

    def share(self, expected: tuple[Urgency, ...], given: tuple[Urgency, ...]) -> tuple[int, int]:
        """Of the cases that should be `expected`, how many came out as `given`, and of how many."""
        among = [case for case in self.cases if case.expected in expected]
        return sum(case.given in given for case in among), len(among)

    def counts(self) -> dict[str, int]:
        """Cases by the urgency that came out."""
        found = Counter(case.given for case in self.cases)
        return {level.value: found[level] for level in ORDER}

    def lines(self) -> list[str]:
        """The table as Markdown, then every case that came out too low or too high."""
        rows = [f"{self.suite}: {len(self.cases)} cases", "", "| measure | cases | of | share | 95 % interval |"]
        rows.append("| --- | --- | --- | --- | --- |")
        for what, expected, given in MEASURES:
            hits, n = self.share(expected, given)
            if n:
                low, high = wilson(hits, n)
                rows.append(f"| {what} | {hits} | {n} | {hits / n:.1%} | {low:.0%} to {high:.0%} |")
        rows += [f"| came out as {level} | {count} | {len(self.cases)} | | |" for level, count in self.counts().items()]
        return [*rows, "", *self._wrong()]

    def _wrong(self) -> Iterator[str]:
        for case in self.cases:
            emergency = case.given is Urgency.EMERGENCY
            if case.expected is None and emergency:
                yield f"- {case.id}: emergency ({'; '.join(case.reasons)})"
            elif case.expected and ORDER.index(case.given) > ORDER.index(case.expected):
                yield f"- {case.id}: TOO LOW, {case.given} for {case.expected}"
            elif case.expected in EVERYDAY and case.given not in EVERYDAY:
                yield f"- {case.id}: {case.given} for {case.expected} ({'; '.join(case.reasons)})"


MEASURES = (
    ("emergencies called emergency", (Urgency.EMERGENCY,), (Urgency.EMERGENCY,)),
    ("emergencies called emergency or urgent", (Urgency.EMERGENCY,), (Urgency.EMERGENCY, Urgency.URGENT)),
    ("urgent cases called urgent or emergency", (Urgency.URGENT,), (Urgency.EMERGENCY, Urgency.URGENT)),
    ("everyday illness called emergency", EVERYDAY, (Urgency.EMERGENCY,)),
    ("everyday illness called urgent or emergency", EVERYDAY, (Urgency.EMERGENCY, Urgency.URGENT)),
)


def run(path: Path, pad: Pad) -> TriageBench:
    """Every case of a folder of YAML files or of a `*.cases.jsonl` (vignettes or consultations)."""
    read = _authored(path) if path.is_dir() else _plain(path)
    return TriageBench(suite=path.name, cases=tuple(_triaged(case, expected, pad) for case, expected in read))


def _triaged(case: Case, expected: Urgency | None, pad: Pad) -> Triaged:
    ranked = pad.rank(case, pad.find(case))
    return Triaged(id=case.id, expected=expected, given=ranked.urgency, reasons=_reasons(ranked))


def _reasons(ranked: Differential) -> tuple[str, ...]:
    return tuple(reason.rule or reason.condition or "" for reason in ranked.urgency_reasons[:3])


def _authored(folder: Path) -> Iterator[tuple[Case, Urgency | None]]:
    for file in sorted(folder.glob("*.yaml")):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        urgency = data["expect"].get("urgency")
        case = Case(
            id=data["id"],
            age=data.get("age"),
            sex=Sex(data["sex"]) if data.get("sex") else None,
            setting=Setting(data.get("setting", "primary-care")),
            text=data["text"],
        )
        yield case, Urgency(urgency) if urgency else None


def _plain(path: Path) -> Iterator[tuple[Case, Urgency | None]]:
    for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
        data = json.loads(line)
        if "turns" in data:
            transcript = read_transcript(line.encode(), name=str(path), transcript_id=str(data["id"]))
            yield Case(id=str(data["id"]), transcript=transcript), None
        else:
            yield case_from(data, str(path)), None
