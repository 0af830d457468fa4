"""Reading what a user names on the command line: a case, a transcript or text, from a file or standard input."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from dataclasses import replace
from errno import EINVAL, ENAMETOOLONG, ENOENT, ENOTDIR
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.domain.case import Case
from dxpad.domain.decode import case_from, parse_object, setting_from
from dxpad.domain.errors import BadInputError
from dxpad.speech.imports import read_transcript
from dxpad.speech.textfile import MAX_BYTES, decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from dxpad.domain.transcript import Transcript

INPUT = click.Path(path_type=Path, allow_dash=True)
OUTPUT = click.Path(path_type=Path, dir_okay=False)
DIALOGUE_TURNS = 2
NO_FILE = (ENOENT, ENAMETOOLONG, ENOTDIR, EINVAL)
LONGEST_NAME = 120
WORDS_OF_A_NAME = 4


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read, or standard input for `-`.

    Raises:
        BadInputError: there is no such file, or it is a folder.
    """
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        file = path.open("rb")
    except IsADirectoryError:
        raise BadInputError("this is a folder", where=str(path), mend="Name a file") from None
    except OSError as error:
        if error.errno in NO_FILE:
            mend = "Check the name; words themselves go to standard input, named -"
            raise BadInputError("there is no such file", where=_named(path), mend=mend) from None
        raise
    with file:
        yield file


def _named(path: Path) -> str:
    """The name of a missing file, unless it looks like a patient's words that were typed in its place."""
    name = str(path)
    is_prose = len(name) > LONGEST_NAME or len(name.split()) > WORDS_OF_A_NAME
    return "the file named on the command line" if is_prose else name


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        BadInputError: there is no such file, it is empty or over `MAX_BYTES`.
    """
    with opened(path) as file:
        data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        mend = "Give one consultation at a time"
        raise BadInputError(f"there are more than {MAX_BYTES:,} bytes", where=str(path), mend=mend)
    if not data.strip():
        raise BadInputError("there is nothing in it", where=str(path), mend="Give a text, a case or a transcript")
    return data


def read_case(path: Path, setting: str | None = None) -> Case:
    """A case from JSON, from a transcript in any of its forms, or from plain text; `setting` where it does not say.

    Raises:
        BadInputError: it is empty, too large, binary, wrongly encoded or broken JSON.
    """
    data, where = read_bytes(path), str(path)
    text = decode_text(data, name=where)
    name = path.stem if where != "-" else "case"
    _refuse_list(text, where)
    if text.lstrip().startswith("{"):
        return case_of(parse_object(text, where), where, default_id=name, setting=setting)
    place = setting_from(setting, "--setting")
    transcript = read_transcript(data, name=where, transcript_id=name)
    speakers = {turn.speaker for turn in transcript.turns}
    if len(transcript.turns) >= DIALOGUE_TURNS and len(speakers) >= DIALOGUE_TURNS:
        return Case(id=name, setting=place, transcript=transcript)
    return Case(id=name, setting=place, text=text)


def _refuse_list(text: str, where: str) -> None:
    """A JSON list is no text to be read for findings."""
    if text.lstrip().startswith(("[{", "[\n", "[ {")) and text.rstrip().endswith("]"):
        mend = "Write one object, or one object a line and --batch"
        raise BadInputError("a JSON list, where one case is wanted", where=where, mend=mend)


def case_of(value: dict[str, object], where: str, *, default_id: str, setting: str | None = None) -> Case:
    """The case of one JSON object, with its turns where it has some; `setting` where it does not say.

    Raises:
        BadInputError: a field has the wrong type or lies out of range.
    """
    given = dict(value)
    if setting and not given.get("setting"):
        given["setting"] = setting
    if "turns" in given:
        return case_with_turns(given, where, default_id=default_id)
    return case_from(given, where, default_id=default_id)


def case_with_turns(value: dict[str, object], where: str, *, default_id: str) -> Case:
    """A case whose words are a transcript; other fields of a transcript (`engine` …) are allowed beside it."""
    own = {"turns", "language", "engine", "model", "audio"}
    rest = {key: item for key, item in value.items() if key not in own}
    case = case_from(rest, where, default_id=default_id)
    words = json.dumps({**value, "id": case.id}, ensure_ascii=False).encode()
    return replace(case, transcript=read_transcript(words, name=where, transcript_id=case.id))


def read_conversation(path: Path) -> Transcript:
    """A transcript in any of its forms.

    Raises:
        BadInputError: it is empty, too large, binary, wrongly encoded or broken JSON.
    """
    data, where = read_bytes(path), str(path)
    text = decode_text(data, name=where)
    _refuse_list(text, where)
    name = path.stem if where != "-" else "transcript"
    if text.lstrip().startswith("{"):
        parse_object(text, where)
    return read_transcript(data, name=where, transcript_id=name)
