"""Who says what: a turn or a whole speaker named, as a relative or an interpreter too; how many voices there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.speech.test_speakers import Pitch
from tests.web.test_listening import first, second, texts, turn, until, upload

from dxpad.domain.consultation import Kind
from dxpad.domain.transcript import Speaker, Voice
from dxpad.jobs import State
from dxpad.speech.voices import SherpaVoices

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient
    from tests.web.test_listening import Scripted

    from dxpad.domain.transcript import Turn
    from dxpad.settings import Settings
    from dxpad.web.desk import Desk

__all__ = ["first", "second"]  # fixtures
FIRST, SECOND = (Speaker.OTHER, Voice.FIRST), (Speaker.OTHER, Voice.SECOND)
PATIENT, RELATIVE = (Speaker.PATIENT, Voice.UNTOLD), (Speaker.OTHER, Voice.RELATIVE)
INTERPRETER = (Speaker.OTHER, Voice.INTERPRETER)


def said(text: str, who: tuple[Speaker, Voice]) -> Turn:
    return replace(turn(text), speaker=who[0], voice=who[1])


@pytest.fixture
def three(desk: Desk, empty: str) -> str:
    """A conversation whose voices were told apart and named by nobody."""
    turns = (said("any pain", FIRST), said("he says no", SECOND), said("none", FIRST), said("well", PATIENT))
    desk.add(empty.rsplit("/", 1)[1], Kind.HEARD, turns=turns, engine="scripted")
    return empty


def who(desk: Desk, address: str) -> list[tuple[Speaker, Voice]]:
    return [(each.speaker, each.voice) for each in desk.book.read(address.rsplit("/", 1)[1]).turns]


def of(client: TestClient, address: str, number: int) -> str:
    """What the page's link for a turn carries to say which turn it means."""
    return client.get(address).text.split(f"/turns/{number}/speaker?of=")[1].split('"')[0]


def test_one_turn_becomes_an_interpreter_and_the_others_stay(client: TestClient, desk: Desk, three: str) -> None:
    events = len(desk.book.events(three.rsplit("/", 1)[1]))
    client.post(f"{three}/turns/0/speaker", data={"role": "interpreter", "of": of(client, three, 0)})
    assert who(desk, three) == [INTERPRETER, SECOND, FIRST, PATIENT]
    assert len(desk.book.events(three.rsplit("/", 1)[1])) == events + 1
    assert ">Interpreter<" in client.get(three).text


def test_all_turns_of_a_voice_become_a_relative_with_one_press(client: TestClient, desk: Desk, three: str) -> None:
    given = {"role": "relative", "of": of(client, three, 2), "scope": "all"}
    client.post(f"{three}/turns/2/speaker", data=given)
    assert who(desk, three) == [RELATIVE, SECOND, RELATIVE, PATIENT]
    assert [each.words for each in desk.book.read(three.rsplit("/", 1)[1]).turns][2]


def test_a_named_relative_is_read_as_somebody_else_than_the_patient(client: TestClient, desk: Desk, three: str) -> None:
    for number, role in ((0, "doctor"), (1, "patient")):
        client.post(f"{three}/turns/{number}/speaker", data={"role": role, "of": of(client, three, number)})
    assert who(desk, three)[:2] == [(Speaker.CLINICIAN, Voice.UNTOLD), PATIENT]


def test_without_scripts_a_page_asks(client: TestClient, three: str) -> None:
    text = client.get(f"{three}/turns/1/speaker?of={of(client, three, 1)}").text
    assert "Who says turn" in text
    assert "he says no" in text
    assert "All turns of" in text


@pytest.mark.parametrize("number", [0, 9])
def test_a_turn_that_changed_meanwhile_is_not_named(client: TestClient, desk: Desk, three: str, number: int) -> None:
    before = who(desk, three)
    answer = client.post(f"{three}/turns/{number}/speaker", data={"role": "relative", "of": "0" * 16})
    assert answer.status_code == 409
    assert who(desk, three) == before


