from __future__ import annotations

import os
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from tests.speech.test_audio import nothing, tone, write
from tests.speech.test_speakers import Pitch

from dxpad.domain.errors import BadInputError, DxpadError, MissingPartError
from dxpad.domain.transcript import Speaker, Word
from dxpad.jobs import StoppedError
from dxpad.speech.activity import LevelDetector
from dxpad.speech.engine import Engine, SecondsDone, Segment
from dxpad.speech.pocketsphinx_engine import PocketsphinxEngine
from dxpad.speech.transcribe import Step, Transcription, transcribe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.speech.voices import Voices

DEMO = Path(__file__).resolve().parents[2] / "src" / "dxpad" / "demo"
CLINICIAN_WORDS = ("have", "you", "had", "any", "fever", "or", "cough")
PATIENT_WORDS = ("i", "have", "pain", "in", "my", "back")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptedEngine:
    """Hears one segment where the sound begins: the clinician's words when it begins at once, else the patient's."""

    name: ClassVar[str] = "scripted"
    model: ClassVar[str] = "none"
    quality: ClassVar[str] = "test"
    missing: bool = False
    dies: bool = False

    def require(self) -> None:
        if self.missing:
            raise MissingPartError("The engine is not installed", mend="pip install scripted")

    def transcribe(self, chunks: Iterable[bytes], progress: SecondsDone) -> tuple[Segment, ...]:
        sound = b"".join(chunks)
        progress(len(sound) / 32_000)
        if self.dies:
            os._exit(1)
        first = next((at for at in range(0, len(sound), 2) if sound[at : at + 2] != b"\0\0"), None)
        if first is None:
            return ()
        start = first / 32_000
        texts = CLINICIAN_WORDS if start < 0.5 else PATIENT_WORDS
        words = tuple(Word(text=text, start=start + n / 7, end=start + (n + 1) / 7) for n, text in enumerate(texts))
        return (Segment(start=start, end=words[-1].end, words=words),)


@pytest.fixture
def two_microphones(tmp_path: Path) -> Path:
    left, right = tone(1, 16_000) + nothing(1, 16_000), nothing(1, 16_000) + tone(1, 16_000)
    return write(tmp_path / "visit.wav", [left, right])


def run(path: Path, engine: Engine, *, speakers: int | None = None, processes: int = 1) -> Transcription:
    return transcribe(
        path,
        engine,
        transcript_id="visit",
        progress=lambda *_: None,
        speakers=speakers,
        processes=processes,
        detector=LevelDetector(),
    )


def speakers(done: Transcription) -> list[Speaker]:
    return [turn.speaker for turn in done.transcript.turns]


def codes(done: Transcription) -> list[str]:
    return [issue.code for issue in done.issues]


@pytest.mark.parametrize("processes", [1, 2])
def test_two_microphones_give_two_named_speakers(two_microphones: Path, processes: int) -> None:
    done = run(two_microphones, ScriptedEngine(), processes=processes)
    assert speakers(done) == [Speaker.CLINICIAN, Speaker.PATIENT]
    assert codes(done) == ["roles-guessed"]
    assert done.transcript.audio is not None
    assert (done.transcript.engine, done.transcript.audio.path) == ("scripted", "visit.wav")


