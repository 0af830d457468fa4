"""Sound at rest: an encrypted file that grows block by block and may be cut off anywhere by a crash.

A head, then blocks of one size. Each block is a random nonce, the sealed bytes and their tag (AES-256-GCM), bound to
the head and to its own place: a block that was cut off, changed, moved or taken from another file does not open. The
key of a file is derived from the key of the desk and a salt in the head: without its head no file can be read.
"""

from __future__ import annotations

import os
import struct
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dxpad.domain.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAGIC = b"DXPSND1\n"
LAYOUT = struct.Struct(">8s16s16sQBI")
SALT, NONCE, TAG, KEY = 16, 12, 16, 32
HEAD_BYTES = LAYOUT.size + TAG
_NEW, _READ, _GROW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC, os.O_RDONLY, os.O_RDWR
_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands before the blocks, readable without the key.

    `take` is the recorder's name of the recording and `first` the number of its first block in that recording;
    `channels` is 0 for a file that was recorded elsewhere; `block` counts the bytes in a block before sealing.
    """

    take: bytes
    first: int
    channels: int
    block: int
    salt: bytes

    @property
    def packed(self) -> bytes:
        """The head's bytes, without the tag that proves the key."""
        return LAYOUT.pack(MAGIC, self.salt, self.take, self.first, self.channels, self.block)

    @property
    def sealed_block(self) -> int:
        """The bytes of a whole block in the file."""
        return NONCE + self.block + TAG


