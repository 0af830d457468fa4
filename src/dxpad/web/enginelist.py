"""What the settings page shows of recognisers and their models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import DxpadError
from dxpad.jobs.job import State
from dxpad.plugins import speech_engine, speech_engine_names
from dxpad.speech.activity import best_detector
from dxpad.speech.models import known_models, models_here
from dxpad.speech.voices import voices_can_run, voices_here
from dxpad.web.listening import MODEL
from dxpad.web.speechchoice import read_choice

if TYPE_CHECKING:
    from dxpad.jobs import Job, Jobs
    from dxpad.settings import Settings
    from dxpad.speech.models import KnownModel
    from dxpad.web.speechchoice import SpeechChoice

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineLine:
    """One recogniser: `model` and `quality` when it can work, else what is `missing` and the `command` that gets it."""

    name: str
    model: str = ""
    quality: str = ""
    missing: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelLine:
    """One model that can be downloaded; `megabytes` is None when only the hub knows."""

    engine: str
    name: str
    source: str
    licence: str
    megabytes: int | None
    here: bool
    job: Job | None

    @property
    def loading(self) -> bool:
        """Whether it is being downloaded."""
        return self.job is not None and not self.job.ended

    @property
    def failure(self) -> str:
        """Why the last download ended without a model; empty when none did."""
        return self.job.failure if self.job and self.job.state is State.FAILED and not self.here else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechPart:
    """All of it."""

    engines: tuple[EngineLine, ...]
    models: tuple[ModelLine, ...]
    choice: SpeechChoice
    terms: str
    detector: str
    voices: str
    """The model of voices that is used; empty where there is none."""
    voices_folder: str
    voices_can_run: bool
    """Whether only a model is missing."""

    @property
    def loading(self) -> bool:
        """Whether any model is being downloaded."""
        return any(model.loading for model in self.models)


def speech_part(settings: Settings, jobs: Jobs) -> SpeechPart:
    """The state now."""
    found = voices_here(settings.voices)
    return SpeechPart(
        engines=tuple(_engine(name, settings) for name in speech_engine_names()),
        models=tuple(_model(model, settings, jobs) for model in known_models()),
        choice=read_choice(settings),
        terms=settings.terms.read_text(encoding="utf-8") if settings.terms.exists() else "",
        detector=best_detector().name,
        voices=found.name if found else "",
        voices_folder=str(settings.voices),
        voices_can_run=voices_can_run(),
    )


def _engine(name: str, settings: Settings) -> EngineLine:
    try:
        engine = speech_engine(name, models=settings.models)
        engine.require()
    except DxpadError as error:
        return EngineLine(name=name, missing=error.what, command=error.mend)
    return EngineLine(name=name, model=engine.model, quality=engine.quality)


def _model(model: KnownModel, settings: Settings, jobs: Jobs) -> ModelLine:
    return ModelLine(
        engine=model.engine,
        name=model.name,
        source=model.source,
        licence=model.licence,
        megabytes=round(model.size / _MEGABYTE) if model.size else None,
        here=model.name in models_here(settings.models, model.engine),
        job=jobs.job(MODEL, f"{model.engine}/{model.name}"),
    )
