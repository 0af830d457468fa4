"""Speakers named with the keyboard alone: one turn, or all that one of them said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import open_demo, without_faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


def test_one_turn_becomes_an_interpreter_and_all_of_the_patient_a_relative(page: Page) -> None:
    open_demo(page)
    names = page.locator("#part-said [data-name] [data-who]")
    before = names.all_inner_texts()
    assert set(before) == {"Doctor", "Patient"}
    page.locator("body").press("v")
    expect(page.locator("#turn-0 [data-name]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#naming-role")).to_be_focused()
    page.keyboard.type("i")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(names.first).to_have_text("Interpreter")
    expect(page.locator("dx-name")).to_be_hidden()
    expect(page.locator("#turn-0 [data-name]")).to_be_focused()
    assert names.all_inner_texts()[1:] == before[1:]
    at = before.index("Patient")
    page.locator(f"#turn-{at} [data-name]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#name-all")).to_have_text("All turns of Patient")
    page.keyboard.type("r")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(names.nth(at)).to_have_text("Relative")
    after = ["Relative" if name == "Patient" else name for name in before]
    assert names.all_inner_texts() == ["Interpreter", *after[1:]]


@pytest.mark.parametrize("width", [390, 1280])
def test_the_form_fits_and_escape_leaves_everything_as_it_was(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    open_demo(page)
    page.locator("#turn-1 [data-name]").click()
    expect(page.locator("dx-name")).to_contain_text("Who says turn 2?")
    without_faults(page)
    page.locator("#naming-role").press("Escape")
    expect(page.locator("dx-name")).to_be_hidden()
    expect(page.locator("#turn-1 [data-name]")).to_be_focused()
    page.goto(page.locator("#turn-1 [data-name]").get_attribute("href") or "")
    expect(page.get_by_role("heading", name="Name a speaker")).to_be_visible()
    without_faults(page)


def test_where_the_script_cannot_send_the_plain_form_says_the_same(browser: Browser, server: str) -> None:
    # what a service worker sends is not seen by the route below
    context = browser.new_context(base_url=server, service_workers="block")
    page = context.new_page()
    open_demo(page)
    page.route("**/speaker", lambda route: route.abort() if "x-parts" in route.request.headers else route.continue_())
    page.locator("#turn-1 [data-name]").click()
    page.locator("#naming-role").select_option("relative")
    page.locator("#name-all").click()
    page.wait_for_url("**#turn-1")
    names = page.locator("#part-said [data-name] [data-who]")
    expect(names.nth(1)).to_have_text("Relative")
    assert set(names.all_inner_texts()) == {"Doctor", "Relative"}
    context.close()
