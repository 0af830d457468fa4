"""Words and marks of a text, contractions split where they are negated: `don't`, `don’t` and `do n't` are two words."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]|_+",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """One word or mark in lower case, with the characters `start` to `end` (exclusive) it stands at."""

    word: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """The words and marks of `text` in order; white space is left out."""
    return [Token(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in _TOKEN.finditer(text)]
