"""Nothing leaves the machine: no stage opens a connection, and no module can."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING, NoReturn

import pytest
from tests.phrasing.serving import serving, told

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


def test_two_modules_import_a_client_of_the_network_and_only_for_what_the_user_asked(repository: Path) -> None:
    assert CLIENTS.search("import httpx")
    found = [path for path in (repository / "src").rglob("*.py") if CLIENTS.search(path.read_text("utf-8"))]
    names = sorted(path.relative_to(repository).as_posix() for path in found)
    assert names == ["src/dxpad/jobs/download.py", "src/dxpad/phrasing/http_model.py"]


@pytest.mark.usefixtures("no_network")
def test_a_language_model_is_asked_only_when_one_is_named_and_wanted(dxpad: Program) -> None:
    talk = dxpad.file("talk.txt", "Doctor: Any fever?\nPatient: No, but I have a cough.\n")
    ran = dxpad("note", talk, "--rephrase")
    assert (ran.code, "DXPAD_LLM_URL" in ran.err) == (4, True)
    dxpad.patch.setenv("DXPAD_LLM_URL", "http://127.0.0.1:9/v1")
    dxpad.patch.setenv("DXPAD_LLM_MODEL", "tidy")
    assert dxpad("note", talk).code == 0
    with pytest.raises(AssertionError, match="a connection was opened"):
        socket.create_connection(("127.0.0.1", 9))


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


def test_a_reworded_note_goes_to_the_named_address_alone_and_is_marked(dxpad: Program) -> None:
    talk = dxpad.file("talk.txt", "Doctor: Any fever?\nPatient: No. I have had terrible cough since Monday.\n")
    with serving(lambda sentence: told(sentence.replace("terrible", "a terrible"))) as served:
        dxpad.patch.setenv("DXPAD_LLM_URL", served.url)
        dxpad.patch.setenv("DXPAD_LLM_MODEL", "tidy")
        ran = dxpad("note", talk, "--rephrase")
    assert ran.code == 0
    assert "1 reworded" in ran.err
    assert "a terrible cough since Monday. *(worked out, not said)*" in ran.out
    assert served.sentences
