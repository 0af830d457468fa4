"""One recording being written: numbered frames, each on the disk before it is acknowledged."""

from __future__ import annotations

from enum import StrEnum
from threading import Lock
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.speech.audio import BYTES_PER_SECOND, MAX_SECONDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.records.sealed import SealedWriter

FRAME = BYTES_PER_SECOND // 4
"""A quarter of a second of 16 kHz signed 16-bit samples of one channel."""

FRAMES_PER_SECOND = BYTES_PER_SECOND // FRAME
MOST_FRAMES = MAX_SECONDS * FRAMES_PER_SECOND


class Retired(StrEnum):
    """Why a tape takes no more frames."""

    ELSEWHERE = "this recording goes on in another window"
    ENDED = "this recording was ended elsewhere"
    DELETED = "the sound was deleted"
    SIGNED = "this consultation is signed: it takes no new sound"


class Tape:
    """Frames count from 0 in the whole recording; `next` is the first that is not safe yet.

    The file is made with the first frame, so a microphone that was only opened leaves nothing behind.
    """

    def __init__(
        self, *, first: int, channels: int, writer: SealedWriter | None, make: Callable[[], SealedWriter]
    ) -> None:
        self._lock = Lock()
        self._first = first
        self._frame = FRAME * channels
        self._writer = writer
        self._make = make
        self.retired: Retired | None = None

    @property
    def next(self) -> int:
        """The number of the first frame that is wanted."""
        return self._first + (self._writer.blocks if self._writer else 0)

    def add(self, number: int, samples: bytes) -> int:
        """Write a frame and flush it to the disk. The new `next`.

        A frame that is already there is left alone, and one that comes before its turn is not taken: the answer says
        from where to send again.

        Raises:
            BadInputError: not a whole frame, longer than a consultation, or the tape was retired.
            StorageError: the disk did not take it; nothing was added, and it can be sent again.
        """
        if len(samples) != self._frame:
            raise BadInputError(f"a frame of {len(samples)} bytes", where="recording", mend=f"Send {self._frame} bytes")
        if number >= MOST_FRAMES:
            mend = "Stop, and begin a new consultation"
            raise BadInputError(f"longer than {MAX_SECONDS // 3600} hours", where="recording", mend=mend)
        with self._lock:
            if self.retired:
                raise BadInputError(self.retired, where="recording", mend="Record in one window at a time")
            if number == self.next:
                if self._writer is None:
                    self._writer = self._make()
                self._writer.append(samples)
            return self.next

    def retire(self, why: Retired) -> None:
        """Take no more frames and let go of the file."""
        with self._lock:
            if self.retired is None:
                self.retired = why
                if self._writer:
                    self._writer.close()
