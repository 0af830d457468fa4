"""The page of guidance: what is open can be asked there, what is an estimate says so, what is many is folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from tests.web.browsing import open_demo, without_faults

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.testclient import TestClient

HEAD = "72-year-old woman. Fell and hit her head an hour ago. Vomited once. Takes Eliquis and ibuprofen. eGFR 28."


@pytest.fixture
def guided(client: TestClient, empty: str) -> str:
    """The page of guidance of a head injury on a blood thinner."""
    client.post(f"{empty}/text", data={"text": HEAD})
    return client.get(f"{empty}/guidance").text


def test_a_red_flag_that_rests_on_an_estimate_says_so(guided: str) -> None:
    met = re.findall(r'<p id="flag-.*?</p>\s*<p class="small">(.*?)</p>', guided, re.DOTALL)
    assert met
    assert all("Strength: strong" in body or "estimate" in body or "#source-" in body for body in met)
    assert not [body for body in met if "Strength: strong" in body and "#source-" not in body]


def test_what_holds_for_every_medicine_stands_once(guided: str) -> None:
    assert "Before any medicine:" in guided
    assert guided.count("Kidney disease: check eGFR; choose and dose the medicine by it") == 1


def test_answering_a_red_flag_leads_back_to_it(client: TestClient, empty: str) -> None:
    client.post(f"{empty}/text", data={"text": HEAD})
    back = "guidance#flag-head-injury"
    sent = {"finding": "drowsiness", "status": "present", "back": back}
    answer = client.post(f"{empty}/findings", data=sent, follow_redirects=False)
    assert answer.headers["location"] == f"{empty}/{back}"
    odd = {**sent, "back": "guidance#/../../x"}
    assert client.post(f"{empty}/findings", data=odd, follow_redirects=False).headers["location"] == empty


@pytest.mark.browser
def test_a_red_flag_is_asked_and_answered_by_keyboard_alone(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("g")
    page.wait_for_url("**/guidance")
    page.locator('details[id^="flag-"]:has(form) > summary').first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    asked = page.evaluate("document.activeElement.innerText")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/guidance#flag-"))
    assert asked.startswith("Yes")
    expect(page.locator(f"#{page.url.split('#')[1]}")).to_have_count(1)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_medicines_and_guidance_are_accessible_at_both_widths(
    browser: Browser, server: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    place = open_demo(page).split("#")[0]
    for words, chip in (("warfarin", "warfarin"), ("ibuprofen", "ibuprofen"), ("apixiban", "apixiban")):
        page.fill("#add-medicine", words)
        page.keyboard.press("Enter")
        expect(page.locator(f"#chip-medicine-{chip}")).to_have_count(1)
    for address in (place, f"{place}/guidance"):
        page.goto(address)
        without_faults(page)
    context.close()
