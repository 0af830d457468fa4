"""What engines with a model of their own share: the folder it lies in, and what to say when it is not there."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

from dxpad.domain.errors import MissingPartError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def require_package(engine: str, package: str, extra: str) -> None:
    """Return when the engine's package is installed.

    Raises:
        MissingPartError: with the command that installs it.
    """
    if importlib.util.find_spec(package) is None:
        raise MissingPartError(
            f"The recogniser {engine} is not installed", where="speech engine", mend=f"pip install 'dxpad[{extra}]'"
        )


def required_folder(engine: str, folder: Path | None, patterns: Iterable[str], default: str) -> Path:
    """The folder, when each of the patterns names a file in it.

    Raises:
        MissingPartError: no model was chosen, or files are missing; the mend is the command that downloads one, or,
            for an engine without a `default`, the one that takes the folder of one.
    """
    get = f"dxpad models get {engine} {default}" if default else f"dxpad transcribe --engine {engine} --model FOLDER"
    if folder is None:
        raise MissingPartError(f"The recogniser {engine} has no model", where="speech model", mend=get)
    missing = [pattern for pattern in patterns if not any(folder.glob(pattern))]
    if missing:
        raise MissingPartError(
            f"The model of {engine} is not whole: no {', '.join(missing)}",
            where=folder.name,
            mend=get,
        )
    return folder
