"""Nothing leaves the machine: no stage opens a connection, and no module can."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Program

CLIENTS = re.compile(
    r"^\s*(?:from|import)\s+(?:urllib\.request|urllib3|http\.client|httpx|requests|aiohttp|ftplib|smtplib|telnetlib)\b",
    re.MULTILINE,
)
RESOURCES = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a connection was opened")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refused)


@pytest.mark.usefixtures("no_network")
def test_no_command_opens_a_connection(dxpad: Program) -> None:
    with pytest.raises(AssertionError, match="a connection was opened"):
        socket.create_connection(("127.0.0.1", 9))
    case = dxpad.file("case.json", {"text": "58-year-old man with sudden tearing pain between the shoulder blades"})
    talk = dxpad.file("talk.txt", "Doctor: Any fever?\nPatient: No, but a sudden tearing pain in my back.\n")
    for command in (
        ("findings", case),
        ("differential", case, "--receipt", "r.json"),
        ("replay", "r.json"),
        ("guide", case),
        ("explain", case, "--condition", "aortic-dissection"),
        ("note", talk),
        ("search", "back pain"),
        ("article", "aortic-dissection", "--format", "html"),
        ("score", "--list"),
        ("knowledge", "coverage"),
        ("doctor",),
        ("demo", "--text"),
    ):
        assert dxpad(*command).code == 0, command


def test_no_module_imports_a_client_of_the_network_but_the_one_that_downloads_models(repository: Path) -> None:
    assert CLIENTS.search("import httpx")
    found = [path for path in (repository / "src").rglob("*.py") if CLIENTS.search(path.read_text("utf-8"))]
    assert found == [repository / "src/dxpad/jobs/download.py"]


def test_no_page_fetches_anything_from_elsewhere(repository: Path) -> None:
    """A link that a reader may follow is allowed; a script, style, image or form of another machine is not."""
    fetched = re.compile(
        r"<(?:script|link|img|iframe|form|audio|video|source)\b[^>]*" + RESOURCES.pattern, re.IGNORECASE
    )
    assert fetched.search('<script src="https://elsewhere">')
    pages = [
        path for path in (repository / "src").rglob("*") if path.suffix in (".html", ".jinja", ".j2", ".css", ".js")
    ]
    wrong = [path for path in pages if fetched.search(path.read_text("utf-8"))]
    wrong += [path for path in pages if re.search(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", path.read_text("utf-8"))]
    assert wrong == []
