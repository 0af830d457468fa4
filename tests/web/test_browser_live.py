"""Words on the page while somebody speaks: a recorded voice as the microphone, the recogniser that is there."""

from __future__ import annotations

import wave
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import chromium, without_faults
from tests.web.test_browser_recorder import SLOW, Server, _open

from dxpad.settings import Settings
from dxpad.speech.audio import MIXED, stream_channel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Playwright

pytestmark = pytest.mark.browser
LONG = 60_000
DEMO = Path(str(resources.files("dxpad") / "demo" / "consultation.ogg"))


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's voices, both on one microphone."""
    path = tmp_path_factory.mktemp("voice") / "voice.wav"
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(b"".join(stream_channel(DEMO, MIXED)))
    return path


@pytest.fixture
def desk(tmp_path: Path, knowledge_file: Path) -> Iterator[Server]:
    home = Settings(data=tmp_path, knowledge=knowledge_file, database=f"sqlite:///{tmp_path / 'records.sqlite'}")
    running = Server(home)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def context(playwright: Playwright, desk: Server, voice: Path) -> Iterator[BrowserContext]:
    flags = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={voice}%noloop",
    )
    with chromium(playwright, *flags) as browser:
        opened = browser.new_context(
            base_url=f"http://127.0.0.1:{desk.port}", permissions=["microphone"], service_workers="block"
        )
        yield opened
        opened.close()


def test_words_show_while_somebody_speaks_and_become_turns_and_findings(context: BrowserContext) -> None:
    page = _open(context)
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator("[data-words-text]")).not_to_be_empty(timeout=LONG)
    expect(page.locator("#part-said .turn").first).to_be_visible(timeout=LONG)
    expect(page.locator("#part-said")).to_contain_text("low accuracy")
    expect(page.locator("[data-label]")).to_have_text("Stop")
    expect(page.locator("#part-sound")).not_to_contain_text("not finished")
    without_faults(page)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    expect(page.locator("[data-words]")).to_be_hidden()


def test_what_was_said_is_searched(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Try the demo consultation").click()
    page.wait_for_selector(".rank")
    page.get_by_label("Search what was said").fill("Amlodipine")
    expect(page.locator("dx-find [data-count]")).to_have_text("1 turn")
    expect(page.locator("#part-said .turn p:visible")).to_contain_text(["Amlodipine, 5 milligrams"])
    page.get_by_label("Search what was said").fill("aneurysms of the toe")
    expect(page.locator("dx-find [data-count]")).to_have_text("0 turns")
    without_faults(page)
    page.get_by_label("Search what was said").press("Escape")
    expect(page.locator("#part-said .turn p:visible").first).to_be_visible()
