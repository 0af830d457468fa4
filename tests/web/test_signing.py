"""Signing: nothing is signed unseen, what was signed is locked and kept byte for byte."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.consultation import Kind
from dxpad.domain.decode_note import note_from
from dxpad.domain.encode import dumps

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.domain.notework import Signature
    from dxpad.web.desk import Desk

REASONS = {"danger_reason": "ambulance called", "consent_chosen": "Nothing was recorded"}


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def _hidden(text: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]+)"', text)


def _tick_all(client: TestClient, address: str) -> None:
    keys = _hidden(client.get(f"{address}/sign").text, "shown")
    client.post(f"{address}/note/checks", data={"shown": keys, "ticked": keys})


def _sign(client: TestClient, address: str, **fields: object) -> int:
    text = client.get(f"{address}/sign").text
    given = {
        "name": "Dr Ada Example", "digest": _hidden(text, "digest"), "danger": _hidden(text, "danger"),
        **REASONS, **fields,
    }  # fmt: skip
    return client.post(f"{address}/sign", data=given, follow_redirects=False).status_code


def _signature(desk: Desk, address: str) -> Signature:
    signature = desk.book.read(_id(address)).signature
    assert signature
    return signature


@pytest.fixture
def signed(client: TestClient, demo: str) -> str:
    _tick_all(client, demo)
    assert _sign(client, demo) == 303
    return demo


def test_the_sheet_shows_what_is_open(client: TestClient, demo: str) -> None:
    text = client.get(f"{demo}/sign").text
    for words in (
        "174/98",
        "Amlodipine",
        "Dangers still open",
        "Consent to recording is not on record",
        "points not confirmed",
    ):
        assert words in text, words
    assert 'id="sign-now"' not in text


def test_an_unconfirmed_point_blocks(client: TestClient, desk: Desk, demo: str) -> None:
    keys = _hidden(client.get(f"{demo}/sign").text, "shown")
    client.post(f"{demo}/note/checks", data={"shown": keys, "ticked": keys[1:]})
    assert _sign(client, demo) == 409
    assert "1 point not confirmed" in client.get(f"{demo}/sign").text
    assert not desk.book.read(_id(demo)).signed


def test_a_tick_can_be_taken_back_and_each_is_an_event(client: TestClient, desk: Desk, demo: str) -> None:
    _tick_all(client, demo)
    key = _hidden(client.get(f"{demo}/sign").text, "shown")[0]
    client.post(f"{demo}/note/checks", data={"shown": [key]})
    assert "1 point not confirmed" in client.get(f"{demo}/sign").text
    kinds = [event.kind for event in desk.book.events(_id(demo))]
    assert kinds.count(Kind.NOTE_CHECKED) == 2


def test_a_changed_sentence_must_be_confirmed_anew(client: TestClient, desk: Desk, demo: str) -> None:
    _tick_all(client, demo)
    written = desk.written(desk.look(_id(demo)))
    assert written
    line = next(line for line in written.revision.all_lines if "174/98" in line.sentence.text)
    data = {"act": "change", "section": "objective", "key": line.key, "text": "On the right it is 147/98."}
    client.post(f"{demo}/note/sentence", data=data)
    assert "points not confirmed" in client.get(f"{demo}/sign").text
    assert _sign(client, demo) == 409


def test_a_sentence_nobody_said_cannot_be_signed_unread(client: TestClient, demo: str) -> None:
    client.post(f"{demo}/text", data={"text": "Worried wife in the room."})
    text = client.get(f"{demo}/sign").text
    points = text[text.index('id="points"') :]
    keys = _hidden(points, "shown")
    client.post(f"{demo}/note/checks", data={"shown": keys, "ticked": keys})
    assert "1 sentence without words behind it not read" in client.get(f"{demo}/sign").text
    assert _sign(client, demo) == 409
    _tick_all(client, demo)
    assert _sign(client, demo) == 303


def test_open_dangers_and_missing_consent_need_a_reason_that_is_kept(client: TestClient, desk: Desk, demo: str) -> None:
    _tick_all(client, demo)
    assert _sign(client, demo, danger_reason="") == 409
    assert _sign(client, demo, consent_chosen="") == 409
    dangers = [item.condition for item in desk.look(_id(demo)).open_dangers]
    assert _sign(client, demo) == 303
    kept = {(item.kind, item.subject): item.reason for item in _signature(desk, demo).acknowledged}
    assert {name for kind, name in kept if kind == "danger"} == set(dangers)
    assert set(kept.values()) == {"ambulance called", "Nothing was recorded"}


def test_a_danger_is_dismissed_on_the_sheet_and_consent_recorded_there(
    client: TestClient, desk: Desk, demo: str
) -> None:
    first = desk.look(_id(demo)).open_dangers[0].condition
    answer = client.post(f"{demo}/dismissed", data={"condition": first, "reason": "CT normal", "back": "sign"})
    assert answer.url.path.endswith("/sign")
    assert first not in _hidden(answer.text, "danger")
    answer = client.post(f"{demo}/consented", data={"back": "sign"})
    assert "Consent recorded" in answer.text


def test_an_empty_note_is_not_signed(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(f"{empty}/text", data={"text": "Doctor: Good morning.\nPatient: Good morning."})
    assert "Nothing is written yet" in client.get(f"{empty}/sign").text
    assert _sign(client, empty) == 409
    assert not desk.book.read(_id(empty)).signed


def test_nobody_signs_without_a_name(client: TestClient, demo: str) -> None:
    _tick_all(client, demo)
    assert _sign(client, demo, name="  ") == 409


def test_what_changed_since_the_page_was_shown_is_not_signed(client: TestClient, desk: Desk, demo: str) -> None:
    _tick_all(client, demo)
    assert _sign(client, demo, digest="0" * 64) == 409
    assert _sign(client, demo, danger=["acne-vulgaris"]) == 409
    assert not desk.book.read(_id(demo)).signed


def test_a_recording_that_waits_to_be_transcribed_blocks(client: TestClient, desk: Desk, demo: str) -> None:
    tape = desk.recordings.open(_id(demo), bytes(16), 1)
    tape.add(0, bytes(8000))
    _tick_all(client, demo)
    assert "A recording is not finished" in client.get(f"{demo}/sign").text
    assert _sign(client, demo) == 409


def test_signing_deletes_the_sound_that_was_transcribed(client: TestClient, desk: Desk, demo: str) -> None:
    desk.recordings.open(_id(demo), bytes(16), 1).add(0, bytes(8000))
    for sound in desk.recordings.finish(_id(demo)):
        desk.recordings.heard(sound)
    _tick_all(client, demo)
    assert _sign(client, demo) in (200, 303)
    assert desk.recordings.of(_id(demo)) == ()
    assert desk.book.events(_id(demo))[-1].text == "at signing: recording 1, 0 s"


def test_the_signed_bytes_are_kept_with_their_sum_who_when_and_with_what(
    client: TestClient, desk: Desk, signed: str
) -> None:
    content = client.get(f"{signed}/note/signed.json").content
    state, signature = desk.book.read(_id(signed)), _signature(desk, signed)
    assert sha256(content).hexdigest() == signature.sha256
    assert dumps(note_from(content.decode())) == content.decode()
    assert json.loads(content)["template"] == "soap"
    assert (state.signed_by, state.signed) == ("Dr Ada Example", "2026-11-22T09:00:00+00:00")
    receipt = desk.look(_id(signed)).ranked.receipt
    assert (signature.knowledge, signature.program) == (receipt.knowledge, receipt.program)
    text = client.get(f"{signed}/note").text
    assert "Signed by Dr Ada Example" in text
    assert signature.sha256 in text


@pytest.mark.parametrize(
    ("place", "data"),
    [
        ("note/sentence", {"act": "add", "section": "subjective", "text": "More."}),
        ("note/again", {"section": "subjective"}),
        ("note/template", {"name": "aci"}),
        ("note/kept", {}),
        ("note/checks", {"shown": "x"}),
        ("sign", {"name": "Somebody"}),
        ("text", {"text": "other words"}),
        ("transcript", {"lines": "Patient: other words"}),
        ("findings", {"finding": "fever", "status": "present"}),
        ("described", {"alias": "B"}),
        ("dismissed", {"condition": "aortic-dissection", "reason": "no"}),
        ("consented", {}),
    ],
)
def test_a_signed_consultation_refuses_every_change_and_says_so(
    client: TestClient, desk: Desk, signed: str, place: str, data: dict[str, str]
) -> None:
    before = desk.book.events(_id(signed))
    answer = client.post(f"{signed}/{place}", data=data)
    assert answer.status_code == 409
    assert "signed" in answer.text
    assert desk.book.events(_id(signed)) == before


def test_an_undo_after_signing_changes_nothing(client: TestClient, desk: Desk, demo: str) -> None:
    client.post(f"{demo}/findings", data={"finding": "fever", "status": "present"})
    number = desk.book.events(_id(demo))[-1].seq
    _tick_all(client, demo)
    assert _sign(client, demo) == 303
    before = desk.book.events(_id(demo))
    assert 'id="undo"' not in client.get(demo).text
    client.post(f"{demo}/undone", data={"number": number})
    assert desk.book.events(_id(demo)) == before


def test_a_signed_note_shows_no_form_but_the_addendum(client: TestClient, signed: str) -> None:
    text = client.get(f"{signed}/note").text
    assert 'name="act"' not in text
    assert client.get(f"{signed}/sign", follow_redirects=False).headers["location"] == f"{signed}/note"
    assert 'id="save-addendum"' in text


def test_an_addendum_is_kept_with_who_and_when_and_leaves_the_signed_words(
    client: TestClient, desk: Desk, signed: str
) -> None:
    before = client.get(f"{signed}/note/signed.json").content
    assert client.post(f"{signed}/note/addendum", data={"text": " ", "name": "Dr B"}).status_code == 400
    client.post(f"{signed}/note/addendum", data={"text": "CT: type A dissection.", "name": "Dr B"})
    kept = desk.book.read(_id(signed)).note.addenda
    assert [(item.by, item.text, item.at) for item in kept] == [
        ("Dr B", "CT: type A dissection.", "2026-11-22T09:00:00+00:00")
    ]
    assert "CT: type A dissection." in client.get(f"{signed}/note").text
    assert client.get(f"{signed}/note/signed.json").content == before


def test_a_saved_file_of_a_signed_note_carries_signature_and_addenda(client: TestClient, signed: str) -> None:
    client.post(f"{signed}/note/addendum", data={"text": "CT: type A dissection.", "name": "Dr B"})
    text = client.get(f"{signed}/note.md").text
    assert "Signed by Dr Ada Example" in text
    assert "CT: type A dissection." in text
    assert "## To confirm" not in text


def test_an_addendum_to_a_draft_is_refused(client: TestClient, demo: str) -> None:
    assert client.post(f"{demo}/note/addendum", data={"text": "x", "name": "Dr B"}).status_code == 409


def test_the_name_is_remembered_in_this_browser(client: TestClient, signed: str) -> None:
    assert signed
    other = client.post("/demo", follow_redirects=False).headers["location"]
    assert 'value="Dr Ada Example"' in client.get(f"{other}/sign").text


def test_the_name_is_set_in_the_settings_and_any_letters_will_do(client: TestClient, demo: str) -> None:
    text = client.post("/settings/name", data={"name": " Д-р  Łucja "}).text
    assert 'value="Д-р Łucja"' in text
    assert 'value="Д-р Łucja"' in client.get(f"{demo}/sign").text


def test_what_waits_for_the_signature_is_called_once(client: TestClient, desk: Desk, demo: str) -> None:
    called: list[str] = []
    desk.when_signed = (lambda state: called.append(f"{state.id} {state.signed_by}"),)
    _tick_all(client, demo)
    assert _sign(client, demo) == 303
    assert _sign(client, demo) == 409
    assert called == [f"{_id(demo)} Dr Ada Example"]


def test_versions_show_the_first_draft_what_changed_and_what_was_signed(client: TestClient, demo: str) -> None:
    client.post(f"{demo}/note/sentence", data={"act": "add", "section": "plan", "text": "Wife told."})
    client.post(f"{demo}/note/kept")
    _tick_all(client, demo)
    assert _sign(client, demo) == 303
    text = client.get(f"{demo}/versions").text
    for title in ("Before the first change", "Kept by hand", "As signed"):
        assert title in text, title
    assert re.search(r"<ins>.*Wife told\.", text, re.DOTALL)
    assert "<del>" not in text


def test_an_empty_consultation_has_neither_sheet_nor_versions(client: TestClient, empty: str) -> None:
    assert client.get(f"{empty}/sign", follow_redirects=False).status_code == 303
    assert "there is no version" in client.get(f"{empty}/versions").text
    assert client.post(f"{empty}/sign", data={"name": "x"}).status_code == 409
    assert client.get(f"{empty}/versions?from=9").status_code == 200


def test_the_fhir_document_of_a_note_is_preliminary_then_final_then_amended(client: TestClient, demo: str) -> None:
    def status() -> tuple[str, bool]:
        bundle = client.get(f"{demo}/note.fhir").json()
        return bundle["entry"][0]["resource"]["status"], "Practitioner" in str(bundle)

    assert status() == ("preliminary", False)
    _tick_all(client, demo)
    assert _sign(client, demo) == 303
    assert status() == ("final", True)
    client.post(f"{demo}/note/addendum", data={"text": "CT: type A dissection.", "name": "Dr B"})
    assert status() == ("amended", True)
    assert "CT: type A dissection." in client.get(f"{demo}/note.fhir").text
