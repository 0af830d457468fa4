"""How much recognition finds, how fast, and what it leaves of the chief complaints.

    python benchmarks/recognition.py [SHARED_DATA]

Counts only: no vignette's words enter the program or its knowledge from here.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from dxpad.domain.case import Case, Sex
from dxpad.domain.finding import Status
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.findings import find
from dxpad.findings.assertion import Assertions
from dxpad.findings.decoys import decoys
from dxpad.findings.mention import mentions
from dxpad.findings.passage import Section
from dxpad.findings.recognise import passages_of
from dxpad.findings.stream import stream
from dxpad.findings.tried import Lowered
from dxpad.knowledge.store import Store, default_path

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS = 3
"""Each case is read so often; its fastest time counts."""


def vignettes(path: Path) -> Iterator[Case]:
    """The written cases of a file, age and sex as given."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Case(id=row["id"], age=row["age"], sex=Sex(row["sex"]) if row["sex"] else None, text=row["text"])


def consultations(path: Path) -> Iterator[Case]:
    """The spoken cases of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        turns = tuple(Turn(speaker=Speaker(turn["speaker"]), text=turn["text"]) for turn in row["turns"])
        yield Case(id=row["id"], transcript=Transcript(id=row["id"], turns=turns))


def measured(name: str, cases: list[Case], store: Store, assertions: Assertions) -> dict[str, object]:
    """One line of the table."""
    present, absent, chief, issues = [], [], [], Counter[str]()
    times = []
    for case in cases:
        found = find(case, store, assertions)
        present.append(sum(each.status is Status.PRESENT for each in found.findings))
        absent.append(sum(each.status is Status.ABSENT for each in found.findings))
        chief.append(sum(each.chief for each in found.findings))
        issues.update(issue.code for issue in found.issues)
        times.append(min(_seconds(case, store, assertions) for _ in range(ROUNDS)) * 1000)
    return {
        "suite": name,
        "cases": len(cases),
        "present": round(statistics.mean(present), 2),
        "absent": round(statistics.mean(absent), 2),
        "chief": round(statistics.mean(chief), 2),
        "nothing present": sum(not count for count in present),
        "ms mean": round(statistics.mean(times), 2),
        "ms p95": round(sorted(times)[int(0.95 * (len(times) - 1))], 2),
        "issues": dict(sorted(issues.items())),
    }


def uncovered(cases: list[Case], store: Store) -> list[tuple[str, int]]:
    """The words of chief complaints that no match covers, commonest first."""
    count = Counter[str]()
    for case in cases:
        passages = tuple(each for each in passages_of(case) if each.section is Section.CHIEF)
        words = stream(passages, decoys(Lowered(passages), store))
        named = mentions(passages, words, store)
        for word in words:
            if not any(each.start <= word.start < each.end for each in named):
                count[word.text] += 1
    return sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))


def _seconds(case: Case, store: Store, assertions: Assertions) -> float:
    start = time.perf_counter()
    find(case, store, assertions)
    return time.perf_counter() - start


def main() -> None:
    """Print both suites as JSON lines, then the words left over."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "data"
    store, assertions = Store.open(Path(sys.argv[2]) if len(sys.argv) > 2 else default_path()), Assertions()
    written = list(vignettes(root / "vignettes" / "avey_dev.cases.jsonl"))
    spoken = list(consultations(root / "notes" / "primock57.cases.jsonl"))
    for name, cases in (("avey-dev", written), ("primock57", spoken)):
        sys.stdout.write(json.dumps(measured(name, cases, store, assertions)) + "\n")
    left = uncovered(written, store)
    sys.stdout.write("left of chief complaints: " + ", ".join(f"{word} {count}" for word, count in left[:40]) + "\n")


if __name__ == "__main__":
    main()
