"""The choice of conventions is kept, and a file that names none is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.convention import Convention
from dxpad.domain.errors import StorageError
from dxpad.records.conventions import FILE, ConventionFile

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_chosen_until_somebody_chooses(tmp_path: Path) -> None:
    file = ConventionFile(tmp_path)
    assert file.chosen() is None
    file.choose(Convention.AMERICAN)
    assert file.chosen() is Convention.AMERICAN
    file.choose(None)
    assert file.chosen() is None


def test_a_word_that_is_no_convention_is_told_of_and_not_taken_for_none(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("amerikan\n", encoding="utf-8")
    with pytest.raises(StorageError, match="names no convention"):
        ConventionFile(tmp_path).chosen()
