"""`dxpad serve` as a program."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from dxpad.web.tls import certificate

if TYPE_CHECKING:
    from pathlib import Path


def test_a_taken_port_is_an_error_with_its_mend() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "dxpad", "serve", "--port", str(taken.getsockname()[1])]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ended.returncode == 3
    assert "--port N" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_certificate_is_usable_private_and_kept(tmp_path: Path) -> None:
    pytest.importorskip("cryptography", reason="https needs cryptography: pip install 'dxpad[tls]'")
    paths = certificate(tmp_path, "192.0.2.7")
    ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(*paths)
    assert paths[1].stat().st_mode & 0o077 == 0
    before = paths[0].read_bytes()
    assert certificate(tmp_path, "192.0.2.7") == paths
    assert paths[0].read_bytes() == before
