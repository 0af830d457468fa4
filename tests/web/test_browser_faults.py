"""Faults at random instants of one recording, each several times: what is missing is at most the last half second
before a page went away."""

from __future__ import annotations

import resource
from random import Random
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import chromium
from tests.web.cable import Cable
from tests.web.conftest import without_live_words
from tests.web.test_browser_recorder import (
    SLOW,
    Server,
    _events,
    _frames,
    _held,
    _loudest,
    _numbers,
    _open,
    _tone,
    _until,
)

from dxpad.domain.consultation import Kind
from dxpad.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Playwright

pytestmark = pytest.mark.browser
TIMES = 5
"""How often each of the faults; a minute and a half in all."""

FAULTS = ("pulled", "dead", "full", "reloaded")
PATIENT = 40_000
LEFT = "document.querySelector('dx-recorder').left"
MADE = "document.querySelector('dx-recorder').take.made"


@pytest.fixture
def home(tmp_path: Path, knowledge_file: Path) -> Settings:
    without_live_words(tmp_path)
    return Settings(data=tmp_path, knowledge=knowledge_file, database=f"sqlite:///{tmp_path / 'records.sqlite'}")


@pytest.fixture
def desk(home: Settings) -> Iterator[Server]:
    running = Server(home)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def cable(desk: Server) -> Iterator[Cable]:
    laid = Cable(desk.port)
    yield laid
    laid.close()


@pytest.fixture
def context(playwright: Playwright, cable: Cable, tmp_path: Path) -> Iterator[BrowserContext]:
    flags = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={_tone(tmp_path / 'tone.wav', 2)}",
    )
    with chromium(playwright, *flags) as browser:
        opened = browser.new_context(
            base_url=f"http://127.0.0.1:{cable.port}", permissions=["microphone"], service_workers="block"
        )
        yield opened
        opened.close()


def _recording(page: Page) -> None:
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible(timeout=PATIENT)
    _until(page, f"{MADE} > 0")


def _fill(desk: Server, size: int) -> None:
    resource.prlimit(desk.process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_faults_at_random_instants_lose_nothing_that_was_a_frame(
    context: BrowserContext, desk: Server, cable: Cable, home: Settings
) -> None:
    chance = Random(6)  # noqa: S311  instants, no secret
    page = _open(context)
    _recording(page)
    # the records are smaller than the recording by now, so a full disk meets the recording alone
    expect(page.locator("[data-time]")).to_have_text("0:06", timeout=SLOW)
    first_frames = [0]
    faults = [*FAULTS * TIMES]
    chance.shuffle(faults)
    for fault in faults:
        page.wait_for_timeout(chance.uniform(100, 1200))
        if fault == "pulled":
            cable.pull()
            page.wait_for_timeout(chance.uniform(100, 2500))
            cable.plug()
        elif fault == "dead":
            cable.die()
            page.wait_for_timeout(chance.uniform(100, 2500))
            cable.live()
        elif fault == "full":
            (file,) = (home.data / "audio").glob("*.tape")
            _fill(desk, file.stat().st_size)
            page.wait_for_timeout(chance.uniform(100, 1500))
            _fill(desk, resource.RLIM_INFINITY)
        else:
            kept = max(_numbers(page), default=0)
            page.reload()
            first_frames.append(_recovered(page))
            assert first_frames[-1] > kept
            _recording(page)
    _until(page, f"{MADE} > {first_frames[-1] + 4}")
    for _ in range(PATIENT // 200):
        if _held(page) < 3:
            break
        page.wait_for_timeout(200)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=PATIENT)
    frames = _frames(home, page)
    # the tone never stops: a frame that was lost and filled up would be silent. A microphone may begin with silence.
    silent = [number for number, frame in enumerate(frames[:-1]) if _loudest(frame) < 1000]
    assert [number for number in silent if number not in first_frames] == []
    gaps = [event.moment.why for event in _events(home, page) if event.kind is Kind.NOT_RECORDED and event.moment]
    assert gaps == ["page-closed"] * TIMES
    assert _held(page) == 0


def _recovered(page: Page) -> int:
    """How many frames the recording has when the page has sent what the one before it left behind."""
    _until(page, f"{LEFT} !== undefined")
    return int(page.evaluate(f"{LEFT}.find((take) => !take.ended).made"))
