"""What every test may ask for: compiled knowledge, the shared data where it lies beside the repository."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dxpad.knowledge.build import build
from dxpad.knowledge.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def repository() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def knowledge_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("knowledge") / "knowledge.sqlite"
    build(ROOT / "knowledge", path)
    return path


@pytest.fixture(scope="session")
def store(knowledge_file: Path) -> Iterator[Store]:
    opened = Store.open(knowledge_file)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    path = Path(os.environ.get("DXPAD_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not path.is_dir():
        pytest.skip("the shared data does not lie beside the repository")
    return path
