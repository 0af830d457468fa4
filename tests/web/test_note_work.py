"""Editing the note on its page: sentence by sentence, each change an event, nothing of the clinician's lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Kind
from dxpad.domain.note import Custody

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.notes.editing import Line
    from dxpad.web.desk import Desk


def _id(address: str) -> str:
    return address.rsplit("/", 1)[1]


def _lines(desk: Desk, address: str) -> tuple[Line, ...]:
    written = desk.written(desk.look(_id(address)))
    assert written
    return written.revision.all_lines


def _texts(desk: Desk, address: str) -> list[str]:
    return [line.sentence.text for line in _lines(desk, address)]


def _post(client: TestClient, address: str, act: str, **fields: str) -> int:
    return client.post(f"{address}/note/sentence", data={"act": act, "section": "subjective", **fields}).status_code


def test_a_sentence_is_changed_and_marked_as_typed(client: TestClient, desk: Desk, demo: str) -> None:
    first = _lines(desk, demo)[0]
    _post(client, demo, "change", key=first.key, was=first.sentence.text, text="Upper back pain since  today.")
    changed = _lines(desk, demo)[0]
    assert (changed.sentence.text, changed.sentence.status) == ("Upper back pain since today.", Custody.TYPED)
    text = client.get(f"{demo}/note").text
    assert "The draft had: “" in text
    assert "Upper back pain since today." in client.get(f"{demo}/note.md").text


def test_every_change_is_an_event_and_the_last_one_is_undone(client: TestClient, desk: Desk, demo: str) -> None:
    before = _texts(desk, demo)
    _post(client, demo, "delete", key=_lines(desk, demo)[0].key)
    _post(client, demo, "add", text="Anxious.")
    events = [event for event in desk.book.events(_id(demo)) if event.kind is Kind.NOTE_EDITED]
    assert len(events) == 2
    for event in reversed(events):
        assert "Undo: a sentence" in client.get(f"{demo}/note").text
        client.post(f"{demo}/undone", data={"number": event.seq, "back": "note"})
    assert _texts(desk, demo) == before


def test_saving_the_same_words_is_no_event(client: TestClient, desk: Desk, demo: str) -> None:
    first, before = _lines(desk, demo)[0], len(desk.book.events(_id(demo)))
    _post(client, demo, "change", key=first.key, text=first.sentence.text)
    _post(client, demo, "add", text="   ")
    assert len(desk.book.events(_id(demo))) == before


def test_a_sentence_that_is_gone_meanwhile_keeps_the_clinicians_words(
    client: TestClient, desk: Desk, demo: str
) -> None:
    _post(client, demo, "change", key="000000000000", was="It hurts.", text="Hurts on breathing in.")
    assert "Hurts on breathing in." in _texts(desk, demo)
    assert "written for words that changed since" in client.get(f"{demo}/note").text


def test_a_sentence_to_delete_that_is_gone_is_said_so(client: TestClient, demo: str) -> None:
    assert _post(client, demo, "delete", key="000000000000") == 409


def test_unknown_acts_sections_and_templates_are_refused(client: TestClient, demo: str) -> None:
    assert _post(client, demo, "sing", key="x") == 400
    assert _post(client, demo, "add", section="nowhere", text="x") == 400
    assert _post(client, demo, "add", text="x" * 2001) == 400
    assert client.post(f"{demo}/note/template", data={"name": "poem"}).status_code == 404


def test_a_section_is_drafted_again_and_own_words_stay_in_sight(client: TestClient, desk: Desk, demo: str) -> None:
    before = _texts(desk, demo)
    _post(client, demo, "change", key=_lines(desk, demo)[0].key, text="Upper back pain.")
    _post(client, demo, "add", text="Anxious.")
    client.post(f"{demo}/note/again", data={"section": "subjective"})
    assert _texts(desk, demo) == before
    text = client.get(f"{demo}/note").text
    assert "Yours, not in the note" in text
    assert "Upper back pain." in text
    own = re.findall(r'id="restore-(own-\d+)"', text)
    _post(client, demo, "restore", key=own[0])
    assert _texts(desk, demo)[0] == "Upper back pain."


def test_the_work_survives_more_talk_and_a_corrected_transcript(client: TestClient, desk: Desk, demo: str) -> None:
    _post(client, demo, "change", key=_lines(desk, demo)[0].key, text="Upper back pain.")
    _post(client, demo, "add", text="Anxious.")
    turns = desk.book.read(_id(demo)).turns
    lines = ["Doctor: Good morning.", *(f"{turn.speaker.value.capitalize()}: {turn.text}" for turn in turns)]
    lines = [line.replace("Clinician:", "Doctor:") for line in lines]
    client.post(
        f"{demo}/transcript", data={"lines": "\n".join([*lines, "Patient: I also smoke ten cigarettes a day."])}
    )
    texts = _texts(desk, demo)
    assert {"Upper back pain.", "Anxious."} <= set(texts)
    assert any("smoke" in text for text in texts)


def test_the_template_is_chosen_for_the_note_and_own_words_without_a_place_are_shown(
    client: TestClient, desk: Desk, demo: str
) -> None:
    _post(client, demo, "add", text="Anxious.")
    client.post(f"{demo}/note/template", data={"name": "aci"})
    written = desk.written(desk.look(_id(demo)))
    assert written
    assert written.revision.note.template == "aci"
    text = client.get(f"{demo}/note").text
    assert "no such section in this template" in text
    key = re.findall(r'id="move-(own-\d+)"', text)[0]
    section = written.revision.note.sections[0].key
    _post(client, demo, "move", key=key, section=section)
    assert "Anxious." in _texts(desk, demo)


def test_looking_at_another_template_changes_nothing_and_offers_no_form(
    client: TestClient, desk: Desk, demo: str
) -> None:
    before = len(desk.book.events(_id(demo)))
    text = client.get(f"{demo}/note?template=aci").text
    assert "A look at another template" in text
    assert 'name="act"' not in text
    assert len(desk.book.events(_id(demo))) == before


def test_what_became_of_words_is_a_sentence_or_a_reason_or_nothing(client: TestClient, desk: Desk, demo: str) -> None:
    line = next(line for line in _lines(desk, demo) if line.sentence.sources)
    span = line.sentence.sources[0]
    place = {"turn": span.turn, "start": span.start, "end": span.end}
    inside = client.get(f"{demo}/note/became", params=place).text
    assert "In the note" in inside
    _post(client, demo, "delete", key=line.key)
    assert "deleted by you" in client.get(f"{demo}/note/became", params=place).text
    assert "Not in the note" in client.get(f"{demo}/note/became?turn=0&start=0&end=0").text
    assert client.get(f"{demo}/note/became?turn=999").status_code == 400


def test_without_a_script_a_speakers_name_leads_to_what_became_of_the_turn(client: TestClient, demo: str) -> None:
    links = re.findall(r'href="([^"]+\?turn=\d+)#became"', client.get(f"{demo}/note").text)
    assert len(links) > 10
    assert any("In the note" in client.get(link).text for link in links)


def test_no_id_stands_twice_when_everything_is_shown(client: TestClient, desk: Desk, demo: str) -> None:
    _post(client, demo, "delete", key=_lines(desk, demo)[0].key)
    _post(client, demo, "change", key=_lines(desk, demo)[0].key, text="Changed.")
    _post(client, demo, "add", text="Anxious.")
    client.post(f"{demo}/note/again", data={"section": "subjective"})
    _post(client, demo, "change", key=_lines(desk, demo)[0].key, text="Changed again.")
    for tab in ("/note", "/note?turn=1", "/sign", "/versions"):
        ids = re.findall(r'\sid="([^"]+)"', client.get(demo + tab).text)
        assert len(ids) == len(set(ids)), (tab, sorted({name for name in ids if ids.count(name) > 1}))


def test_the_list_is_not_ranked_again_for_a_change_of_the_note_and_is_for_any_other(
    client: TestClient, desk: Desk, demo: str
) -> None:
    before = desk.look(_id(demo))
    _post(client, demo, "add", text="Anxious.")
    after = desk.look(_id(demo))
    assert after.ranked is before.ranked
    assert after.consultation.note.own
    client.post(f"{demo}/findings", data={"finding": "fever", "status": "present"})
    assert desk.look(_id(demo)).ranked is not before.ranked
    assert "fever" in [item.id for item in desk.look(_id(demo)).found.findings if item.status == "present"]


def test_a_deleted_consultation_leaves_no_draft_in_memory(client: TestClient, desk: Desk, demo: str) -> None:
    client.get(f"{demo}/note")
    assert desk._drafts
    client.post(f"{demo}/delete")
    assert not desk._drafts
    assert not desk._looks
