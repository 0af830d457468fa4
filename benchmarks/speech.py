"""`dxpad bench speech`: recognition, voice detection, speakers, and what recognition errors leave of the findings.

The folder holds `audio/manifest.jsonl` (read speech, meeting clips, synthetic consultations) and `primock57-asr`
(what recognisers wrote of consultations whose true words lie in `../notes`). The three kinds of sound stay apart:
synthetic voices are a regression figure and no measure of quality.
"""

from __future__ import annotations

import json
import statistics
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import after_recognition, telling, turn_taking
from benchmarks.hearing import Heard, heard
from benchmarks.live import paced
from benchmarks.spoken import Missed, drug_words, missed, said_words, texts
from dxpad.domain.errors import MissingPartError
from dxpad.plugins import speech_engine, speech_engine_names
from dxpad.speech.activity import LevelDetector, SileroDetector
from dxpad.speech.audio import MIXED, stream_channel
from dxpad.speech.engine import LiveEngine
from dxpad.speech.pocketsphinx_engine import PocketsphinxEngine
from dxpad.speech.voices import voices_here

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dxpad.pad import Pad
    from dxpad.speech.activity import Detector

LIMIT = 5
"""Consultations of each recogniser, and recordings of each kind of sound other than read speech, unless told."""

KINDS = {"real": "read speech", "synthetic": "synthetic voices: regression only, no measure of quality"}
_LATE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineRow:
    """One engine on one kind of sound. Delays are in seconds, None for an engine that cannot be fed live;
    `real_time_factor` is processor seconds by seconds of sound."""

    sound: str
    engine: str
    model: str
    recordings: int
    seconds: float
    words: int
    rates: dict[str, float | None]
    real_time_factor: float
    memory_mib: float
    final_delay: tuple[float, float] | None
    word_delay: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """One voice detector on the meeting clips. `one_speaker_error` is the diarization error when all its speech is one
    person's, as the program has it for one channel."""

    detector: str
    recordings: int
    seconds: float
    rates: dict[str, float]
    one_speaker_error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRow:
    """One engine as the page gets its words, played at the pace of a microphone; seconds, delays as median and p95."""

    engine: str
    seconds: float
    ready: float
    final_delay: tuple[float, float] | None
    word_delay: tuple[float, float] | None
    most_behind: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechBench:
    """All tables. `not_run` says which engines or detectors are missing and how to get them."""

    engines: tuple[EngineRow, ...]
    live: tuple[LiveRow, ...]
    detectors: tuple[TurnRow, ...]
    telling: tuple[telling.TellingRow, ...]
    after: tuple[after_recognition.AfterRow, ...]
    not_run: tuple[str, ...]

    def lines(self) -> list[str]:
        """The tables."""
        return [
            *_engine_lines(self.engines),
            "",
            *_live_lines(self.live),
            "",
            *_turn_lines(self.detectors),
            "",
            *telling.lines(self.telling),
            "",
            *_after_lines(self),
        ]


def run(folder: Path, pad: Pad, voices: Path, limit: int | None = None) -> SpeechBench:
    """Measure everything that is installed.

    Args:
        folder: the speech data.
        pad: what reads the transcripts.
        voices: where a model of voices may lie.
        limit: so many consultations and recordings of each kind at most; `LIMIT` when None.
    """
    at_most = LIMIT if limit is None else limit
    manifest = folder / "audio" / "manifest.jsonl"
    rows = [json.loads(line) for line in manifest.read_text("utf-8").splitlines()]
    drugs = drug_words(pad.knowledge.drugs())
    engines, missing = _engines(manifest.parent, rows, drugs, at_most)
    detectors, undetected = _detectors(manifest.parent, [row for row in rows if "speakers" in row][:at_most])
    told = [*[row for row in rows if "speakers" in row][:at_most], *[row for row in rows if "turns" in row][:at_most]]
    apart, untold = telling.run(manifest.parent, told, PocketsphinxEngine(), voices_here(voices))
    consultations = folder.parent / "notes" / "primock57.cases.jsonl"
    after = after_recognition.run(folder / "primock57-asr", consultations, pad, at_most)
    return SpeechBench(
        engines=tuple(engines),
        live=tuple(_live(manifest.parent, rows)),
        detectors=tuple(detectors),
        telling=tuple(apart),
        after=tuple(after),
        not_run=(*missing, *undetected, *untold),
    )


def _engines(
    audio: Path, rows: Sequence[dict[str, object]], drugs: frozenset[str], limit: int
) -> tuple[list[EngineRow], list[str]]:
    names = speech_engine_names()
    made, missing = [], [] if names else ["recognisers: none is registered. Install the program: scripts/setup run"]
    for name in names:
        engine = speech_engine(name)
        try:
            engine.require()
        except MissingPartError as error:
            missing.append(f"{name}: {error.message}")
            continue
        for kind, label in KINDS.items():
            chosen = [row for row in rows if str(row["file"]).startswith(f"{kind}/")]
            chosen = chosen if kind == "real" else chosen[:limit]
            found = heard(engine, [audio / str(row["file"]) for row in chosen])
            counts = sum(
                (_missed(row, segments, drugs) for row, segments in zip(chosen, found.segments, strict=True)), Missed()
            )
            made.append(_engine_row(label, engine.name, engine.model, counts, found))
    return made, missing


def _live(audio: Path, rows: Sequence[dict[str, object]]) -> Iterator[LiveRow]:
    """Every engine that can be fed live, on the read speech."""
    paths = [audio / str(row["file"]) for row in rows if str(row["file"]).startswith("real/")]
    for name in speech_engine_names():
        engine = speech_engine(name)
        with suppress(MissingPartError):
            engine.require()
            if isinstance(engine, LiveEngine):
                found = paced(engine, paths)
                yield LiveRow(
                    engine=engine.name,
                    seconds=round(found.seconds, 1),
                    ready=round(found.ready, 2),
                    final_delay=_middle_and_late(found.finals),
                    word_delay=_middle_and_late(found.words),
                    most_behind=round(found.behind, 2),
                )


