"""Words while a recording goes on: shown while they may change, events when they are final, always after the sound."""

from __future__ import annotations

import time
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.speech.pacing_engine import VOCABULARY, PacingEngine, spoken

from dxpad.domain.consultation import Kind
from dxpad.domain.transcript import Speaker, Turn
from dxpad.speech.audio import stream_channel
from dxpad.speech.pocketsphinx_engine import PocketsphinxEngine
from dxpad.speech.whisper_engine import WhisperEngine
from dxpad.web.recordings import HEARD
from dxpad.web.speechchoice import SpeechChoice, keep_choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.testclient import TestClient, WebSocketTestSession

    from dxpad.domain.consultation import Consultation
    from dxpad.settings import Settings
    from dxpad.speech.engine import Engine
    from dxpad.web.desk import Desk

ORIGIN = {"origin": "http://127.0.0.1", "host": "127.0.0.1"}
TAKE = "cd" * 16
FRAME = 8000
WAIT = 30.0


@pytest.fixture(autouse=True)
def _live(settings: Settings) -> None:
    keep_choice(settings, SpeechChoice(live=True), "")


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[Engine], None]:
    def chosen(engine: Engine) -> None:
        monkeypatch.setattr("dxpad.web.livewords.first_engine", lambda _: engine)
        monkeypatch.setattr("dxpad.web.listening.first_engine", lambda _: engine)

    return chosen


@pytest.fixture
def demo_sound() -> bytes:
    """The first seconds of the demo, one channel."""
    path = Path(str(resources.files("dxpad") / "demo" / "consultation.ogg"))
    return b"".join(stream_channel(path, 0))[: 12 * 32_000]


class Microphone:
    """A page that records: it sends frames, and keeps what it is told."""

    def __init__(self, socket: WebSocketTestSession) -> None:
        self._socket = socket
        self.next = -1
        self.live: list[dict[str, object]] = []
        self.hear("next")

    def hear(self, key: str) -> dict[str, object]:
        """Everything until the next message with this key."""
        while True:
            message: dict[str, object] = self._socket.receive_json()
            if "live" in message:
                assert isinstance(message["live"], dict)
                self.live.append(message["live"])
            if "next" in message:
                self.next = int(str(message["next"]))
            if key in message:
                return message

    def speak(self, sound: bytes, frame: int = FRAME) -> None:
        for at in range(0, len(sound), frame):
            self._socket.send_bytes(self.next.to_bytes(4, "big") + sound[at : at + frame].ljust(frame, b"\0"))
            self.hear("next")

    def until(self, wanted: Callable[[dict[str, object]], bool]) -> dict[str, object]:
        while True:
            for each in self.live:
                if wanted(each):
                    return each
            self.hear("live")

    def send(self, text: str) -> None:
        self._socket.send_text(text)

    def stop(self) -> None:
        self._socket.send_text('{"stop": true}')
        self.hear("stopped")


@pytest.fixture
def recording(client: TestClient, empty: str) -> Iterator[Callable[[str], Microphone]]:
    with ExitStack() as opened:

        def begin(query: str = "") -> Microphone:
            return Microphone(
                opened.enter_context(client.websocket_connect(f"{empty}/audio?take={TAKE}{query}", headers=ORIGIN))
            )

        yield begin


def of(desk: Desk, address: str) -> Consultation:
    return desk.book.read(address.rsplit("/", 1)[1])


def texts(desk: Desk, address: str) -> list[str]:
    return [turn.text for turn in of(desk, address).turns]


def settled(desk: Desk, address: str) -> None:
    """The job after the recording is over."""
    name = address.rsplit("/", 1)[1]
    for _ in range(int(100 * WAIT)):
        job = desk.listening.job(name)
        if job and job.ended and all(sound.state == HEARD for sound in desk.recordings.of(name)):
            return
        time.sleep(0.01)
    raise AssertionError(desk.listening.job(name))


