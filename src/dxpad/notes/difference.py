"""What changed between two versions of a note, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\S+\s*|\s+")


class Fate(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some text of one version or of both."""

    fate: Fate
    text: str


def difference(before: str, after: str) -> tuple[Stretch, ...]:
    """Both texts in one: what is the same and removed, joined, is `before`; what is the same and added is `after`.

    Lines are compared first, then the words of lines that were replaced.
    """
    made: list[Stretch] = []
    for stretch in _lines(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        if made and made[-1].fate is stretch.fate:
            made[-1] = Stretch(fate=stretch.fate, text=made[-1].text + stretch.text)
        else:
            made.append(stretch)
    return tuple(made)


def _lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = "".join(before[a:b]), "".join(after[c:d])
        if kind == "replace":
            yield from _stretches(_WORD.findall(old), _WORD.findall(new))
        else:
            yield from _one(kind, old, new)


def _stretches(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from _one(kind, "".join(before[a:b]), "".join(after[c:d]))


def _one(kind: str, old: str, new: str) -> Iterator[Stretch]:
    if kind == "equal":
        yield Stretch(fate=Fate.SAME, text=old)
        return
    if old:
        yield Stretch(fate=Fate.REMOVED, text=old)
    if new:
        yield Stretch(fate=Fate.ADDED, text=new)
