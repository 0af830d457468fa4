"""Moonshine's weights are a download, so no word of its is tested: how it is called is, and what it says on faults."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args, get_type_hints

import pytest

from dxpad.domain.errors import BadInputError, MissingPartError
from dxpad.speech import moonshine_engine
from dxpad.speech.moonshine_engine import MoonshineEngine, MoonshineSession

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Timing:
    word: str
    start: float
    end: float
    confidence: float


@dataclass
class Line:
    line_id: int
    text: str
    start_time: float
    duration: float
    is_complete: bool
    words: list[Timing] | None = None


@dataclass
class Lines:
    lines: list[Line]


@dataclass
class Stream:
    """The library's stream as its source describes it: every call gives all lines again."""

    answers: list[Lines]
    fed: int = 0
    calls: list[str] = field(default_factory=list)

    def start(self) -> None:
        self.calls.append("start")

    def add_audio(self, samples: list[float], rate: int) -> None:
        assert rate == 16_000
        assert all(-1 <= sample <= 1 for sample in samples)
        self.fed += len(samples)

    def update_transcription(self) -> Lines:
        return self.answers.pop(0)

    def stop(self) -> Lines:
        return self.answers.pop(0)


SAID = Line(
    0, "No fever.", 0.5, 1.0, is_complete=True, words=[Timing("No", 0.5, 0.8, 0.9), Timing("fever.", 0.8, 1.4, 1.2)]
)


def test_a_line_becomes_a_segment_once_and_the_open_one_is_shown() -> None:
    going = Line(1, "I take am", 2.0, 1.0, is_complete=False)
    done = Line(1, "I take amlodipine.", 2.0, 1.5, is_complete=False)
    stream = Stream([Lines([SAID, going]), Lines([SAID, done])])
    session = MoonshineSession(stream)  # type: ignore[arg-type] # the library is optional
    (first,) = session.feed(b"\x00\x80" * 1600)
    assert [word.text for word in session.partial()] == ["I", "take", "am"]
    (last,) = session.close()
    assert [word.text for word in (*first.words, *last.words)] == ["No", "fever.", "I", "take", "amlodipine."]
    assert [word.confidence for word in first.words] == [0.9, 1.0]
    assert [word.confidence for word in last.words] == [None] * 3
    assert last.end <= 3.5
    assert (stream.fed, stream.calls) == (1600, ["start"])


def test_a_folder_that_does_not_say_which_model_it_holds_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("moonshine_voice")
    for name in ("encoder.ort", "tokenizer.bin"):
        (tmp_path / name).touch()
    with pytest.raises(BadInputError, match="medium-streaming"):
        MoonshineEngine(folder=tmp_path).listen()


def test_a_model_that_cannot_be_loaded_is_an_error_with_its_mend(tmp_path: Path) -> None:
    pytest.importorskip("moonshine_voice")
    folder = tmp_path / "tiny-streaming-en"
    folder.mkdir()
    for name in ("encoder.ort", "tokenizer.bin"):
        (folder / name).touch()
    with pytest.raises(BadInputError, match="cannot be loaded"):
        MoonshineEngine(folder=folder).listen()


def test_without_a_model_the_error_says_how_to_get_one() -> None:
    pytest.importorskip("moonshine_voice")
    with pytest.raises(MissingPartError, match="dxpad models get moonshine medium-streaming-en"):
        MoonshineEngine().require()


def test_the_stand_in_is_shaped_like_the_library_that_it_stands_for() -> None:
    library = pytest.importorskip("moonshine_voice")
    timing = next(kind for kind in _parts_of(library.TranscriptLine) if "confidence" in kind.__annotations__)
    assert Line.__annotations__.keys() <= library.TranscriptLine.__annotations__.keys()
    assert Timing.__annotations__.keys() == timing.__annotations__.keys()
    for call in ("start", "add_audio", "update_transcription", "stop"):
        ours, theirs = (inspect.signature(getattr(kind, call)).parameters for kind in (Stream, library.Stream))
        assert len(ours) <= len(theirs)
    for name, number in moonshine_engine._SHAPES.items():
        assert library.ModelArch(number).name.lower().replace("_", "-") == name
    assert {"model_path", "model_arch", "options"} <= inspect.signature(library.Transcriber).parameters.keys()
    assert {"set_keyterms", "create_stream"} <= set(dir(library.Transcriber))


def _parts_of(line: type) -> list[type]:
    """The kinds of things that a line of the library holds lists of."""
    return [kind for hint in get_type_hints(line).values() for kind in _inner(hint) if hasattr(kind, "__annotations__")]


def _inner(hint: object) -> list[type]:
    inner = get_args(hint)
    return [part for each in inner for part in _inner(each)] if inner else [hint] if isinstance(hint, type) else []
