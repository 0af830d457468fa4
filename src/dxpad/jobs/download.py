"""Files of a model from their official address: only when the user asks, resumed where it broke off, and checked.

The one module of the program that opens a connection to another machine.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import importlib
import importlib.util
import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlsplit

from dxpad.domain.errors import BadInputError, DxpadError, MissingPartError, StorageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dxpad.jobs.job import Progress

HUB = "https://huggingface.co"
CHUNK = 1 << 18
TIMEOUT = 30
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_WHOLE, _PAST_THE_END = 200, 416


class UnreachableError(DxpadError):
    """The address does not answer, or breaks off. What came so far is kept; beginning again goes on from there."""

    exit_code = 5
    code = "unreachable"


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteFile:
    """One file: its name in the model's folder, its address, its size in bytes and its digest as `kind:value`, where
    the kind is sha256 (hexadecimal), git (the SHA-1 of a git blob, hexadecimal) or crc32c (base64, big-endian)."""

    name: str
    url: str
    size: int
    digest: str


class _Hash(Protocol):
    def update(self, data: bytes, /) -> None: ...

    def digest(self) -> bytes: ...


def download(files: Iterable[RemoteFile], folder: Path, progress: Progress) -> None:
    """Fill the folder. It appears under its name only when every file is whole and checked.

    Args:
        files: what to fetch.
        folder: where the model will lie; `<folder>.part` holds what has come so far.
        progress: told (bytes there, bytes in all); may raise to stop, and then what has come stays.

    Raises:
        UnreachableError: no connection, or it broke off.
        BadInputError: the address gives another file than the one that was announced; it is deleted.
        MissingPartError: the package that checks a digest is not installed.
        StorageError: the disk is full or cannot be written.
    """
    wanted = tuple(files)
    total = sum(file.size for file in wanted)
    part = folder.with_name(f"{folder.name}.part")
    done = 0
    try:
        part.mkdir(parents=True, exist_ok=True)
        for file in wanted:
            before = done
            _fetch(file, part / file.name, lambda size, before=before: progress(before + size, total))
            done += file.size
        part.rename(folder)
    except OSError as error:
        raise StorageError(
            "The model cannot be written", where=folder.name, mend="Free some disk space and begin again"
        ) from error
    progress(total, total)


def hub_files(repository: str, patterns: Iterable[str], hub: str = HUB) -> tuple[RemoteFile, ...]:
    """The files of a model on the Hugging Face Hub with the sizes and digests that the hub states.

    Raises:
        UnreachableError: the hub does not answer, or its answer cannot be read.
    """
    names = tuple(patterns)
    with _opened(f"{hub}/api/models/{repository}/tree/main", 0) as answer:
        try:
            rows = json.loads(answer.read())
            return tuple(
                RemoteFile(
                    name=row["path"],
                    url=f"{hub}/{repository}/resolve/main/{quote(row['path'])}",
                    size=row["size"],
                    digest=f"sha256:{row['lfs']['oid']}" if row.get("lfs") else f"git:{row['oid']}",
                )
                for row in rows
                if row["path"].partition(".")[0] in names
            )
        except (ValueError, KeyError, TypeError, OSError, http.client.HTTPException) as error:
            raise UnreachableError(
                "The list of the model's files cannot be read", where=repository, mend="Try again later"
            ) from error


def _fetch(file: RemoteFile, path: Path, progress: _Bytes) -> None:
    """One file, from where it broke off; one that is there and right is not fetched again."""
    have = path.stat().st_size if path.exists() else 0
    if have > file.size:
        path.unlink()
        have = 0
    if have < file.size:
        _append(file, path, have, progress)
    if path.stat().st_size != file.size or not _is_right(file, path):
        path.unlink()
        raise BadInputError(
            "What came is not the file that was announced; it was deleted",
            where=file.name,
            mend="Begin again; if it stays so, do not use this address",
        )
    progress(file.size)


class _Bytes(Protocol):
    def __call__(self, size: int, /) -> None: ...


def _append(file: RemoteFile, path: Path, have: int, progress: _Bytes) -> None:
    with _opened(file.url, have) as answer:
        if answer.status == _WHOLE:
            have = 0
        with path.open("ab" if have else "wb") as target:
            try:
                while chunk := answer.read(CHUNK):
                    target.write(chunk)
                    have += len(chunk)
                    progress(min(have, file.size))
                    if have > file.size:
                        break
            except (TimeoutError, ConnectionError, http.client.HTTPException) as error:
                raise _broke_off(file.url) from error
            finally:
                target.flush()
                os.fsync(target.fileno())
    if have < file.size:
        raise _broke_off(file.url)


def _opened(url: str, have: int) -> http.client.HTTPResponse:
    """The answer to a request for a file from byte `have` on."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise BadInputError("Models come over https only", where=parts.netloc, mend="Use its https address")
    headers = {"Range": f"bytes={have}-"} if have else {}
    try:
        answer: http.client.HTTPResponse = urllib.request.urlopen(  # noqa: S310 https only, checked above
            urllib.request.Request(url, headers=headers),  # noqa: S310 https only, checked above
            timeout=TIMEOUT,
        )
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == _PAST_THE_END and have:
            return _opened(url, 0)
        raise UnreachableError(
            f"The address answers {error.code}", where=parts.netloc, mend="Try again later"
        ) from error
    except (urllib.error.URLError, TimeoutError, http.client.HTTPException) as error:
        raise UnreachableError(
            "The address cannot be reached", where=parts.netloc, mend="Connect to the internet, then begin again"
        ) from error
    return answer


def _broke_off(url: str) -> UnreachableError:
    return UnreachableError(
        "The connection broke off", where=urlsplit(url).netloc, mend="Begin again; it goes on where it stopped"
    )


def _is_right(file: RemoteFile, path: Path) -> bool:
    kind, _, stated = file.digest.partition(":")
    hashing = _hash(kind, file.size)
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            hashing.update(chunk)
    found = hashing.digest()
    return (base64.b64encode(found).decode() if kind == "crc32c" else found.hex()) == stated


def _hash(kind: str, size: int) -> _Hash:
    if kind == "sha256":
        return hashlib.sha256()
    if kind == "git":
        # git's own digest of small files: no protection against a forger, which https is for
        return hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
    if importlib.util.find_spec("google_crc32c") is None:
        raise MissingPartError(
            "What checks this model's files is not installed", where="crc32c", mend="pip install 'dxpad[moonshine]'"
        )
    checksum: _Hash = importlib.import_module("google_crc32c").Checksum()
    return checksum
