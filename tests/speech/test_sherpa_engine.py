from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.compliance.speech_engine import SpeechEngineCompliance
from tests.speech.random_transducer import write_random_transducer
from tests.speech.test_pocketsphinx_engine import patient_between

from dxpad.domain.errors import MissingPartError
from dxpad.speech.sherpa_engine import SherpaEngine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def random_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_random_transducer(tmp_path_factory.mktemp("models") / "random")


class TestSherpa(SpeechEngineCompliance):
    """With random weights: what it says is noise, how it loads, runs and times its words is real."""

    @pytest.fixture
    def engine(self, random_model: Path) -> SherpaEngine:
        return SherpaEngine(folder=random_model)

    @pytest.fixture
    def speech(self) -> bytes:
        return patient_between(3.5, 9.5)


class TestSherpaWithPiecesOfWords(TestSherpa):
    """The same, with the file that words to listen for need."""

    @pytest.fixture
    def engine(self, random_model: Path, tmp_path: Path) -> SherpaEngine:
        folder = tmp_path / "random"
        shutil.copytree(random_model, folder)
        tokens = [line.split()[0] for line in (random_model / "tokens.txt").read_text("utf-8").splitlines()]
        pieces = [f"{token}\t{-number}" for number, token in enumerate(tokens)]
        (folder / "bpe.vocab").write_text("\n".join(pieces) + "\n", encoding="utf-8")
        return SherpaEngine(folder=folder)


def test_without_a_model_the_error_says_how_to_give_one() -> None:
    pytest.importorskip("sherpa_onnx")
    with pytest.raises(MissingPartError, match="--model FOLDER"):
        SherpaEngine().require()
