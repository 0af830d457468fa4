"""Entry points, read nowhere else: built-in parts come through the same door as anybody's."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from dxpad.domain.errors import MissingPartError, UnknownIdError

if TYPE_CHECKING:
    from dxpad.speech.engine import Engine

SPEECH_ENGINES = "dxpad.speech_engines"


def speech_engine_names() -> tuple[str, ...]:
    """Every speech engine that says it is there, by name."""
    return tuple(sorted(point.name for point in entry_points(group=SPEECH_ENGINES)))


def speech_engine(name: str) -> Engine:
    """A new engine.

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
        engine: type[Engine] = found[name].load()
    except ImportError as error:
        raise MissingPartError(
            f"speech engine {name} needs {error.name}",
            mend=f"Run: pip install {error.name}",
        ) from error
    return engine()
