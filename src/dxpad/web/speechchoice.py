"""Which recogniser listens, which one may look again after the visit, and the user's own terms."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, StorageError
from dxpad.plugins import best_speech_engine, speech_engine, speech_engine_names
from dxpad.speech.terms import read_terms, terms_of

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.settings import Settings
    from dxpad.speech.engine import Engine


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechChoice:
    """`engine` by name, empty for the best that is there; `second` for a slower look later, empty for none; `live`
    shows words while somebody speaks."""

    engine: str = ""
    second: str = ""
    live: bool = True


def read_choice(settings: Settings) -> SpeechChoice:
    """What was chosen; the defaults when nothing was, or when the file cannot be read: recording must go on."""
    try:
        fields = json.loads(_path(settings).read_text(encoding="utf-8"))
        live = fields.get("live", True) is True
        return SpeechChoice(engine=str(fields["engine"]), second=str(fields["second"]), live=live)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return SpeechChoice()


def keep_choice(settings: Settings, choice: SpeechChoice, terms: str) -> None:
    """Keep what was chosen, and the user's own terms, one a line.

    Raises:
        BadInputError: no such engine, or terms that are too many or too long.
        StorageError: it cannot be written.
    """
    names = ("", *speech_engine_names())
    if choice.engine not in names or choice.second not in names:
        raise BadInputError("no such recogniser", where="settings", mend=f"Choose one of: {', '.join(names[1:])}")
    kept = "".join(f"{term}\n" for term in terms_of(terms))
    _write(_path(settings), json.dumps(asdict(choice)))
    _write(settings.terms, kept)


def first_engine(settings: Settings) -> Engine:
    """The recogniser of the draft, with the user's terms.

    Raises:
        DxpadError: the chosen one is gone; the mend says what to do.
    """
    choice, terms = read_choice(settings), read_terms(settings.terms)
    if not choice.engine:
        return best_speech_engine(settings.models, terms)
    return speech_engine(choice.engine, models=settings.models, terms=terms)


def second_engine(settings: Settings) -> Engine | None:
    """The recogniser for a slower look, None when none was chosen.

    Raises:
        DxpadError: as `first_engine`.
    """
    choice = read_choice(settings)
    if not choice.second:
        return None
    return speech_engine(choice.second, models=settings.models, terms=read_terms(settings.terms))


def _path(settings: Settings) -> Path:
    return settings.data / "speech.json"


def _write(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        part.replace(path)
    except OSError as error:
        raise StorageError("The settings cannot be written", where=path.name, mend="Free some disk space") from error
