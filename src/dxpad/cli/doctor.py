"""`dxpad doctor`: what is installed, what is missing and how to get it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PARTS = (
    ("docx", "notes as DOCX", "pip install 'dxpad[export]'"),
    ("reportlab", "notes as PDF", "pip install 'dxpad[export]'"),
    ("cryptography", "dxpad serve --tls", "pip install 'dxpad[tls]'"),
)


@click.command()
def doctor() -> None:
    """Say what is there, what is missing, and the command that gets it."""
    import sys
    from importlib.util import find_spec

    from dxpad import __version__
    from dxpad.settings import settings

    places = settings()
    click.echo(f"dxpad {__version__}, Python {sys.version.split()[0]}")
    click.echo(f"knowledge: {_knowledge(places.knowledge)}")
    for line in _engines(places.models):
        click.echo(line)
    click.echo(f"speakers by voice: {_voices(places.voices)}")
    for module, what, command in PARTS:
        click.echo(f"{what}: {'there' if find_spec(module) else 'missing; run: ' + command}")
    click.echo(f"records: {places.data}")


def _voices(folder: Path) -> str:
    """Which model of voices is there, or how to get one."""
    from dxpad.speech.voices import voices_can_run, voices_here

    found = voices_here(folder)
    if found:
        return f"there; {found.name}"
    package = "" if voices_can_run() else "run: pip install 'dxpad[sherpa]', and "
    return f"missing; {package}put a model of voices for sherpa-onnx (.onnx) in {folder}"


def _knowledge(path: Path) -> str:
    """Which knowledge is there, or why it cannot be read."""
    from dxpad.cli.failures import failure_of, told
    from dxpad.knowledge.store import Store

    try:
        store = Store.open(path)
        version = store.version
        conditions = store.conditions().values()
        reviews = Counter(condition.review for condition in conditions)
        store.close()
    except told() as error:
        return failure_of(error).message
    reviewed = f"{reviews['read']} read, {reviews['outline']} outlines, {reviews['draft']} drafts"
    return f"{version}: {len(conditions)} conditions, {reviewed} ({path})"


def _engines(models: Path) -> Iterator[str]:
    """A line for each speech engine that is registered, then one for what tells voices from noise."""
    from dxpad.domain.errors import DxpadError
    from dxpad.plugins import speech_engine, speech_engine_names
    from dxpad.speech.activity import LevelDetector, best_detector

    names = speech_engine_names()
    if not names:
        yield "speech engines: none is registered; install the program itself, in its source's folder: pip install ."
    for name in names:
        try:
            engine = speech_engine(name, models=models)
            engine.require()
            yield f"speech engine {name}: there; {engine.model}; {engine.quality}"
        except DxpadError as error:
            yield f"speech engine {name}: missing; {error.what}; run: {error.mend}"
    detector = best_detector()
    better = "; for a better one run: pip install 'dxpad[voice]'" if isinstance(detector, LevelDetector) else ""
    yield f"voice detector: {detector.name}{better}"
