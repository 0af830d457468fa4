"""Every score of the knowledge, read once and kept beside it, and found by its id."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from dxpad.domain.errors import UnknownIdError
from dxpad.guidance.scores.definition import definition_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.guidance.scores.definition import Definition
    from dxpad.knowledge.store import Store

LONGEST = 60
"""Characters of a wrong id that an error repeats."""


def catalogue(store: Store) -> Mapping[str, Definition]:
    """All scores by their squeezed ids, in the order of their ids."""
    return store.derived(_read)


def find(name: str, store: Store) -> Definition:
    """The score of an id, written with - or _ or neither.

    Raises:
        UnknownIdError: there is none; the message names the nearest ones.
    """
    known = catalogue(store)
    found = known.get(squeezed(name))
    if found is None:
        ids = [definition.id for definition in known.values()]
        close = get_close_matches(name[:LONGEST].lower(), ids, n=3)
        mend = f"Near it: {', '.join(close)}" if close else "See all: dxpad score --list"
        raise UnknownIdError(f"no score {name[:LONGEST]!r}", where="score", mend=mend)
    return found


def squeezed(name: str) -> str:
    """An id without its separators: curb-65, curb_65 and curb65 are one score."""
    return name.strip().lower().replace("-", "").replace("_", "")


def _read(store: Store) -> dict[str, Definition]:
    return {squeezed(name): definition_from(document) for name, document in store.documents("score").items()}
