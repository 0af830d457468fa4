"""Files that a command writes: whole or not at all, and for their owner only, since they hold a patient's words."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

import click

from dxpad.domain.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType


class WholeFile:
    """A file that appears under its name when the block ends well, and leaves nothing behind when it does not.

    A device or a pipe (/dev/stdout) is written as it stands: to put a file in its place would destroy it.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self._device = target.exists() and not target.is_file()
        self._part: Path | None = None

    def __enter__(self) -> Self:
        """Open a file beside the target.

        Raises:
            StorageError: the folder is missing or may not be written.
        """
        with _told(self._target):
            self._out = self._opened()
        return self

    def _opened(self) -> BinaryIO:
        if self._device:
            return self._target.open("wb", buffering=0)
        self._target = self._target.resolve()
        handle, name = tempfile.mkstemp(prefix=f".{self._target.name[:100]}.", dir=self._target.parent)
        self._part = Path(name)
        return os.fdopen(handle, "wb")

    def write(self, text: str) -> None:
        """Add text as UTF-8.

        Raises:
            StorageError: the disk is full.
        """
        self.write_bytes(text.encode())

    def write_bytes(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            StorageError: the disk is full.
        """
        with _told(self._target):
            self._out.write(data)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place, or remove it when the block failed.

        Raises:
            StorageError: the last bytes do not fit on the disk.
        """
        try:
            with _told(self._target):
                self._out.close()
                if self._part and kind is None:
                    self._part.replace(self._target)
        finally:
            if self._part:
                self._part.unlink(missing_ok=True)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(
            f"it cannot be written ({error.strerror})", where=str(target), mend="Free some space, or name another place"
        ) from error


def deliver(text: str, out: Path | None) -> None:
    """Print a result, or write it whole into a file."""
    if out is None:
        click.echo(text)
        return
    with WholeFile(out) as file:
        file.write(text + "\n")
