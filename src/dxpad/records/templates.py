"""A user's own templates: one plain text file each, in a folder of the data directory."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, StorageError, UnknownIdError
from dxpad.notes.template import Template, load, parse, templates

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING = ".txt"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,7}")
_LONGEST_ID = 60


class TemplateFolder:
    """The templates of the program and those in `folder`, which is made when the first is saved."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def own(self) -> tuple[str, ...]:
        """The ids of the user's own templates, in alphabetical order.

        Raises:
            StorageError: the folder cannot be read.
        """
        with _told(self._folder):
            if not self._folder.is_dir():
                return ()
            names = [path.stem for path in self._folder.iterdir() if path.suffix == ENDING and path.is_file()]
        return tuple(sorted(name for name in names if _is_id(name) and name not in templates()))

    def all(self) -> tuple[str, ...]:
        """Every id: the program's own first."""
        return (*templates(), *self.own())

    def text(self, name: str) -> str:
        """The text of one of the user's templates.

        Raises:
            UnknownIdError: there is none of that id.
            StorageError: it cannot be read.
        """
        if name not in self.own():
            mend = f"Choose from: {', '.join(self.all())}"
            raise UnknownIdError("there is no template of this name", where="template", mend=mend)
        path = self._path(name)
        with _told(path):
            return path.read_text("utf-8", errors="replace")

    def find(self, name: str) -> Template:
        """A template of the program or of the user.

        Raises:
            UnknownIdError: there is none of that id.
            BadInputError: the user's file has a fault.
            StorageError: it cannot be read.
        """
        return load(name) if name in templates() else parse(name, self.text(name))

    def save(self, name: str, text: str) -> None:
        """Keep a template, in place of one of the same name.

        Raises:
            BadInputError: the name cannot be used, or the text has a fault.
            StorageError: it cannot be written.
        """
        if not _is_id(name) or name in templates():
            mend = "Use small letters, figures and hyphens, such as my-clinic, and no name of the program's own"
            raise BadInputError("this name cannot be used", where="name of the template", mend=mend)
        parse(name, text)
        with _told(self._folder):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(prefix=".", dir=self._folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(part).replace(self._path(name))

    def delete(self, name: str) -> None:
        """Remove one of the user's templates.

        Raises:
            UnknownIdError: there is none of that id.
            StorageError: it cannot be removed.
        """
        self.text(name)
        with _told(self._folder):
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}{ENDING}"


def _is_id(name: str) -> bool:
    return len(name) <= _LONGEST_ID and bool(_ID.fullmatch(name))


@contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        mend = "Check that the folder may be read and written"
        raise StorageError(f"templates cannot be kept ({error.strerror})", where=str(place), mend=mend) from error
