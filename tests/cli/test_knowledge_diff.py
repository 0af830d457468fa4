"""`dxpad knowledge diff`: which saved cases change, and why."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Program

TEARING = "58-year-old man with sudden tearing pain between the shoulder blades and high blood pressure."


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "tearing.txt").write_text(TEARING, encoding="utf-8")
    (folder / "cold.json").write_text(json.dumps({"id": "cold", "text": "Runny nose, sneezing and a sore throat."}))
    return folder


@pytest.fixture
def doubted(tmp_path: Path, knowledge_file: Path) -> Path:
    """The same knowledge, in which tearing pain is rare in aortic dissection."""
    path = tmp_path / "doubted.sqlite"
    shutil.copy(knowledge_file, path)
    with closing(sqlite3.connect(path)) as connection:
        changed = connection.execute(
            "UPDATE link SET p = 0.001, alpha = 1, beta = 999 WHERE condition = 'aortic-dissection'"
            " AND finding = 'pain-tearing'"
        )
        assert changed.rowcount == 1
        connection.commit()
    return path


def test_the_same_knowledge_changes_nothing(dxpad: Program, knowledge_file: Path, cases: Path) -> None:
    assert dxpad("knowledge", "diff", knowledge_file, knowledge_file, "--cases", cases).out.startswith(
        "0 of 2 cases change"
    )


def test_a_case_that_changes_says_which_bar_moved(
    dxpad: Program, knowledge_file: Path, doubted: Path, cases: Path
) -> None:
    said = dxpad("knowledge", "diff", knowledge_file, doubted, "--cases", cases).out
    assert "1 of 2 cases change" in said
    assert "Aortic dissection: rank 1" in said
    assert "Tearing pain +" in said


def test_the_json_carries_the_same(dxpad: Program, knowledge_file: Path, doubted: Path, cases: Path) -> None:
    (change,) = dxpad("knowledge", "diff", knowledge_file, doubted, "--cases", cases, "--json").json()
    moved = {item["condition"]: item for item in change["moved"]}["aortic-dissection"]
    assert change["case"] == "tearing"
    assert moved["bars"][0]["name"] == "Tearing pain"
    assert moved["bars"][0]["before"] > 0 > moved["bars"][0]["after"]


def test_a_folder_without_cases_is_bad_input(dxpad: Program, knowledge_file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = dxpad("knowledge", "diff", knowledge_file, knowledge_file, "--cases", empty)
    assert result.code == 3
    assert "no cases here" in result.err
