"""Recognition by the browser: only where it says that it stays on the device. A stand-in shows what is started."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import without_faults
from tests.web.test_browser_recorder import SLOW, _events, _open, _record, context, desk, home

from dxpad.domain.consultation import Kind

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from dxpad.settings import Settings

__all__ = ["context", "desk", "home"]  # fixtures
pytestmark = pytest.mark.browser

STAND_IN = """
window.started = []; window.asked = [];
class Recogniser {
  start(track) {
    window.started.push({ local: this.processLocally ?? false, lang: this.lang, track: track?.kind ?? "" });
    if (!window.speaks) return;
    const heard = (text, isFinal) => Object.assign([{ transcript: text, confidence: 0.9 }], { isFinal });
    const result = (text, isFinal) => ({ resultIndex: 0, results: [heard(text, isFinal)] });
    setTimeout(() => this.onresult(result("sudden chest", false)), 600);
    setTimeout(() => this.onresult(result("sudden chest pain", true)), 8000);
  }
  stop() { setTimeout(() => this.onend(), 10); }
}
window.SpeechRecognition = window.webkitSpeechRecognition = Recogniser;
"""
SAYS_WHERE = """
Recogniser.available = async (wish) => { window.asked.push(wish); return "%s"; };
Recogniser.install = async (wish) => { Recogniser.available = async () => "available"; return true; };
Recogniser.prototype.processLocally = false;
window.speaks = true;
"""
SILENT_ABOUT_IT = ""
TAKES_NO_WISH = """
Recogniser.available = async () => "available";
Object.defineProperty(Recogniser.prototype, "processLocally", { get: () => false, set: () => {} });
"""
SWITCHED_ON = "if (location.protocol === 'http:') localStorage.setItem('dxpad-device-speech', 'on');"
"""A page that is still empty has no storage."""


def test_where_the_browser_says_it_is_on_the_device_it_can_be_switched_on_and_its_words_are_the_draft(
    context: BrowserContext, home: Settings
) -> None:
    context.add_init_script(STAND_IN + SAYS_WHERE % "available")
    page = _open(context)
    place = page.url
    page.goto("/settings/speech")
    expect(page.locator("dx-device-settings [data-said]")).to_contain_text("on this device. Its quality")
    without_faults(page)
    page.locator("#device-speech").check()
    page.goto(place)
    _record(page)
    expect(page.locator("[data-words-text]")).to_have_text("sudden chest")
    expect(page.locator("#part-said .turn")).to_contain_text("Sudden chest pain.", timeout=SLOW)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    expect(page.locator("#drop-sound")).to_be_visible(timeout=SLOW)
    expect(page.locator("#part-said .turn")).to_contain_text("Sudden chest pain.")
    expect(page.locator("#part-said")).to_contain_text("on the device, not measured")
    (started,) = page.evaluate("window.started")
    assert started["local"] is True
    assert started["track"] == "audio"
    assert all(wish["processLocally"] is True for wish in page.evaluate("window.asked"))
    last = _events(home, page)[-1]
    assert (last.kind, last.engine) == (Kind.HEARD, "browser")


@pytest.mark.parametrize(
    ("stand_in", "refusal"),
    [
        (SILENT_ABOUT_IT, "may send sound away"),
        (SAYS_WHERE % "unavailable", "does not recognise English on this device"),
        ("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;", "does not recognise English"),
    ],
)
def test_any_other_recogniser_is_refused_with_the_reason_and_never_started(
    context: BrowserContext, stand_in: str, refusal: str
) -> None:
    context.add_init_script(STAND_IN + stand_in)
    page = _open(context)
    place = page.url
    page.goto("/settings/speech")
    expect(page.locator("dx-device-settings [data-said]")).to_contain_text(refusal)
    expect(page.locator("#device-speech")).to_be_disabled()
    page.evaluate(SWITCHED_ON)
    page.goto(place)
    _record(page, "0:02")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    assert page.evaluate("window.started") == []


def test_one_that_says_it_is_local_but_takes_no_such_wish_is_never_started(context: BrowserContext) -> None:
    context.add_init_script(STAND_IN + TAKES_NO_WISH + SWITCHED_ON)
    page = _open(context)
    _record(page, "0:02")
    expect(page.locator("[data-late]")).to_contain_text("would not stay on this device")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-say]")).to_contain_text("Recording kept", timeout=SLOW)
    assert page.evaluate("window.started") == []


def test_a_model_that_the_browser_lacks_is_fetched_only_when_the_button_is_pressed(context: BrowserContext) -> None:
    context.add_init_script(STAND_IN + SAYS_WHERE % "downloadable")
    page = _open(context)
    page.goto("/settings/speech")
    expect(page.locator("#device-speech")).to_be_disabled()
    page.get_by_role("button", name="Let the browser fetch its model").click()
    expect(page.locator("#device-speech")).to_be_enabled()


def test_this_browser_itself_starts_nothing_that_is_not_on_the_device(context: BrowserContext) -> None:
    page = _open(context)
    page.goto("/settings/speech")
    expect(page.locator("dx-device-settings [data-said]")).to_contain_text("this device")
