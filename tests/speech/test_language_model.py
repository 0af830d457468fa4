"""A language model of the user's own text, in the place of the one in pocketsphinx's wheel."""

from __future__ import annotations

import pickle
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.speech.test_pocketsphinx_engine import patient_between

from dxpad.domain.errors import BadInputError, MissingPartError
from dxpad.plugins import speech_engine
from dxpad.speech.pocketsphinx_engine import PocketsphinxEngine

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build-language-model"
SAID = (
    "I had a sudden tearing pain in my chest this morning. No fever, and no cough.",
    "It was at its worst straight away. I nearly fainted. I take ranolazine and amlodipine 5 milligrams.",
    "Have you had a fever or a cough? I was lifting a suitcase into the car. Ranolazine, yes.",
)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    loader = SourceFileLoader("build_language_model", str(SCRIPT))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    made = module_from_spec(spec)
    loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def folder(script: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("models") / "pocketsphinx" / "small"
    script.build(made, [words for text in SAID for words in script.sentences(text)] * 2, ["three sentences"])
    return made


def test_it_hears_the_sentences_it_was_made_of_also_from_another_process(folder: Path) -> None:
    engine = pickle.loads(pickle.dumps(PocketsphinxEngine(folder=folder).with_terms(("Heatherwood",))))  # noqa: S301  ours
    segments = engine.transcribe([patient_between(3.5, 15.5)], lambda _: None)
    heard = " ".join(word.text for segment in segments for word in segment.words)
    assert "lifting a suitcase into the car" in heard
    assert "tearing pain" in heard


def test_a_model_that_lies_in_the_data_folder_is_used_and_named(folder: Path) -> None:
    models = folder.parent.parent
    engine = speech_engine("pocketsphinx", models=models)
    assert isinstance(engine, PocketsphinxEngine)
    assert (engine.folder, engine.model.endswith("with the language model small")) == (folder, True)
    given = speech_engine("pocketsphinx", models=models, model=str(folder))
    assert given == engine


def test_numbers_are_written_as_they_are_said_and_years_are_left_out(script: ModuleType) -> None:
    assert list(script.sentences("BP 174 over 98. Since 2019 worse. It's a 5-day course")) == [
        "bp one hundred and seventy four over ninety eight".split(),
        "it's a five day course".split(),
    ]


def test_the_shares_of_all_words_after_any_words_come_to_one(script: ModuleType, folder: Path) -> None:
    ones = [line.split("\t") for line in (folder / "model.lm").read_text().split("1-grams:\n")[1].splitlines()]
    ones = ones[: ones.index([""])]
    assert sum(10 ** float(share) for share, *_ in ones) == pytest.approx(1.0, abs=0.02)
    assert script.in_words(419) == "four hundred and nineteen"


def test_the_words_that_the_dictionary_lacks_come_with_sounds(folder: Path) -> None:
    assert [line.split()[0] for line in (folder / "new-words.txt").read_text().splitlines()] == [
        "amlodipine",
        "ranolazine",
    ]


def test_a_model_that_is_not_whole_or_cannot_be_read_is_named(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(MissingPartError, match="not whole"):
        PocketsphinxEngine(folder=tmp_path).require()
    for name in ("model.lm", "new-words.txt"):
        (tmp_path / name).write_bytes(b"\xff no model" if name == "model.lm" else (folder / name).read_bytes())
    with pytest.raises(BadInputError, match="cannot be read"):
        PocketsphinxEngine(folder=tmp_path).listen()
