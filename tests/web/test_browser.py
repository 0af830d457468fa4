"""The app as people use it, in Debian's Chromium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import open_demo, without_faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Route


pytestmark = pytest.mark.browser
KEPT = """caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
    .then((all) => all.flat().map((request) => request.url))"""
DIALOGUE = """Doctor: What brings you in?
Patient: All of a sudden I had a terrible tearing pain between the shoulder blades. I am 58.
Doctor: Any fever?
Patient: No, no fever."""


def test_from_pasted_words_to_chips_list_why_and_note(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="New consultation").click()
    page.locator("#text").fill(DIALOGUE)
    expect(page.locator("#chip-fever-patient-current")).to_contain_text("Fever")
    expect(page.locator("#announce")).to_have_text(re.compile(r"\d+ findings; first: .+; \d+ dangers? open\."))
    expect(page.locator("#rank-aortic-dissection")).to_be_visible()
    expect(page.locator("#text")).to_be_focused()
    page.locator("#why-aortic-dissection").click()
    expect(page.get_by_role("heading", name="Why Aortic dissection?")).to_be_visible()
    page.get_by_role("link", name="Note", exact=True).click()
    sentence = page.locator(".sentence a").first
    sentence.hover()
    expect(page.locator("mark.on").first).to_be_visible()


def test_a_chip_opens_its_words_and_the_clinician_changes_it_without_losing_the_place(page: Page) -> None:
    open_demo(page)
    chip = page.locator("#chip-fever-patient-current")
    chip.locator("summary").click()
    chip.get_by_role("link", name="“fever”").click()
    expect(page.locator("mark:target")).to_have_text("fever")
    button = chip.get_by_role("button", name="Present")
    button.focus()
    page.keyboard.press("Enter")
    expect(chip.locator("summary")).to_contain_text("set by you")
    expect(chip).to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.closest('[data-part]').id") == "part-chips"


def test_a_question_is_answered_with_one_key(page: Page) -> None:
    open_demo(page)
    before = page.locator(".asks .ask-text").first.inner_text()
    page.locator(".asks button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".asks .ask-text").first).not_to_have_text(before)
    assert page.evaluate("document.activeElement.closest('[data-part]').id") == "part-look"


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("n")
    page.wait_for_url("**/consultations/*")
    page.keyboard.press("t")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("58-year-old man, sudden tearing pain between the shoulder blades")
    page.wait_for_selector(".rank")
    page.keyboard.press("Tab")
    expect(page.locator("#save-text")).to_be_focused()
    page.keyboard.press("d")
    expect(page.locator(".danger > summary").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".danger").first).to_have_attribute("open", "")
    page.keyboard.press("1")
    expect(page.locator("#drawer-title")).to_contain_text("Why")
    expect(page.locator("#drawer-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#drawer")).to_have_count(0)
    expect(page.locator('[data-rank="1"]')).to_be_focused()
    page.keyboard.press("g")
    page.wait_for_url("**/guidance")
    page.keyboard.press("e")
    page.wait_for_url("**/note")
    page.keyboard.press("?")
    page.wait_for_url("**/about#keyboard")


def test_a_finding_is_added_from_the_names_that_are_offered(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("n")
    page.wait_for_url("**/consultations/*")
    page.locator("#add-name").press_sequentially("feve")
    expect(page.locator("#finding-names option[value='Fever']")).to_have_count(1)
    page.locator("#add-name").fill("Fever")
    page.locator("#add-absent").click()
    expect(page.locator("#chip-fever-patient-current")).to_contain_text("absent")


@pytest.mark.parametrize(
    ("place", "typing", "shown"),
    [
        ("/encyclopedia", ("#q", "aortic diss"), ".hits a:text-is('Aortic dissection')"),
        ("{demo}", ("#add-name", "headac"), "#finding-names option[value='Headache']"),
        ("{demo}/bench", ("#try-name", "headac"), "#finding-names option[value='Headache']"),
    ],
)
def test_what_is_typed_before_the_scripts_are_there_is_not_lost(
    browser: Browser, server: str, place: str, typing: tuple[str, str], shown: str
) -> None:
    context = browser.new_context(base_url=server, service_workers="block")
    page = context.new_page()
    demo = open_demo(page)
    held: list[Route] = []
    come = False

    def hold(script: Route) -> None:
        if come:
            script.continue_()
        else:
            held.append(script)

    page.route(re.compile(r"/static/(?!theme)\w+\.js$"), hold)
    page.goto(place.format(demo=demo), wait_until="commit")
    field, typed = typing
    page.locator(field).press_sequentially(typed)
    come = True
    assert held
    for script in held:
        script.continue_()
    expect(page.locator(shown).first).to_be_attached()
    context.close()


def test_searching_answers_as_one_types(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.wait_for_url("**/encyclopedia")
    page.locator("#q").press_sequentially("aortic diss")
    expect(page.locator(".hits a").first).to_have_text("Aortic dissection")


def test_it_works_with_scripts_off(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name="New consultation").click()
    page.locator("#text").fill("58-year-old man, sudden tearing pain between the shoulder blades. No fever.")
    page.get_by_role("button", name="Save and look").click()
    expect(page.locator("#rank-aortic-dissection")).to_be_visible()
    chip = page.locator("#chip-fever-patient-current")
    chip.locator("summary").click()
    chip.get_by_role("button", name="Present").click()
    expect(chip.locator("summary")).to_contain_text("set by you")
    page.goto("/encyclopedia")
    page.locator("#q").fill("aortic dissection")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Aortic dissection", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aortic dissection")
    context.close()


def test_without_a_microphone_it_says_so_and_names_the_other_ways(context: BrowserContext) -> None:
    page = context.new_page()
    page.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('no'))")
    page.goto("/")
    page.get_by_role("button", name="New consultation").click()
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.locator("[data-say]")).to_contain_text("blocked or missing")
    expect(page.locator("[data-say]")).to_contain_text("type, paste or load")


def test_an_article_is_there_offline_after_a_visit_and_a_patient_is_not(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.reload()
    place = open_demo(page)
    page.goto("/encyclopedia/aortic-dissection")
    page.wait_for_function("caches.open('pages').then((c) => c.keys()).then((k) => k.length > 0)")
    kept = page.evaluate(KEPT)
    assert not [address for address in kept if "/consultations" in address or address == f"{server}/"]
    context.set_offline(True)
    page.goto("/encyclopedia/aortic-dissection")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aortic dissection")
    page.goto(place)
    expect(page.get_by_role("heading", level=1)).to_have_text("The program cannot be reached")
    expect(page.get_by_role("link", name="Aortic dissection")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_an_accessibility_fault_or_scrolls_sideways(page: Page, scheme: str, width: int) -> None:
    place = open_demo(page)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    versus = "/why/aortic-dissection?versus=pulmonary-embolism"
    tried = "/bench?steps=pain-tearing:unknown~fever:present&first=aortic-dissection&second=pulmonary-embolism"
    last = ("/delete", "/transcript", "/find?q=pain")
    tabs = [place + tab for tab in ("", "/next", tried, "/guidance", "/note", "/receipts", versus, *last)]
    others = [
        "/",
        "/encyclopedia",
        "/encyclopedia?q=pain",
        "/encyclopedia/upper-back-pain",
        "/encyclopedia/aortic-dissection",
        "/about",
        "/quality",
        "/settings",
        "/settings/priors",
        "/settings/speech",
        "/settings/sound",
        "/settings/templates",
        "/settings/language-model",
        "/offline",
    ]
    for address in [*others, *tabs]:
        page.goto(address)
        without_faults(page)


def test_touch_targets_are_large_enough(browser: Browser, server: str) -> None:
    context = browser.new_context(
        base_url=server, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    open_demo(page)
    small = page.evaluate(
        """[...document.querySelectorAll('button, summary, select, .tabs a, .top a, .why')]
        .filter((item) => item.offsetParent && item.getBoundingClientRect().height < 43.5)
        .map((item) => item.outerHTML.slice(0, 90))"""
    )
    assert small == []
    context.close()