def _missed(row: dict[str, object], segments: Sequence[object], drugs: frozenset[str]) -> Missed:
    turns = row.get("turns")
    said = " ".join(turn["text"] for turn in turns) if isinstance(turns, list) else str(row["text"])
    words = " ".join(word.text for segment in segments for word in segment.words)  # type: ignore[attr-defined]
    return missed(texts(said_words(said)), texts(said_words(words)), drugs)


def _engine_row(label: str, name: str, model: str, counts: Missed, found: Heard) -> EngineRow:
    return EngineRow(
        sound=label,
        engine=name,
        model=model,
        recordings=len(found.segments),
        seconds=round(found.seconds, 1),
        words=counts.words,
        rates=counts.rates,
        real_time_factor=round(found.processor_seconds / found.seconds, 3),
        memory_mib=round(found.memory_mib),
        final_delay=_middle_and_late(found.delays_final),
        word_delay=_middle_and_late(found.delays_partial),
    )


def _middle_and_late(delays: Sequence[float]) -> tuple[float, float] | None:
    """Median and 95th percentile."""
    if not delays:
        return None
    return round(statistics.median(delays), 2), round(sorted(delays)[int(_LATE * (len(delays) - 1))], 2)


def _detectors(audio: Path, rows: Sequence[dict[str, object]]) -> tuple[list[TurnRow], list[str]]:
    candidates: dict[str, Detector] = {
        "loudness": LevelDetector(),
        "silero, threshold 0.5, no padding": SileroDetector(threshold=0.5, padding=0.0),
        "silero, as used": SileroDetector(),
    }
    made, missing = [], []
    for name, detector in candidates.items():
        try:
            made.append(_turn_row(name, detector, audio, rows))
        except MissingPartError as error:
            missing.append(f"{name}: {error.message}")
    return made, missing


def _turn_row(name: str, detector: Detector, audio: Path, rows: Sequence[dict[str, object]]) -> TurnRow:
    total, wrong, speech, seconds = turn_taking.Detection(), 0, 0, 0.0
    for row in rows:
        marked: dict[str, list[turn_taking.Span]] = {}
        for span in row["speakers"]:  # type: ignore[attr-defined] # chosen for having them
            marked.setdefault(span["speaker"], []).append((span["start"], span["end"]))
        length = float(str(row["seconds"]))
        found = [(each.start, each.end) for each in detector.voiced(stream_channel(audio / str(row["file"]), MIXED))]
        total += turn_taking.detection([span for spans in marked.values() for span in spans], found, length)
        errors, spoken = turn_taking.diarization(marked, {"everyone": found}, length)
        wrong, speech, seconds = wrong + errors, speech + spoken, seconds + length
    return TurnRow(
        detector=name,
        recordings=len(rows),
        seconds=seconds,
        rates=total.rates,
        one_speaker_error=round(wrong / max(speech, 1), 4),
    )


def _engine_lines(rows: Sequence[EngineRow]) -> Iterator[str]:
    yield (
        "| sound | engine | recordings, seconds, words | word error rate | medical words missed | drug words missed "
        "| real-time factor | memory, MiB | utterance final after, median / p95 s | word shown after, median / p95 s |"
    )
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for row in rows:
        rates = " | ".join("–" if rate is None else f"{100 * rate:.1f} %" for rate in row.rates.values())
        delays = " | ".join(
            "–" if pair is None else f"{pair[0]:.2f} / {pair[1]:.2f}" for pair in (row.final_delay, row.word_delay)
        )
        size = f"{row.recordings}, {row.seconds:.0f}, {row.words}"
        yield (
            f"| {row.sound} | {row.engine} ({row.model}) | {size} | {rates} "
            f"| {row.real_time_factor:.2f} | {row.memory_mib:.0f} | {delays} |"
        )


def _live_lines(rows: Sequence[LiveRow]) -> Iterator[str]:
    yield (
        "| as the page gets it, at the pace of a microphone: engine | seconds | there after, s "
        "| utterance final after, median / p95 s | word shown after, median / p95 s | most sound that waited, s |"
    )
    yield "| --- | --- | --- | --- | --- | --- |"
    for row in rows:
        delays = " | ".join(
            "–" if pair is None else f"{pair[0]:.2f} / {pair[1]:.2f}" for pair in (row.final_delay, row.word_delay)
        )
        yield f"| {row.engine} | {row.seconds:.0f} | {row.ready:.1f} | {delays} | {row.most_behind:.2f} |"


def _turn_lines(rows: Sequence[TurnRow]) -> Iterator[str]:
    yield (
        "| meeting clips: voice detector | recordings, seconds | speech missed | false alarms | detection error "
        "| diarization error as one speaker |"
    )
    yield "| --- | --- | --- | --- | --- | --- |"
    for row in rows:
        rates = " | ".join(f"{100 * rate:.1f} %" for rate in row.rates.values())
        size = f"{row.recordings}, {row.seconds:.0f}"
        yield f"| {row.detector} | {size} | {rates} | {100 * row.one_speaker_error:.1f} % |"


def _after_lines(result: SpeechBench) -> Iterator[str]:
    yield "After recognition: what is left against the transcript of a person"
    yield ""
    yield from after_recognition.lines(list(result.after))
    if result.not_run:
        yield ""
        yield "Not run:"
        yield from (f"- {each}" for each in result.not_run)
