"""Where a clause with *whose* ends and its sentence goes on about the patient: "a student whose parents come from Ghana
has had fever"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.findings.assertion.vocabulary import FINITE_VERBS, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE_A_VERB = words("both all also once never always still only now recently previously")
_MAIN_VERBS = FINITE_VERBS | words(
    """
    looks looked comes came fainted collapsed gets got vomits vomited coughs attends attended wakes woke keeps kept
    suffers suffered consults fell falls noticed notices lost loses
    """
)
_JOINS = words("and or but to not i he she it they we you")
"""Behind these a verb is no main verb: it is joined to another one, or has a subject of its own."""
_OPENS_A_CLAUSE = words("when because while until where who which that if as since")


def goes_on_at(said: Sequence[str]) -> int:
    """The place among the words behind *whose* and its noun of the verb with which the sentence goes on; their number
    where it does not go on."""
    place = 0
    while place < len(said) and said[place] in _BEFORE_A_VERB:
        place += 1
    place += 1
    while place < len(said) and said[place] in FINITE_VERBS | {"been"}:
        place += 1
    opened = 0
    for at in range(place, len(said)):
        word = said[at]
        if word == "who" and said[at - 1] == "and":
            return at
        opened += word in _OPENS_A_CLAUSE
        if word not in _MAIN_VERBS or said[at - 1] in _MAIN_VERBS:
            continue
        if opened and said[at - 1] not in _JOINS:
            opened -= 1
        elif said[at - 1] not in _JOINS:
            return at
        else:
            opened = 0
    return len(said)
