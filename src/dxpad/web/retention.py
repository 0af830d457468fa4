"""How long sound is kept on this desk: until the note is signed, for some days, or until somebody deletes it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.records.sealed import disk_errors

if TYPE_CHECKING:
    from pathlib import Path

NAME = "sound.json"
MOST_DAYS = 3650


class Keep(StrEnum):
    """The three ways."""

    UNTIL_SIGNED = "until-signed"
    DAYS = "days"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """The rule of this desk; `days` counts only with `Keep.DAYS`."""

    keep: Keep = Keep.UNTIL_SIGNED
    days: int = 30


def retention_of(keep: object, days: object) -> Retention:
    """The rule from what was typed or stored.

    Raises:
        BadInputError: none of the three ways, or no number of days.
    """
    known = [way.value for way in Keep]
    if keep not in known:
        raise BadInputError("no way of keeping sound", where="sound", mend=f"Use one of: {', '.join(known)}")
    text = str(days)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_DAYS:
        raise BadInputError("no number of days", where="days", mend=f"Give whole days from 1 to {MOST_DAYS}")
    return Retention(keep=Keep(str(keep)), days=int(text))


def read(folder: Path) -> Retention:
    """The rule kept in the data folder; until signed when nobody has chosen.

    Raises:
        BadInputError: the file is not as it was written. Nothing is deleted by a rule that cannot be read.
        StorageError: it cannot be read.
    """
    path = folder / NAME
    with disk_errors():
        if not path.exists():
            return Retention()
        text = path.read_text(encoding="utf-8")
    try:
        value = json.loads(text)
        return retention_of(value["keep"], value["days"])
    except (ValueError, KeyError, TypeError):
        raise BadInputError(
            "the rule for sound cannot be read", where=NAME, mend="Choose it anew in Settings"
        ) from None


def write(folder: Path, rule: Retention) -> None:
    """Keep a rule, whole or not at all.

    Raises:
        StorageError: the disk did not take it.
    """
    new = folder / f"{NAME}.new"
    with disk_errors():
        new.touch(mode=0o600)
        with new.open("w", encoding="utf-8") as file:
            json.dump({"keep": rule.keep, "days": rule.days}, file)
            file.flush()
            os.fsync(file.fileno())
        new.replace(folder / NAME)
