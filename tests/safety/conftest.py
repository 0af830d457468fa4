from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.running import Program, program_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def dxpad(
    tmp_path: Path, knowledge_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    return program_in(tmp_path, knowledge_file, monkeypatch, capsys)
