"""A guessed finding in a browser, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import without_faults
from tests.web.test_guesses import TEXT

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_guess_is_reached_understood_and_confirmed_by_keyboard(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto("/")
    page.get_by_role("button", name="New consultation").click()
    page.locator("#text").fill(TEXT)
    chip = page.locator("#chip-spinal-tenderness-patient-current")
    expect(chip).to_contain_text("guess")
    chip.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(chip).to_contain_text("raises no red flag until you confirm it")
    without_faults(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(chip.get_by_role("button", name="Confirm present")).to_be_focused()
    page.keyboard.press("Enter")
    expect(chip.locator("summary")).to_contain_text("set by you")
    expect(chip).not_to_contain_text("guess")
    assert page.evaluate("document.activeElement.closest('[data-part]').id") == "part-chips"
