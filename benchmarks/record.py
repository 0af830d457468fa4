"""Writes the release's own accuracy on vignettes into the knowledge, where it is shown beside every list.

Run: python -m benchmarks.record CASES knowledge/measured.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from benchmarks.vignettes import run
from dxpad.cli.pads import open_pad


def main() -> None:
    """Measure and write."""
    cases, target = Path(sys.argv[1]), Path(sys.argv[2])
    result = run(cases, open_pad())
    n = len(result.outcomes)
    figures = {
        "suite": f"{n} development vignettes",
        "top1": round(result.right_within(1) / n, 3),
        "top3": round(result.right_within(3) / n, 3),
        "n": n,
    }
    target.write_text(json.dumps(figures) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
