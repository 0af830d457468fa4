"""Every figure that was promised of speech stands in the tables, and synthetic voices are never without their label."""

from __future__ import annotations

import pytest
from benchmarks.after_recognition import AfterRow
from benchmarks.speech import KINDS, EngineRow, LiveRow, SpeechBench, TurnRow
from benchmarks.telling import MEETINGS, SYNTHETIC, TellingRow

RATES: dict[str, float | None] = {"words": 0.5, "medical": 0.25, "drugs": None}
BENCH = SpeechBench(
    engines=tuple(
        EngineRow(
            sound=label, engine="e", model="m", recordings=1, seconds=10.0, words=20, rates=RATES,
            real_time_factor=0.25, memory_mib=211, final_delay=(0.51, 0.93), word_delay=None,
        )
        for label in KINDS.values()
    ),
    live=(
        LiveRow(
            engine="e", seconds=60.0, ready=4.0, final_delay=(1.65, 4.19), word_delay=(1.07, 3.49), most_behind=3.75
        ),
    ),
    detectors=(
        TurnRow(
            detector="silero", recordings=14, seconds=420.0, one_speaker_error=0.35,
            rates={"missed_speech": 0.067, "false_alarms": 0.073, "detection_error": 0.114},
        ),
    ),
    telling=(
        TellingRow(
            sound=MEETINGS, told_by="random", recordings=14, seconds=420.0, error=None, roles=None,
            real_time_factor=0.02,
        ),
        TellingRow(
            sound=SYNTHETIC, told_by="microphone", recordings=2, seconds=120.0, error=0.01, roles=2,
            real_time_factor=0.4,
        ),
    ),
    after=(
        AfterRow(recogniser="r", consultations=35, rates=RATES, findings=92.1, findings_as_it_comes=92.1, note=86.7),
    ),
    not_run=("moonshine: missing",),
)  # fmt: skip
TEXT = "\n".join(BENCH.lines())


@pytest.mark.parametrize(
    "figure",
    [
        "word error rate", "medical words missed", "drug words missed", "real-time factor", "memory, MiB",
        "utterance final after, median / p95 s", "word shown after, median / p95 s", "diarization error",
        "speech missed", "roles the right way round", "findings F1", "note F1",
    ],
)  # fmt: skip
def test_every_figure_has_a_column(figure: str) -> None:
    assert figure in TEXT


def test_rows_have_as_many_cells_as_their_heads() -> None:
    tables = [block.splitlines() for block in TEXT.split("\n\n") if block.startswith("|")]
    assert len(tables) == 5
    for head, *rows in tables:
        assert {row.count("|") for row in rows} == {head.count("|")}


def test_synthetic_voices_are_kept_apart_and_labelled_and_what_was_not_run_is_named() -> None:
    assert "synthetic voices: regression only, no measure of quality | e (m)" in TEXT
    assert "synthetic voices, two channels made from one: regression only | microphone" in TEXT
    assert "random | 14, 420 | – | – | 0.020" in TEXT
    assert "- moonshine: missing" in TEXT
