"""How often the right diagnosis is first, in the first three, in the first five, on labelled vignettes.

What counts as right stands beside the cases (`*.accepted.json`): ICD-10-CM prefixes, names, and names to reject.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

from benchmarks.intervals import wilson
from dxpad.domain.decode import case_from
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.differential import Differential, Ranked
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.pad import Pad

PLACES = (1, 3, 5)
FEW = 4
"""With fewer findings than this there is too little to rank on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One case: the rank of the best right condition (None when the knowledge has none), and what it was given."""

    id: str
    label: str
    rank: int | None
    probability: float
    top_probability: float
    present: int
    known: bool
    milliseconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class VignetteBench:
    """All cases of a file."""

    suite: str
    outcomes: tuple[Outcome, ...]

    def right_within(self, places: int) -> int:
        """Cases whose right diagnosis is among the first `places`."""
        return sum(outcome.rank is not None and outcome.rank <= places for outcome in self.outcomes)

    def lines(self) -> list[str]:
        """The table as Markdown, with the misses by cause."""
        n = len(self.outcomes)
        rows = [
            f"{self.suite}: {n} cases",
            "",
            "| right within | cases | share | 95 % interval |",
            "| --- | --- | --- | --- |",
        ]
        for places in PLACES:
            right = self.right_within(places)
            low, high = wilson(right, n)
            rows.append(f"| {places} | {right} | {right / n:.1%} | {low:.0%} to {high:.0%} |")
        return [*rows, "", *self._misses(), "", *self._calibration()]

    def _misses(self) -> list[str]:
        missed = [outcome for outcome in self.outcomes if outcome.rank is None or outcome.rank > 1]
        unknown = sum(not outcome.known for outcome in missed)
        thin = sum(outcome.known and outcome.present < FEW for outcome in missed)
        causes = f"not in the knowledge {unknown}, fewer than {FEW} findings recognised {thin}"
        head = f"Not first: {len(missed)}: {causes}, ranked low {len(missed) - unknown - thin}."
        rows = [f"- {item.id} {item.label}: rank {item.rank or 'none'}, {item.present} findings" for item in missed]
        return [head, *rows]

    def _calibration(self) -> list[str]:
        n = len(self.outcomes)
        said = sum(outcome.top_probability for outcome in self.outcomes) / n
        return [
            f"Mean log score of the right diagnosis {self.log_score():.3f}.",
            f"Mean probability of the first {said:.2f}; it is right in {self.right_within(1) / n:.2f}.",
        ]

    def log_score(self) -> float:
        """Mean natural log of the probability given to the right diagnosis, at least one in a million."""
        return sum(log(max(outcome.probability, 1e-6)) for outcome in self.outcomes) / len(self.outcomes)


def run(path: Path, pad: Pad) -> VignetteBench:
    """Every case of a `*.cases.jsonl` whose gold and accepted files stand beside it."""
    stem = path.name.removesuffix(".cases.jsonl")
    gold = {line["id"]: line["label"] for line in lines_of(path.with_name(f"{stem}.gold.jsonl"))}
    accepted: dict[str, dict[str, list[str]]] = json.loads(
        path.with_name(f"{stem}.accepted.json").read_text(encoding="utf-8")
    )
    everything = len(pad.knowledge.conditions())
    outcomes = []
    for line in lines_of(path):
        case = case_from(line, str(path))
        started = time.perf_counter()
        found = pad.find(case)
        result = pad.rank(case, found, shown=everything)
        spent = (time.perf_counter() - started) * 1000
        outcomes.append(_outcome(gold[case.id], accepted[gold[case.id]], result, found, spent))
    return VignetteBench(suite=stem, outcomes=tuple(outcomes))


def _outcome(
    label: str, accepted: dict[str, list[str]], result: Differential, found: FindingSet, spent: float
) -> Outcome:
    right = [item for item in result.differential if is_right(item, accepted)]
    return Outcome(
        id=result.id,
        label=label,
        rank=min((item.rank for item in right), default=None),
        probability=sum(item.probability for item in right),
        top_probability=result.differential[0].probability,
        present=sum(finding.status is Status.PRESENT for finding in found.findings),
        known=bool(right),
        milliseconds=spent,
    )


def is_right(item: Ranked | ConditionRecord, accepted: dict[str, list[str]]) -> bool:
    """Whether a condition counts as the labelled diagnosis."""
    name = item.name.lower()
    if name in {rejected.lower() for rejected in accepted.get("reject", [])}:
        return False
    codes = [code.replace(".", "") for code in item.icd10]
    prefixes = [prefix.replace(".", "") for prefix in accepted.get("icd10", [])]
    by_code = any(code.startswith(prefix) for code in codes for prefix in prefixes)
    return by_code or name in {right.lower() for right in accepted.get("names", [])}


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
