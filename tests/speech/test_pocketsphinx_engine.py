from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from tests.compliance.speech_engine import SpeechEngineCompliance, in_pieces

from dxpad.domain.errors import MissingPartError
from dxpad.speech import pocketsphinx_engine
from dxpad.speech.audio import BYTES_PER_SECOND, stream_channel
from dxpad.speech.pocketsphinx_engine import PocketsphinxEngine, medical_words

DEMO = Path(__file__).resolve().parents[2] / "src" / "dxpad" / "demo" / "consultation.ogg"
PATIENT_CHANNEL = 1
PHONES = {
    "AA",
    "AE",
    "AH",
    "AO",
    "AW",
    "AY",
    "B",
    "CH",
    "D",
    "DH",
    "EH",
    "ER",
    "EY",
    "F",
    "G",
    "HH",
    "IH",
    "IY",
    "JH",
    "K",
    "L",
    "M",
    "N",
    "NG",
    "OW",
    "OY",
    "P",
    "R",
    "S",
    "SH",
    "T",
    "TH",
    "UH",
    "UW",
    "V",
    "W",
    "Y",
    "Z",
    "ZH",
}


def patient_between(start: float, end: float) -> bytes:
    samples = b"".join(stream_channel(DEMO, PATIENT_CHANNEL))
    return samples[int(start * 50) * BYTES_PER_SECOND // 50 : int(end * 50) * BYTES_PER_SECOND // 50]


class TestPocketsphinx(SpeechEngineCompliance):
    @pytest.fixture
    def engine(self) -> PocketsphinxEngine:
        return PocketsphinxEngine()

    @pytest.fixture
    def speech(self) -> bytes:
        return patient_between(3.5, 15.5)

    def test_a_speaker_who_never_pauses_is_cut_into_segments(
        self, engine: PocketsphinxEngine, speech: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pocketsphinx_engine, "MAX_UTTERANCE_SECONDS", 3.0)
        segments = engine.transcribe(in_pieces(speech, 4000), lambda _: None)
        assert len(segments) >= 3
        assert all(segment.end - segment.start <= 3.1 for segment in segments)

    def test_drug_names_are_only_heard_with_the_medical_words(self) -> None:
        speech = patient_between(52.5, 59.5)
        heard = {
            vocabulary: [
                word.text
                for segment in PocketsphinxEngine(vocabulary=vocabulary).transcribe([speech], lambda _: None)
                for word in segment.words
            ]
            for vocabulary in ("medical", "general")
        }
        assert "amlodipine" in heard["medical"]
        assert "amlodipine" not in heard["general"]

    def test_without_the_package_the_error_says_how_to_install_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
        with pytest.raises(MissingPartError, match="pip install pocketsphinx"):
            PocketsphinxEngine().require()

    def test_its_work_is_labelled_as_a_draft(self, engine: PocketsphinxEngine) -> None:
        assert engine.quality == "offline draft, low accuracy"


def test_medical_words_are_lower_case_and_pronounced_in_the_recognisers_phones() -> None:
    for word, pronounced in medical_words().items():
        assert word.isalpha()
        assert word.islower()
        assert set(pronounced.split()) <= PHONES
