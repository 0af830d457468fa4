"""A user's own templates on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import BadInputError, StorageError, UnknownIdError
from dxpad.notes import templates
from dxpad.records.templates import TemplateFolder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "[a]\ntitle = A\nholds = plan\n"


@pytest.fixture
def folder(tmp_path: Path) -> TemplateFolder:
    return TemplateFolder(tmp_path / "home" / "templates")


def test_there_is_none_before_the_first_is_saved(folder: TemplateFolder) -> None:
    assert folder.own() == ()
    assert folder.all() == templates()


def test_a_saved_template_is_found_among_the_others(folder: TemplateFolder) -> None:
    folder.save("my-clinic", TEXT)
    assert folder.all() == (*templates(), "my-clinic")
    assert folder.text("my-clinic") == TEXT
    assert folder.find("my-clinic").sections[0].title == "A"
    assert folder.find("soap").id == "soap"


def test_a_deleted_template_is_gone(folder: TemplateFolder) -> None:
    folder.save("my-clinic", TEXT)
    folder.delete("my-clinic")
    with pytest.raises(UnknownIdError, match="soap"):
        folder.find("my-clinic")
    with pytest.raises(UnknownIdError):
        folder.delete("soap")


@pytest.mark.parametrize(
    "name", ["", "soap", "../evil", "a/b", "Large", "with space", ".hidden", "x" * 61, "a--b", "-a"]
)
def test_a_name_that_is_no_name_is_refused(folder: TemplateFolder, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInputError, match="name"):
        folder.save(name, TEXT)
    assert list(tmp_path.rglob("*.txt")) == []


def test_a_template_with_a_fault_is_not_kept(folder: TemplateFolder) -> None:
    folder.save("mine", TEXT)
    with pytest.raises(BadInputError, match="line 3"):
        folder.save("mine", "[a]\ntitle = A\nholds = plann\n")
    assert folder.text("mine") == TEXT


def test_other_files_in_the_folder_are_left_alone(folder: TemplateFolder, tmp_path: Path) -> None:
    folder.save("mine", TEXT)
    place = tmp_path / "home" / "templates"
    for name in ("soap.txt", "notes.md", "Not A Name.txt"):
        (place / name).write_text(TEXT)
    assert folder.own() == ("mine",)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="templates"):
        TemplateFolder(tmp_path / "file" / "templates").save("mine", TEXT)
