"""`dxpad models`: speech models by name. The only command that opens a connection, and only when asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dxpad.speech.models import KnownModel

_MEGABYTE = 1_000_000


@click.group()
def models() -> None:
    """Speech models that can be downloaded, and those that are here."""


@models.command("list")
def list_models() -> None:
    """Name the models that can be downloaded, and say which are here."""
    from dxpad.settings import settings
    from dxpad.speech.models import known_models, models_here

    folder = settings().models
    here = {engine: models_here(folder, engine) for engine in {model.engine for model in known_models()}}
    for model in known_models():
        there = "here" if model.name in here[model.engine] else f"run: dxpad models get {model.engine} {model.name}"
        click.echo(f"{model.engine} {model.name}: {_size(model)}, {model.licence}, from {model.source}; {there}")
    for engine, names in sorted(here.items()):
        for name in names:
            if not any((model.engine, model.name) == (engine, name) for model in known_models()):
                click.echo(f"{engine} {name}: here")


@models.command("get")
@click.argument("engine")
@click.argument("name")
def get(engine: str, name: str) -> None:
    """Download a model from its official address. A download that broke off goes on where it stopped."""
    from rich.console import Console

    from dxpad.cli.progress import bytes_bar
    from dxpad.jobs.models import fetch_model
    from dxpad.settings import settings
    from dxpad.speech.models import known_model

    model = known_model(engine, name)
    console = Console(stderr=True, highlight=False)
    console.print(f"{engine} {name} from {model.source}: {_size(model)}, licence {model.licence}", markup=False)
    with bytes_bar(console, f"{engine} {name}") as progress:
        folder = fetch_model(model, settings().models, progress)
    click.echo(f"{engine} {name} is here: {folder}")


def _size(model: KnownModel) -> str:
    return f"{model.size / _MEGABYTE:.0f} MB" if model.size else "size told by the hub"
