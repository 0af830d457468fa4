"""How long what-if takes where a clinician sits: switches pressed in a real browser, from press to painted list."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dxpad.domain.errors import MissingPartError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
PRESSES = 40
WARM = 5
LIMIT_MS = 100
PRESS = """id => new Promise(done => {
  const bench = document.querySelector("dx-bench");
  delete bench.dataset.took;
  const started = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    const answered = performance.now() - started;
    requestAnimationFrame(() => setTimeout(() =>
      done([answered, performance.now() - started])));
  });
  watch.observe(bench, { attributes: true, attributeFilter: ["data-took"] });
  document.getElementById(id).click();
})"""
"""Press one switch; milliseconds until the parts are in place, and until the next frame has been painted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfBench:
    """Milliseconds of `presses` switches of the demo consultation, median and 95th percentile: until the new list is in
    the page, and until it has been painted; and how many took more than `LIMIT_MS`."""

    presses: int
    in_place_ms: tuple[float, float]
    painted_ms: tuple[float, float]
    slower: int

    def lines(self) -> list[str]:
        """As a table."""
        return [
            f"{os.cpu_count()} cores, {self.presses} switches of the demo consultation in Chromium",
            "",
            "| until | median | p95 |",
            "| --- | --- | --- |",
            f"| the new list is in the page | {self.in_place_ms[0]:.0f} ms | {self.in_place_ms[1]:.0f} ms |",
            f"| it has been painted | {self.painted_ms[0]:.0f} ms | {self.painted_ms[1]:.0f} ms |",
            "",
            f"{self.slower} of {self.presses} took more than {LIMIT_MS} ms to be painted.",
        ]


def run() -> WhatIfBench:
    """Serve the app on this machine and drive it.

    Raises:
        MissingPartError: there is no Chromium or no Playwright.
    """
    if not CHROMIUM.exists():
        raise MissingPartError("there is no Chromium to drive", mend="apt-get install chromium")
    if find_spec("playwright") is None:
        raise MissingPartError("Playwright is not installed", mend="pip install playwright")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 wanted by this benchmark alone

    with tempfile.TemporaryDirectory() as home, _served(home) as address, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        page = browser.new_page(base_url=address)
        page.goto("/")
        page.get_by_role("button", name="Try the demo consultation").click()
        page.wait_for_selector(".rank")
        page.goto(f"{page.url}/bench")
        page.wait_for_load_state("networkidle")
        took = [_press(page, number) for number in range(WARM + PRESSES)][WARM:]
        browser.close()
    places, painted = sorted(pair[0] for pair in took), sorted(pair[1] for pair in took)
    return WhatIfBench(
        presses=PRESSES,
        in_place_ms=_middle_and_p95(places),
        painted_ms=_middle_and_p95(painted),
        slower=sum(milliseconds > LIMIT_MS for milliseconds in painted),
    )


def _press(page: Page, number: int) -> tuple[float, float]:
    """Switch one finding of the page: the next, around and around, each time to what it is not."""
    switches = page.locator(".segments")
    at = switches.nth(number % min(switches.count(), 20))
    free = at.locator('button[aria-pressed="false"]')
    answered, painted = page.evaluate(PRESS, free.nth(number // 20 % 2).get_attribute("id"))
    return answered, painted


def _middle_and_p95(ordered: list[float]) -> tuple[float, float]:
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]


@contextmanager
def _served(home: str) -> Iterator[str]:
    command = [sys.executable, "-m", "dxpad", "serve", "--port", "0"]
    with subprocess.Popen(  # noqa: S603 our own program
        command, env={**os.environ, "DXPAD_HOME": home}, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None  # noqa: S101 it is a pipe
        yield running.stdout.readline().removeprefix("Diagnosis Pad: ").strip()
        running.terminate()
