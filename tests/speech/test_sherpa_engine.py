from __future__ import annotations

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


def test_without_a_model_the_error_says_how_to_give_one() -> None:
    pytest.importorskip("sherpa_onnx")
    with pytest.raises(MissingPartError, match="--model FOLDER"):
        SherpaEngine().require()
