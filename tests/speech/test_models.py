from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

import pytest

from dxpad import plugins
from dxpad.domain.errors import BadInputError, MissingPartError, UnknownIdError
from dxpad.speech.models import folder_of, known_model, known_models, models_here
from dxpad.speech.moonshine_engine import MoonshineEngine
from dxpad.speech.sherpa_engine import SherpaEngine
from dxpad.speech.whisper_engine import WhisperEngine

if TYPE_CHECKING:
    from pathlib import Path

BUILT_IN = (WhisperEngine, MoonshineEngine, SherpaEngine)


def test_every_model_of_the_list_names_its_address_and_digests() -> None:
    for model in known_models():
        assert model.licence == "MIT"
        assert model.hub or model.files
        for file in model.files:
            assert urlsplit(file.url).scheme == "https"
            assert file.size > 0
            assert file.digest.partition(":")[0] in {"sha256", "crc32c"}


@pytest.mark.parametrize("engine", [WhisperEngine, MoonshineEngine])
def test_the_model_an_engine_asks_for_can_be_had(engine: type[WhisperEngine | MoonshineEngine]) -> None:
    assert known_model(engine.name, engine.default_model)


def test_an_unknown_model_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UnknownIdError, match=r"small\.en"):
        known_model("faster-whisper", "enormous")


@pytest.mark.parametrize("name", ["../records", "", "/etc", "A B"])
def test_a_name_cannot_lead_elsewhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInputError):
        folder_of(tmp_path, "faster-whisper", name)


def test_models_here_come_in_the_order_of_the_list_and_half_ones_do_not_count(tmp_path: Path) -> None:
    for name in ("base.en", "small.en", "my-own", "medium.en.part"):
        (tmp_path / "faster-whisper" / name).mkdir(parents=True)
    assert models_here(tmp_path, "faster-whisper") == ("small.en", "base.en", "my-own")
    assert models_here(tmp_path, "moonshine") == ()


@pytest.mark.parametrize("engine", BUILT_IN, ids=lambda engine: str(engine.name))
def test_an_engine_without_its_package_says_what_to_install(
    engine: type[WhisperEngine | MoonshineEngine | SherpaEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingPartError, match=r"pip install 'dxpad\["):
        engine().require()


def test_terms_with_commas_are_kept_from_moonshine() -> None:
    assert MoonshineEngine().with_terms(("a,b", "metoprolol")).terms == ("metoprolol",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Modelled:
    """An engine that is there when it has a folder."""

    folder: Path | None = None
    terms: tuple[str, ...] = field(default=())

    name: ClassVar[str] = "modelled"
    default_model: ClassVar[str] = ""

    def with_folder(self, folder: Path) -> Modelled:
        return Modelled(folder=folder, terms=self.terms)

    def with_terms(self, terms: tuple[str, ...]) -> Modelled:
        return Modelled(folder=self.folder, terms=terms)

    @property
    def model(self) -> str:
        return "m"

    @property
    def quality(self) -> str:
        return "q"

    def require(self) -> None:
        if self.folder is None:
            raise MissingPartError("no model")

    def transcribe(self, *_: object) -> tuple[()]:
        return ()


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    points = (
        EntryPoint(name="moonshine", value=f"{__name__}:Modelled", group=plugins.SPEECH_ENGINES),
        EntryPoint(
            name="pocketsphinx",
            value="dxpad.speech.pocketsphinx_engine:PocketsphinxEngine",
            group=plugins.SPEECH_ENGINES,
        ),
    )
    monkeypatch.setattr(plugins, "entry_points", lambda group: points)  # noqa: ARG005 as importlib has it
    monkeypatch.setattr(EntryPoint, "load", lambda self: Modelled if self.name == "moonshine" else _pocketsphinx())


def _pocketsphinx() -> type:
    from dxpad.speech.pocketsphinx_engine import PocketsphinxEngine  # noqa: PLC0415  stands in for loading

    return PocketsphinxEngine


@pytest.mark.usefixtures("registered")
def test_an_engine_gets_the_model_that_is_here_and_the_users_terms(tmp_path: Path) -> None:
    (tmp_path / "moonshine" / "mine").mkdir(parents=True)
    engine = plugins.speech_engine("moonshine", models=tmp_path, terms=("metoprolol",))
    assert engine == Modelled(folder=tmp_path / "moonshine" / "mine", terms=("metoprolol",))
    given = plugins.speech_engine("moonshine", models=tmp_path, model=str(tmp_path))
    assert given == Modelled(folder=tmp_path)


@pytest.mark.usefixtures("registered")
def test_the_best_engine_is_the_one_whose_model_is_here_else_the_one_that_needs_none(tmp_path: Path) -> None:
    assert plugins.best_speech_engine(tmp_path).name == "pocketsphinx"
    (tmp_path / "moonshine" / "mine").mkdir(parents=True)
    assert plugins.best_speech_engine(tmp_path).name == "modelled"
