"""A plan gathered by problem: what was said on each stands together, in the order in which the problems were named.

A clinician goes through them one by one, so a sentence belongs to the last problem named unless it names one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.notes.parts import Kind
from dxpad.notes.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.notes.parts import Statement

_HEAD = re.compile(r"^(?P<head>[A-Z][\w' -]{2,40}): ")
_GATHERED = (Kind.ASSESSMENT, Kind.PLAN)


def by_problem(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements of a section, which stand in the order of speech: what was said before any problem was named, then
    problem by problem; kinds other than assessment and plan last."""
    heads = _heads(statements)
    current = -1
    placed: list[tuple[int, Statement]] = []
    for statement in statements:
        if statement.kind not in _GATHERED:
            placed.append((len(heads), statement))
            continue
        named = _named(statement, heads)
        current = current if named is None else named
        placed.append((current, statement))
    return tuple(statement for _, statement in sorted(placed, key=lambda pair: pair[0]))


def _heads(statements: Sequence[Statement]) -> list[frozenset[str]]:
    """Every problem that a sentence is headed by, once, as the stems of its words."""
    found: dict[frozenset[str], None] = {}
    for statement in statements:
        head = _HEAD.match(statement.text)
        if head and statement.kind in _GATHERED and stems(head["head"]):
            found.setdefault(stems(head["head"]))
    return list(found)


def _named(statement: Statement, heads: Sequence[frozenset[str]]) -> int | None:
    """The one problem that a sentence names, its head before all; None where it names none or several."""
    head = _HEAD.match(statement.text)
    if head and stems(head["head"]) in heads:
        return heads.index(stems(head["head"]))
    said = stems(statement.text)
    fitting = [number for number, words in enumerate(heads) if words <= said]
    return fitting[0] if len(fitting) == 1 else None
