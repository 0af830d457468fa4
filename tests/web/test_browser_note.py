"""The note edited, ticked and signed by keyboard, with and without scripts, in Debian's Chromium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import open_demo, without_faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SMALL = """[...document.querySelectorAll('button, summary, select, [type=checkbox], .tick-list label, .who a')]
    .filter((item) => item.offsetParent && item.getBoundingClientRect().height < (item.type === 'checkbox' ? 24 : 43.5))
    .map((item) => item.outerHTML.slice(0, 90))"""


def _note(page: Page) -> str:
    place = open_demo(page)
    page.goto(f"{place}/note")
    page.wait_for_load_state("networkidle")
    return place


def test_a_sentence_is_changed_added_and_undone_by_keyboard_and_the_place_is_kept(page: Page) -> None:
    _note(page)
    page.locator("#section-subjective .change > summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Upper back pain.")
    page.keyboard.press("ControlOrMeta+Enter")
    first = page.locator("#section-subjective .sentence").first
    expect(first).to_contain_text("Upper back pain.")
    expect(first).to_contain_text("typed")
    expect(first.locator("summary")).to_be_focused()
    page.locator("#add-plan > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Wife told.")
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator("#section-plan .sentence").last).to_contain_text("Wife told.")
    page.keyboard.press("z")
    expect(page.get_by_text("Wife told.")).to_have_count(0)


def test_escape_leaves_a_sentence_as_it_was(page: Page) -> None:
    _note(page)
    page.locator("#section-subjective .change > summary").first.click()
    page.keyboard.type("never mind")
    page.keyboard.press("Escape")
    expect(page.locator("#section-subjective .change > summary").first).to_be_focused()
    expect(page.get_by_text("never mind")).to_have_count(0)


def test_words_that_are_selected_show_what_became_of_them(page: Page) -> None:
    _note(page)
    page.evaluate(
        """() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector('#turn-1 p mark'));
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }"""
    )
    expect(page.locator("#became")).to_contain_text("In the note")
    page.locator("a[data-turn]").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#became")).to_contain_text("Good morning, Mr Barlow.")


def test_one_key_ticks_each_point_and_then_it_is_signed(page: Page) -> None:
    place = _note(page)
    page.goto(f"{place}/sign")
    page.wait_for_load_state("networkidle")
    count = page.locator(".tick-list input[type=checkbox]").count()
    expect(page.locator("#part-seal-state")).to_contain_text(f"{count} points not confirmed")
    for _ in range(count):
        page.keyboard.press("c")
    expect(page.locator("#signer")).to_be_focused()
    expect(page.locator("#announce")).to_have_text("Everything is looked at. It can be signed.")
    page.keyboard.type("Dr Ada Example")
    page.locator("#danger-reason").fill("ambulance called")
    page.locator("#sign-now").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("Signed by Dr Ada Example"))).to_be_visible()
    expect(page.locator(".sentence summary")).to_have_count(0)


def test_it_is_edited_ticked_and_signed_with_scripts_off(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    place = open_demo(page)
    page.goto(f"{place}/note")
    page.locator("#section-subjective .change > summary").first.click()
    page.locator("#section-subjective textarea").first.fill("Upper back pain, said by hand.")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator("#section-subjective .sentence").first).to_contain_text("Upper back pain, said by hand.")
    page.wait_for_load_state("networkidle")
    with page.expect_navigation():
        page.locator("a[data-turn]").nth(3).click()
    expect(page.locator("#became")).to_contain_text("In the note")
    page.locator("#to-sign").click()
    for box in page.locator(".tick-list input[type=checkbox]").all():
        box.check()
    page.locator("#save-points").click()
    page.locator("#signer").fill("Dr Ada Example")
    page.locator("#danger-reason").fill("ambulance called")
    page.locator("#sign-now").click()
    expect(page.get_by_role("heading", name=re.compile("Signed by Dr Ada Example"))).to_be_visible()
    page.locator("#add-addendum > summary").click()
    page.locator("#addendum-text").fill("CT: type A dissection.")
    page.locator("#save-addendum").click()
    expect(page.locator(".addendum")).to_contain_text("CT: type A dissection.")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_of_the_note_have_no_accessibility_fault(page: Page, scheme: str, width: int) -> None:
    place = _note(page)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.locator("#section-subjective .change > summary").first.click()
    page.locator("#section-subjective button[value=delete]").first.click()
    expect(page.locator("#more-deleted")).to_be_attached()
    seen = [f"{place}/note", f"{place}/note?turn=1", f"{place}/sign", f"{place}/versions"]
    for address in seen:
        _faultless(page, address)
    page.goto(f"{place}/sign")
    for box in page.locator(".tick-list input[type=checkbox]").all():
        box.check()
    page.locator("#signer").fill("Dr Ada Example")
    page.locator("#danger-reason").fill("ambulance called")
    page.locator("#sign-now").click()
    page.wait_for_selector(".sealed")
    for address in (place, f"{place}/note", f"{place}/versions"):
        _faultless(page, address)


def _faultless(page: Page, address: str) -> None:
    page.goto(address)
    without_faults(page)


def test_on_a_phone_every_target_is_large_enough(browser: Browser, server: str) -> None:
    context = browser.new_context(
        base_url=server, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    place = _note(page)
    for address in (f"{place}/note", f"{place}/sign", f"{place}/versions"):
        page.goto(address)
        assert page.evaluate(SMALL) == [], address
    context.close()
