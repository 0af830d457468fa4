"""The models that can be had by name, and those that lie on this machine."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, UnknownIdError

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """A file of a model at its official address; `digest` as `kind:value`."""

    name: str
    url: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownModel:
    """A model that can be downloaded by name: either its `files`, or its repository `hub` on the Hugging Face Hub,
    which states the files named `hub_files` when asked."""

    engine: str
    name: str
    licence: str
    files: tuple[ModelFile, ...] = ()
    hub: str = ""
    hub_files: tuple[str, ...] = ()

    @property
    def size(self) -> int | None:
        """Bytes to download; None when only the hub knows."""
        return sum(file.size for file in self.files) or None

    @property
    def source(self) -> str:
        """Where it comes from, for people."""
        return f"huggingface.co/{self.hub}" if self.hub else self.files[0].url.split("/")[2]


def known_models() -> tuple[KnownModel, ...]:
    """Every model of the list, the ones to prefer first. `scripts/build-model-list` writes it."""
    rows = json.loads(resources.files("dxpad.speech").joinpath("data/models.json").read_text(encoding="utf-8"))
    return tuple(
        KnownModel(
            engine=row["engine"],
            name=row["name"],
            licence=row["licence"],
            files=tuple(ModelFile(**file) for file in row.get("files", ())),
            hub=row.get("hub", ""),
            hub_files=tuple(row.get("hub_files", ())),
        )
        for row in rows
    )


def known_model(engine: str, name: str) -> KnownModel:
    """One of the list.

    Raises:
        UnknownIdError: there is none of that name.
    """
    models = known_models()
    found = next((model for model in models if (model.engine, model.name) == (engine, name)), None)
    if found is None:
        names = ", ".join(f"{model.engine} {model.name}" for model in models)
        raise UnknownIdError(f"no model {engine} {name} to download", mend=f"Take one of: {names}")
    return found


def folder_of(models: Path, engine: str, name: str) -> Path:
    """Where a model of this name lies, or would lie.

    Raises:
        BadInputError: the name could be that of a place elsewhere.
    """
    if not _NAME.fullmatch(name):
        raise BadInputError("not the name of a model", where="model", mend="Give a name such as small.en")
    return models / engine / name


def models_here(models: Path, engine: str) -> tuple[str, ...]:
    """The names of an engine's models on this machine, in the list's order, then others by name."""
    folder = models / engine
    names = {path.name for path in folder.iterdir() if path.is_dir()} if folder.is_dir() else set()
    names = {name for name in names if not name.endswith(".part")}
    listed = [model.name for model in known_models() if model.engine == engine and model.name in names]
    return (*listed, *sorted(names - set(listed)))
