"""What was asked one by one stands in one sentence: `No fever or chills, chest pain or cough.`

Only plain denials and affirmations are gathered, and each keeps its own words: a denial with a doubt, a limit or a
`but` stays a sentence of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.notes.parts import Polarity, Statement

if TYPE_CHECKING:
    from collections.abc import Sequence

_DENIED = re.compile(r"^(?P<head>No|(?:The patient|He|She) denies) (?P<what>[^“”().;:]+)\.$")
_THERE = re.compile(r"^(?P<head>Reports|(?:The patient|He|She) reports) (?P<what>[^“”().;:]+)\.$")
_FORMS = {Polarity.ABSENT: (_DENIED, " or "), Polarity.PRESENT: (_THERE, " and ")}
_OWN_CLAUSE = re.compile(r"\b(?:but|just|only|that|which|if|when|since|because|except|anything|else|you|I)\b")
LONGEST = 7
"""Words of a thing that is gathered with others."""
MOST = 8
"""Things that stand in one sentence."""


def gathered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with the plain denials of a kind in one sentence at the place of the first, and so the plain
    affirmations."""
    made: list[Statement] = []
    at: dict[tuple[str, str, str], int] = {}
    count: dict[int, int] = {}
    for statement in statements:
        found = _plain(statement)
        if found is None:
            made.append(statement)
            continue
        key = (statement.kind, statement.polarity, found["head"])
        number = at.get(key)
        if number is None or count[number] == MOST:
            at[key] = number = len(made)
            count[number] = 1
            made.append(statement)
        else:
            count[number] += 1
            made[number] = _joined(made[number], statement, found["what"])
    return tuple(made)


def _plain(statement: Statement) -> re.Match[str] | None:
    form = _FORMS.get(statement.polarity)
    found = form[0].match(statement.text) if form and statement.topic else None
    short = found is not None and len(found["what"].split()) <= LONGEST and not _OWN_CLAUSE.search(found["what"])
    return found if short else None


def _joined(first: Statement, other: Statement, what: str) -> Statement:
    """Both in one sentence. Two single things are joined by a word, whole lists by a comma."""
    joint = _FORMS[first.polarity][1]
    before = first.text.removesuffix(".")
    listed = joint in f" {before} " or "," in before or joint in f" {what} " or "," in what
    return replace(
        first,
        text=f"{before}, {what}." if listed else f"{before}{joint}{what}.",
        parents=(*first.parents, *(parent for parent in other.parents if parent not in first.parents)),
        topic=f"{first.topic}, {other.topic}",
        fallback=f"{first.fallback} {other.fallback}",
    )
