"""Speakers told apart: by voice in the meeting clips, by microphone in synthetic consultations.

What tells voices apart is given the speech that the voice detector finds, cut into stretches as long as a word, so the
recogniser has no part in it. Two microphones are made from one recording: each side keeps the turns of its own
speaker, and of the other's nothing or a quarter (12 dB less); then everything runs as it does for a real recording.
"""

from __future__ import annotations

import time
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks import turn_taking
from benchmarks.random_voices import write_random_voices
from dxpad.domain.errors import DxpadError
from dxpad.domain.transcript import Speaker, Word
from dxpad.speech import transcribe
from dxpad.speech.activity import best_detector
from dxpad.speech.audio import BYTES_PER_SECOND, MIXED, SAMPLE_RATE, stream_channel
from dxpad.speech.engine import Segment
from dxpad.speech.speakers import told_apart
from dxpad.speech.voices import SherpaVoices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.speech.engine import Engine
    from dxpad.speech.voices import Voices

    Row = Mapping[str, object]
    Spans = dict[str, list[turn_taking.Span]]

WORD = 0.4
FIRST_SECONDS = 60.0
"""So much of each synthetic consultation: two recognisers at work are slow."""

LEAKS = {"nothing of the other": 0.0, "the other 12 dB below": 0.25}
MEETINGS, SYNTHETIC = "meeting clips, one channel", "synthetic voices, two channels made from one: regression only"
RANDOM = "random weights: loading, shape and speed, no measure of quality"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingRow:
    """`error` is the diarization error, None where it would mean nothing; `real_time_factor` processor seconds by
    seconds of sound; `roles` how many recordings had clinician and patient the right way round, None without roles."""

    sound: str
    told_by: str
    recordings: int
    seconds: float
    error: float | None
    roles: int | None
    real_time_factor: float


def run(
    audio: Path, rows: Sequence[Row], engine: Engine, voices: SherpaVoices | None
) -> tuple[list[TellingRow], list[str]]:
    """A row for each way there is, and what could not be run.

    Args:
        audio: where the sound lies.
        rows: the recordings, those with `speakers` meetings, those with `turns` synthetic.
        engine: the recogniser of the two channels.
        voices: the model of voices of this machine, if any.
    """
    meetings, synthetic = [row for row in rows if "speakers" in row], [row for row in rows if "turns" in row]
    made, missing = [_by_voice(audio, meetings, None, None, "nothing: one speaker, as without a model")], []
    if voices is None:
        missing.append("speakers by voice: no model of voices is here, so no two real speakers were told apart by one")
    else:
        voices.require()
        made += [
            _by_voice(audio, meetings, voices, None, f"{voices.name}, one or two"),
            _by_voice(audio, meetings, voices, 3, f"{voices.name}, three"),
        ]
    with TemporaryDirectory() as folder:
        try:
            random = SherpaVoices(model=write_random_voices(Path(folder) / "random.onnx"))
            made.append(_by_voice(audio, meetings, random, 2, RANDOM))
        except DxpadError as error:
            missing.append(f"speakers by voice with random weights: {error.message}")
        made += [_by_channel(audio, synthetic, engine, name, Path(folder)) for name in LEAKS if synthetic]
    missing.append("two real microphones: no such recording is in the data")
    return made, missing


def _by_voice(
    audio: Path, rows: Sequence[Row], voices: Voices | None, speakers: int | None, told_by: str
) -> TellingRow:
    wrong, speech, seconds, began = 0, 0, 0.0, time.process_time()
    for row in rows:
        path, length = audio / str(row["file"]), float(str(row["seconds"]))
        voiced = best_detector().voiced(stream_channel(path, MIXED))
        segments = [_in_words(each.start, each.end) for each in voiced]
        groups = told_apart(segments, stream_channel(path, MIXED), voices, speakers) if voices else (tuple(segments),)
        found = {str(number): [(s.start, s.end) for s in group] for number, group in enumerate(groups)}
        errors, spoken = turn_taking.diarization(_marked(row["speakers"]), found, length)
        wrong, speech, seconds = wrong + errors, speech + spoken, seconds + length
    spent = time.process_time() - began
    error = None if told_by == RANDOM else round(wrong / max(speech, 1), 4)
    return TellingRow(
        sound=MEETINGS, told_by=told_by, recordings=len(rows), seconds=seconds, error=error, roles=None,
        real_time_factor=round(spent / max(seconds, 1.0), 3),
    )  # fmt: skip


