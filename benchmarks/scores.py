"""Clinical scores against outside cases: JSON Lines of {"id", "score", "inputs", "expected": {"value", "tolerance"}}.

Run: python benchmarks/scores.py CASES [KNOWLEDGE]
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from dxpad.domain.encode import dumps
from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.guidance import score
from dxpad.knowledge.store import Store, default_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """`n` lines whose score the knowledge has, `right` of them; the ids of the `wrong`; lines of other scores apart."""

    n: int
    right: int
    wrong: tuple[str, ...]
    not_in_store: int


def run(path: Path, store: Store) -> Scored:
    """Every line of `path`. An error counts as wrong; only an unknown score is counted apart."""
    verdicts: list[tuple[str, bool | None]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            verdicts.append((row["id"], _right(row, store)))
    known = [(name, right) for name, right in verdicts if right is not None]
    return Scored(
        n=len(known),
        right=sum(right for _, right in known),
        wrong=tuple(name for name, right in known if not right),
        not_in_store=len(verdicts) - len(known),
    )


def _right(row: dict[str, dict[str, float]], store: Store) -> bool | None:
    """Whether the value lies within the tolerance; None when there is no such score."""
    try:
        result = score(str(row["id"]), str(row["score"]), row["inputs"], store)
    except UnknownIdError:
        return None
    except BadInputError:
        return False
    return abs(result.value - row["expected"]["value"]) <= row["expected"]["tolerance"]


def main() -> None:
    """Print the result as JSON."""
    store = Store.open(Path(sys.argv[2]) if len(sys.argv) > 2 else default_path())
    sys.stdout.write(dumps(run(Path(sys.argv[1]), store)) + "\n")


if __name__ == "__main__":
    main()
