"""What is heard when a word is clicked is the sound of that second."""

from __future__ import annotations

import io
import wave
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.speech.test_audio import nothing, tone, write

from dxpad.domain.errors import BadInputError
from dxpad.speech.excerpt import excerpt

if TYPE_CHECKING:
    from pathlib import Path

RATE = 48_000


def heard(data: bytes) -> array[int]:
    with wave.open(io.BytesIO(data)) as file:
        assert (file.getframerate(), file.getnchannels()) == (16_000, 1)
        return array("h", file.readframes(file.getnframes()))


def rises(samples: array[int]) -> int:
    """Periods of a tone."""
    return sum(before < 0 <= after for before, after in pairwise(samples))


@pytest.mark.parametrize(
    ("form", "codec"),
    [("wav", "pcm_s16le"), ("flac", "flac"), ("mp3", "libmp3lame"), ("mp4", "aac"), ("ogg", "libopus")],
)
def test_the_seconds_asked_for_come_out_of_each_format(tmp_path: Path, form: str, codec: str) -> None:
    parts = [tone(2, RATE, pitch=pitch) for pitch in (200, 400, 600, 800)]
    sound = array("h", b"".join(part.tobytes() for part in parts))
    path = write(tmp_path / "a", [sound], rate=RATE, codec=codec, form=form)
    for number, pitch in enumerate((200, 400, 600, 800)):
        samples = heard(excerpt(path, 2 * number + 0.5, 2 * number + 1.5))
        assert len(samples) == pytest.approx(16_000, abs=20)
        assert rises(samples) == pytest.approx(pitch, rel=0.02)


def test_the_edge_is_where_it_was_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path / "a.wav", [nothing(3, 16_000) + tone(1, 16_000)])
    assert max(heard(excerpt(path, 2.0, 2.99))) == 0
    assert max(heard(excerpt(path, 3.0, 3.1))) > 5000


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (float("nan"), 2), (90, 91)])
def test_a_time_that_is_not_there_is_refused(tmp_path: Path, start: float, end: float) -> None:
    path = write(tmp_path / "a.wav", [tone(1, 16_000)])
    with pytest.raises(BadInputError):
        excerpt(path, start, end)