def test_one_channel_names_nobody(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.wav", [tone(1, 16_000)]), ScriptedEngine())
    assert speakers(done) == [Speaker.OTHER]
    assert codes(done) == ["speakers-not-separated"]


def test_one_microphone_on_two_channels_is_heard_once(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.wav", [tone(1, 16_000)] * 2), ScriptedEngine())
    assert speakers(done) == [Speaker.OTHER]


def test_the_caller_may_mix_two_channels(two_microphones: Path) -> None:
    assert speakers(run(two_microphones, ScriptedEngine(), speakers=1)) == [Speaker.OTHER]


def test_the_caller_may_insist_on_one_speaker_per_channel(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.wav", [tone(1, 16_000)] * 2), ScriptedEngine(), speakers=2)
    assert speakers(done) == [Speaker.OTHER, Speaker.OTHER]
    assert codes(done) == ["roles-unclear"]


@pytest.mark.parametrize("wanted", [0, 2, 3])
def test_speakers_that_cannot_be_told_apart_are_refused(tmp_path: Path, wanted: int) -> None:
    path = write(tmp_path / "a.wav", [tone(1, 16_000)])
    with pytest.raises(BadInputError, match="speakers"):
        run(path, ScriptedEngine(), speakers=wanted)


def test_silence_gives_an_empty_transcript_that_says_so(tmp_path: Path) -> None:
    done = run(write(tmp_path / "a.wav", [nothing(1, 16_000)]), ScriptedEngine())
    assert done.transcript.turns == ()
    assert {"silent-recording", "no-words-recognised"} <= set(codes(done))


def test_words_over_silence_are_cut_and_the_transcript_says_so(tmp_path: Path) -> None:
    hum = array("h", [2]) * 16_000
    done = run(write(tmp_path / "b.wav", [nothing(1, 16_000) + hum]), ScriptedEngine())
    assert [turn.text for turn in done.transcript.turns] == ["[…]."]
    assert "cut-over-silence" in codes(done)


class Steps:
    """What a bar would show: each step with all that was told in it; it may end the work in one."""

    def __init__(self, ends: Step | None = None) -> None:
        self.told: dict[Step, list[tuple[float, float]]] = {}
        self._ends = ends

    def begins(self, step: Step) -> None:
        self.told[step] = []

    def progress(self, done: float, total: float) -> None:
        step = list(self.told)[-1]
        self.told[step].append((done, total))
        if step is self._ends:
            raise StoppedError("stopped")

    def run(self, path: Path, *, processes: int = 1, voices: Voices | None = None) -> Transcription:
        return transcribe(
            path, ScriptedEngine(), transcript_id="visit", progress=self.progress, processes=processes,
            detector=LevelDetector(), voices=voices, begins=self.begins,
        )  # fmt: skip


@pytest.fixture
def one_microphone(tmp_path: Path) -> Path:
    return write(tmp_path / "one.wav", [tone(20, 16_000)])


@pytest.mark.parametrize("processes", [1, 2])
def test_each_step_has_a_bar_that_never_runs_back(two_microphones: Path, processes: int) -> None:
    steps = Steps()
    steps.run(two_microphones, processes=processes)
    assert list(steps.told) == [Step.READING, Step.RECOGNISING, Step.LISTENING]
    for told in steps.told.values():
        assert told == sorted(told)
        assert all(0 < done <= total for done, total in told)
    assert [total for _, total in steps.told[Step.RECOGNISING]][-1] == pytest.approx(2.0)


def test_the_bar_of_every_step_moves_before_it_is_full(one_microphone: Path) -> None:
    steps = Steps()
    steps.run(one_microphone, voices=Pitch())
    assert list(steps.told) == list(Step)
    for step in (Step.READING, Step.LISTENING, Step.TELLING):
        assert any(done < total for done, total in steps.told[step])


@pytest.mark.parametrize("step", list(Step))
def test_the_work_can_be_ended_in_every_step(one_microphone: Path, step: Step) -> None:
    steps = Steps(ends=step)
    with pytest.raises(StoppedError):
        steps.run(one_microphone, voices=Pitch())
    assert list(steps.told)[-1] is step
    assert len(steps.told[step]) == 1


def test_a_missing_engine_is_named_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="pip install scripted"):
        run(tmp_path / "gone.wav", ScriptedEngine(missing=True))


def test_a_process_that_dies_is_an_error_and_no_endless_wait(two_microphones: Path) -> None:
    with pytest.raises(DxpadError, match="ended without a transcript"):
        run(two_microphones, ScriptedEngine(dies=True), processes=2)


@pytest.fixture(scope="module")
def demo() -> Transcription:
    return run(DEMO / "consultation.ogg", PocketsphinxEngine(), processes=2)


def test_every_turn_of_the_demo_is_given_to_the_right_speaker(demo: Transcription) -> None:
    spoken_by = {"Doctor": Speaker.CLINICIAN, "Patient": Speaker.PATIENT}
    lines = (DEMO / "consultation.txt").read_text(encoding="utf-8").splitlines()
    assert speakers(demo) == [spoken_by[line.partition(":")[0]] for line in lines]


@pytest.mark.parametrize(
    "words",
    ["between the shoulder blades", "all of a sudden", "tearing pain", "nearly fainted", "no fever and no cough",
     "high blood pressure", "174 over 98", "amlodipine 5 milligrams", "not allergic", "i'm 58"],
)  # fmt: skip
def test_what_decides_is_heard_in_the_demo(demo: Transcription, words: str) -> None:
    assert words in " ".join(turn.text for turn in demo.transcript.turns).lower()
