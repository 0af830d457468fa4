"""Which language model is asked: none unless the user chose one."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import BadInputError
from dxpad.phrasing.chosen import FILE, Choice

if TYPE_CHECKING:
    from pathlib import Path

HERE = "http://localhost:11434/v1"


def test_there_is_none_at_first_and_none_again_once_it_is_forgotten(tmp_path: Path) -> None:
    choice = Choice(tmp_path / "home")
    assert choice.address() is None
    choice.choose(HERE, "tidy")
    assert (choice.address().url, choice.address().model) == (HERE, "tidy")  # type: ignore[union-attr] # it was chosen
    choice.forget()
    assert choice.address() is None


def test_the_environment_decides_where_it_says_anything(tmp_path: Path) -> None:
    Choice(tmp_path).choose("http://localhost:1/v1", "kept")
    fixed = Choice(tmp_path, url=HERE, model="named", key="k")
    assert fixed.is_fixed
    assert fixed.address().model == "named"  # type: ignore[union-attr] # the environment names one


def test_a_key_is_never_written_down(tmp_path: Path) -> None:
    Choice(tmp_path, key="k-secret").choose(HERE, "tidy")
    assert "k-secret" not in (tmp_path / FILE).read_text()
    assert Choice(tmp_path, key="k-secret").address().key == "k-secret"  # type: ignore[union-attr] # it was chosen


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_the_choice_is_for_its_owner_only(tmp_path: Path) -> None:
    Choice(tmp_path).choose(HERE, "tidy")
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_an_address_that_cannot_be_used_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        Choice(tmp_path).choose("ftp://localhost", "tidy")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"url": "ftp://x", "model": "m"}', '{"url": 1}'])
def test_a_broken_file_means_none(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE).write_text(content)
    assert Choice(tmp_path).address() is None
