"""Sentences of clinical prose: full stops without a space, abbreviations, decimals, numbered items, wrapped lines."""

from __future__ import annotations

import re

from dxpad.findings.assertion.vocabulary import TITLES, UNITS_AND_SHORT

_BREAK = re.compile(
    r"""[.!?]+["')\]]*(?=\s|$)"""  # an ordinary end
    r"""|(?<=[a-z]{2})\.(?=[A-Z][a-z])"""  # 'No full stop.space'
    r"""|(?<=[a-z]{3})\.(?=\d)"""  # 'since a week.2 days ago'
    r"""|\s(?=\(?\d{1,2}\)\s*[A-Za-z])"""  # '1) first 2) second'
    r"""|(?:(?<=[.;:!?]\s)|(?<=\s\s))(?=[A-Z][A-Z0-9/&()' -]{3,60}:)"""  # 'PAST MEDICAL HISTORY:' in running text
    r"""|\n\s*""",
)
_LAST_WORD = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]+$")
_NUMBER_ONLY = re.compile(r"\s*\(?\d{1,2}")
_OPEN_END = re.compile(r"(?:[,;]|\b(?:and|or|with|of|the|a|no|to|in))$")
_BULLET = re.compile(r"(?:[-*•·–>]|\(?\d{1,2}[.)])(?:\s|\Z)")
_HEADING = re.compile(r"[A-Za-z][A-Za-z /&-]{1,40}:")
_WRAPPED = 40
"""A line shorter than this that ends without a comma was not broken by its editor, so the next line starts anew."""


_SHORT = 12
"""Characters around a full stop that decide whether it belongs to an abbreviation."""


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end (exclusive) of each sentence in `text`, in order, without the white space around it.

    A heading stays with what follows it on its line. Together they cover every character that is not white space.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for mark in _BREAK.finditer(text):
        if mark.end() > start and _ends(text, start, mark):
            _add(found, text, start, mark.end())
            start = mark.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        found.append((first, first + len(stripped)))


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    sign = mark.group()
    if "\n" in sign:
        return _line_ends(text, start, mark)
    if not sign.startswith("."):
        return not (sign[:1] in "!?" and text[mark.end() : mark.end() + 1] == "?")
    return not _abbreviates(text, start, mark)


def _abbreviates(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the full stop belongs to a word or a list number."""
    before = text[max(start, mark.start() - _SHORT) : mark.start()]
    if mark.start() - start < _SHORT and _NUMBER_ONLY.fullmatch(text, start, mark.start()):
        return True
    word = _LAST_WORD.search(before)
    after = text[mark.end() : mark.end() + _SHORT].lstrip()
    if word is None or not after:
        return False
    short = word.group().lower()
    if short == "no":
        return after[0].isdigit()
    if short in TITLES:
        return True
    return (short in UNITS_AND_SHORT or "." in short) and after[0].islower()


def _line_ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a line break ends the sentence: not when a long line was only wrapped."""
    line_start = max(text.rfind("\n", 0, mark.start()) + 1, start)
    line = text[line_start : mark.start()].rstrip()
    after = text[mark.end() : mark.end() + 60]
    if mark.group().count("\n") > 1 or _BULLET.match(after) or _HEADING.match(after):
        return True
    if _OPEN_END.search(line[-_SHORT:]):
        return False
    return not (after[:1].islower() and len(line) > _WRAPPED)
