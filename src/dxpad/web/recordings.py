"""All sound on disk, sealed: what was acknowledged is there after a crash.

A file is called `<consultation>.<number>.<form>.<state>`. The form is `mono` or `stereo` for sound that was recorded
here and `file` for sound that came as one. The state is `tape` while it is recorded, `sound` when it is finished, and
`heard` once it has been transcribed. Finishing only renames, so it either happened or did not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from threading import RLock
from typing import IO, TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.records.sealed import (
    HEAD_BYTES,
    NONCE,
    TAG,
    SealedWriter,
    create,
    damaged,
    disk_errors,
    flush_folder,
    read_head,
    shred,
)
from dxpad.records.sealed_audio import SealedAudio
from dxpad.web.tape import FRAME, FRAMES_PER_SECOND, Retired, Tape

if TYPE_CHECKING:
    from pathlib import Path

UNFINISHED, FINISHED, HEARD = "unfinished", "finished", "heard"
STATES = {"tape": UNFINISHED, "sound": FINISHED, "heard": HEARD}
CHANNELS = {"mono": 1, "stereo": 2, "file": 0}
FORMS = {channels: form for form, channels in CHANNELS.items()}
NAME = re.compile(rf"(?P<consultation>[0-9a-f]+)\.(?P<number>\d+)\.(?P<form>{'|'.join(CHANNELS)})\.(?P<state>\w+)")
PIECE = 1 << 16
"""Bytes of a block of a file that was recorded elsewhere."""

TAKE = 16
NO_TAKE = bytes(TAKE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """One file of sound. `state` is unfinished, finished (and not yet transcribed) or heard; `channels` 0 an upload."""

    path: Path
    number: int
    state: str
    channels: int
    size: int
    changed: float
    """When sound was last added, in seconds since 1970."""

    @property
    def uploaded(self) -> bool:
        """Whether it came as a file."""
        return self.channels == 0

    @property
    def seconds(self) -> float | None:
        """How long it is; None for an upload, whose length nobody has read yet."""
        if self.uploaded:
            return None
        frame = FRAME * self.channels
        return (self.size - HEAD_BYTES) // (frame + NONCE + TAG) / FRAMES_PER_SECOND


class Incoming:
    """A file that is being sealed as it comes."""

    def __init__(self, path: Path, writer: SealedWriter) -> None:
        self.path = path
        self._writer = writer
        self._rest = bytearray()
        self._open = True

    def add(self, data: bytes) -> None:
        """Take the next bytes.

        Raises:
            StorageError: the disk did not take them.
        """
        self._rest += data
        while len(self._rest) >= PIECE:
            self._writer.put(bytes(self._rest[:PIECE]))
            del self._rest[:PIECE]

    def finish(self) -> None:
        """See all of it onto the disk.

        Raises:
            StorageError: the disk did not take it.
        """
        if self._rest:
            self._writer.put(bytes(self._rest))
        self._writer.flush()
        self._writer.close()
        self._open = False

    def drop(self) -> None:
        """Remove what came of a file that did not become whole; nothing when it did."""
        if self._open:
            self._writer.close()
            self._open = False
            shred(self.path)


class Recordings:
    """The folder of all sound, and the key that seals it."""

    def __init__(self, folder: Path, secret: bytes) -> None:
        self._folder = folder
        self._secret = secret
        self._tapes: dict[tuple[str, bytes], Tape] = {}
        self._lock = RLock()

    def of(self, consultation_id: str) -> tuple[Sound, ...]:
        """All sound of one consultation, oldest first."""
        found = (self._sound(path) for path in self._folder.glob(f"{consultation_id}.*"))
        return tuple(sorted((sound for sound in found if sound), key=lambda sound: sound.number))

    def owners(self) -> frozenset[str]:
        """The consultations that have sound."""
        named = (NAME.fullmatch(path.name) for path in self._folder.glob("*.*.*.*"))
        return frozenset(match["consultation"] for match in named if match and match["state"] in STATES)

    def _sound(self, path: Path) -> Sound | None:
        match = NAME.fullmatch(path.name)
        if not match or match["state"] not in STATES:
            return None
        state, channels = STATES[match["state"]], CHANNELS[match["form"]]
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        number, changed = int(match["number"]), found.st_mtime
        return Sound(path=path, number=number, state=state, channels=channels, size=found.st_size, changed=changed)

    def unfinished(self, consultation_id: str) -> Sound | None:
        """The first recording that was begun and not stopped."""
        return next((sound for sound in self.of(consultation_id) if sound.state == UNFINISHED), None)

    def source(self, sound: Sound) -> SealedAudio:
        """The sound as a recogniser or a player reads it."""
        return SealedAudio(path=sound.path, secret=self._secret)

    # Recording

    def recording(self, consultation_id: str) -> bool:
        """Whether a microphone is connected to a consultation now."""
        with self._lock:
            return any(key[0] == consultation_id and not tape.retired for key, tape in self._tapes.items())

    def open(self, consultation_id: str, take: bytes, channels: int, *, held: int = 0) -> Tape:
        """The tape of a take, to go on with or to begin. Whoever was writing it before may write no more.

        A take that was already finished goes on in a file of its own, so frames that a browser still held are kept.
        `held` is the first frame that the browser can send: where the desk has less (its sound was deleted), a new
        file begins there.

        Raises:
            BadInputError: not one or two channels, or another number than the take began with.
            StorageError: the folder cannot be written, or the tape cannot be opened.
        """
        if channels not in (1, 2) or len(take) != TAKE:
            raise BadInputError("no take of one or two channels", where="recording", mend="Open the page again")
        with disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._lock:
            self._retire(consultation_id, Retired.ELSEWHERE, take)
            tape = self._tape(consultation_id, take, channels, held)
            self._tapes[consultation_id, take] = tape
            return tape

    def _tape(self, consultation_id: str, take: bytes, channels: int, held: int) -> Tape:
        begun = self.of_take(consultation_id, take)
        last = begun[-1] if begun else None
        if last and last.channels != channels:
            raise BadInputError("another number of channels", where="recording", mend="Stop, and record anew")
        there = self._end(last) if last else 0
        if last and last.state == UNFINISHED and held <= there:
            writer = SealedWriter(last.path, self._secret)
            first = writer.head.first
        else:
            writer, first = None, max(there, held)

        def make() -> SealedWriter:
            with self._lock:
                path = self._free(consultation_id, f"{FORMS[channels]}.tape")
                create(path, self._secret, take=take, first=first, channels=channels, block=FRAME * channels)
                return SealedWriter(path, self._secret)

        return Tape(first=first, channels=channels, writer=writer, make=make)

    def _end(self, sound: Sound) -> int:
        """The number of the frame after the last of a recorded file."""
        return read_head(sound.path).first + round((sound.seconds or 0) * FRAMES_PER_SECOND)

    def of_take(self, consultation_id: str, take: bytes) -> tuple[Sound, ...]:
        """The files of one take, oldest first."""
        recorded = (sound for sound in self.of(consultation_id) if not sound.uploaded)
        return tuple(sound for sound in recorded if read_head(sound.path).take == take)

    def place(self, consultation_id: str, take: bytes, seconds: float) -> tuple[int, float]:
        """Which file, and which second of it, a second of a take is. Number 0 when nothing of it was recorded."""
        number, start = 0, 0.0
        for sound in self.of_take(consultation_id, take):
            begins = read_head(sound.path).first / FRAMES_PER_SECOND
            if number == 0 or begins <= seconds:
                number, start = sound.number, begins
        return number, max(seconds - start, 0.0)

    def finish(self, consultation_id: str, take: bytes | None = None) -> tuple[Sound, ...]:
        """End the recording of a take, or all of a consultation; what is empty goes. The finished ones.

        Raises:
            StorageError: the disk did not take it.
        """
        with self._lock:
            self._retire(consultation_id, Retired.ENDED, take)
            sounds = self.of(consultation_id) if take is None else self.of_take(consultation_id, take)
            return tuple(self._renamed(sound.path, "sound") for sound in sounds if self._worth_keeping(sound))

    def _worth_keeping(self, sound: Sound) -> bool:
        """Whether a tape holds a frame; one whose first frame a crash cut off goes."""
        if sound.state == UNFINISHED and not sound.seconds:
            shred(sound.path)
        return sound.state == UNFINISHED and bool(sound.seconds)

    def incoming(self, consultation_id: str) -> Incoming:
        """A file that was recorded elsewhere and comes in pieces. It is not there until it is whole.

        Raises:
            StorageError: it cannot be written.
        """
        with disk_errors():
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._lock:
            part = self._free(consultation_id, "file.part")
            create(part, self._secret, take=NO_TAKE, first=0, channels=0, block=PIECE)
        return Incoming(part, SealedWriter(part, self._secret))

    def whole(self, incoming: Incoming) -> Sound:
        """The file is complete: it is there from now on.

        Raises:
            StorageError: it cannot be written.
        """
        incoming.finish()
        return self._renamed(incoming.path, "sound")

    def upload(self, consultation_id: str, file: IO[bytes]) -> Sound:
        """Keep a file that was recorded elsewhere; read and sealed piece by piece.

        Raises:
            StorageError: it cannot be written.
        """
        incoming = self.incoming(consultation_id)
        try:
            while piece := file.read(PIECE):
                incoming.add(piece)
            return self.whole(incoming)
        finally:
            incoming.drop()

    def heard(self, sound: Sound) -> None:
        """Mark a file as transcribed."""
        if sound.state == FINISHED and sound.path.exists():
            self._renamed(sound.path, "heard")

    def remove(self, sounds: tuple[Sound, ...]) -> None:
        """Remove some files for good.

        Raises:
            StorageError: one cannot be removed.
        """
        for sound in sounds:
            shred(sound.path)

    def retire(self, consultation_id: str, why: Retired) -> None:
        """Take no more sound of a consultation; whoever records it is told why."""
        with self._lock:
            self._retire(consultation_id, why)

    def delete(self, consultation_id: str) -> None:
        """Remove all sound of a consultation, parts of broken uploads too; whoever records it is told.

        Raises:
            StorageError: it cannot be removed.
        """
        with self._lock:
            self._retire(consultation_id, Retired.DELETED)
            for path in self._folder.glob(f"{consultation_id}.*"):
                shred(path)

    def tidy(self) -> None:
        """Remove what a crash left of uploads that never became whole. To be called before anything is recorded.

        Raises:
            StorageError: it cannot be removed.
        """
        for pattern in ("*.part", "*.new"):
            for path in self._folder.glob(pattern):
                shred(path)

    def _retire(self, consultation_id: str, why: Retired, take: bytes | None = None) -> None:
        for key in [key for key in self._tapes if key[0] == consultation_id and take in (None, key[1])]:
            self._tapes.pop(key).retire(why)

    def _renamed(self, path: Path, state: str) -> Sound:
        target = path.with_suffix(f".{state}")
        with disk_errors():
            path.replace(target)
            flush_folder(self._folder)
        made = self._sound(target)
        if made is None:
            raise damaged()
        return made

    def _free(self, consultation_id: str, ending: str) -> Path:
        taken = (NAME.fullmatch(path.name) for path in self._folder.glob(f"{consultation_id}.*"))
        number = max((int(match["number"]) for match in taken if match), default=0) + 1
        return self._folder / f"{consultation_id}.{number}.{ending}"
