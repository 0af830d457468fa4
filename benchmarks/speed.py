"""How fast and how large: start of the command line, 200 words to a ranked list, guidance, memory."""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.judged import own_cases
from dxpad.differential import Model
from dxpad.differential.posterior import posterior_of
from dxpad.differential.rank import field_for
from dxpad.domain.case import Case, Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.judged import Judged
    from dxpad.domain.finding import FindingSet
    from dxpad.pad import Pad

RUNS = 60
STARTS = 7
TEXT = (
    "A 58-year-old man came to the emergency department with pain between the shoulder blades that began suddenly "
    "this morning while he was lifting a suitcase. He describes the pain as tearing, ten out of ten at once, and "
    "says that it has moved down his back since. He became sweaty and nearly fainted. He has no fever, cough, leg "
    "weakness, numbness or trouble passing urine. The pain is not worse on breathing in and does not change with "
    "position. He has had no injury and no recent infection. He has had high blood pressure for ten years and takes "
    "amlodipine 5 mg once a day. He smoked until five years ago. His father had an aneurysm and died at 60. His "
    "mother has diabetes. He drinks two glasses of wine a week and works as an accountant. On examination he is "
    "pale and clammy. Blood pressure is 174/98 on the right arm and 138/82 on the left, pulse 104, respiratory rate "
    "18, temperature 36.8, oxygen saturation 97%. The heart sounds are normal and the lungs are clear. The abdomen "
    "is soft and not tender. Power and sensation in the legs are normal, and the reflexes are brisk and equal on "
    "both sides today."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeedBench:
    """Milliseconds, median and 95th percentile of warm runs in one process; memory is the peak of this process."""

    machine: str
    words: int
    conditions: int
    start_ms: float
    find_ms: tuple[float, float]
    order_ms: tuple[float, float]
    rank_ms: tuple[float, float]
    own_order_ms: tuple[float, float]
    own_rank_ms: tuple[float, float]
    explain_ms: tuple[float, float]
    next_ms: tuple[float, float]
    intervals_ms: tuple[float, float]
    text_to_list_ms: tuple[float, float]
    guide_ms: tuple[float, float]
    first_text_to_list_ms: float
    peak_memory_mb: float
    own_memory_mb: float

    def lines(self) -> list[str]:
        """As a table."""
        rows = [f"{self.machine}; {self.words} words, {self.conditions} conditions, {RUNS} warm runs", ""]
        rows += ["| what | median | p95 |", "| --- | --- | --- |"]
        rows.append(f"| `dxpad --version`, the whole process | {self.start_ms:.0f} ms | |")
        for name, pair in (
            ("text to findings", self.find_ms),
            ("findings to every condition scored and in order", self.order_ms),
            ("findings to differential, with intervals, reasons, dangers and what to ask next", self.rank_ms),
            ("the same two over our own cases, each once: in order", self.own_order_ms),
            ("… the whole differential", self.own_rank_ms),
            ("one diagnosis explained", self.explain_ms),
            ("what every finding that nobody asked would tell", self.next_ms),
            ("the interval of every condition", self.intervals_ms),
            ("text to differential", self.text_to_list_ms),
            ("guidance", self.guide_ms),
        ):
            rows.append(f"| {name} | {pair[0]:.1f} ms | {pair[1]:.1f} ms |")
        rows.append(f"| text to differential, first call of a process | {self.first_text_to_list_ms:.0f} ms | |")
        rows.append(f"| peak memory without speech | {self.peak_memory_mb:.0f} MB | |")
        rows.append(f"| the same after all our own cases | {self.own_memory_mb:.0f} MB | |")
        return rows


def run(pad: Pad) -> SpeedBench:
    """Measure now; the machine should have nothing else to do."""
    case, model = Case(id="speed", text=TEXT, setting=Setting.EMERGENCY), Model(pad.knowledge)
    started = time.perf_counter()
    found = pad.find(case)
    ranked = pad.rank(case, found)
    first = (time.perf_counter() - started) * 1000
    return SpeedBench(
        machine=f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        words=len(TEXT.split()),
        conditions=len(pad.knowledge.conditions()),
        start_ms=_start(),
        find_ms=_timed(lambda: pad.find(case)),
        order_ms=_timed(lambda: pad.shares(case, found)),
        rank_ms=_timed(lambda: pad.rank(case, found)),
        explain_ms=_timed(lambda: pad.explain(case, found, ranked.differential[0].condition)),
        next_ms=_timed(lambda: pad.worth(case, found, pad.unasked(found))),
        intervals_ms=_timed(lambda: _intervals(case, found, model)),
        text_to_list_ms=_timed(lambda: pad.rank(case, pad.find(case))),
        guide_ms=_timed(lambda: pad.guide(case, found, ranked)),
        first_text_to_list_ms=first,
        peak_memory_mb=_peak_memory(),
        own_order_ms=_each(own := own_cases(pad), lambda item: pad.shares(item.case, item.found)),
        own_rank_ms=_each(own, lambda item: pad.rank(item.case, item.found)),
        own_memory_mb=_peak_memory(),
    )


def _intervals(case: Case, found: FindingSet, model: Model) -> None:
    posterior = posterior_of(field_for(case, found, model))
    for condition in posterior.order:
        posterior.interval(condition)


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    return _middle_and_late([_spent(work) for _ in range(RUNS)])


def _each(cases: Sequence[Judged], work: Callable[[Judged], object]) -> tuple[float, float]:
    """Every case once, after a first time that is not counted: long and short ones, as they come."""
    for item in cases:
        work(item)
    return _middle_and_late([_spent(partial(work, item)) for item in cases])


def _spent(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _middle_and_late(spent: list[float]) -> tuple[float, float]:
    spent.sort()
    return spent[len(spent) // 2], spent[int(len(spent) * 0.95)]


def _peak_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _start() -> float:
    spent = []
    for _ in range(STARTS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dxpad", "--version"], check=True, capture_output=True)
        spent.append((time.perf_counter() - started) * 1000)
    return sorted(spent)[len(spent) // 2]
