"""Transcription in the background as a clinician meets it: with progress, stopped, resumed, and done once more."""

from __future__ import annotations

import time
from dataclasses import replace
from importlib.util import find_spec
from threading import Event as Flag
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.consultation import Kind
from dxpad.domain.transcript import Audio, Speaker, Transcript, Turn, Word
from dxpad.jobs import State
from dxpad.speech.transcribe import Transcription

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from dxpad.jobs import Job, Progress
    from dxpad.web.desk import Desk

WAIT = 20
WAV = b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(64)


def turn(text: str) -> Turn:
    words = tuple(Word(text=part, start=n, end=n + 1, confidence=0.3) for n, part in enumerate(text.split()))
    return Turn(speaker=Speaker.PATIENT, text=text, start=0.0, end=float(len(words)), words=words)


class Scripted:
    """Stands in for the recogniser: hears what it is told to, when it is let."""

    def __init__(self) -> None:
        self.name, self.text, self.go, self.started = "scripted", "i have a fee fur", Flag(), Flag()
        self.go.set()

    def listen(
        self, _audio: object, engine: Scripted, *, transcript_id: str, progress: Progress, **_: object
    ) -> object:
        self.started.set()
        progress(1.0, 8.0)
        assert self.go.wait(WAIT)
        progress(2.0, 8.0)
        audio = Audio(path="a", sha256="0" * 64, duration=8.0)
        transcript = Transcript(id=transcript_id, turns=(turn(engine.text),), engine=engine.name, audio=audio)
        return Transcription(transcript=transcript, quality="test", issues=())


@pytest.fixture
def first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    scripted = Scripted()
    monkeypatch.setattr(desk.pad.pad, "listen", scripted.listen)
    monkeypatch.setattr("dxpad.web.listening.first_engine", lambda _: scripted)
    return scripted


