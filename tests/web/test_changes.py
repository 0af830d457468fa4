"""What a clinician changes, and that their word wins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Kind
from dxpad.domain.finding import Status
from dxpad.web.tape import FRAME

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.web.desk import Desk

DIALOGUE = """Doctor: What brings you in?
Patient: A sudden tearing pain between my shoulder blades.
Doctor: Any fever?
Patient: No."""


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def _statuses(desk: Desk, address: str) -> dict[str, str]:
    return {item.id: item.status.value for item in desk.look(_id(address)).found.findings}


def test_typed_text_becomes_findings(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(f"{empty}/text", data={"text": "58-year-old man with fever. No cough."})
    assert _statuses(desk, empty)["fever"] == "present"
    assert _statuses(desk, empty)["cough"] == "absent"


def test_a_pasted_conversation_is_read_as_turns(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(f"{empty}/text", data={"text": DIALOGUE})
    text = client.get(empty).text
    assert 'id="turn-3"' in text
    assert _statuses(desk, empty)["fever"] == "absent"


def test_text_that_did_not_change_is_no_event(client: TestClient, desk: Desk, empty: str) -> None:
    for _ in range(3):
        client.post(f"{empty}/text", data={"text": "fever"})
    kinds = [event.kind for event in desk.book.events(_id(empty))]
    assert kinds == [Kind.STARTED, Kind.TYPED]


def test_the_clinicians_word_wins(client: TestClient, desk: Desk, demo: str) -> None:
    assert _statuses(desk, demo)["fever"] == "absent"
    client.post(f"{demo}/findings", data={"finding": "fever", "status": "present"})
    assert _statuses(desk, demo)["fever"] == "present"
    client.post(f"{demo}/findings", data={"finding": "fever", "status": "clear"})
    assert _statuses(desk, demo)["fever"] == "absent"


def test_a_finding_set_aside_counts_neither_way_and_can_be_brought_back(
    client: TestClient, desk: Desk, demo: str
) -> None:
    client.post(f"{demo}/findings", data={"finding": "fever", "status": "aside"})
    assert "fever" not in _statuses(desk, demo)
    assert desk.book.read(_id(demo)).set_findings == (("fever", Status.UNKNOWN),)
    assert "1 set aside by you" in client.get(demo).text
    client.post(f"{demo}/findings", data={"finding": "fever", "status": "clear"})
    assert "fever" in _statuses(desk, demo)


def test_a_finding_is_added_by_its_name(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(f"{empty}/findings", data={"name": "Fever", "status": "present"})
    assert _statuses(desk, empty) == {"fever": "present"}


def test_a_name_that_fits_several_findings_leads_to_a_choice(client: TestClient, desk: Desk, empty: str) -> None:
    answer = client.post(f"{empty}/findings", data={"name": "pain", "status": "present"})
    assert "Add a finding" in answer.text
    assert _statuses(desk, empty) == {}


def test_an_unknown_finding_or_status_is_refused_with_the_mend(client: TestClient, empty: str) -> None:
    assert client.post(f"{empty}/findings", data={"finding": "nonsense", "status": "present"}).status_code == 404
    assert client.post(f"{empty}/findings", data={"finding": "fever", "status": "maybe"}).status_code == 400


def test_who_and_where_are_kept_and_checked(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(f"{empty}/described", data={"alias": "A17", "age": "54", "sex": "female", "setting": "emergency"})
    described = desk.book.read(_id(empty)).described
    assert (described.alias, described.age, described.sex, described.setting) == ("A17", 54.0, "female", "emergency")
    for wrong in ({"age": "old"}, {"age": "130"}, {"age": "nan"}, {"sex": "x"}, {"setting": "ship"}):
        assert client.post(f"{empty}/described", data=wrong).status_code == 400


def test_a_danger_is_dismissed_only_with_a_reason_and_reopened(client: TestClient, desk: Desk, demo: str) -> None:
    opened = [item.condition for item in desk.look(_id(demo)).open_dangers]
    first = opened[0]
    assert client.post(f"{demo}/dismissed", data={"condition": first, "reason": "  "}).status_code == 400
    client.post(f"{demo}/dismissed", data={"condition": first, "reason": "CT angiography normal"})
    assert first not in [item.condition for item in desk.look(_id(demo)).open_dangers]
    assert "CT angiography normal" in client.get(demo).text
    client.post(f"{demo}/reopened", data={"condition": first})
    assert first in [item.condition for item in desk.look(_id(demo)).open_dangers]


def test_a_live_update_gets_the_parts_and_one_sentence(client: TestClient, empty: str) -> None:
    text = client.post(f"{empty}/text", data={"text": "fever and cough"}, headers={"X-Parts": "1"}).text
    assert set(re.findall(r'data-part="(\w+)"', text)) == {
        "context",
        "urgency",
        "consent",
        "sound",
        "voices",
        "chips",
        "medicines",
        "said",
        "look",
        "undo",
    }
    assert re.search(r"<p data-announce>2 findings; first: .+; \d+ dangers? open\.</p>", text)
    assert "<html" not in text


def test_speakers_are_corrected_and_times_stay(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(
        f"{empty}/sound", files={"file": ("t.vtt", b"WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nI have a fever.\n")}
    )
    client.post(f"{empty}/transcript", data={"lines": "Patient: I have a fever."})
    turn = desk.book.read(_id(empty)).turns[0]
    assert (turn.speaker, turn.start, turn.end) == ("patient", 1.0, 3.0)


def test_an_empty_box_takes_the_conversation_away(client: TestClient, desk: Desk, demo: str) -> None:
    client.post(f"{demo}/transcript", data={"lines": ""})
    assert desk.book.read(_id(demo)).turns == ()


def test_a_file_that_is_neither_sound_nor_text_is_refused(client: TestClient, empty: str) -> None:
    assert client.post(f"{empty}/sound", files={"file": ("x.bin", bytes(range(256)) * 20)}).status_code == 400
    assert client.post(f"{empty}/sound", files={"file": ("x.txt", b"")}).status_code == 400


def test_consent_is_an_event_with_its_time(client: TestClient, desk: Desk, empty: str) -> None:
    client.post(f"{empty}/consented")
    assert desk.book.read(_id(empty)).consented == "2026-11-22T09:00:00+00:00"
    assert "Consent recorded" in client.get(empty).text


def test_deleting_asks_first_and_then_leaves_nothing(client: TestClient, desk: Desk, demo: str) -> None:
    tape = desk.recordings.open(_id(demo), bytes(16), 1)
    tape.add(0, bytes(FRAME))
    assert desk.recordings.of(_id(demo))
    assert "Delete this consultation?" in client.get(f"{demo}/delete").text
    client.post(f"{demo}/delete")
    assert client.get(demo).status_code == 404
    assert desk.recordings.of(_id(demo)) == ()


def test_typed_notes_beside_a_conversation_stand_in_the_note_as_typed(client: TestClient, demo: str) -> None:
    client.post(f"{demo}/text", data={"text": "Worried wife in the room."})
    text = client.get(f"{demo}/note").text
    assert "Typed notes" in text
    assert "sentence-typed" in text
    assert "Worried wife in the room." in client.get(f"{demo}/note.md").text


def test_what_a_patient_says_is_never_markup(client: TestClient, empty: str) -> None:
    client.post(f"{empty}/text", data={"text": "<script>alert(1)</script> fever"})
    client.post(f"{empty}/described", data={"alias": "<b>x</b>"})
    for tab in ("", "/note", "/receipts", "/delete"):
        text = client.get(empty + tab).text
        assert "<script>alert" not in text
        assert "<b>x</b>" not in text
