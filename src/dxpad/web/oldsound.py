"""Sound of the release before, which lay on the disk unsealed: sealed once, when the program starts."""

from __future__ import annotations

import os
import re
import wave
from typing import TYPE_CHECKING

from dxpad.domain.errors import StorageError
from dxpad.records.sealed import SealedWriter, create, disk_errors, flush_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OLD = re.compile(r"(?P<name>[0-9a-f]+\.\d+)\.(?P<state>pcm|wav|heard\.wav|upload|heard\.upload)")
NOW = {
    "pcm": "mono.tape", "wav": "mono.sound", "heard.wav": "mono.heard", "upload": "file.sound",
    "heard.upload": "file.heard",
}  # fmt: skip
"""What each kind of file is called now."""

_PIECE = 1 << 16


def seal_old(folder: Path, secret: bytes, *, frame: int) -> tuple[str, ...]:
    """Seal every unsealed recording of the folder and remove the open one. The names that could not be dealt with: they
    stay as they are, and are tried again at the next start.

    Args:
        folder: the folder of all sound.
        secret: the key of the desk.
        frame: bytes of a quarter of a second of one channel.
    """
    left = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        match = OLD.fullmatch(path.name)
        if not match:
            continue
        try:
            _seal(path, folder / f"{match['name']}.{NOW[match['state']]}", secret, frame)
        except (StorageError, wave.Error, EOFError):
            left.append(path.name)
    return tuple(left)


def _seal(path: Path, target: Path, secret: bytes, frame: int) -> None:
    """Write the sealed file whole, give it its name, and only then remove the open one."""
    part = target.with_name(f"{target.name}.part")
    recorded = not path.name.endswith("upload")
    block = frame if recorded else _PIECE
    # the name of a take that no browser has: nobody goes on with it, and its sound is all there is
    create(part, secret, take=os.urandom(16), first=0, channels=1 if recorded else 0, block=block)
    writer = SealedWriter(part, secret)
    try:
        for piece in _pieces(path, block):
            if path.suffix == ".pcm" and len(piece) < block:
                continue  # cut off by a crash: it was never acknowledged
            writer.put(piece.ljust(block, b"\0") if recorded else piece)
        writer.flush()
    finally:
        writer.close()
    with disk_errors():
        part.replace(target)
        flush_folder(target.parent)
        path.unlink()
        flush_folder(target.parent)


def _pieces(path: Path, size: int) -> Iterator[bytes]:
    """What the file holds, in pieces of one size but the last. A recording is its samples, an upload its bytes."""
    with disk_errors():
        if path.suffix != ".wav":
            with path.open("rb") as file:
                while piece := file.read(size):
                    yield piece
            return
        with wave.open(str(path), "rb") as sound:
            while piece := sound.readframes(size // 2):
                yield piece