@pytest.fixture
def second(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    scripted = Scripted()
    scripted.name, scripted.text = "slower", "I have a fever"
    monkeypatch.setattr("dxpad.web.listening.second_engine", lambda _: scripted)
    return scripted


def until(desk: Desk, address: str, *states: State) -> Job:
    for _ in range(100 * WAIT):
        job = desk.listening.job(address.rsplit("/", 1)[1])
        if job and job.state in states:
            return job
        time.sleep(0.01)
    raise AssertionError(states)


def upload(client: TestClient, address: str) -> None:
    client.post(f"{address}/sound", files={"file": ("x.wav", WAV)})


def texts(desk: Desk, address: str) -> list[str]:
    return [turn.text for turn in desk.book.read(address.rsplit("/", 1)[1]).turns]


def test_progress_is_shown_and_transcription_can_be_stopped_and_begun_again(
    client: TestClient, desk: Desk, empty: str, first: Scripted
) -> None:
    first.go.clear()
    upload(client, empty)
    assert first.started.wait(WAIT)
    until(desk, empty, State.RUNNING)
    assert "Transcribing: 0:01 of 0:08" in client.get(empty).text
    client.post(f"{empty}/recording/cancel")
    first.go.set()
    until(desk, empty, State.CANCELLED)
    assert texts(desk, empty) == []
    assert "1 recording not transcribed" in client.get(empty).text
    client.post(f"{empty}/recording/finish")
    until(desk, empty, State.DONE)
    assert texts(desk, empty) == ["i have a fee fur"]


def test_words_heard_with_low_confidence_are_marked_on_the_page(
    client: TestClient, desk: Desk, empty: str, first: Scripted
) -> None:
    upload(client, empty)
    until(desk, empty, State.DONE)
    assert first.started.is_set()
    assert "heard with low confidence" in client.get(empty).text


@pytest.mark.usefixtures("first", "second")
def test_a_second_look_replaces_the_draft_and_spares_corrections(client: TestClient, desk: Desk, empty: str) -> None:
    upload(client, empty)
    until(desk, empty, State.DONE)
    client.post(f"{empty}/recording/again")
    until(desk, empty, State.DONE)
    for _ in range(100 * WAIT):
        if texts(desk, empty) == ["I have a fever"]:
            break
        time.sleep(0.01)
    assert texts(desk, empty) == ["I have a fever"]
    assert desk.book.read(empty.rsplit("/", 1)[1]).engine == "slower"


@pytest.mark.usefixtures("first")
def test_correcting_one_turn_keeps_times_and_confidence_of_the_others(
    client: TestClient, desk: Desk, empty: str
) -> None:
    name = empty.rsplit("/", 1)[1]
    desk.add(name, Kind.HEARD, turns=(turn("any cough"), turn("know fever")), engine="scripted")
    client.post(f"{empty}/transcript", data={"lines": "Doctor: any cough\nPatient: no fever"})
    asked, answered = desk.book.read(name).turns
    assert (asked.speaker, asked.text, len(asked.words)) == (Speaker.CLINICIAN, "any cough", 2)
    assert (answered.text, answered.words, answered.start) == ("no fever", (), 0.0)


def test_turns_that_are_split_or_put_together_keep_the_times_of_their_words_and_are_the_clinicians(
    client: TestClient, desk: Desk, empty: str
) -> None:
    name = empty.rsplit("/", 1)[1]
    desk.add(name, Kind.HEARD, turns=(turn("any fever no none"),), engine="scripted")
    client.post(f"{empty}/transcript", data={"lines": "Doctor: any fever?\nPatient: no none"})
    asked, answered = desk.book.read(name).turns
    assert [(each.start, each.end, each.words) for each in (asked, answered)] == [(0.0, 2.0, ()), (2.0, 4.0, ())]
    client.post(f"{empty}/transcript", data={"lines": "Patient: any fever no none"})
    (together,) = desk.book.read(name).turns
    assert (together.text, together.start, together.end) == ("any fever no none", 0.0, 4.0)


def test_doctor_and_patient_are_swapped_with_one_press_and_others_stay(
    client: TestClient, desk: Desk, empty: str
) -> None:
    name = empty.rsplit("/", 1)[1]
    speakers = (Speaker.PATIENT, Speaker.CLINICIAN, Speaker.OTHER)
    turns = tuple(replace(turn("any cough"), speaker=speaker) for speaker in speakers)
    desk.add(name, Kind.HEARD, turns=turns, engine="scripted")
    assert "Swap doctor and patient" in client.get(empty).text
    client.post(f"{empty}/speakers")
    after = desk.book.read(name)
    assert [each.speaker for each in after.turns] == [Speaker.CLINICIAN, Speaker.PATIENT, Speaker.OTHER]
    assert [each.words for each in after.turns] == [each.words for each in turns]
    assert after.engine == "scripted"


def test_without_a_second_recogniser_the_page_says_where_to_choose_one(client: TestClient, empty: str) -> None:
    answer = client.post(f"{empty}/recording/again")
    assert answer.status_code >= 400
    assert "Settings" in answer.text


def test_the_settings_page_says_what_is_there_and_the_command_for_what_is_not(client: TestClient) -> None:
    text = client.get("/settings/speech").text
    assert "download.moonshine.ai" in text
    assert "pip install" in text if find_spec("sherpa_onnx") is None else "Put a model of voices" in text
    assert "Sound is recognised here and sent nowhere" in text


def test_choices_and_own_terms_are_kept_on_the_machine(client: TestClient, desk: Desk) -> None:
    given = {"engine": "", "second": "", "terms": "metoprolol\r\nHeatherwood"}
    assert "Saved." in client.post("/settings/speech", data=given).text
    assert ">metoprolol\nHeatherwood\n</textarea>" in client.get("/settings/speech").text
    assert desk.listening.job("none") is None


@pytest.mark.parametrize("given", [{"engine": "cloud"}, {"terms": "x" * 100}])
def test_a_choice_that_cannot_be_is_refused(client: TestClient, given: dict[str, str]) -> None:
    assert client.post("/settings/speech", data=given).status_code == 400


def test_only_models_of_the_list_are_downloaded(client: TestClient) -> None:
    answer = client.post("/settings/speech/model", data={"engine": "moonshine", "name": "../x"})
    assert answer.status_code == 404
