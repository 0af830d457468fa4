"""A sealed sound file read like any audio file: nothing opened ever touches the disk."""

from __future__ import annotations

import io
import os
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dxpad.records.sealed import HEAD_BYTES, NONCE, TAG, damaged, disk_errors, opened_for_reading, read_at
from dxpad.speech.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

    from _typeshed import WriteableBuffer

SAMPLE = 2
_PARTS = 4
"""A recording's file: consultation, number, kind, state."""

WAV = struct.Struct("<4sI4s4sIHHIIHH4sI")


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedAudio:
    """An audio file for the recogniser and the player. Recorded sound reads as WAV, anything else as what it was.

    It can be sent to another process, with the key in it.
    """

    path: Path
    secret: bytes = field(repr=False)

    @property
    def name(self) -> str:
        """Which recording of its consultation it is, as people are told; the file's name means nothing to them."""
        parts = self.path.name.split(".")
        return f"recording {parts[1]}" if len(parts) == _PARTS else self.path.name

    def open(self, mode: Literal["rb"] = "rb") -> io.BufferedReader:
        """The sound as a file.

        Raises:
            StorageError: it cannot be opened, was sealed with another key, or is damaged.
        """
        if mode != "rb":
            raise ValueError(mode)
        return io.BufferedReader(_Opened(self.path, self.secret), 1 << 16)


class _Opened(io.RawIOBase):
    """The file under the seal. A block that does not open is an error: it is never passed off as silence."""

    def __init__(self, path: Path, secret: bytes) -> None:
        super().__init__()
        self._handle, self._head, self._seal = opened_for_reading(path, secret)
        bodies = os.fstat(self._handle).st_size - HEAD_BYTES
        whole, rest = divmod(bodies, self._head.sealed_block)
        # a recording that goes on, or that a crash cut off, ends with its last whole block
        left = 0 if self._head.channels else max(rest - NONCE - TAG, 0)
        self._size = whole * self._head.block + left
        self._prefix = _wav_head(self._head.channels, self._size) if self._head.channels else b""
        self._place = 0
        self._kept = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: len(self._prefix) + self._size}[whence]
        self._place = max(start + offset, 0)
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._piece(len(view))
        view[: len(data)] = data
        self._place += len(data)
        return len(data)

    def _piece(self, most: int) -> bytes:
        """The bytes from here to the end of their block, at most so many."""
        place = self._place - len(self._prefix)
        if place < 0:
            return self._prefix[self._place : self._place + most]
        if place >= self._size:
            return b""
        number, within = divmod(place, self._head.block)
        return self._block(number)[within : within + most]

    def _block(self, number: int) -> bytes:
        if self._kept[0] != number:
            self._kept = (number, self._unsealed(number))
        return self._kept[1]

    def _unsealed(self, number: int) -> bytes:
        with disk_errors():
            sealed = read_at(self._handle, HEAD_BYTES + number * self._head.sealed_block, self._head.sealed_block)
        data = self._seal.open(number, sealed)
        if data is None:
            raise damaged()
        return data

    def close(self) -> None:
        if not self.closed:
            os.close(self._handle)
        super().close()


def _wav_head(channels: int, size: int) -> bytes:
    rate = SAMPLE_RATE * SAMPLE * channels
    return WAV.pack(
        b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, channels, SAMPLE_RATE, rate, SAMPLE * channels, 8 * SAMPLE,
        b"data", size,
    )  # fmt: skip
