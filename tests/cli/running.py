"""Runs the real program inside the test: `main()` with arguments and standard input, to exit code and output."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dxpad.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str

    def json(self) -> Any:  # noqa: ANN401 JSON is of any shape
        return json.loads(self.out)


class Program:
    """The command line over one knowledge file, in an empty folder."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.patch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: object, stdin: bytes = b"") -> Ran:
        self.patch.setattr(sys, "argv", ["dxpad", *map(str, arguments)])
        self.patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capsys.readouterr()
        code = 0
        try:
            main()
        except SystemExit as leaving:
            code = leaving.code if isinstance(leaving.code, int) else 1
        printed = self._capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    def file(self, name: str, content: object) -> Path:
        """A file of bytes, text, or a value as JSON."""
        path = self.folder / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def batch(self, name: str, *lines: object) -> Path:
        """A JSON Lines file; text stands as it is."""
        return self.file(name, "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines))


def program_in(
    folder: Path, knowledge: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    monkeypatch.setenv("DXPAD_KNOWLEDGE", str(knowledge))
    monkeypatch.setenv("DXPAD_HOME", str(folder / "home"))
    monkeypatch.chdir(folder)
    return Program(folder, monkeypatch, capsys)
