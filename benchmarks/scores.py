"""Clinical scores against outside cases: JSON Lines of {"id", "score", "inputs", "expected": {"value", "tolerance"}}.

Run: python benchmarks/scores.py CASES [KNOWLEDGE]
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from dxpad.domain.encode import dumps
from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.guidance import score
from dxpad.guidance.scores.catalogue import catalogue
from dxpad.knowledge.store import Store, default_path

TIMES = 5
"""How often a case is worked out for its time; the best counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """`n` lines whose score the knowledge has, `right` of them, by collection; the ids of the `wrong`; lines of other
    scores apart. `without_cases`: scores that no line tests. `slowest` with its milliseconds of one processor."""

    n: int
    right: int
    share: float
    by_collection: dict[str, str]
    wrong: tuple[str, ...]
    not_in_store: int
    scores_in_store: int
    without_cases: tuple[str, ...]
    slowest: str
    slowest_ms: float


def run(path: Path, store: Store) -> Scored:
    """Every line of `path`. An error counts as wrong; only an unknown score is counted apart."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    verdicts = [(row["id"], _right(row, store)) for row in rows]
    known = [(name, right) for name, right in verdicts if right is not None]
    times = {str(row["score"]): 0.0 for row in rows}
    for row in rows:
        times[str(row["score"])] = max(times[str(row["score"])], _seconds(row, store))
    slowest = max(times, key=lambda name: times[name], default="")
    tested = {_squeezed(name) for name in times}
    right_ones = sum(right for _, right in known)
    return Scored(
        n=len(known),
        right=right_ones,
        share=right_ones / max(len(known), 1),
        by_collection=_by_collection(known),
        wrong=tuple(name for name, right in known if not right),
        not_in_store=len(verdicts) - len(known),
        scores_in_store=len(catalogue(store)),
        without_cases=tuple(item.id for key, item in catalogue(store).items() if key not in tested),
        slowest=slowest,
        slowest_ms=round(times.get(slowest, 0.0) * 1000, 3),
    )


def _by_collection(known: list[tuple[str, bool]]) -> dict[str, str]:
    """Right of all, by the first part of the ids."""
    names = sorted({name.partition("-")[0] for name, _ in known})
    return {
        start: f"{sum(right for name, right in known if name.startswith(f'{start}-'))}"
        f" of {sum(name.startswith(f'{start}-') for name, _ in known)}"
        for start in names
    }


def _squeezed(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


def _right(row: dict[str, dict[str, float]], store: Store) -> bool | None:
    """Whether the value lies within the tolerance; None when there is no such score."""
    try:
        result = score(str(row["id"]), str(row["score"]), row["inputs"], store)
    except UnknownIdError:
        return None
    except BadInputError:
        return False
    return abs(result.value - row["expected"]["value"]) <= row["expected"]["tolerance"]


def _seconds(row: dict[str, dict[str, float]], store: Store) -> float:
    """The best of `TIMES` of one case, in seconds of processor time."""
    best = float("inf")
    for _ in range(TIMES):
        start = time.process_time()
        _right(row, store)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Print the result as JSON."""
    store = Store.open(Path(sys.argv[2]) if len(sys.argv) > 2 else default_path())
    sys.stdout.write(dumps(run(Path(sys.argv[1]), store)) + "\n")


if __name__ == "__main__":
    main()
