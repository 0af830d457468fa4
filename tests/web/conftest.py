"""An app over the repository's knowledge, an empty book of its own, and a client that speaks like a browser."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest

from dxpad.settings import Settings
from dxpad.web import create_app

with warnings.catch_warnings():
    # Starlette warns when its client is imported with httpx; the tests import it after this
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dxpad.web.desk import Desk

BASE = "http://127.0.0.1"
OURS = {"Sec-Fetch-Site": "same-origin"}
AT = "2026-11-22T09:00:00+00:00"


@pytest.fixture
def settings(tmp_path: Path, knowledge_file: Path) -> Settings:
    return Settings(data=tmp_path, knowledge=knowledge_file, database=f"sqlite:///{tmp_path / 'records.sqlite'}")


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    app = create_app(settings, clock=lambda: AT)
    with TestClient(app, base_url=BASE, headers=OURS) as opened:
        yield opened


@pytest.fixture
def desk(client: TestClient) -> Desk:
    return client.app.state.desk


@pytest.fixture
def demo(client: TestClient) -> str:
    """The address of a fresh demo consultation."""
    return client.post("/demo", follow_redirects=False).headers["location"]


@pytest.fixture
def empty(client: TestClient) -> str:
    """The address of an empty consultation."""
    return client.post("/consultations", follow_redirects=False).headers["location"]
