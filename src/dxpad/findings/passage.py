"""A stretch of text read in one way: a section of a letter, or one turn of a conversation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from unicodedata import decimal

from dxpad.domain.finding import Quote

if TYPE_CHECKING:
    from dxpad.domain.transcript import Speaker


class Section(StrEnum):
    """What the heading above a stretch of text says of it. `BODY` stands under no heading."""

    BODY = "body"
    CHIEF = "chief"
    HISTORY = "history"
    ABSENT = "absent"
    PAST = "past"
    FAMILY = "family"
    SOCIAL = "social"
    MEDICINES = "medicines"
    ALLERGIES = "allergies"
    EXAMINATION = "examination"
    RESULTS = "results"
    PLAN = "plan"


_OTHER_DIGIT = re.compile(r"(?![0-9])\d")


def in_lower_case(text: str) -> str:
    """A text in lower case with every character in its place and digits of any script as 0 to 9. Patterns of small
    letters run over it several times as fast as patterns that ignore case."""
    lower = text.lower()
    lower = lower if len(lower) == len(text) else "".join(map(_lower_letter, text))
    return lower if lower.isascii() else _OTHER_DIGIT.sub(lambda digit: str(decimal(digit[0])), lower)


def _lower_letter(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Characters `start` to `end` of `text`, which is the whole of its turn, or the whole of the case's text.

    A passage that is neither, such as the caller's chief complaint, is not `quotable`: a place in it would name
    other words.
    """

    text: str
    start: int
    end: int
    section: Section = Section.BODY
    turn: int | None = None
    speaker: Speaker | None = None
    quotable: bool = True

    @property
    def body(self) -> str:
        """The words of the passage alone."""
        return self.text[self.start : self.end]

    def quote(self, start: int, end: int) -> Quote | None:
        """The words at characters `start` to `end` of the whole text; None when they cannot be quoted."""
        if not self.quotable:
            return None
        return Quote(text=self.text[start:end], start=start, end=end, turn=self.turn)
