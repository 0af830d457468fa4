"""Reading what a user names on the command line: a case, a transcript, text or a batch, from a file or standard input."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.domain.case import Case
from dxpad.domain.decode import case_from, parse_object
from dxpad.domain.errors import BadInputError, DxpadError
from dxpad.speech.imports import read_transcript
from dxpad.speech.textfile import decode_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dxpad.domain.encode import Json
    from dxpad.domain.transcript import Transcript

INPUT = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
LARGEST_BATCH_LINE = 6_000_000
DIALOGUE_TURNS = 2


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises:
        BadInputError: there is no such file.
    """
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInputError("there is no such file", where=str(path), mend="Check the name") from None


def read_case(path: Path) -> Case:
    """A case from JSON, from a transcript in any of its forms, or from plain text.

    Raises:
        BadInputError: it is empty, too large, binary, wrongly encoded or broken JSON.
    """
    data, where = read_bytes(path), str(path)
    text = decode_text(data, name=where)
    name = path.stem if where != "-" else "case"
    if text.lstrip().startswith("{"):
        value = parse_object(text, where)
        if "turns" in value:
            return case_with_turns(value, where, default_id=name)
        return case_from(value, where, default_id=name)
    transcript = read_transcript(data, name=where, transcript_id=name)
    speakers = {turn.speaker for turn in transcript.turns}
    if len(transcript.turns) >= DIALOGUE_TURNS and len(speakers) >= DIALOGUE_TURNS:
        return Case(id=name, transcript=transcript)
    return Case(id=name, text=text)


def case_with_turns(value: dict[str, object], where: str, *, default_id: str) -> Case:
    """A case whose words are a transcript; other fields of a transcript (`engine` …) are allowed beside it."""
    transcript = read_transcript(json.dumps(value).encode(), name=where, transcript_id=default_id)
    own = {"turns", "language", "engine", "model", "audio"}
    rest = {key: item for key, item in value.items() if key not in own}
    return replace(case_from(rest, where, default_id=default_id), transcript=transcript)


def read_conversation(path: Path) -> Transcript:
    """A transcript in any of its forms."""
    name = path.stem if str(path) != "-" else "transcript"
    return read_transcript(read_bytes(path), name=str(path), transcript_id=name)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a batch: where it stands, and its object or what is wrong with it."""

    id: str
    where: str
    value: dict[str, object]
    error: DxpadError | None


def batch_lines(path: Path) -> Iterator[Line]:
    """The lines of a JSON Lines file, blank ones left out, one at a time."""
    try:
        handle = sys.stdin.buffer if str(path) == "-" else path.open("rb")
    except FileNotFoundError:
        raise BadInputError("there is no such file", where=str(path), mend="Check the name") from None
    with handle:
        for number, raw in enumerate(handle, start=1):
            if raw.strip():
                yield _line(raw, f"{path}:{number}", f"line-{number}")


def _line(raw: bytes, where: str, name: str) -> Line:
    try:
        if len(raw) > LARGEST_BATCH_LINE:
            raise BadInputError(
                f"the line has {len(raw)} bytes", where=where, mend=f"Keep it under {LARGEST_BATCH_LINE}"
            )
        value = parse_object(raw.decode("utf-8"), where)
    except UnicodeDecodeError:
        error = BadInputError("not UTF-8", where=where, mend="Save the file as UTF-8")
        return Line(name, where, {}, error)
    except DxpadError as error:
        return Line(name, where, {}, error)
    return Line(str(value.get("id") or name), where, value, None)


def run_batch(source: Path, target: Path, handle: Callable[[Line], Json]) -> None:
    """Every line through `handle` into `target`, in order; a line that fails gets its error in its place.

    Leaves with exit code 1 when a line failed. The output appears whole or not at all.
    """
    failed = total = 0
    beside = target.with_name(target.name + ".part")
    try:
        with beside.open("w", encoding="utf-8") as out:
            for line in batch_lines(source):
                total += 1
                try:
                    if line.error:
                        raise line.error
                    result: Json = handle(line)
                except DxpadError as error:
                    failed += 1
                    result = {"id": line.id, "error": {"code": error.code, "message": error.message}}
                out.write(json.dumps(result, ensure_ascii=False) + "\n")
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    click.echo(f"{total} lines, {failed} failed: {target}", err=True)
    if failed:
        raise click.exceptions.Exit(1)


def batch_case(line: Line, setting: str | None) -> Case:
    """The case of one batch line; the command's setting where the line has none."""
    value = dict(line.value)
    if setting and not value.get("setting"):
        value["setting"] = setting
    if "turns" in value:
        return case_with_turns(value, line.where, default_id=line.id)
    return case_from(value, line.where, default_id=line.id)
