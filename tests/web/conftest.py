"""An app over the repository's knowledge, an empty book of its own, and a client that speaks like a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright
from tests.web.browsing import CHROMIUM, chromium

from dxpad.settings import Settings
from dxpad.web import create_app

with warnings.catch_warnings():
    # Starlette warns when its client is imported with httpx; the tests import it after this
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

    from dxpad.web.desk import Desk

BASE = "http://127.0.0.1"
OURS = {"Sec-Fetch-Site": "same-origin"}
AT = "2026-11-22T09:00:00+00:00"
PATIENCE = 15_000
"""Milliseconds to wait for what a browser should show: other work may run on the machine. No speed is asserted."""


def without_live_words(home: Path) -> None:
    """Tests that are not about them start no recogniser for each microphone."""
    (home / "speech.json").write_text('{"engine": "", "second": "", "live": false}', encoding="utf-8")


@pytest.fixture
def settings(tmp_path: Path, knowledge_file: Path) -> Settings:
    without_live_words(tmp_path)
    return Settings(data=tmp_path, knowledge=knowledge_file, database=f"sqlite:///{tmp_path / 'records.sqlite'}")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    app = create_app(settings, clock=lambda: AT)
    with TestClient(app, base_url=BASE, headers=OURS) as opened:
        yield opened


@pytest.fixture
def desk(client: TestClient) -> Desk:
    return client.app.state.desk


@pytest.fixture
def demo(client: TestClient) -> str:
    """The address of a fresh demo consultation."""
    return client.post("/demo", follow_redirects=False).headers["location"]


@pytest.fixture
def empty(client: TestClient) -> str:
    """The address of an empty consultation."""
    return client.post("/consultations", follow_redirects=False).headers["location"]


# A browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, knowledge_file: Path) -> Settings:
    home = tmp_path_factory.mktemp("home")
    without_live_words(home)
    return Settings(data=home, knowledge=knowledge_file, database=f"sqlite:///{home / 'records.sqlite'}")


@pytest.fixture(scope="module")
def server(served: Settings) -> Iterator[str]:
    environment = {**os.environ, "DXPAD_HOME": str(served.data), "DXPAD_KNOWLEDGE": str(served.knowledge)}
    command = [sys.executable, "-m", "dxpad", "serve", "--port", "0"]
    running = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    address = running.stdout.readline().removeprefix("Diagnosis Pad: ").strip()
    yield address
    running.terminate()
    running.wait()
    running.stdout.close()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    with chromium(playwright) as opened:
        yield opened


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=server, viewport={"width": 1280, "height": 900})
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which any error of the console fails the test."""
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    assert wrong == []
