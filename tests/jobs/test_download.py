from __future__ import annotations

import hashlib
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import BadInputError
from dxpad.jobs.download import RemoteFile, UnreachableError, download, hub_files
from dxpad.jobs.job import StoppedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WEIGHTS = bytes(range(256)) * 4000
CONFIG = b'{"size": 1}'


class Address(ThreadingHTTPServer):
    """An official address on this machine. `breaks_after` bytes of an answer it hangs up."""

    breaks_after: int | None = None
    ranges: list[str | None]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Address

    def do_GET(self) -> None:
        data = self._data()
        if data is None:
            self.send_error(404)
            return
        asked = self.headers.get("Range")
        self.server.ranges.append(asked)
        start = int(match[1]) if (match := re.match(r"bytes=(\d+)-", asked or "")) else 0
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        end = len(data) if self.server.breaks_after is None else start + self.server.breaks_after
        self.wfile.write(data[start:end])

    def _data(self) -> bytes | None:
        if self.path.startswith("/api/models/maker/model/tree"):
            lfs = {"oid": hashlib.sha256(WEIGHTS).hexdigest()}
            blob = hashlib.sha1(b"blob %d\0" % len(CONFIG) + CONFIG, usedforsecurity=False).hexdigest()
            rows = [
                {"path": "model.bin", "size": len(WEIGHTS), "oid": "x", "lfs": lfs},
                {"path": "config.json", "size": len(CONFIG), "oid": blob},
                {"path": "README.md", "size": 5, "oid": "y"},
            ]
            return json.dumps(rows).encode()
        return {"model.bin": WEIGHTS, "config.json": CONFIG}.get(self.path.rpartition("/")[2])

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[Address]:
    server = Address(("127.0.0.1", 0), Handler)
    server.ranges = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def weights(address: Address, digest: str = "") -> RemoteFile:
    stated = digest or f"sha256:{hashlib.sha256(WEIGHTS).hexdigest()}"
    return RemoteFile(name="model.bin", url=f"{address.url}/model.bin", size=len(WEIGHTS), digest=stated)


def nobody(_: float, __: float) -> None:
    pass


def test_a_model_is_fetched_whole_with_progress_in_bytes(address: Address, tmp_path: Path) -> None:
    told: list[tuple[float, float]] = []
    files = hub_files("maker/model", ("model", "config"), address.url)
    download(files, tmp_path / "m", lambda done, total: told.append((done, total)))
    assert {path.name: path.read_bytes() for path in (tmp_path / "m").iterdir()} == {
        "model.bin": WEIGHTS,
        "config.json": CONFIG,
    }
    assert told == sorted(told)
    assert told[-1] == (len(WEIGHTS) + len(CONFIG),) * 2
    assert len(told) > 4


def test_a_download_that_broke_off_goes_on_where_it_stopped(address: Address, tmp_path: Path) -> None:
    address.breaks_after = 500_000
    with pytest.raises(UnreachableError, match="goes on where it stopped"):
        download([weights(address)], tmp_path / "m", nobody)
    assert not (tmp_path / "m").exists()
    address.breaks_after = None
    download([weights(address)], tmp_path / "m", nobody)
    assert address.ranges == [None, "bytes=500000-"]
    assert (tmp_path / "m" / "model.bin").read_bytes() == WEIGHTS


def test_a_download_that_is_stopped_keeps_what_has_come(address: Address, tmp_path: Path) -> None:
    def stop(done: float, _: float) -> None:
        if done > 300_000:
            raise StoppedError("stopped")

    with pytest.raises(StoppedError):
        download([weights(address)], tmp_path / "m", stop)
    assert (tmp_path / "m.part" / "model.bin").stat().st_size > 300_000
    download([weights(address)], tmp_path / "m", nobody)
    assert (tmp_path / "m" / "model.bin").read_bytes() == WEIGHTS


@pytest.mark.parametrize("digest", ["sha256:" + "0" * 64, "git:" + "0" * 40])
def test_another_file_than_announced_is_refused_and_deleted(address: Address, tmp_path: Path, digest: str) -> None:
    with pytest.raises(BadInputError, match="not the file that was announced"):
        download([weights(address, digest)], tmp_path / "m", nobody)
    assert list((tmp_path / "m.part").iterdir()) == []
    assert not (tmp_path / "m").exists()


def test_what_is_there_and_right_is_not_fetched_again(address: Address, tmp_path: Path) -> None:
    (tmp_path / "m.part").mkdir()
    (tmp_path / "m.part" / "model.bin").write_bytes(WEIGHTS)
    download([weights(address)], tmp_path / "m", nobody)
    assert address.ranges == []


def test_an_address_that_does_not_answer_is_named(tmp_path: Path) -> None:
    file = RemoteFile(name="x", url="http://127.0.0.1:9/x", size=1, digest="sha256:")
    with pytest.raises(UnreachableError, match=r"127\.0\.0\.1:9: The address cannot be reached"):
        download([file], tmp_path / "m", nobody)


def test_a_missing_file_is_told_with_the_answer(address: Address, tmp_path: Path) -> None:
    file = RemoteFile(name="x", url=f"{address.url}/gone", size=1, digest="sha256:")
    with pytest.raises(UnreachableError, match="404"):
        download([file], tmp_path / "m", nobody)


def test_models_come_over_https_only(tmp_path: Path) -> None:
    file = RemoteFile(name="x", url="http://example.org/x", size=1, digest="sha256:")
    with pytest.raises(BadInputError, match="https only"):
        download([file], tmp_path / "m", nobody)