def _by_channel(audio: Path, rows: Sequence[Row], engine: Engine, leak: str, folder: Path) -> TellingRow:
    wrong, speech, seconds, roles, began = 0, 0, 0.0, 0, time.process_time()
    for row in rows:
        marked = _marked(row["turns"], FIRST_SECONDS)
        path = folder / f"{Path(str(row['file'])).stem}.wav"
        length = _two_microphones(audio / str(row["file"]), marked, LEAKS[leak], path)
        made = transcribe(path, engine, transcript_id=path.stem, progress=lambda *_: None)
        found: Spans = {}
        for turn in made.transcript.turns:
            found.setdefault(f"{turn.speaker} {turn.voice}", []).append((turn.start or 0.0, turn.end or 0.0))
        errors, spoken = turn_taking.diarization(marked, found, length)
        wrong, speech, seconds = wrong + errors, speech + spoken, seconds + length
        roles += _as_marked(marked, [(t.speaker, t.start or 0.0, t.end or 0.0) for t in made.transcript.turns])
    spent = time.process_time() - began
    return TellingRow(
        sound=SYNTHETIC, told_by=f"microphone, {leak}", recordings=len(rows), seconds=round(seconds, 1),
        error=round(wrong / max(speech, 1), 4), roles=roles, real_time_factor=round(spent / max(seconds, 1.0), 3),
    )  # fmt: skip


def _in_words(start: float, end: float) -> Segment:
    count = max(round((end - start) / WORD), 1)
    size = (end - start) / count
    words = tuple(Word(text="-", start=start + n * size, end=start + (n + 1) * size) for n in range(count))
    return Segment(start=start, end=end, words=words)


def _marked(value: object, seconds: float = float("inf")) -> Spans:
    """The spans of each speaker, up to a second."""
    made: Spans = {}
    for span in value if isinstance(value, list) else ():
        if span["start"] < seconds:
            made.setdefault(span["speaker"], []).append((span["start"], min(span["end"], seconds)))
    return made


def _two_microphones(path: Path, marked: Spans, leak: float, target: Path) -> float:
    """Write the two channels, the clinician's first; how many seconds they last."""
    samples = array("h", b"".join(stream_channel(path, MIXED))[: int(FIRST_SECONDS) * BYTES_PER_SECOND])
    sides = [array("h", (round(leak * value) for value in samples)) for _ in range(2)]
    for side, who in zip(sides, (Speaker.CLINICIAN, Speaker.PATIENT), strict=True):
        for start, end in marked.get(who.value, ()):
            at, to = int(start * SAMPLE_RATE), int(end * SAMPLE_RATE)
            side[at:to] = samples[at:to]
    both = array("h", (value for pair in zip(*sides, strict=True) for value in pair))
    with wave.open(str(target), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)
        out.writeframes(both.tobytes())
    return len(samples) / SAMPLE_RATE


def _as_marked(marked: Spans, turns: Sequence[tuple[Speaker, float, float]]) -> bool:
    """Whether clinician and patient are named, and each speaks more in the turns of their own than in the other's."""
    shared = {(said, theirs): 0.0 for said in Speaker for theirs in Speaker}
    for said, start, end in turns:
        for theirs, spans in marked.items():
            overlap = sum(max(0.0, min(end, b) - max(start, a)) for a, b in spans)
            shared[said, Speaker(theirs)] += overlap
    doctor, patient = Speaker.CLINICIAN, Speaker.PATIENT
    return shared[doctor, doctor] > shared[doctor, patient] and shared[patient, patient] > shared[patient, doctor]


def lines(rows: Sequence[TellingRow]) -> Iterator[str]:
    """The table."""
    yield (
        "| who speaks: sound | told apart by | recordings, seconds | diarization error | roles the right way round "
        "| real-time factor |"
    )
    yield "| --- | --- | --- | --- | --- | --- |"
    for row in rows:
        error = "–" if row.error is None else f"{100 * row.error:.1f} %"
        roles = "–" if row.roles is None else f"{row.roles} of {row.recordings}"
        size = f"{row.recordings}, {row.seconds:.0f}"
        yield f"| {row.sound} | {row.told_by} | {size} | {error} | {roles} | {row.real_time_factor:.3f} |"
