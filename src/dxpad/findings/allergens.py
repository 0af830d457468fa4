"""Names in statements of allergy: medicines, classes of medicines and allergens, several in a row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.store import Store

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BETWEEN = re.compile(
    r"\s*(?:\([^)]{0,60}\))?\s*(?:,\s*(?:and|or|&)?|and|or|&|/|\+)\s*(?:also\s+|to\s+|the\s+|all\s+)*", re.IGNORECASE
)
_LEAD = re.compile(
    r"\s*(?:(?:both|all|any|the|some|oral|topical|iv|taking|having|a|an|dose|doses|of)\s+)*", re.IGNORECASE
)
_LONGEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One name at characters `start` to `end`; `id` is that of a medicine, a class or an allergen."""

    id: str
    start: int
    end: int


def name_at(text: str, place: int, end: int, store: Store) -> Named | None:
    """The longest name that begins exactly at a character and ends before `end`. Misspellings are no names."""
    first = _WORD.match(text, place, end)
    if first is None or first[0].lower() not in store.derived(_first_words):
        return None
    names = store.drug_names()
    words = list(islice(_WORD.finditer(text, place, end), _LONGEST))
    for size in range(len(words), 0, -1):
        phrase = " ".join(text[place : words[size - 1].end()].lower().split())
        found = names.get(phrase)
        if found is not None and found[1] != "misspelling":
            return Named(id=found[0], start=place, end=words[size - 1].end())
    return None


def _first_words(store: Store) -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in store.drug_names())


def names_in_a_row(text: str, place: int, end: int, store: Store) -> list[Named]:
    """The names that follow a character, joined by commas and the like: "penicillin, latex (rash) and aspirin"."""
    lead = _LEAD.match(text, place, end)
    found: list[Named] = []
    named = name_at(text, lead.end() if lead else place, end, store)
    while named is not None:
        found.append(named)
        joint = _BETWEEN.match(text, named.end, end)
        named = name_at(text, joint.end(), end, store) if joint else None
    return found


def names_within(text: str, start: int, end: int, store: Store) -> Iterator[Named]:
    """Every name between two characters, the longest first, none inside another."""
    after = start
    for word in _WORD.finditer(text, start, end):
        if word.start() >= after:
            named = name_at(text, word.start(), end, store)
            if named is not None:
                yield named
                after = named.end
