"""Sound on disk: what was acknowledged is there after a crash.

A recording grows as raw samples in `<consultation>.<n>.pcm`, in frames of `FRAME` bytes, so that the number of whole
frames is the number that was acknowledged. When it is finished it becomes `.wav`, and `.heard.wav` once it has been
transcribed.
"""

from __future__ import annotations

import os
import re
import wave
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, StorageError
from dxpad.speech.audio import BYTES_PER_SECOND, MAX_SECONDS, SAMPLE_RATE

if TYPE_CHECKING:
    from pathlib import Path

FRAME = BYTES_PER_SECOND // 4
"""A quarter of a second of 16 kHz signed 16-bit mono."""

NAME = re.compile(r"(?P<consultation>[0-9a-f]+)\.(?P<number>\d+)\.(?P<state>pcm|wav|heard\.wav|upload|heard\.upload)")
UNFINISHED, FINISHED, HEARD = "unfinished", "finished", "heard"
STATES = {"pcm": UNFINISHED, "wav": FINISHED, "upload": FINISHED, "heard.wav": HEARD, "heard.upload": HEARD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """One file of sound. `state` is unfinished, finished (and not yet transcribed) or heard."""

    path: Path
    number: int
    state: str
    size: int
    uploaded: bool

    @property
    def seconds(self) -> float | None:
        """How long it is; None for an upload, whose length nobody has read yet."""
        return None if self.uploaded else self.size / BYTES_PER_SECOND


class Recordings:
    """The folder of all sound."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tapes: dict[str, Tape] = {}
        self._lock = Lock()

    def of(self, consultation_id: str) -> tuple[Sound, ...]:
        """All sound of one consultation, oldest first."""
        found = []
        for path in self._folder.glob(f"{consultation_id}.*"):
            match = NAME.fullmatch(path.name)
            if match and match["consultation"] == consultation_id:
                state = match["state"]
                found.append(
                    Sound(
                        path=path,
                        number=int(match["number"]),
                        state=STATES[state],
                        size=path.stat().st_size,
                        uploaded=state.endswith("upload"),
                    )
                )
        return tuple(sorted(found, key=lambda sound: sound.number))

    def unfinished(self, consultation_id: str) -> Sound | None:
        """The recording that was begun and not stopped."""
        return next((sound for sound in self.of(consultation_id) if sound.state == UNFINISHED), None)

    def open(self, consultation_id: str) -> Tape:
        """The unfinished recording, or a new one. Whoever was writing it before may write no more.

        Raises:
            StorageError: the folder cannot be written.
        """
        self._make_folder()
        with self._lock:
            self._retire(consultation_id)
            begun = self.unfinished(consultation_id)
            tape = Tape(begun.path if begun else self._free(consultation_id, "pcm"))
            self._tapes[consultation_id] = tape
            return tape

    def _retire(self, consultation_id: str) -> None:
        tape = self._tapes.pop(consultation_id, None)
        if tape:
            tape.retire()

    def finish(self, consultation_id: str) -> Sound | None:
        """Turn the unfinished recording into a WAV file; None when there is none or it is empty.

        Raises:
            StorageError: it cannot be written.
        """
        with self._lock:
            self._retire(consultation_id)
        begun = self.unfinished(consultation_id)
        if begun is None:
            return None
        if begun.size < FRAME:
            begun.path.unlink()
            return None
        target = begun.path.with_suffix(".wav")
        part = begun.path.with_suffix(".part")
        try:
            _write_wav(begun.path, part)
            part.replace(target)
            begun.path.unlink()
        except OSError as error:
            raise _full(error) from None
        return next(sound for sound in self.of(consultation_id) if sound.path == target)

    def upload(self, consultation_id: str, data: bytes) -> Sound:
        """Keep a file that was recorded elsewhere.

        Raises:
            StorageError: it cannot be written.
        """
        self._make_folder()
        target = self._free(consultation_id, "upload")
        try:
            target.touch(mode=0o600)
            target.write_bytes(data)
        except OSError as error:
            raise _full(error) from None
        return next(sound for sound in self.of(consultation_id) if sound.path == target)

    def heard(self, sound: Sound) -> None:
        """Mark a file as transcribed."""
        if sound.state == FINISHED and sound.path.exists():
            sound.path.rename(sound.path.with_suffix(f".heard{sound.path.suffix}"))

    def delete(self, consultation_id: str) -> None:
        """Remove all sound of a consultation."""
        with self._lock:
            self._retire(consultation_id)
        for sound in self.of(consultation_id):
            sound.path.unlink(missing_ok=True)

    def _free(self, consultation_id: str, suffix: str) -> Path:
        number = max((sound.number for sound in self.of(consultation_id)), default=0) + 1
        return self._folder / f"{consultation_id}.{number}.{suffix}"

    def _make_folder(self) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise _full(error) from None


class Tape:
    """One recording being written. Frames count from 0; `next` is the first that is not safe yet."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._retired = False
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            # a frame that was cut off by a crash was never acknowledged: the browser sends it again
            self.next = os.fstat(self._handle).st_size // FRAME
            os.ftruncate(self._handle, self.next * FRAME)
            os.lseek(self._handle, 0, os.SEEK_END)
        except OSError as error:
            raise _full(error) from None

    def add(self, number: int, samples: bytes) -> int:
        """Write a frame and flush it to the disk; a frame that is already there is left alone. The new `next`.

        Raises:
            BadInputError: not a whole frame, a frame too far, longer than a consultation, or somebody else writes now.
            StorageError: the disk did not take it.
        """
        if len(samples) != FRAME:
            raise BadInputError(f"a frame of {len(samples)} bytes", where="recording", mend=f"Send {FRAME} bytes")
        if number > self.next:
            raise BadInputError(f"frame {number} before {self.next}", where="recording", mend="Send them in order")
        if number >= MAX_SECONDS * BYTES_PER_SECOND // FRAME:
            mend = "Stop, and begin a new consultation"
            raise BadInputError(f"longer than {MAX_SECONDS // 3600} hours", where="recording", mend=mend)
        with self._lock:
            if self._retired:
                mend = "Record in one window at a time"
                raise BadInputError("this recording goes on elsewhere, or was ended", where="recording", mend=mend)
            if number == self.next:
                self._write(samples)
            return self.next

    def _write(self, samples: bytes) -> None:
        try:
            os.write(self._handle, samples)
            os.fsync(self._handle)
        except OSError as error:
            raise _full(error) from None
        self.next += 1

    def retire(self) -> None:
        """Take no more frames."""
        with self._lock:
            self._retired = True

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._handle)


def _write_wav(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    with source.open("rb") as raw, target.open("wb") as file:
        with wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(SAMPLE_RATE)
            while chunk := raw.read(FRAME * 64):
                out.writeframes(chunk)
        file.flush()
        os.fsync(file.fileno())


def _full(error: OSError) -> StorageError:
    return StorageError(
        f"the sound cannot be kept: {error.strerror}", where="audio folder", mend="Check that the disk has room"
    )
