from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.compliance.speech_engine import SpeechEngineCompliance, in_pieces
from tests.speech.random_whisper import write_random_whisper
from tests.speech.test_pocketsphinx_engine import patient_between

from dxpad.domain.errors import MissingPartError
from dxpad.speech.whisper_engine import WhisperEngine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def random_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_random_whisper(tmp_path_factory.mktemp("models") / "random")


class TestWhisper(SpeechEngineCompliance):
    """With random weights: what it says is noise, how it loads, runs and times its words is real."""

    @pytest.fixture
    def engine(self, random_model: Path) -> WhisperEngine:
        return WhisperEngine(folder=random_model)

    @pytest.fixture
    def speech(self) -> bytes:
        return patient_between(3.5, 9.5)

    def test_terms_to_listen_for_change_what_is_heard(self, engine: WhisperEngine, speech: bytes) -> None:
        listening = engine.with_terms(("metoprolol",)).transcribe(in_pieces(speech, 4000), lambda _: None)
        assert listening
        assert listening != engine.transcribe(in_pieces(speech, 4000), lambda _: None)


def test_without_a_model_the_error_says_how_to_get_one() -> None:
    pytest.importorskip("faster_whisper")
    with pytest.raises(MissingPartError, match=r"dxpad models get faster-whisper small\.en"):
        WhisperEngine().require()


def test_a_model_that_is_not_whole_is_named(tmp_path: Path) -> None:
    pytest.importorskip("faster_whisper")
    (tmp_path / "model.bin").touch()
    with pytest.raises(MissingPartError, match=r"config\.json, tokenizer\.json"):
        WhisperEngine(folder=tmp_path).require()


def test_without_the_package_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingPartError, match=r"pip install 'dxpad\[whisper\]'"):
        WhisperEngine().require()
