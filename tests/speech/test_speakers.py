"""Voices of one channel told apart, with a stand-in that knows them by their pitch, and with a real model's shape."""

from __future__ import annotations

from array import array
from itertools import pairwise
from math import pi, sin
from typing import TYPE_CHECKING

import pytest
from tests.speech.random_voices import write_random_voices
from tests.speech.test_pocketsphinx_engine import patient_between

from dxpad.domain.errors import BadInputError
from dxpad.domain.transcript import Word
from dxpad.speech.engine import Segment
from dxpad.speech.speakers import told_apart
from dxpad.speech.voices import SherpaVoices, unit, voices_here

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dxpad.speech.voices import Vector

RATE = 16_000


class Pitch:
    """A voice is how often it crosses zero: one direction for each of a few pitches, with a little noise."""

    name = "pitch"

    def require(self) -> None:
        """It is there."""

    def vectors(self, windows: Iterable[bytes]) -> Iterator[Vector]:
        for number, window in enumerate(windows):
            values = array("h", window)
            crossings = sum(a < 0 <= b for a, b in pairwise(values)) / (len(values) / RATE)
            near = [1.0 / (1.0 + abs(crossings - pitch) / 10) for pitch in (110, 220, 440)]
            yield unit((*near, 0.05 * (number % 3)))


def conversation(*pitches: int, seconds: float = 4.0) -> tuple[bytes, list[Segment]]:
    """Each pitch speaks for some seconds, eight words, with half a second between."""
    sound, segments, at = array("h"), list[Segment](), 0.0
    for pitch in pitches:
        sound.extend(int(9000 * sin(2 * pi * pitch * n / RATE)) for n in range(int(seconds * RATE)))
        sound.extend([0] * (RATE // 2))
        length = seconds / 8
        words = tuple(Word(text=f"w{pitch}", start=at + n * length, end=at + (n + 1) * length) for n in range(8))
        segments.append(Segment(start=at, end=at + seconds, words=words))
        at += seconds + 0.5
    return sound.tobytes(), segments


def said(groups: Sequence[Sequence[Segment]]) -> list[set[str]]:
    return [{word.text for segment in group for word in segment.words} for group in groups]


def test_two_voices_that_take_turns_are_two_speakers() -> None:
    sound, segments = conversation(110, 220, 110, 220, 110)
    groups = told_apart(segments, [sound], Pitch(), None)
    assert said(groups) == [{"w110"}, {"w220"}]
    assert [len(group) for group in groups] == [3, 2]


def test_one_voice_stays_one_speaker() -> None:
    sound, segments = conversation(110, 110, 110)
    assert told_apart(segments, [sound], Pitch(), None) == (tuple(segments),)


def test_a_third_speaker_is_told_when_there_are_said_to_be_three() -> None:
    sound, segments = conversation(110, 220, 440, 110, 220, 110)
    assert said(told_apart(segments, [sound], Pitch(), 3)) == [{"w110"}, {"w220"}, {"w440"}]


def test_two_who_speak_without_a_pause_are_parted_within_the_segment() -> None:
    sound, (first, second) = conversation(110, 220, seconds=8.0)
    one = Segment(start=0.0, end=second.end, words=(*first.words, *second.words))
    groups = told_apart([one], [sound], Pitch(), 2)
    words = [[word.text for segment in group for word in segment.words] for group in groups]
    assert sum(map(len, words)) == 16
    # a window at the seam holds both, so one word may go to the other
    assert sum(len(each) - max(each.count("w110"), each.count("w220")) for each in words) <= 1


def test_a_few_words_or_none_stay_together() -> None:
    assert told_apart([], [bytes(32_000)], Pitch(), None) == ((),)
    sound, segments = conversation(110, seconds=1.0)
    assert told_apart(segments, [sound], Pitch(), None) == (tuple(segments),)


def test_a_real_model_of_voices_loads_runs_and_gives_the_same_vectors_each_time(tmp_path: Path) -> None:
    voices = SherpaVoices(model=write_random_voices(tmp_path / "voices.onnx"))
    sound = patient_between(3.5, 9.5)
    windows = [sound[at : at + 51_200] for at in range(0, len(sound) - 51_200, 25_600)]
    first, second = list(voices.vectors(windows)), list(voices.vectors(windows))
    assert first == second
    assert len({len(vector) for vector in first}) == 1
    assert all(sum(value * value for value in vector) == pytest.approx(1, abs=1e-5) for vector in first)
    assert len(set(first)) == len(windows)
    assert voices_here(tmp_path) == voices


def test_a_file_that_is_no_model_of_voices_is_named(tmp_path: Path) -> None:
    pytest.importorskip("sherpa_onnx")
    with pytest.raises(BadInputError, match="no model of voices"):
        list(SherpaVoices(model=tmp_path / "none.onnx").vectors([bytes(51_200)]))


@pytest.mark.parametrize("spoilt", ["noise", "no metadata"])
def test_a_file_that_would_end_the_program_is_refused_before_any_work(tmp_path: Path, spoilt: str) -> None:
    path = write_random_voices(tmp_path / "voices.onnx")
    if spoilt == "noise":
        path.write_bytes(bytes(range(256)) * 20)
    else:
        onnx = pytest.importorskip("onnx")
        model = onnx.load(str(path))
        del model.metadata_props[:]
        onnx.save(model, str(path))
    with pytest.raises(BadInputError, match="no model of voices"):
        SherpaVoices(model=path).require()


def test_a_model_of_voices_that_works_passes(tmp_path: Path) -> None:
    SherpaVoices(model=write_random_voices(tmp_path / "voices.onnx")).require()


def test_without_a_model_nothing_is_told_apart(tmp_path: Path) -> None:
    assert voices_here(tmp_path) is None
