"""The key that seals all sound of a desk, kept in a file, in the system's keychain, or under a passphrase."""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import scrypt
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dxpad.domain.errors import BadInputError, MissingPartError, StorageError
from dxpad.records.sealed import KEY, NONCE, disk_errors, flush_folder

if TYPE_CHECKING:
    from pathlib import Path

NAME = "sound.key"
SERVICE = "Diagnosis Pad sound"
COST = {"n": 1 << 16, "r": 8, "p": 1}
"""scrypt: 64 MiB and some tenths of a second for each guess."""

MEMORY = 1 << 27
SHORTEST = 8
Asked: TypeAlias = Callable[[], str]
"""Gives the passphrase, called only when one is needed."""


class Place(StrEnum):
    """Where the key is kept."""

    FILE = "file"
    KEYCHAIN = "keychain"
    PASSPHRASE = "passphrase"  # noqa: S105 # the word, not one


class Keychain(Protocol):
    """A place of the operating system for secrets."""

    def read(self, account: str) -> str | None:
        """The secret of that name."""

    def keep(self, account: str, secret: str) -> None:
        """Keep a secret under a name."""


class SystemKeychain:
    """The keychain of the operating system, through the package keyring."""

    def __init__(self) -> None:
        """Find it.

        Raises:
            MissingPartError: keyring is not installed.
        """
        try:
            self._keyring, self._error = import_module("keyring"), import_module("keyring.errors").KeyringError
        except ImportError as error:
            mend = "pip install 'dxpad[keychain]'"
            raise MissingPartError("the keychain needs keyring", where="sound key", mend=mend) from error

    def read(self, account: str) -> str | None:
        """The secret of that name, None when there is none."""
        try:
            found: str | None = self._keyring.get_password(SERVICE, account)
        except self._error:
            raise _shut() from None
        return found

    def keep(self, account: str, secret: str) -> None:
        """Keep a secret under a name."""
        try:
            self._keyring.set_password(SERVICE, account, secret)
        except self._error:
            raise _shut() from None


def _shut() -> StorageError:
    mend = "Unlock it, or keep the key elsewhere: dxpad sound-key"
    return StorageError("the keychain cannot be used", where="sound key", mend=mend)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundKey:
    """The key of this desk. `place` is where it is kept."""

    secret: bytes = field(repr=False)
    place: Place

    def for_browser(self, consultation_id: str) -> bytes:
        """The key under which a browser keeps the sound of one consultation that it could not send yet."""
        info = b"dxpad outbox " + consultation_id.encode()
        return HKDF(algorithm=SHA256(), length=KEY, salt=None, info=info).derive(self.secret)


def open_key(folder: Path, *, passphrase: Asked, keychain: Callable[[], Keychain] = SystemKeychain) -> SoundKey:
    """The key of the desk in `folder`; made and kept in a file for its owner only when there is none.

    Raises:
        BadInputError: a wrong passphrase.
        MissingPartError: it lies in the keychain and keyring is not installed.
        StorageError: the key file cannot be read or written, or the keychain no longer holds the key.
    """
    with disk_errors():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = (folder / NAME).read_text(encoding="utf-8") if (folder / NAME).exists() else ""
    if not text:
        made = SoundKey(secret=secrets.token_bytes(KEY), place=Place.FILE)
        _write(folder, {"place": Place.FILE, "key": _text(made.secret)})
        return made
    try:
        value: dict[str, str] = json.loads(text)
        place = Place(value["place"])
        opener = {Place.FILE: _plain, Place.PASSPHRASE: _with_passphrase(passphrase), Place.KEYCHAIN: _from(keychain)}
        secret = opener[place](value)
    except (ValueError, KeyError, TypeError, Base64Error):
        raise _unreadable() from None
    if len(secret) != KEY:
        raise _unreadable()
    return SoundKey(secret=secret, place=place)


def move_key(
    folder: Path,
    key: SoundKey,
    place: Place,
    *,
    passphrase: Asked,
    keychain: Callable[[], Keychain] = SystemKeychain,
) -> SoundKey:
    """Keep the same key elsewhere: all sound stays as it is.

    Raises:
        BadInputError: the passphrase is too short.
        MissingPartError: keyring is not installed.
        StorageError: the file or the keychain does not take it.
    """
    if place is Place.PASSPHRASE:
        _write(folder, _sealed_with(passphrase(), key.secret))
    elif place is Place.KEYCHAIN:
        account = secrets.token_hex(8)
        keychain().keep(account, _text(key.secret))
        _write(folder, {"place": place, "account": account})
    else:
        _write(folder, {"place": place, "key": _text(key.secret)})
    return SoundKey(secret=key.secret, place=place)


def _plain(value: dict[str, str]) -> bytes:
    return b64decode(value["key"], validate=True)


def _from(keychain: Callable[[], Keychain]) -> Callable[[dict[str, str]], bytes]:
    def read(value: dict[str, str]) -> bytes:
        found = keychain().read(value["account"])
        if found is None:
            mend = "Unlock the keychain of the user who recorded the sound"
            raise StorageError("the keychain does not hold the sound key", where="sound key", mend=mend)
        return b64decode(found, validate=True)

    return read


def _with_passphrase(passphrase: Asked) -> Callable[[dict[str, str]], bytes]:
    def read(value: dict[str, str]) -> bytes:
        sealed = b64decode(value["key"], validate=True)
        wrapping = _stretched(passphrase(), b64decode(value["salt"], validate=True))
        try:
            return AESGCM(wrapping).decrypt(sealed[:NONCE], sealed[NONCE:], Place.PASSPHRASE.encode())
        except InvalidTag:
            mend = "Type it again; without it the kept sound cannot be opened"
            raise BadInputError("this is not the passphrase of the sound key", where="sound key", mend=mend) from None

    return read


def _sealed_with(passphrase: str, secret: bytes) -> dict[str, str]:
    if len(passphrase) < SHORTEST:
        mend = f"Use {SHORTEST} characters or more; several words are best"
        raise BadInputError("the passphrase is too short", where="sound key", mend=mend)
    salt, nonce = os.urandom(16), os.urandom(NONCE)
    sealed = nonce + AESGCM(_stretched(passphrase, salt)).encrypt(nonce, secret, Place.PASSPHRASE.encode())
    return {"place": Place.PASSPHRASE, "salt": _text(salt), "key": _text(sealed)}


def _stretched(passphrase: str, salt: bytes) -> bytes:
    return scrypt(passphrase.encode(), salt=salt, n=COST["n"], r=COST["r"], p=COST["p"], maxmem=MEMORY, dklen=KEY)


def _write(folder: Path, value: dict[str, str]) -> None:
    """The key file, whole or not at all."""
    new = folder / f"{NAME}.new"
    with disk_errors():
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(handle, json.dumps(value).encode())
            os.fsync(handle)
        finally:
            os.close(handle)
        new.replace(folder / NAME)
        flush_folder(folder)


def _text(secret: bytes) -> str:
    return b64encode(secret).decode()


def _unreadable() -> StorageError:
    mend = "Restore it from a copy; without it the kept sound cannot be opened"
    return StorageError("the sound key cannot be read", where=NAME, mend=mend)
