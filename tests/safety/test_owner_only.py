"""What may hold a patient's words on the disk is for its owner only."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from dxpad.records import open_book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(autouse=True)
def _open_handed() -> object:
    """The most generous umask: nothing may rest on the user's own."""
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_receipt_and_every_result_is_for_its_owner_only(dxpad: Program) -> None:
    case = dxpad.file("case.json", {"text": "sudden tearing pain in the back"})
    talk = dxpad.file("talk.txt", "Doctor: Any fever?\nPatient: No, a cough.\n")
    old = dxpad.file("old", "was there before")
    old.chmod(0o666)
    dxpad("differential", case, "--out", "result", "--receipt", "receipt")
    dxpad("differential", "--batch", dxpad.batch("b.jsonl", {"text": "fever"}), "--out", "batch")
    dxpad("explain", case, "--condition", "aortic-dissection", "--svg", "drawing")
    dxpad("note", talk, "--out", "note")
    dxpad("guide", case, "--out", "old")
    for name in ("result", "receipt", "batch", "drawing", "note", "old"):
        assert mode(dxpad.folder / name) == 0o600, name


def test_the_records_lie_in_a_folder_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "dxpad"
    book = open_book(f"sqlite:///{folder / 'records.sqlite'}")
    book.start("c1", "2026-11-22T10:00:00Z")
    files = sorted(folder.iterdir())
    book.close()
    assert mode(folder) == 0o700
    assert files
