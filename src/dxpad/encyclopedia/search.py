"""Search that survives typing errors and knows everyday words."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dxpad.knowledge.words import FILLERS

if TYPE_CHECKING:
    from dxpad.knowledge.records import ArticleHit
    from dxpad.knowledge.store import Store

WORD = re.compile(r"[^\W_]+")
LONGEST = 200
SHORTEST_MENDED = 4
CLOSE = 0.6
NEAREST = 12
ENDING = 3
ENDING_COST = 0.3
"""A letter of ending costs less than a slip."""
MORE = 5
"""So many times the hits are fetched, so that one whose name is the query is among them."""


def search(query: str, store: Store, limit: int) -> tuple[ArticleHit, ...]:
    """Articles, best first; empty when nothing fits.

    All words must fit, as they stand or as the beginning of one; words that no article holds are mended; when
    nothing has all words, any may do.
    """
    words = [word for word in WORD.findall(query[:LONGEST].lower()) if word not in FILLERS]
    if not words:
        return ()
    right = [mended(word, store) for word in words]
    for attempt in (_all_of(words), _all_of(right), " OR ".join(_either(word) for word in right)):
        hits = store.pages(attempt, limit * MORE)
        if hits and (attempt != _all_of(words) or right == words):
            exact = " ".join(right)
            return tuple(sorted(hits, key=lambda hit: _off(hit.name.lower(), exact)))[:limit]
    return ()


def _off(name: str, exact: str) -> tuple[int, int]:
    """How far a name is from the query: it is the query, it begins with it, the shorter the nearer, it is another."""
    if name.startswith(exact):
        return 0, len(name)
    return 1, 0


def mended(word: str, store: Store) -> str:
    """The word where some article holds it or one that it begins, else the nearest that some article holds; of two as
    near, the one in more articles."""
    if len(word) < SHORTEST_MENDED or store.pages(_either(word), 1):
        return word
    terms = store.terms()
    near = get_close_matches(word, terms, n=NEAREST, cutoff=CLOSE)
    return min(near, key=lambda term: (_slips(word, term), -terms[term])) if near else word


def _slips(word: str, term: str) -> float:
    """Slips of the finger between a word and an index term, which is stemmed: some letters of ending may be missing."""
    ends = range(max(len(word) - ENDING, 1), len(word) + 1)
    return min(_distance(word[:end], term) + ENDING_COST * (len(word) - end) for end in ends)


def _distance(one: str, two: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other."""
    rows = [list(range(len(two) + 1))]
    for i, first in enumerate(one, start=1):
        row = [i]
        for j, second in enumerate(two, start=1):
            best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (first != second))
            if i > 1 and j > 1 and first == two[j - 2] and one[i - 2] == second:
                best = min(best, rows[i - 2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def _all_of(words: list[str]) -> str:
    return " AND ".join(_either(word) for word in words)


def _either(word: str) -> str:
    """A word as it stands (stemmed by the index) or as the beginning of one. Quoted: nothing a user types is syntax."""
    return f'("{word}" OR "{word}"*)'