class Seal:
    """Seals and opens the blocks of one file."""

    def __init__(self, secret: bytes, head: Head) -> None:
        derived = HKDF(algorithm=SHA256(), length=KEY, salt=head.salt, info=b"dxpad sound").derive(secret)
        self._cipher = AESGCM(derived)
        self._bound = head.packed

    def proof(self) -> bytes:
        """A tag over the head that only this key can make."""
        return self._cipher.encrypt(bytes(NONCE), b"", self._bound)

    def close(self, number: int, data: bytes) -> bytes:
        """Block `number` as it stands in the file."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, data, self._bound + number.to_bytes(8, "big"))

    def open(self, number: int, sealed: bytes) -> bytes | None:
        """What block `number` holds, None when it is not whole."""
        if len(sealed) <= NONCE + TAG:
            return None
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], self._bound + number.to_bytes(8, "big"))
        except InvalidTag:
            return None


class SealedWriter:
    """A sealed file that is being written. `blocks` are whole and on the disk."""

    def __init__(self, path: Path, secret: bytes) -> None:
        """Open a file to go on; a block that a crash cut off is taken away.

        Raises:
            StorageError: it cannot be opened, was sealed with another key, or is damaged in the middle.
        """
        with disk_errors():
            self._handle = os.open(path, _GROW | _BINARY)
        try:
            with disk_errors():
                self.head, self._seal = _opened(self._handle, secret)
                self.blocks = self._whole()
                os.ftruncate(self._handle, self._place(self.blocks))
        except StorageError:
            os.close(self._handle)
            raise

    def _place(self, number: int) -> int:
        return HEAD_BYTES + number * self.head.sealed_block

    def _whole(self) -> int:
        """How many blocks are whole. Each was flushed before the next was begun: a crash spoils one at most."""
        count = (os.fstat(self._handle).st_size - HEAD_BYTES) // self.head.sealed_block
        if count == 0 or self._opens(count - 1):
            return count
        if count > 1 and not self._opens(count - 2):
            raise damaged()
        return count - 1

    def _opens(self, number: int) -> bool:
        sealed = read_at(self._handle, self._place(number), self.head.sealed_block)
        return self._seal.open(number, sealed) is not None

    def append(self, data: bytes) -> None:
        """Write a block and flush it; when the disk does not take it, nothing is added.

        Raises:
            StorageError: the disk did not take it.
        """
        self._write(data)
        self.flush()
        self.blocks += 1

    def put(self, data: bytes) -> None:
        """Write a block that is safe only after the next `flush`.

        Raises:
            StorageError: the disk did not take it.
        """
        self._write(data)
        self.blocks += 1

    def flush(self) -> None:
        """See everything onto the disk.

        Raises:
            StorageError: the disk did not take it.
        """
        with disk_errors():
            os.fsync(self._handle)

    def _write(self, data: bytes) -> None:
        rest, place = memoryview(self._seal.close(self.blocks, data)), self._place(self.blocks)
        with disk_errors():
            while rest:
                done = write_at(self._handle, place, rest)
                rest, place = rest[done:], place + done

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._handle)


def create(path: Path, secret: bytes, *, take: bytes, first: int, channels: int, block: int) -> None:
    """Make a sealed file without blocks. It is there whole or not at all, for its owner only.

    Raises:
        StorageError: the disk did not take it.
    """
    head = Head(take=take, first=first, channels=channels, block=block, salt=os.urandom(SALT))
    new = path.with_name(f"{path.name}.new")
    with disk_errors():
        handle = os.open(new, _NEW | _BINARY, 0o600)
        try:
            os.write(handle, head.packed + Seal(secret, head).proof())
            os.fsync(handle)
        finally:
            os.close(handle)
        new.replace(path)
        flush_folder(path.parent)


def read_head(path: Path) -> Head:
    """The head of a sealed file; needs no key.

    Raises:
        StorageError: it cannot be read, or is no such file.
    """
    with disk_errors():
        handle = os.open(path, _READ | _BINARY)
        try:
            return _head(handle)
        finally:
            os.close(handle)


def shred(path: Path) -> None:
    """Remove a file, its head overwritten first: what a disk may keep of the rest cannot be opened any more.

    Raises:
        StorageError: it cannot be removed.
    """
    with disk_errors():
        try:
            handle = os.open(path, os.O_WRONLY | _BINARY)
        except FileNotFoundError:
            return
        try:
            os.write(handle, bytes(HEAD_BYTES))
            os.fsync(handle)
        finally:
            os.close(handle)
        path.unlink(missing_ok=True)
        flush_folder(path.parent)


def opened_for_reading(path: Path, secret: bytes) -> tuple[int, Head, Seal]:
    """The handle, head and seal of a file. The caller closes the handle.

    Raises:
        StorageError: it cannot be opened, or was sealed with another key.
    """
    with disk_errors():
        handle = os.open(path, _READ | _BINARY)
    try:
        with disk_errors():
            return (handle, *_opened(handle, secret))
    except StorageError:
        os.close(handle)
        raise


def _opened(handle: int, secret: bytes) -> tuple[Head, Seal]:
    head = _head(handle)
    seal = Seal(secret, head)
    if read_at(handle, LAYOUT.size, TAG) != seal.proof():
        mend = "Put back the sound.key that belongs to it, or delete the sound"
        raise StorageError("this sound was sealed with another key", where="audio folder", mend=mend)
    return head, seal


def _head(handle: int) -> Head:
    data = read_at(handle, 0, LAYOUT.size)
    if len(data) < LAYOUT.size or not data.startswith(MAGIC):
        raise damaged()
    _, salt, take, first, channels, block = LAYOUT.unpack(data)
    return Head(take=take, first=first, channels=channels, block=block, salt=salt)


def damaged() -> StorageError:
    """What is said of a file that is not as it was written."""
    return StorageError("this sound file is damaged", where="audio folder", mend="Restore it from a copy, or delete it")


def read_at(handle: int, place: int, size: int) -> bytes:
    """Up to `size` bytes from a place."""
    os.lseek(handle, place, os.SEEK_SET)
    return os.read(handle, size)


def write_at(handle: int, place: int, data: memoryview) -> int:
    """Write at a place; how many bytes the disk took."""
    os.lseek(handle, place, os.SEEK_SET)
    return os.write(handle, data)


def flush_folder(folder: Path) -> None:
    """Make names in a folder survive a loss of power, where the system lets a folder be flushed."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turns an `OSError` inside into a StorageError that says what the disk said."""
    try:
        yield
    except OSError as error:
        what = f"the sound cannot be kept or read: {error.strerror}"
        raise StorageError(what, where="audio folder", mend="Check that the disk has room") from None
