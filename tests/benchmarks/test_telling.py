"""The table of who speaks: what is measured, what is only run, and what is said not to have been."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import pytest
from benchmarks import telling
from tests.speech.pacing_engine import PacingEngine, spoken

if TYPE_CHECKING:
    from pathlib import Path

DOCTOR = ("sudden", "chest", "pain", "back", "dizzy", "fever")
PATIENT = ("no", "cough", "sweating", "yes", "fever", "back")


@pytest.fixture
def row(tmp_path: Path) -> dict[str, object]:
    with wave.open(str(tmp_path / "talk.wav"), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(16_000)
        out.writeframes(spoken(*DOCTOR, "", *PATIENT, ""))
    turns = [
        {"speaker": "clinician", "start": 0.0, "end": 3.0, "text": " ".join(DOCTOR)},
        {"speaker": "patient", "start": 3.5, "end": 6.5, "text": " ".join(PATIENT)},
    ]
    return {"file": "talk.wav", "seconds": 7.0, "turns": turns}


def test_two_microphones_are_told_apart_even_where_each_hears_both(tmp_path: Path, row: dict[str, object]) -> None:
    made, missing = telling.run(tmp_path, [row], PacingEngine(), None)
    by_channel = [each for each in made if each.sound == telling.SYNTHETIC]
    assert [each.told_by for each in by_channel] == [f"microphone, {name}" for name in telling.LEAKS]
    assert all(each.error is not None and each.error < 0.1 for each in by_channel)
    # these words ask nothing, so nobody can be told to be the clinician
    assert [each.roles for each in by_channel] == [0, 0]
    assert any("no model of voices" in each for each in missing)
    assert any("two real microphones" in each for each in missing)


def test_random_weights_give_no_figure_of_quality(tmp_path: Path, row: dict[str, object]) -> None:
    for name in ("numpy", "onnx", "sherpa_onnx"):
        pytest.importorskip(name)
    meeting = {"file": row["file"], "seconds": 7.0, "speakers": row["turns"]}
    made, _ = telling.run(tmp_path, [meeting], PacingEngine(), None)
    (random,) = [each for each in made if each.told_by == telling.RANDOM]
    assert random.error is None
    table = list(telling.lines(made))
    assert "no measure of quality | 1, 7 | – | – |" in table[-1]
