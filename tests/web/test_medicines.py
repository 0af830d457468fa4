"""What is taken and reacted to: stated, corrected, offered, undone; the checks follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .browsing import open_demo

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk, Look


def _look(desk: Desk, address: str) -> Look:
    return desk.look(address.rsplit("/", 1)[1])


def _medicines(desk: Desk, address: str) -> dict[str, str]:
    return {each.id: each.status.value for each in _look(desk, address).found.medications}


def _allergies(desk: Desk, address: str) -> dict[str, str]:
    return {each.id: each.status.value for each in _look(desk, address).found.allergies}


def _say(client: TestClient, address: str, listed: str, status: str, **fields: str) -> str:
    return client.post(f"{address}/names/{listed}", data={"status": status, **fields}).text


def test_a_medicine_is_stated_with_its_dose(client: TestClient, desk: Desk, empty: str) -> None:
    text = _say(client, empty, "medicine", "present", name="apixaban 5 mg twice daily")
    assert _medicines(desk, empty) == {"apixaban": "present"}
    assert "apixaban 5 mg twice daily" in text


def test_several_medicines_in_one_line_are_several(client: TestClient, desk: Desk, empty: str) -> None:
    _say(client, empty, "medicine", "present", name="ramipril, Eliquis and bisoprolol")
    assert _medicines(desk, empty) == {"ramipril": "present", "apixaban": "present", "bisoprolol": "present"}


def test_a_stated_medicine_is_checked_at_once(client: TestClient, empty: str) -> None:
    _say(client, empty, "medicine", "present", name="warfarin")
    text = _say(client, empty, "medicine", "present", name="ibuprofen")
    assert "Ibuprofen + Warfarin" in text
    assert "Ibuprofen + Warfarin" in client.get(f"{empty}/guidance").text


def test_a_stated_medicine_raises_the_red_flag_of_its_class(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(f"{empty}/text", data={"text": "80-year-old man. Fell and hit his head."})
    assert _look(desk, empty).ranked.urgency.value != "emergency"
    _say(client, empty, "medicine", "present", name="Eliquis")
    assert _look(desk, empty).ranked.urgency.value == "emergency"


def test_what_was_said_is_shown_with_its_words_and_can_be_corrected(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(f"{empty}/text", data={"text": "Head injury. Takes warfarin. Allergic to penicillin."})
    text = client.get(empty).text
    assert 'href="#q-medicine-warfarin">“warfarin”' in text
    assert 'id="q-medicine-warfarin"' in text
    _say(client, empty, "medicine", "absent", subject="warfarin")
    _say(client, empty, "allergy", "absent", subject="penicillins")
    assert _medicines(desk, empty) == {"warfarin": "absent"}
    assert _allergies(desk, empty) == {"penicillins": "absent"}
    assert "anticoagulant-use" not in {each.id for each in _look(desk, empty).found.findings}
    _say(client, empty, "medicine", "clear", subject="warfarin")
    assert _medicines(desk, empty) == {"warfarin": "present"}


def test_a_medicine_of_which_nobody_can_tell_is_left_out_of_the_checks_and_named(
    client: TestClient, desk: Desk, empty: str
) -> None:
    client.post(f"{empty}/text", data={"text": "Takes warfarin and ibuprofen. Allergic to penicillin."})
    text = _say(client, empty, "medicine", "unknown", subject="warfarin")
    assert _medicines(desk, empty)["warfarin"] == "possible"
    assert "Ibuprofen + Warfarin" not in text
    assert "said to be possible" in client.get(f"{empty}/guidance").text
    _say(client, empty, "allergy", "unknown", subject="penicillins")
    assert _allergies(desk, empty) == {"penicillins": "unknown"}


def test_a_misspelling_is_offered_and_not_assumed(client: TestClient, desk: Desk, empty: str) -> None:
    text = _say(client, empty, "medicine", "present", name="apixiban")
    assert _medicines(desk, empty) == {}
    assert "in no list: not checked" in text
    assert "Did you mean" in text
    assert "apixiban" in client.get(f"{empty}/guidance").text
    _say(client, empty, "medicine", "present", name="apixaban", instead="apixiban")
    assert _medicines(desk, empty) == {"apixaban": "present"}
    assert 'id="chip-medicine-apixiban"' not in client.get(empty).text


def test_a_known_name_beside_an_unknown_one_does_not_hide_it(client: TestClient, desk: Desk, empty: str) -> None:
    text = _say(client, empty, "medicine", "present", name="warfarin, ramipril and zzyzxolol")
    assert _medicines(desk, empty) == {"warfarin": "present", "ramipril": "present"}
    assert "zzyzxolol" in text
    assert "zzyzxolol" in client.get(f"{empty}/guidance").text


def test_allergies_are_stated_denied_and_none_known(client: TestClient, desk: Desk, empty: str) -> None:
    assert "Nothing is recorded." in client.get(empty).text
    _say(client, empty, "allergy", "absent", subject="any-medicine")
    assert _allergies(desk, empty) == {"any-medicine": "absent"}
    _say(client, empty, "allergy", "clear", subject="any-medicine")
    _say(client, empty, "allergy", "present", name="penicillin and latex")
    _say(client, empty, "allergy", "absent", name="aspirin")
    assert _allergies(desk, empty) == {"penicillins": "present", "latex": "present", "aspirin": "absent"}


def test_words_that_deny_an_allergy_are_not_turned_round_by_the_button(
    client: TestClient, desk: Desk, empty: str
) -> None:
    _say(client, empty, "allergy", "present", name="no penicillin allergy")
    assert _allergies(desk, empty)["penicillins"] == "absent"


@pytest.mark.parametrize("words", ["none known", "NKDA"])
def test_no_known_allergies_may_be_typed(client: TestClient, desk: Desk, empty: str, words: str) -> None:
    _say(client, empty, "allergy", "present", name=words)
    assert _allergies(desk, empty) == {"any-medicine": "absent"}


def test_a_statement_is_undone(client: TestClient, desk: Desk, empty: str) -> None:
    text = _say(client, empty, "medicine", "present", name="warfarin")
    assert "Undo: Warfarin taken" in text
    number = desk.book.events(empty.rsplit("/", 1)[1])[-1].seq
    client.post(f"{empty}/undone", data={"number": number})
    assert _medicines(desk, empty) == {}


def test_names_are_suggested_by_their_beginning_and_by_their_sound(client: TestClient, empty: str) -> None:
    def offered(listed: str, query: str) -> str:
        return client.get(f"{empty}/names/{listed}", params={"q": query}, headers={"X-Parts": "1"}).text

    assert 'value="apixaban"' in offered("medicine", "apix")
    assert 'value="eliquis (apixaban)"' in offered("medicine", "eliq")
    assert 'value="warfarin"' in offered("medicine", "warfrin")
    assert "latex" in offered("allergy", "late")
    assert "latex" not in offered("medicine", "late")
    assert offered("medicine", "a").strip() == ""


def test_nothing_named_or_an_unknown_status_is_refused_with_the_mend(client: TestClient, empty: str) -> None:
    assert "Nothing was named" in _say(client, empty, "medicine", "present", name="  ")
    assert "Use present, absent, unknown or clear" in _say(client, empty, "medicine", "maybe", name="warfarin")
    assert client.post(f"{empty}/names/colour", data={"name": "x", "status": "present"}).is_client_error


@pytest.mark.browser
def test_a_medicine_is_stated_offered_and_corrected_by_keyboard_alone(page: Page) -> None:
    open_demo(page)
    page.keyboard.press("m")
    page.keyboard.type("apixiban")
    page.keyboard.press("Enter")
    chip = page.locator("#chip-medicine-apixiban summary")
    expect(chip).to_contain_text("in no list")
    chip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#chip-medicine-apixaban")).to_contain_text("taken")
    expect(page.locator("#chip-medicine-apixiban")).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('[data-part]').id") == "part-medicines"


@pytest.mark.browser
def test_the_forms_work_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=False, reduced_motion="reduce")
    page = context.new_page()
    open_demo(page)
    page.fill("#add-medicine", "warfarin")
    page.click("#add-taken")
    expect(page.locator("#chip-medicine-warfarin")).to_contain_text("taken")
    page.fill("#add-allergy", "aspirin")
    page.click("#add-not-allergic")
    expect(page.locator("#chip-allergy-aspirin")).to_contain_text("not allergic")
    context.close()
