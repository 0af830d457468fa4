"""Entry points, read nowhere else: built-in parts come through the same door as anybody's."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING

from dxpad.domain.errors import DxpadError, MissingPartError, UnknownIdError
from dxpad.speech.engine import ModelEngine, TermsEngine
from dxpad.speech.models import folder_of, models_here

if TYPE_CHECKING:
    from dxpad.speech.engine import Engine

SPEECH_ENGINES = "dxpad.speech_engines"
WITHOUT_DOWNLOAD = "pocketsphinx"
"""The engine that works as it is installed."""

PREFERRED = ("moonshine", "faster-whisper", "sherpa-onnx", WITHOUT_DOWNLOAD)
"""Which engine is taken when nobody chose one: the first that is there with its model."""


def speech_engine_names() -> tuple[str, ...]:
    """Every speech engine that says it is there, by name."""
    return tuple(sorted(point.name for point in entry_points(group=SPEECH_ENGINES)))


def speech_engine(
    name: str, *, models: Path | None = None, model: str | None = None, terms: tuple[str, ...] = ()
) -> Engine:
    """A new engine.

    Args:
        name: as registered.
        models: the folder of downloaded models, for engines that need one.
        model: the name of a downloaded model or the path of a folder; the first that is there when None.
        terms: words to listen for; engines that cannot take any are given none.

    Raises:
        UnknownIdError: none of that name is registered.
        MissingPartError: it is registered, but what it needs is not installed.
    """
    found: dict[str, EntryPoint] = {point.name: point for point in entry_points(group=SPEECH_ENGINES)}
    if name not in found:
        raise UnknownIdError(
            f"no speech engine {name!r}", mend=f"Use one of: {', '.join(sorted(found)) or 'none is installed'}"
        )
    try:
        kind: type[Engine] = found[name].load()
    except ImportError as error:
        raise MissingPartError(
            f"speech engine {name} needs {error.name}",
            mend=f"Run: pip install {error.name}",
        ) from error
    engine = kind()
    if isinstance(engine, ModelEngine):
        folder = _folder(name, models, model)
        engine = engine.with_folder(folder) if folder else engine
    return engine.with_terms(terms) if terms and isinstance(engine, TermsEngine) else engine


def best_speech_engine(models: Path, terms: tuple[str, ...] = ()) -> Engine:
    """The first of `PREFERRED` that can work, else whatever its absence says."""
    for name in PREFERRED:
        try:
            engine = speech_engine(name, models=models, terms=terms)
            engine.require()
        except DxpadError:
            continue
        return engine
    return speech_engine(WITHOUT_DOWNLOAD)


def _folder(engine: str, models: Path | None, model: str | None) -> Path | None:
    """The folder of the model that was asked for, or of the first that is there."""
    if model is not None:
        given = Path(model)
        return given if given.is_dir() or models is None else folder_of(models, engine, model)
    here = models_here(models, engine) if models is not None else ()
    return folder_of(models, engine, here[0]) if here and models is not None else None
