"""The second look as people use it: with the mouse, by keyboard alone, and without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import open_demo

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TEXT = "55-year-old man. Sudden chest pain and sweating. Breathless."


def _typed(page: Page, text: str = TEXT) -> str:
    page.goto("/")
    page.get_by_role("button", name="New consultation").click()
    page.locator("#text").fill(text)
    page.wait_for_selector(".rank")
    page.wait_for_load_state()
    return page.url


def test_the_drawer_explains_beside_the_list_and_follows_it(page: Page) -> None:
    open_demo(page)
    page.locator("#why-aortic-dissection").click()
    expect(page.locator("#drawer")).to_contain_text("Tearing pain")
    expect(page.locator("#rank-aortic-dissection")).to_be_visible()
    before = page.locator("#drawer .result").inner_text()
    chip = page.locator("#chip-pain-tearing-patient-current")
    chip.locator("summary").click()
    chip.get_by_role("button", name="Absent").click()
    expect(page.locator("#drawer .result")).not_to_have_text(before)
    assert page.url.endswith(page.locator("dx-live").get_attribute("data-parts").removesuffix("/parts"))
    page.locator("#drawer-close").click()
    expect(page.locator("#drawer")).to_have_count(0)


def test_on_a_phone_why_is_a_page_that_does_not_scroll_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_demo(page)
    page.locator("#why-aortic-dissection").click()
    expect(page).to_have_url(re.compile("/why/aortic-dissection$"))
    wide = "[...document.querySelectorAll('.reasons, .reasons *')].filter((e) => e.scrollWidth > e.clientWidth + 1)"
    assert page.evaluate(f"{wide}.filter((e) => getComputedStyle(e).overflowX !== 'visible').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_bench_answers_without_a_page_load_and_changes_nothing(page: Page) -> None:
    place = _typed(page)
    page.goto(f"{place}/bench")
    page.evaluate("window.same = true")
    before = page.locator(".moved").inner_text()
    page.locator("#try-excessive-sweating-absent").click()
    expect(page.locator("#outcome-title")).to_have_text("What if: 1 change tried")
    expect(page.locator("#try-excessive-sweating-absent")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#try-excessive-sweating-absent")).to_be_focused()
    expect(page.locator(".moved")).not_to_have_text(before)
    expect(page.locator("#announce")).to_contain_text("nothing was changed")
    page.keyboard.press("0")
    expect(page.locator("#outcome-title")).to_have_text("What if: 2 changes tried")
    page.keyboard.press("z")
    page.keyboard.press("z")
    expect(page.locator("#outcome-title")).to_have_text("The case as it is")
    assert page.locator(".moved").inner_text() == before
    assert page.evaluate("window.same")
    page.goto(place)
    assert page.locator("#undo").count() == 0


def test_the_slider_moves_the_list_while_it_is_held(page: Page) -> None:
    place = _typed(page)
    page.goto(f"{place}/bench")
    slider = page.locator("#slide-prior")
    name = page.locator("#slide-condition").input_value()
    before = page.locator(f"#moved-{name} .num").last.inner_text()
    slider.focus()
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("#outcome-title")).to_have_text("What if: 1 change tried")
    expect(page.locator("#slide-out")).to_have_text("÷ 7.4")
    expect(page.locator(f"#moved-{name} .num").last).not_to_have_text(before)
    expect(slider).to_be_focused()
    page.keyboard.press("Tab")
    page.locator("#bench-undo").click()
    expect(page.locator("#slide-out")).to_have_text("× 1.0")


def test_a_question_is_answered_and_taken_back_with_one_key_each(page: Page) -> None:
    place = _typed(page)
    page.goto(f"{place}/next")
    first = page.locator("[data-question]").first
    asked = first.locator("p b").first.inner_text()
    page.keyboard.press("n")
    expect(page.locator("[data-question]").first).not_to_contain_text(asked)
    expect(page.locator("#undo")).to_contain_text("absent")
    page.keyboard.press("z")
    expect(page.locator("[data-question]").first).to_contain_text(asked)
    page.keyboard.press("q")
    page.keyboard.press("y")
    expect(page.locator("#undo")).to_contain_text("present")
    assert page.evaluate("Boolean(document.activeElement.closest('[data-question]'))")


def test_a_danger_is_left_for_a_reason_under_the_note(page: Page) -> None:
    place = open_demo(page)
    page.goto(f"{place}/note")
    danger = page.locator("#danger-pulmonary-embolism")
    danger.locator("summary").click()
    danger.locator("select").select_option("Tested: the result speaks against it")
    danger.get_by_role("button", name="Dismiss").click()
    expect(page.locator("#danger-pulmonary-embolism")).to_have_count(0)
    expect(page.locator("#before-you-finish")).to_contain_text("1 dismissed with a reason")
    expect(page).to_have_url(f"{place}/note")


def test_one_commits_first_and_then_sees_both(page: Page) -> None:
    page.goto("/settings")
    page.get_by_label("Ask me for my own three first").check()
    page.locator("#save-settings").click()
    page.goto("/")
    page.get_by_role("button", name="Try the demo consultation").click()
    page.wait_for_selector("#commit")
    assert page.locator(".rank").count() == 0
    page.locator("#own-1").fill("Aortic dissection")
    page.keyboard.press("Enter")
    expect(page.locator("#side-by-side")).to_contain_text("rank 1")
    expect(page.locator("#rank-aortic-dissection")).to_be_visible()


def test_nothing_moves_the_focus_but_the_one_who_works(page: Page) -> None:
    _typed(page)
    page.locator("#text").focus()
    page.keyboard.press("End")
    page.keyboard.type(" Fever of 39.")
    expect(page.locator("#chip-fever-patient-current")).to_be_visible()
    expect(page.locator("#text")).to_be_focused()
    assert page.locator("dialog, [role=dialog], [role=alert], [aria-live=assertive]").count() == 0
    assert page.locator("[aria-live]").count() == 1


def test_what_if_and_questions_work_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="Try the demo consultation").click()
    place = page.url
    page.goto(f"{place}/bench")
    page.locator("#try-fever-present").click()
    expect(page.locator("#outcome-title")).to_have_text("What if: 1 change tried")
    page.locator("#try-name").fill("Cough")
    page.locator("#try-absent").click()
    expect(page.locator("#outcome-title")).to_have_text("What if: 2 changes tried")
    page.locator("#bench-undo").click()
    page.locator("#bench-apply").click()
    expect(page.locator("#chip-fever-patient-current summary")).to_contain_text("set by you")
    page.goto(f"{place}/next")
    page.locator("[data-question] button").first.click()
    expect(page).to_have_url(f"{place}/next?by=both")
    page.locator("#undo").click()
    context.close()