def test_a_role_that_nobody_has_is_refused(client: TestClient, three: str) -> None:
    given = {"role": "judge", "of": of(client, three, 0)}
    assert client.post(f"{three}/turns/0/speaker", data=given).status_code == 400


def test_names_survive_the_correction_of_words(client: TestClient, desk: Desk, three: str) -> None:
    given = {"role": "relative", "of": of(client, three, 1)}
    client.post(f"{three}/turns/1/speaker", data=given)
    box = client.get(f"{three}/transcript").text.split('aria-describedby="lines-help">')[1].split("</textarea>")[0]
    assert box == "Other: any pain\nRelative: he says no\nOther: none\nPatient: well\n"
    client.post(f"{three}/transcript", data={"lines": box.replace("any", "some").replace("Patient", "Interpreter")})
    assert who(desk, three) == [FIRST, RELATIVE, FIRST, INTERPRETER]


@pytest.mark.usefixtures("first", "second")
def test_a_second_look_keeps_a_relative_and_lets_go_of_who_was_not_named(
    client: TestClient, desk: Desk, empty: str
) -> None:
    upload(client, empty)
    until(desk, empty, State.DONE)
    client.post(f"{empty}/turns/0/speaker", data={"role": "relative", "of": of(client, empty, 0)})
    client.post(f"{empty}/recording/again")
    for _ in range(1000):
        until(desk, empty, State.DONE)
        if texts(desk, empty) == ["I have a fever"]:
            break
    assert who(desk, empty) == [RELATIVE]


def test_the_number_of_voices_is_an_event_and_reaches_the_recogniser(
    client: TestClient, desk: Desk, empty: str, first: Scripted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dxpad.web.listening.voices_here", lambda _: Pitch())
    asked: list[object] = []
    listen = desk.pad.pad.listen
    monkeypatch.setattr(
        desk.pad.pad, "listen", lambda *given, **named: asked.append(named["speakers"]) or listen(*given, **named)
    )
    for count in ("3", "0"):
        client.post(f"{empty}/voices", data={"count": count})
        upload(client, empty)
        until(desk, empty, State.DONE)
    assert asked == [3, None]
    assert first.started.is_set()
    assert [event.kind for event in desk.book.events(empty.rsplit("/", 1)[1])].count(Kind.VOICES) == 2
    assert client.post(f"{empty}/voices", data={"count": "4"}).status_code == 400


def test_where_no_model_of_voices_is_the_page_says_what_happens(client: TestClient, empty: str) -> None:
    text = client.get(empty).text
    assert "Voices on one microphone are not told apart here" in text
    assert "There is no model of voices on this machine" in text
    assert "voices-count" not in text
    assert "Without a model of voices" in client.get("/settings/speech").text


def test_where_one_is_the_number_can_be_chosen(
    client: TestClient, empty: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Model(Pitch):
        name = "three-d.onnx"

    monkeypatch.setattr("dxpad.web.routes.consultation.voices_here", lambda _: Model())
    client.post(f"{empty}/voices", data={"count": "3"})
    text = client.get(empty).text
    assert "Voices to look for: three: with a relative or an interpreter" in text
    assert '<option value="3" selected>' in text
    assert settings.voices.name == "voices"


@pytest.mark.usefixtures("first")
def test_a_model_that_cannot_be_used_costs_no_words_and_is_said(
    client: TestClient, desk: Desk, empty: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("sherpa_onnx")
    (tmp_path / "broken.onnx").write_bytes(bytes(range(256)) * 20)
    monkeypatch.setattr("dxpad.web.listening.voices_here", lambda _: SherpaVoices(model=tmp_path / "broken.onnx"))
    upload(client, empty)
    job = until(desk, empty, State.DONE)
    assert texts(desk, empty) == ["i have a fee fur"]
    assert any("no model of voices" in remark for remark in job.remarks)
