"""Every step of a long file: a bar with the time left, a way to stop, and on after a restart."""

from __future__ import annotations

import io
import sys
import time
import wave
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.speech.pacing_engine import VOCABULARY, PacingEngine, spoken
from tests.speech.test_speakers import Pitch
from tests.web.conftest import AT, BASE, OURS, TestClient

from dxpad.jobs import State
from dxpad.speech import audio
from dxpad.speech.activity import LevelDetector
from dxpad.speech.transcribe import Step
from dxpad.web import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import av
    from av.container import InputContainer

    from dxpad.settings import Settings
    from dxpad.speech.activity import Voiced
    from dxpad.speech.voices import Vector
    from dxpad.web.desk import Desk

WAIT = 60
PACE = {Step.READING: 0.03, Step.RECOGNISING: 0.1, Step.LISTENING: 0.03, Step.TELLING: 0.1}
"""Seconds that a piece of each step takes while it is slowed down: the whole step lasts about ten."""

CHANCE = Random(6)  # noqa: S311  only to vary the words
SAID = tuple(CHANCE.choice(VOCABULARY) if number % 11 else "" for number in range(120))


def file_of_a_minute() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(spoken(*SAID))
    return made.getvalue()


class Slow:
    """Slows one step down by stand-ins that do their work piece by piece."""

    def __init__(self, patch: pytest.MonkeyPatch, step: Step) -> None:
        self._step = step
        self.on = True
        frames = audio.frames_of
        patch.setattr("dxpad.speech.audio.frames_of", lambda *given: self.frames(frames, *given))
        patch.setattr("dxpad.web.listening.first_engine", lambda _: PacingEngine(slow=self.pace(Step.RECOGNISING)))
        patch.setattr(sys.modules[Step.__module__], "best_detector", lambda: SlowDetector(self))
        patch.setattr("dxpad.web.listening.voices_here", lambda _: SlowVoices(self))

    def pace(self, step: Step) -> float:
        return PACE[step] if self.on and step is self._step else 0.0

    def frames(
        self, real: Callable[..., Iterator[av.AudioFrame]], container: InputContainer, damage: audio.Damage
    ) -> Iterator[av.AudioFrame]:
        for frame in real(container, damage):
            time.sleep(self.pace(Step.READING))
            yield frame


class SlowDetector(LevelDetector):
    def __init__(self, slow: Slow) -> None:
        super().__init__()
        object.__setattr__(self, "_slow", slow)

    def voiced(self, chunks: Iterable[bytes]) -> tuple[Voiced, ...]:
        def slowed() -> Iterator[bytes]:
            for chunk in chunks:
                time.sleep(self._slow.pace(Step.LISTENING))
                yield chunk

        return LevelDetector().voiced(slowed())


class SlowVoices(Pitch):
    def __init__(self, slow: Slow) -> None:
        self._slow = slow

    def vectors(self, windows: Iterable[bytes]) -> Iterator[Vector]:
        for vector in super().vectors(windows):
            time.sleep(self._slow.pace(Step.TELLING))
            yield vector


@pytest.fixture(params=list(Step))
def step(request: pytest.FixtureRequest) -> Step:
    return request.param


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, step: Step) -> Slow:
    return Slow(monkeypatch, step)


def opened(settings: Settings) -> TestClient:
    return TestClient(create_app(settings, clock=lambda: AT), base_url=BASE, headers=OURS)


def until(settled: Callable[[], bool]) -> None:
    for _ in range(20 * WAIT):
        if settled():
            return
        time.sleep(0.05)
    raise AssertionError(settled)


def begun(client: TestClient, step: Step) -> str:
    """The address of a consultation with a file whose slow step goes on; its page was looked at."""
    address = client.post("/consultations", follow_redirects=False).headers["location"]
    client.put(f"{address}/sound", content=file_of_a_minute())
    job = client.app.state.desk.listening.job
    name = address.rsplit("/", 1)[1]
    until(lambda: (found := job(name)) is not None and found.step == step.value and found.left is not None)
    text = client.get(address).text
    assert f"Transcribing, {step.value}: " in text
    assert "left in this step" in text
    value = float(text.split('<progress max="1" value="')[1].split('"')[0])
    assert 0 < value < 1
    return address


def state(desk: Desk, address: str) -> State:
    job = desk.listening.job(address.rsplit("/", 1)[1])
    assert job
    return job.state


@pytest.mark.usefixtures("slow")
def test_every_step_shows_its_bar_and_can_be_stopped(settings: Settings, step: Step) -> None:
    with opened(settings) as client:
        desk = client.app.state.desk
        address = begun(client, step)
        before = time.monotonic()
        client.post(f"{address}/recording/cancel")
        until(lambda: state(desk, address) is State.CANCELLED)
        assert time.monotonic() - before < 5
        assert "1 recording not transcribed" in client.get(address).text
        assert desk.book.read(address.rsplit("/", 1)[1]).turns == ()


def test_every_step_goes_on_after_a_restart(settings: Settings, step: Step, slow: Slow) -> None:
    with opened(settings) as client:
        address = begun(client, step)
    slow.on = False
    with opened(settings) as client:
        desk = client.app.state.desk
        until(lambda: state(desk, address) is State.DONE)
        words = [word.text for turn in desk.book.read(address.rsplit("/", 1)[1]).turns for word in turn.words]
        assert words == [word for word in SAID if word]
