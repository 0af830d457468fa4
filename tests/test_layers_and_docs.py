"""The command line's documents are true, and rules that a search can check are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from dxpad.cli.main import COMMANDS, INTERRUPTED, cli
from dxpad.domain.errors import DxpadError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def leaves(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for inner, below in command.commands.items():
            yield from leaves(below, f"{name} {inner}")
    else:
        yield name, command


def every_command() -> Iterator[tuple[str, click.Command]]:
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None, name
        yield from leaves(command, name)


@pytest.fixture(scope="module")
def document(repository: Path) -> str:
    return (repository / "docs/cli.md").read_text("utf-8")


def rows(document: str, name: str) -> str:
    return "\n".join(line for line in document.splitlines() if re.match(rf"\| `dxpad {name}\b", line))


def test_every_command_is_imported_and_documented_with_every_option(document: str) -> None:
    for name, command in every_command():
        row = rows(document, name)
        assert row, name
        for parameter in command.params:
            for option in (*parameter.opts, *parameter.secondary_opts):
                if isinstance(parameter, click.Option):
                    assert f"`{option}" in row or f" {option} " in row, f"{name} {option}"


def test_the_document_names_no_command_or_option_that_does_not_exist(document: str) -> None:
    known = dict(every_command())
    for line in document.splitlines():
        if line.startswith("| `dxpad "):
            words = line.split("`")[1].split()[1:]
            name = " ".join(words[:2]) if " ".join(words[:2]) in known else words[0]
            options = {
                option for parameter in known[name].params for option in (*parameter.opts, *parameter.secondary_opts)
            }
            assert set(re.findall(r"--[a-z-]+", line)) <= options, line


def test_every_exit_code_is_documented(document: str) -> None:
    codes = {0, 1, 2, INTERRUPTED}
    pending = [DxpadError]
    while pending:
        kind = pending.pop()
        codes.add(kind.exit_code)
        pending += kind.__subclasses__()
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", document, re.MULTILINE)} == codes


def test_every_variable_of_the_environment_is_documented(document: str, repository: Path) -> None:
    settings = (repository / "src/dxpad/settings.py").read_text("utf-8")
    assert set(re.findall(r"DXPAD_[A-Z]+", settings)) <= set(re.findall(r"DXPAD_[A-Z]+", document))


def test_only_settings_reads_the_environment(repository: Path) -> None:
    package = repository / "src/dxpad"
    readers = [path for path in package.rglob("*.py") if re.search(r"\benviron\b|\bgetenv\b", path.read_text("utf-8"))]
    assert readers == [package / "settings.py"]


def test_nothing_catches_everything(repository: Path) -> None:
    catch_all = re.compile(r"except\s*:|except\s+\(?(?:Base)?Exception\b")
    assert catch_all.search("except Exception:")
    files = (path for folder in ("src", "benchmarks") for path in (repository / folder).rglob("*.py"))
    assert [path for path in files if catch_all.search(path.read_text("utf-8"))] == []


OTHERWISE_CALLED = {"docx": "python-docx"}
"""Packages whose name in Python is not the one they are installed by."""


def test_every_package_that_a_test_would_be_left_out_without_is_installed_for_the_tests(repository: Path) -> None:
    lock = (repository / "requirements/test.txt").read_text("utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    wanted = {
        name
        for file in (repository / "tests").rglob("*.py")
        for name in re.findall(r"""importorskip\(\s*["'](\w+)""", file.read_text("utf-8"))
    }
    assert wanted
    assert {OTHERWISE_CALLED.get(name, name).replace("_", "-") for name in wanted} <= locked
