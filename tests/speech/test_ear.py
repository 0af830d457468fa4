"""A recogniser in a process of its own: fed without waiting, behind when it is slow, and gone without harm."""

from __future__ import annotations

import os
import signal
import time
from threading import Event as Flag

import pytest
from tests.compliance.speech_engine import SpeechEngineCompliance
from tests.speech.pacing_engine import PacingEngine, spoken

from dxpad.speech import ear
from dxpad.speech.ear import Ear, News

WAIT = 30.0
SAID = ("sudden", "chest", "pain", "", "no", "fever", "")


class TestPacingEngine(SpeechEngineCompliance):
    """The stand-in keeps to the protocol like every engine."""

    @pytest.fixture
    def engine(self) -> PacingEngine:
        return PacingEngine()

    @pytest.fixture
    def speech(self) -> bytes:
        return spoken(*SAID, "cough", "back", "sweating", "dizzy", "yes", "", "no", "pain")


class Listener:
    def __init__(self) -> None:
        self.news: list[News] = []
        self.over = Flag()

    def told(self, news: News) -> None:
        self.news.append(news)
        if news.last:
            self.over.set()

    @property
    def said(self) -> list[tuple[int, list[str]]]:
        return [(channel, [word.text for word in each.words]) for news in self.news for channel, each in news.ended]


def hear(engine: PacingEngine, sound: bytes, channels: int = 1) -> Listener:
    listener = Listener()
    hearing = Ear(engine, channels, listener.told)
    for at in range(0, len(sound), 8000 * channels):
        hearing.feed(sound[at : at + 8000 * channels])
    hearing.end()
    assert listener.over.wait(WAIT)
    return listener


def test_segments_come_as_they_end_and_open_words_before() -> None:
    listener = hear(PacingEngine(), spoken(*SAID, "cough"))
    assert listener.said == [(0, ["sudden", "chest", "pain"]), (0, ["no", "fever"]), (0, ["cough"])]
    assert (("sudden", "chest"),) in [news.partial for news in listener.news]
    assert listener.news[-1].failure == ""
    assert listener.news[-1].heard == pytest.approx(4.0)


def test_two_channels_are_heard_each_on_its_own() -> None:
    left, right = spoken("pain", ""), spoken("", "fever")
    both = b"".join(left[at : at + 2] + right[at : at + 2] for at in range(0, len(left), 2))
    assert sorted(hear(PacingEngine(), both, 2).said) == [(0, ["pain"]), (1, ["fever"])]


def test_feeding_a_slow_recogniser_does_not_wait_and_says_how_far_it_is_behind() -> None:
    listener = hear(PacingEngine(slow=0.05), spoken(*SAID))
    assert max(news.behind for news in listener.news) > 1
    assert listener.said == [(0, ["sudden", "chest", "pain"]), (0, ["no", "fever"])]


def test_one_that_is_hopelessly_slow_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ear, "MOST_BEHIND", 1.0)
    assert "stopped" in hear(PacingEngine(slow=0.5), spoken(*SAID)).news[-1].failure


def test_one_that_breaks_says_why_and_what_it_heard_before_stays() -> None:
    listener = hear(PacingEngine(breaks=4), spoken(*SAID))
    assert listener.said == [(0, ["sudden", "chest", "pain"])]
    assert "the model broke" in listener.news[-1].failure


def test_a_process_that_dies_is_no_harm_to_who_feeds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    listener, started = Listener(), []
    context = ear.multiprocessing.get_context("spawn")
    process = context.Process

    def remembered(*given: object, **named: object) -> object:
        started.append(process(*given, **named))
        return started[-1]

    monkeypatch.setattr(context, "Process", remembered)
    hearing = Ear(PacingEngine(), 1, listener.told)
    hearing.feed(spoken("pain"))
    for _ in range(1000):
        if listener.news:
            break
        time.sleep(0.01)
    os.kill(started[0].pid, signal.SIGKILL)
    hearing.feed(spoken("pain"))
    assert listener.over.wait(WAIT)
    assert "process ended" in listener.news[-1].failure
    hearing.feed(spoken("pain"))


def test_stopped_it_hears_no_more() -> None:
    listener = Listener()
    hearing = Ear(PacingEngine(slow=0.1), 1, listener.told)
    hearing.feed(spoken(*SAID))
    hearing.stop()
    hearing.join(WAIT)
    assert listener.over.is_set()
    assert "stopped" in listener.news[-1].failure
