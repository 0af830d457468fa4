"""What the recorder says of microphone and device, with files as the microphone and the browser's own events."""

from __future__ import annotations

import wave
from math import sin
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import chromium
from tests.web.test_browser_recorder import SLOW, _events, _open, _record, _until, desk, home

from dxpad.domain.consultation import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Playwright
    from tests.web.test_browser_recorder import Server

    from dxpad.settings import Settings

__all__ = ["desk", "home"]  # fixtures
pytestmark = pytest.mark.browser

WATCHED = """
window.locks = [];
Object.defineProperty(navigator, 'wakeLock', { value: { request: async (kind) => {
  const lock = { kind, released: false, release: async () => { lock.released = true; } };
  window.locks.push(lock);
  return lock;
} } });
window.hide = (hidden) => {
  const state = hidden ? 'hidden' : 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
};
const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wish) => (window.given = await real(wish));
"""
HEIGHTS = {"silent": 0, "clipped": 60_000, "plain": 6_000}


def _sound(path: Path, height: int) -> Path:
    """Two seconds of a tone on one channel, cut off at full scale."""
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(48_000)
        values = (max(-32_768, min(32_767, int(height * sin(at * 0.0576)))) for at in range(96_000))
        out.writeframes(b"".join(value.to_bytes(2, "little", signed=True) for value in values))
    return path


@pytest.fixture
def heard(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "plain")


@pytest.fixture
def context(playwright: Playwright, desk: Server, tmp_path: Path, heard: str) -> Iterator[BrowserContext]:
    flags = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-audio-capture={_sound(tmp_path / 'microphone.wav', HEIGHTS[heard])}",
    )
    with chromium(playwright, *flags) as browser:
        opened = browser.new_context(
            base_url=f"http://127.0.0.1:{desk.port}", permissions=["microphone"], service_workers="block"
        )
        opened.add_init_script(WATCHED)
        yield opened
        opened.close()


@pytest.mark.parametrize("heard", ["silent"], indirect=True)
def test_a_silent_microphone_is_said_after_ten_seconds_and_the_recording_goes_on(context: BrowserContext) -> None:
    page = _open(context)
    _record(page, "0:05")
    expect(page.locator("[data-warn]")).to_be_empty()
    expect(page.locator("[data-warn]")).to_contain_text("No sound for 10 seconds", timeout=SLOW)
    expect(page.locator("[data-label]")).to_have_text("Stop")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    expect(page.locator("[data-warn]")).to_be_empty()


@pytest.mark.parametrize("heard", ["clipped"], indirect=True)
def test_a_microphone_that_is_too_loud_is_said(context: BrowserContext) -> None:
    page = _open(context)
    _record(page)
    expect(page.locator("[data-warn]")).to_contain_text("Too loud", timeout=SLOW)


def test_a_plain_voice_is_not_warned_of(context: BrowserContext) -> None:
    page = _open(context)
    _record(page, "0:12")
    expect(page.locator("[data-warn]")).to_be_empty()


def test_the_screen_is_kept_awake_while_it_records_and_again_after_another_window(context: BrowserContext) -> None:
    page = _open(context)
    assert page.evaluate("window.locks.length") == 0
    _record(page)
    assert page.evaluate("window.locks.map((lock) => lock.kind)") == ["screen"]
    page.evaluate("window.hide(true)")
    assert page.evaluate("window.locks.length") == 1
    page.evaluate("window.hide(false)")
    _until(page, "window.locks.length === 2")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    assert page.evaluate("window.locks[1].released")


def test_without_a_wake_lock_it_records_all_the_same(context: BrowserContext) -> None:
    context.add_init_script("navigator.wakeLock.request = async () => { throw new Error('not allowed'); };")
    page = _open(context)
    _record(page)
    expect(page.locator("[data-say]")).to_contain_text("Recording")


def test_what_a_locked_screen_kept_from_being_heard_is_a_gap_with_its_length(
    context: BrowserContext, home: Settings
) -> None:
    page = _open(context)
    _record(page)
    page.evaluate("document.querySelector('dx-recorder').microphone.context.suspend()")
    page.wait_for_timeout(3000)
    page.evaluate("window.hide(true)")
    page.evaluate("window.hide(false)")
    expect(page.locator("[data-say]")).to_contain_text("were not recorded", timeout=SLOW)
    page.wait_for_timeout(800)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    (gap,) = [event.moment for event in _events(home, page) if event.kind is Kind.NOT_RECORDED]
    assert gap
    assert gap.why == "interrupted"
    assert gap.lasted >= 3
    expect(page.locator(".moment-gap")).to_contain_text("The device slept", timeout=SLOW)


def test_a_microphone_that_the_system_mutes_is_said_until_it_is_heard_again(context: BrowserContext) -> None:
    page = _open(context)
    _record(page)
    page.evaluate("window.given.getAudioTracks()[0].dispatchEvent(new Event('mute'))")
    expect(page.locator("[data-warn]")).to_contain_text("The system has muted the microphone")
    page.evaluate("window.given.getAudioTracks()[0].dispatchEvent(new Event('unmute'))")
    expect(page.locator("[data-warn]")).to_be_empty()


def test_a_device_that_goes_away_and_comes_back_is_said(context: BrowserContext) -> None:
    page = _open(context)
    _record(page)
    page.evaluate("window.given.getAudioTracks()[0].dispatchEvent(new Event('ended'))")
    expect(page.locator("[data-say]")).to_contain_text("The microphone is gone")
    shown = page.locator("[data-time]").inner_text()
    page.evaluate("navigator.mediaDevices.dispatchEvent(new Event('devicechange'))")
    expect(page.locator("[data-say]")).to_contain_text("There is one")
    assert page.locator("[data-label]").inner_text() == "Stop"
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("[data-time]")).not_to_have_text(shown, timeout=SLOW)
