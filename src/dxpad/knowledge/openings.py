"""The letters with which what a regular expression matches begins, where it begins with a word: it need be tried only
where a word begins so."""

from __future__ import annotations

import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from itertools import dropwhile
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Item = tuple[Any, Any]

LONGEST = 6
"""Letters of an opening: more hardly tell more words apart."""
MOST = 300
"""Openings of one expression: with more of them fewer letters are told."""
SPACE = " "
"""Stands for white space of any length: openings are sought in a text in which it is one blank."""
_SPACE = [(kinds.IN, [(kinds.CATEGORY, kinds.CATEGORY_SPACE)])]
_WIDTHLESS = (kinds.ASSERT, kinds.ASSERT_NOT, kinds.AT)
_REPEATS = (kinds.MAX_REPEAT, kinds.MIN_REPEAT)


class _Start(NamedTuple):
    """Letters that a match begins with; `ends` where what follows them is not known."""

    letters: str
    ends: bool = False


def openings_of(regex: str) -> tuple[str, ...]:
    """The openings, sorted; none where the expression does not begin with a word, or with any word at all.

    Raises:
        re.error: it is no regular expression.
    """
    items = list(parser.parse(regex))
    behind = list(dropwhile(lambda item: item[0] in (kinds.ASSERT, kinds.ASSERT_NOT), items))
    if not behind or behind[0] != (kinds.AT, kinds.AT_BOUNDARY):
        return ()
    for longest in range(LONGEST, 0, -1):
        openings = _shortest({start.letters for start in _after({_Start("")}, behind[1:], longest)})
        if not all(letters[:1].isalnum() for letters in openings):
            return ()
        if len(openings) <= MOST:
            return tuple(sorted(openings))
    return ()


def _shortest(openings: set[str]) -> set[str]:
    """Without those that begin with another: what begins with the longer one begins with the shorter."""
    return {each for each in openings if not any(each[:size] in openings for size in range(len(each)))}


def _after(starts: set[_Start], items: Iterable[Item], longest: int) -> set[_Start]:
    """What matches begin with when these items come behind."""
    for kind, what in items:
        if kind not in _WIDTHLESS:
            whole = {start for start in starts if start.ends or len(start.letters) == longest}
            starts = whole | _behind(starts - whole, kind, what, longest)
    return starts


def _behind(starts: set[_Start], kind: object, what: Any, longest: int) -> set[_Start]:  # noqa: ANN401 as the parser has it
    if kind is kinds.SUBPATTERN:
        return _after(starts, what[-1], longest)
    if kind is kinds.BRANCH:
        return set[_Start]().union(*(_after(starts, branch, longest) for branch in what[-1]))
    if kind in _REPEATS:
        return _repeated(starts, what, longest)
    letters = [chr(what)] if kind is kinds.LITERAL else _class(what) if kind is kinds.IN else []
    if not letters:
        return {start._replace(ends=True) for start in starts}
    return {_lengthened(start, letter) for start in starts for letter in letters}


def _lengthened(start: _Start, letter: str) -> _Start:
    """With one letter more; white space behind white space is one blank."""
    return start if letter == SPACE and start.letters.endswith(SPACE) else _Start(start.letters + letter)


def _repeated(starts: set[_Start], what: tuple[int, int, Sequence[Item]], longest: int) -> set[_Start]:
    least, most, items = what
    if list(items) == _SPACE:
        most = max(least, 1)
    for _ in range(min(least, longest)):
        starts = _after(starts, items, longest)
    if most == least:
        return starts
    once = {start if most == least + 1 else start._replace(ends=True) for start in _after(starts, items, longest)}
    return starts | once


def _class(items: Sequence[Item]) -> list[str]:
    """The letters of a class; none where it is one of all but some, or of a kind other than digits and white space."""
    letters: list[str] = []
    for kind, what in items:
        if kind is kinds.LITERAL:
            letters.append(chr(what))
        elif kind is kinds.RANGE:
            letters += map(chr, range(what[0], what[1] + 1))
        elif (kind, what) == (kinds.CATEGORY, kinds.CATEGORY_DIGIT):
            letters += "0123456789"
        elif (kind, what) == (kinds.CATEGORY, kinds.CATEGORY_SPACE):
            letters.append(SPACE)
        else:
            return []
    return letters
