"""What drives a browser: Debian's Chromium against a server of its own."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Playwright

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OPEN_ALL = "document.querySelectorAll('details').forEach((item) => { item.removeAttribute('name'); item.open = true; })"


@contextmanager
def chromium(playwright: Playwright, *flags: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*QUIET, *flags])
    yield browser
    browser.close()


def open_demo(page: Page) -> str:
    """A fresh demo consultation, listed; its address."""
    page.goto("/")
    page.get_by_role("button", name="Try the demo consultation").click()
    page.wait_for_selector(".rank")
    page.wait_for_load_state()
    return page.url


def without_faults(page: Page) -> None:
    """The open page, with everything unfolded, has no accessibility fault and does not scroll sideways."""
    page.evaluate(OPEN_ALL)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url
