"""How notes are written on this machine: British, American, or in the spelling they were said in."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dxpad.domain.convention import Convention
from dxpad.domain.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "conventions.txt"


class ConventionFile:
    """The choice of this machine, a word in a file of `folder`; none until somebody chooses."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def chosen(self) -> Convention | None:
        """The convention in use; None for spelling as it was said, British dates and A4.

        Raises:
            StorageError: the file cannot be read or names none.
        """
        try:
            word = self._path.read_text("utf-8").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _not_kept(self._path, error) from error
        if word not in tuple(Convention):
            mend = f"Delete the file, or write one of: {', '.join(Convention)}"
            raise StorageError("the conventions file names no convention", where=str(self._path), mend=mend)
        return Convention(word)

    def choose(self, convention: Convention | None) -> None:
        """Keep a choice; None forgets it.

        Raises:
            StorageError: it cannot be written.
        """
        part = self._path.with_suffix(".part")
        try:
            if convention is None:
                self._path.unlink(missing_ok=True)
                return
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{convention}\n")
            part.replace(self._path)
        except OSError as error:
            raise _not_kept(self._path, error) from error


def _not_kept(path: Path, error: OSError) -> StorageError:
    mend = "Check that the folder may be read and written"
    return StorageError(f"the conventions cannot be kept ({error.strerror})", where=str(path), mend=mend)
