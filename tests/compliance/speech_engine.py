"""What every speech engine must do. An engine's test subclasses `SpeechEngineCompliance` and gives `engine`."""

from __future__ import annotations

import math
import pickle
import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from dxpad.speech.engine import Engine, LiveEngine, Segment, TermsEngine

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE_RATE = 16_000
ODD_TERMS = (
    "metoprolol",
    "St John's wort",
    "ranolazine 500 mg, twice",
    "Müller-Lyer",
    "a",
    "/",
    "x" * 80,
    "心",
    "(oral)",
)


def samples_of_silence(seconds: float) -> bytes:
    return bytes(2 * int(seconds * SAMPLE_RATE))


def samples_of_noise(seconds: float) -> bytes:
    """A loud tone that rises and falls: sound, but nobody's speech."""
    values = (
        int(9000 * math.sin(at * 0.2) * math.sin(at * 0.003)).to_bytes(2, "little", signed=True)
        for at in range(int(seconds * SAMPLE_RATE))
    )
    return b"".join(values)


def in_pieces(samples: bytes, size: int) -> Iterator[bytes]:
    return (samples[at : at + size] for at in range(0, len(samples), size))


class SpeechEngineCompliance:
    """Subclasses override `engine` and `speech`, the latter about ten seconds of speech in the engine's language."""

    @pytest.fixture
    def engine(self) -> Engine:
        raise NotImplementedError

    @pytest.fixture
    def speech(self) -> bytes:
        raise NotImplementedError

    @pytest.fixture
    def heard(self, engine: Engine, speech: bytes) -> tuple[Segment, ...]:
        return engine.transcribe(in_pieces(speech, 4000), lambda _: None)

    def test_an_engine_says_what_it_is(self, engine: Engine) -> None:
        assert isinstance(engine, Engine)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", engine.name)
        assert engine.model
        assert engine.quality

    def test_an_engine_can_be_sent_to_another_process(self, engine: Engine) -> None:
        assert pickle.loads(pickle.dumps(engine)) == engine  # noqa: S301  our own bytes

    def test_speech_becomes_words(self, heard: tuple[Segment, ...]) -> None:
        assert sum(len(segment.words) for segment in heard) >= 10

    def test_times_run_forward_and_stay_inside_the_sound(self, heard: tuple[Segment, ...], speech: bytes) -> None:
        assert all(before.end <= after.start for before, after in pairwise(heard))
        for segment in heard:
            words = segment.words
            assert segment.start <= words[0].start
            assert words[-1].end <= segment.end + 1e-6
            assert all(word.start < word.end for word in words)
            assert all(before.end <= after.start + 1e-6 for before, after in pairwise(words))
            assert segment.end <= len(speech) / 2 / SAMPLE_RATE + 0.1

    def test_confidences_are_probabilities_and_not_all_the_same(self, heard: tuple[Segment, ...]) -> None:
        given = [word.confidence for segment in heard for word in segment.words if word.confidence is not None]
        assert all(0 <= confidence <= 1 for confidence in given)
        assert not given or len(set(given)) > 1

    def test_words_are_words(self, heard: tuple[Segment, ...]) -> None:
        for segment in heard:
            assert all(word.text and not re.search(r"[\s<>()\[\]+]", word.text) for word in segment.words)

    def test_the_same_sound_gives_the_same_words_however_it_is_cut(
        self, engine: Engine, speech: bytes, heard: tuple[Segment, ...]
    ) -> None:
        assert engine.transcribe(in_pieces(speech, 31_998), lambda _: None) == heard

    def test_progress_never_goes_back(self, engine: Engine) -> None:
        told: list[float] = []
        engine.transcribe(in_pieces(samples_of_silence(2), 4000), told.append)
        assert told == sorted(told)
        assert told[-1] == pytest.approx(2, abs=0.1)

    @pytest.mark.parametrize("seconds", [0, 0.001, 0.03, 0.9, 2.0])
    def test_silence_has_no_words(self, engine: Engine, seconds: float) -> None:
        assert engine.transcribe(in_pieces(samples_of_silence(seconds), 960), lambda _: None) == ()

    @pytest.mark.parametrize("frames", [20, 33])
    def test_sound_that_ends_in_the_middle_of_speech_is_no_error(
        self, engine: Engine, speech: bytes, frames: int
    ) -> None:
        cut = speech[: 960 * (frames + 60)]
        for segment in engine.transcribe([cut], lambda _: None):
            assert segment.end <= len(cut) / 2 / SAMPLE_RATE + 0.1

    def test_noise_is_no_error(self, engine: Engine) -> None:
        assert isinstance(engine.transcribe([samples_of_noise(1.5)], lambda _: None), tuple)

    def test_words_to_listen_for_are_a_wish_and_never_an_error(self, engine: Engine, speech: bytes) -> None:
        if not isinstance(engine, TermsEngine):
            assert not hasattr(engine, "with_terms"), "it takes words to listen for, but not as the protocol says"
            return
        listening = engine.with_terms((*ODD_TERMS, *(f"term{number}" for number in range(400))))
        assert isinstance(listening, TermsEngine)
        assert (listening.name, listening.model) == (engine.name, engine.model)
        assert pickle.loads(pickle.dumps(listening)) == listening  # noqa: S301  our own bytes
        assert listening.with_terms(()) == engine
        assert listening.transcribe(in_pieces(samples_of_silence(1.0), 4000), lambda _: None) == ()
        for segment in listening.transcribe(in_pieces(speech, 4000), lambda _: None):
            assert all(before.end <= after.start + 1e-6 for before, after in pairwise(segment.words))

    def test_an_engine_fed_live_says_the_same_and_shows_words_before_the_end(
        self, engine: Engine, speech: bytes, heard: tuple[Segment, ...]
    ) -> None:
        if not isinstance(engine, LiveEngine):
            assert not hasattr(engine, "listen"), "it can be fed live, but not as the protocol says"
            return
        session = engine.listen()
        segments: list[Segment] = []
        shown = 0
        for piece in in_pieces(speech, 8000):
            segments += session.feed(piece)
            shown = max(shown, len(session.partial()))
        assert (*segments, *session.close()) == heard
        assert shown >= 3