def test_words_show_before_they_are_final_and_the_final_ones_are_a_turn_with_findings(
    client: TestClient, desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    use(PacingEngine())
    page = recording()
    page.speak(spoken("sudden", "chest", "pain"))
    page.until(lambda live: live.get("partial") == ["sudden chest"])
    assert texts(desk, empty) == []
    page.speak(spoken("", "no"))
    page.until(lambda live: live.get("turns") == 1)
    assert texts(desk, empty) == ["Sudden chest pain."]
    assert [event.kind for event in desk.book.events(empty.rsplit("/", 1)[1])][-1] is Kind.HEARD_MORE
    answer = client.get(f"{empty}/parts").text
    assert "chest pain" in answer.lower()
    assert "Recording not finished" not in answer
    assert "1 finding" in answer or "2 findings" in answer


def test_at_the_end_the_words_stand_as_they_were_heard_and_are_not_recognised_again(
    desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    use(PacingEngine())
    page = recording()
    page.speak(spoken("sudden", "chest", "pain", "", "no", "fever"))
    page.stop()
    monkeypatch.setattr(PacingEngine, "transcribe", None)
    settled(desk, empty)
    after = of(desk, empty)
    assert [turn.text for turn in after.turns] == ["Sudden chest pain. No fever."]
    assert [(track.sound, track.offset, track.seconds) for track in after.tracks] == [(1, 0.0, 3.0)]
    assert after.engine == "pacing"


def test_no_sentence_goes_on_over_seconds_off_the_record(
    client: TestClient, desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    use(PacingEngine())
    page = recording()
    page.speak(spoken("chest", "pain", "no", "no"))
    page.send('{"note": {"id": "0123abcd", "why": "off-the-record", "at": 2.0, "lasted": 65}}')
    page.hear("noted")
    page.speak(spoken("fever", "cough"))
    page.stop()
    settled(desk, empty)
    assert texts(desk, empty) == ["Chest pain no no.", "Fever cough."]
    said = client.get(empty).text
    places = [said.rindex(words) for words in ("no no", "<time>0:02</time> Off the record", "Fever")]
    assert places == sorted(places)


def test_no_sentence_goes_on_over_a_gap_while_it_is_recorded_either(
    desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    use(PacingEngine())
    page = recording()
    page.speak(spoken("chest", "pain", "no", "no"))
    page.send('{"note": {"id": "0123abcd", "why": "paused", "at": 2.0, "lasted": 65}}')
    page.hear("noted")
    page.speak(spoken("fever", "cough", ""))
    page.until(lambda live: bool(live.get("turns")))
    assert texts(desk, empty) == ["Chest pain no no.", "Fever cough."]


def test_what_the_clinician_corrects_meanwhile_stays_word_for_word(
    client: TestClient, desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    use(PacingEngine())
    page = recording()
    page.speak(spoken("sudden", "back", "pain", ""))
    page.until(lambda live: live.get("turns") == 1)
    box = client.get(f"{empty}/transcript").text
    digest = box.split('name="digest" value="')[1].split('"')[0]
    page.speak(spoken("no", "fever", ""))
    page.until(lambda _: len(texts(desk, empty)) == 2)
    client.post(f"{empty}/transcript", data={"lines": "Patient: sudden neck pain", "shown": "1", "digest": digest})
    assert texts(desk, empty) == ["sudden neck pain", "No fever."]
    page.speak(spoken("cough"))
    page.stop()
    settled(desk, empty)
    assert texts(desk, empty) == ["sudden neck pain", "No fever. Cough."]
    assert of(desk, empty).turns[0].speaker is Speaker.PATIENT


def test_a_correction_of_turns_that_were_put_together_meanwhile_is_not_saved_over_them(
    client: TestClient, desk: Desk, empty: str
) -> None:
    desk.add(empty.rsplit("/", 1)[1], Kind.HEARD, turns=(Turn(speaker=Speaker.OTHER, text="new words"),))
    given = {"lines": "Patient: old words, corrected", "shown": "1", "digest": "0" * 16}
    answer = client.post(f"{empty}/transcript", data=given)
    assert answer.status_code == 409
    assert "old words, corrected" in answer.text
    assert "new words" in answer.text
    assert texts(desk, empty) == ["new words"]


def test_sound_is_acknowledged_before_and_however_slow_the_recogniser_is(
    desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    use(PacingEngine(slow=0.2))
    page = recording()
    page.speak(spoken(*VOCABULARY, *reversed(VOCABULARY), ""))
    assert page.next == 42
    late = page.until(lambda live: bool(live.get("late")))
    assert int(str(late["late"])) >= 5
    page.stop()
    settled(desk, empty)
    assert len(of(desk, empty).turns[0].words) == 20


def test_a_recogniser_that_breaks_is_said_and_the_words_come_at_the_end(
    desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    use(PacingEngine(breaks=2))
    page = recording()
    page.speak(spoken("sudden", "chest", "pain"))
    assert "no sound is lost" in str(page.until(lambda live: "off" in live)["off"])
    monkeypatch.setattr("dxpad.web.listening.first_engine", lambda _: PacingEngine())
    page.speak(spoken("", "no", "fever"))
    page.stop()
    settled(desk, empty)
    assert texts(desk, empty) == ["Sudden chest pain. No fever."]


def test_after_a_lost_connection_the_words_go_on_and_none_is_missing(
    desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone], client: TestClient
) -> None:
    use(PacingEngine())
    with client.websocket_connect(f"{empty}/audio?take={TAKE}", headers=ORIGIN) as socket:
        Microphone(socket).speak(spoken("sudden", "chest", "pain", ""))
    page = recording()
    assert page.next == 8
    page.speak(spoken("no", "fever"))
    page.stop()
    settled(desk, empty)
    words = of(desk, empty).turns[0].words
    assert [(word.text, word.start) for word in words] == [
        ("sudden", 0.0), ("chest", 0.5), ("pain", 1.0), ("no", 2.0), ("fever", 2.5),
    ]  # fmt: skip


def test_two_microphones_are_heard_apart(
    desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    use(PacingEngine())
    page = recording("&channels=2")
    left, right = spoken("pain", "", "", ""), spoken("", "", "fever", "")
    both = b"".join(left[at : at + 2] + right[at : at + 2] for at in range(0, len(left), 2))
    page.speak(both, 2 * FRAME)
    page.until(lambda _: len(texts(desk, empty)) == 2)
    assert sorted(texts(desk, empty)) == ["Fever.", "Pain."]


def test_words_come_at_the_end_where_the_recogniser_needs_the_whole_and_the_page_says_so(
    use: Callable[[Engine], None], recording: Callable[..., Microphone], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WhisperEngine, "require", lambda _: None)
    use(WhisperEngine())
    assert "faster-whisper needs the whole recording" in str(recording().until(lambda live: "off" in live)["off"])


def test_live_words_can_be_switched_off_and_come_at_the_end(
    desk: Desk, empty: str, settings: Settings, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    keep_choice(settings, SpeechChoice(live=False), "")
    use(PacingEngine())
    page = recording()
    page.speak(spoken("chest", "pain", ""))
    page.stop()
    assert page.live == []
    settled(desk, empty)
    assert texts(desk, empty) == ["Chest pain."]


def test_a_file_that_comes_during_a_recording_is_heard_after_it(
    client: TestClient, desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    use(PacingEngine())
    page = recording()
    page.speak(spoken("chest", "pain", ""))
    name = empty.rsplit("/", 1)[1]
    client.put(f"{empty}/sound", content=desk.recordings.source(desk.recordings.of(name)[0]).open().read())
    page.speak(spoken("no", "fever"))
    page.stop()
    settled(desk, empty)
    assert [(track.sound, track.offset) for track in of(desk, empty).tracks] == [(1, 0.0), (2, 2.5)]


def test_the_recogniser_that_is_there_shows_words_while_somebody_speaks(
    desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone], demo_sound: bytes
) -> None:
    use(PocketsphinxEngine())
    page = recording()
    page.speak(demo_sound)
    page.until(lambda live: bool(live.get("partial")))
    page.until(lambda live: live.get("turns") == 1)
    page.stop()
    settled(desk, empty)
    assert len(" ".join(texts(desk, empty)).split()) >= 8


def test_this_visits_medicines_and_problems_are_listened_for_and_nothing_that_a_recogniser_wrote(
    client: TestClient, desk: Desk, empty: str, use: Callable[[Engine], None], recording: Callable[..., Microphone]
) -> None:
    client.post("/settings/speech", data={"terms": "Heatherwood", "live": "1"})
    client.post(f"{empty}/text", data={"text": "Takes apixaban 5 mg. Known type 2 diabetes."})
    client.post(f"{empty}/names/medicine", data={"name": "ranolazine", "status": "present"})
    name = empty.rsplit("/", 1)[1]
    desk.add(name, Kind.HEARD_MORE, turns=(Turn(speaker=Speaker.OTHER, text="i take warfarin"),), engine="pacing")
    use(PacingEngine())
    page = recording()
    page.speak(spoken("no", "fever", ""))
    page.until(lambda live: live.get("turns") == 1)
    draft = desk.live.draft(name, 1)
    assert draft
    assert isinstance(draft.engine, PacingEngine)
    listened = [term.lower() for term in draft.engine.terms]
    assert {"apixaban", "heatherwood"} <= set(listened)
    assert any("diabetes" in term for term in listened)
    assert not any("warfarin" in term for term in listened)
