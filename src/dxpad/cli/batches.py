"""Batches: JSON Lines in, JSON Lines out, in order and with their ids. A line that fails has its error in its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import case_of, opened
from dxpad.cli.failures import INTERNAL, failure_of
from dxpad.cli.files import WholeFile
from dxpad.domain.decode import parse_object
from dxpad.domain.errors import BadInputError, DxpadError, KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from dxpad.domain.case import Case
    from dxpad.domain.encode import Json

OF_A_LINE: tuple[type[Exception], ...] = (BadInputError, KnowledgeError, *INTERNAL)
"""What is wrong with one line; anything else is wrong with the machine and ends the batch."""

LONGEST_LINE = 6_000_000
"""Bytes of one line that are read; a longer one is an error in its place."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch: the id it carries and the id as it was written (text or whole number), where it stands, and
    its object or what is wrong with it."""

    id: str
    given: str | int
    where: str
    value: dict[str, object]
    error: DxpadError | None = None


def batch_lines(path: Path) -> Iterator[Line]:
    """The lines of a JSON Lines file, blank ones left out, one at a time.

    Raises:
        BadInputError: there is no such file.
    """
    with opened(path) as file:
        for number, raw in enumerate(_raw_lines(file), start=1):
            if raw.strip():
                yield _line(raw, f"{path}:{number}", f"line-{number}")


def _raw_lines(file: BinaryIO) -> Iterator[bytes]:
    """Lines of any length; of one that is too long only the first bytes are kept."""
    while raw := file.readline(LONGEST_LINE + 1):
        rest = raw
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE + 1)
        yield raw


def _line(raw: bytes, where: str, name: str) -> Line:
    try:
        value = parse_object(_text(raw, where), where)
        given = _id_of(value, where, name)
    except BadInputError as error:
        return Line(name, name, where, {}, error)
    return Line(str(given) or name, given, where, {**value, "id": str(given)})


def _text(raw: bytes, where: str) -> str:
    if len(raw) > LONGEST_LINE:
        mend = "Give one consultation a line"
        raise BadInputError(f"the line has more than {LONGEST_LINE:,} bytes", where=where, mend=mend)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInputError("not UTF-8", where=where, mend="Save the file as UTF-8") from None


def _id_of(value: dict[str, object], where: str, name: str) -> str | int:
    given = value.get("id")
    if given is None:
        return name
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise BadInputError("id is neither text nor a whole number", where=where, mend='Write {"id": "case-1", …}')
    return given


def run_batch(source: Path, target: Path, handle: Callable[[Line], Json]) -> None:
    """Every line through `handle` into `target`. The output appears whole or not at all.

    Leaves with exit code 1 when a line failed.

    Raises:
        BadInputError: there is no such source.
        StorageError: the target, or the knowledge, cannot be read or written.
    """
    failed = total = 0
    with WholeFile(target) as out:
        for line in batch_lines(source):
            result = _handled(line, handle)
            total += 1
            failed += "error" in result
            out.write(json.dumps(result, ensure_ascii=False) + "\n")
    click.echo(f"{total} lines, {failed} failed: {target}", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def _handled(line: Line, handle: Callable[[Line], Json]) -> dict[str, Json]:
    """The line's result under its id, or its error."""
    if line.error:
        return _failed(line, line.error)
    try:
        result = handle(line)
    except OF_A_LINE as error:
        return _failed(line, error)
    return {"id": line.given, **{key: value for key, value in _fields(result).items() if key != "id"}}


def _failed(line: Line, error: Exception) -> dict[str, Json]:
    failure = failure_of(error)
    return {"id": line.given, "error": {"code": failure.code, "message": failure.message}}


def _fields(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {"value": value}


def batch_case(line: Line, setting: str | None) -> Case:
    """The case of one batch line; the command's setting where the line has none."""
    return case_of(line.value, line.where, default_id=line.id, setting=setting)


def wanted(source: Path | None, batch: Path | None, out: Path | None, what: str) -> tuple[Path, Path] | None:
    """The batch and where it goes, or None for one source.

    Raises:
        UsageError: both or neither is named, or the batch has no place to go to.
    """
    if (source is None) == (batch is None):
        message = f"name {what}, or --batch FILE --out FILE" + (", not both" if source else "")
        raise click.UsageError(message)
    if batch is None:
        return None
    if out is None:
        raise click.UsageError("a batch needs --out FILE")
    return batch, out
