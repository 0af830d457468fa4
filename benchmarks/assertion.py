"""How well negation, time and subject of given spans are told, on a folder of `*.cases.jsonl` and `*.gold.jsonl`."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import Assertion, Status, Subject, When
from dxpad.findings.assertion import Assertions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanCase:
    """A span of a text with what its annotators said. Time *not particular* counts as current."""

    id: str
    text: str
    start: int
    end: int
    negated: bool
    when: str
    subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Precision, recall and F1 of one class, as shares of one (zero when undefined); `gold` spans have it."""

    precision: float
    recall: float
    f1: float
    gold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AssertionBench:
    """The result of one run over `cases` spans. `possible` counts as not negated."""

    cases: int
    negation: Measure
    past: Measure
    hypothetical: Measure
    other_subject: Measure
    milliseconds_per_case: float


def load(path: Path) -> tuple[SpanCase, ...]:
    """The cases of a folder, or of one `*.cases.jsonl` with its gold beside it, in order of file and line."""
    files = sorted(path.glob("*.cases.jsonl")) if path.is_dir() else [path]
    cases: list[SpanCase] = []
    for file in files:
        gold_file = file.with_name(file.name.replace(".cases.", ".gold."))
        gold = {row["id"]: row for row in map(json.loads, gold_file.read_text(encoding="utf-8").splitlines())}
        for row in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
            said = gold[row["id"]]
            cases.append(
                SpanCase(
                    id=row["id"],
                    text=row["text"],
                    start=row["start"],
                    end=row["end"],
                    negated=said["negated"],
                    when=said["when"],
                    subject=said["subject"],
                )
            )
    return tuple(cases)


def run(path: Path) -> AssertionBench:
    """The figures over every case in `path`. Compiling the rules is not timed, reading each case's text is."""
    return measure(load(path), Assertions())


def measure(cases: Sequence[SpanCase], assertions: Assertions) -> AssertionBench:
    """The figures of one reader over `cases`."""
    began = time.perf_counter()
    told = [assertions.read(case.text).of(case.start, case.end) for case in cases]
    spent = time.perf_counter() - began
    pairs = list(zip(cases, told, strict=True))
    return AssertionBench(
        cases=len(cases),
        negation=_class(pairs, lambda case: case.negated, lambda said: said.status is Status.ABSENT),
        past=_class(pairs, lambda case: case.when == "past", lambda said: said.when is When.PAST),
        hypothetical=_class(
            pairs, lambda case: case.when == "hypothetical", lambda said: said.when is When.HYPOTHETICAL
        ),
        other_subject=_class(
            pairs, lambda case: case.subject != "patient", lambda said: said.subject is not Subject.PATIENT
        ),
        milliseconds_per_case=1000 * spent / max(1, len(cases)),
    )


def _class(
    pairs: Sequence[tuple[SpanCase, Assertion]],
    expected: Callable[[SpanCase], bool],
    predicted: Callable[[Assertion], bool],
) -> Measure:
    outcomes = [(expected(case), predicted(said)) for case, said in pairs]
    gold = sum(is_so for is_so, _ in outcomes)
    claimed = sum(said_so for _, said_so in outcomes)
    right = sum(is_so and said_so for is_so, said_so in outcomes)
    precision = right / claimed if claimed else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Measure(precision=precision, recall=recall, f1=f1, gold=gold)
