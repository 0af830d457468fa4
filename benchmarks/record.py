"""Writes the release's own accuracy and calibration into the knowledge, where they are shown beside every list.

Run: python -m benchmarks.record CASES knowledge/measured.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.calibration import Calibration, suites
from benchmarks.vignettes import run
from dxpad.cli.pads import open_pad

if TYPE_CHECKING:
    from benchmarks.calibration import Bin
    from dxpad.domain.encode import Json

DIGITS = 3


def main() -> None:
    """Measure and write."""
    cases, target = Path(sys.argv[1]), Path(sys.argv[2])
    pad = open_pad()
    result = run(cases, pad)
    n = len(result.outcomes)
    figures = {
        "suite": f"{n} development vignettes",
        "top1": round(result.right_within(1) / n, DIGITS),
        "top3": round(result.right_within(3) / n, DIGITS),
        "n": n,
        "calibration": [_calibration(suite) for suite in suites(cases, pad)],
    }
    target.write_text(json.dumps(figures) + "\n", encoding="utf-8")


def _calibration(suite: Calibration) -> Json:
    return {
        "suite": suite.suite,
        "n": suite.n,
        "said": round(suite.said, DIGITS),
        "right": round(suite.right, DIGITS),
        "error": _pair(suite.error, suite.error_interval),
        "brier": _pair(suite.brier, suite.brier_interval),
        "other_in": round(suite.other_in, DIGITS),
        "other_out": round(suite.other_out, DIGITS),
        "bins": [_bin(one) for one in suite.first],
    }


def _pair(value: float, interval: tuple[float, float]) -> list[Json]:
    return [round(number, DIGITS) for number in (value, *interval)]


def _bin(one: Bin) -> Json:
    return {"said": round(one.said, DIGITS), "right": one.right, "n": one.n}


if __name__ == "__main__":
    main()
