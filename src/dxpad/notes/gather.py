"""What was asked one by one stands in one sentence: `No cough, rash or chest pain, no fever or chills.`

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
_OWN_CLAUSE = re.compile(r"\b(?:but|just|only|that|which|if|when|since|because|except|anything|else|you|I)\b")
_LISTED = re.compile(r",|\b(?:or|and|nor)\b")
LONGEST = 7
"""Words of a thing that is gathered with others."""
MOST = 8
"""Things that stand in one sentence."""


def gathered(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with the plain denials of a kind in one sentence at the place of the first, and so the plain
    affirmations."""
    slots: list[list[Statement]] = []
    at: dict[tuple[str, str, str], list[Statement]] = {}
    for statement in statements:
        found = _plain(statement)
        key = (statement.kind, statement.polarity, found["head"]) if found else None
        slot = at.get(key) if key else None
        if slot is None or len(slot) == MOST:
            slot = []
            slots.append(slot)
            if key:
                at[key] = slot
        slot.append(statement)
    return tuple(_in_one(slot) for slot in slots)


def _plain(statement: Statement) -> re.Match[str] | None:
    form = {Polarity.ABSENT: _DENIED, Polarity.PRESENT: _THERE}.get(statement.polarity)
    found = form.match(statement.text) if form and statement.topic else None
    short = found is not None and len(found["what"].split()) <= LONGEST and not _OWN_CLAUSE.search(found["what"])
    return found if short else None


def _in_one(some: Sequence[Statement]) -> Statement:
    if len(some) == 1:
        return some[0]
    parents = dict.fromkeys(parent for statement in some for parent in statement.parents)
    return replace(
        some[0],
        text=_sentence([found for statement in some if (found := _plain(statement))]),
        parents=tuple(parents),
        topic=", ".join(statement.topic for statement in some),
        fallback=" ".join(statement.fallback for statement in some),
    )


def _sentence(found: Sequence[re.Match[str]]) -> str:
    """Single things in one list; what was a list of its own keeps its own no, so that none can be read without it."""
    head = found[0]["head"]
    word = head.split()[-1].lower()
    single = [one["what"] for one in found if not _LISTED.search(one["what"])]
    whole = [one["what"] for one in found if _LISTED.search(one["what"])]
    joint = " and " if word == "reports" else " or "
    listed = joint.join([", ".join(single[:-1]), single[-1]]) if len(single) > 1 else "".join(single)
    return f"{head} {f', {word} '.join([listed, *whole] if listed else whole)}."
