"""Bytes of a transcript file to text: size, encoding and control characters are checked before anything reads it."""

from __future__ import annotations

import codecs
import re

from dxpad.domain.errors import BadInputError

MAX_BYTES = 5_000_000
"""About forty hours of talk as plain text; more than that is not one consultation."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SAVE_AS_UTF8 = "Save it as UTF-8 text and try again"


def decode_text(data: bytes, *, name: str) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark, with a line feed at every line's end.

    Raises:
        BadInputError: empty, over `MAX_BYTES`, binary, or in another encoding. Latin-1 and Windows encodings are
            refused: guessing between them would print wrong letters in names of people and drugs without a word.
    """
    if len(data) > MAX_BYTES:
        raise BadInputError(
            f"The transcript has {len(data):,} bytes, more than {MAX_BYTES:,}",
            where=name,
            mend="Split it into one file per consultation",
        )
    text = _decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control is not None:
        line = text.count("\n", 0, control.start()) + 1
        raise BadInputError(
            f"The file is binary, not text: control character at line {line}",
            where=name,
            mend="Give a transcript as plain text, WebVTT or JSON; audio goes to `dxpad transcribe`",
        )
    if not text.strip():
        raise BadInputError("The transcript is empty", where=name, mend="Give a file with at least one line of speech")
    return text


def _decoded(data: bytes, name: str) -> str:
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise BadInputError(
                "The file is binary, not text",
                where=name,
                mend="Give a transcript as plain text, WebVTT or JSON; audio goes to `dxpad transcribe`",
            ) from error
        raise BadInputError(
            f"The text is not valid {'UTF-16' if encoding == 'utf-16' else 'UTF-8'} at byte {error.start}",
            where=name,
            mend=_SAVE_AS_UTF8,
        ) from error
