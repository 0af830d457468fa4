"""Words that a text must hold for a regular expression to match in it: with none of them the expression need not be
tried."""

from __future__ import annotations

import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Item = tuple[Any, Any]

SHORTEST = 2
"""Letters of a literal: fewer are in every text. A sign may stand alone."""
SIGNS = frozenset("+/%=<>")
"""Signs that few texts hold."""
MOST = 60
"""Literals of a set: more are as much work as the expression."""


def literals_of(regex: str) -> tuple[tuple[str, ...], ...]:
    """Sets of literals, of each of which a matching text holds one; none where the expression asks for no word.

    Raises:
        re.error: it is no regular expression.
    """
    return tuple(dict.fromkeys(tuple(sorted(each)) for each in _sets(parser.parse(regex)) if len(each) <= MOST))


def _sets(items: Iterable[Item]) -> Iterator[frozenset[str]]:
    """The sets of a sequence: every run of letters is one, and every part that cannot be left out has its own. The
    parser takes the first letters that branches share out of them: they are put back."""
    run: tuple[Item, ...] = ()
    for item in (*items, None):
        if item is not None and item[0] is kinds.LITERAL:
            run = (*run, item)
            continue
        literal = "".join(chr(letter) for _, letter in run)
        if len(literal) >= SHORTEST or literal in SIGNS:
            yield frozenset({literal})
        if item is not None:
            yield from _of(*item, run)
        run = ()


def _of(kind: object, what: Any, before: tuple[Item, ...]) -> Iterator[frozenset[str]]:  # noqa: ANN401 as the parser has it
    if kind is kinds.SUBPATTERN or (kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and what[0] > 0):
        yield from _sets(what[-1])
    elif kind is kinds.BRANCH:
        longest = [max(_sets((*before, *branch)), key=_shortest, default=frozenset()) for branch in what[-1]]
        if all(longest):
            yield frozenset().union(*longest)


def _shortest(literals: frozenset[str]) -> int:
    return min(map(len, literals))
