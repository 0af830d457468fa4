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
CLOSE = 0.75


def search(query: str, store: Store, limit: int) -> tuple[ArticleHit, ...]:
    """Articles, best first; empty when nothing fits. All words must fit; when nothing has all, any may."""
    words = [word for word in WORD.findall(query[:LONGEST].lower()) if word not in FILLERS]
    if not words:
        return ()
    hits = store.pages(_all_of(words), limit) or store.pages(_all_of([mended(word, store) for word in words]), limit)
    hits = hits or store.pages(" OR ".join(_either(mended(word, store)) for word in words), limit)
    exact = " ".join(words)
    return tuple(sorted(hits, key=lambda hit: hit.name.lower() != exact))


def mended(word: str, store: Store) -> str:
    """The word, or the nearest one that some article holds."""
    terms = store.terms()
    if len(word) < SHORTEST_MENDED or any(term.startswith(word[: max(len(word) - 3, 3)]) and word.startswith(term) for term in terms):
        return word
    near = get_close_matches(word, terms, n=3, cutoff=CLOSE)
    return max(near, key=lambda term: (_likeness(word, term), terms[term])) if near else word


def _likeness(word: str, term: str) -> float:
    shared = sum(1 for one, two in zip(word, term, strict=False) if one == two)
    return shared / max(len(word), len(term))


def _all_of(words: list[str]) -> str:
    return " AND ".join(_either(word) for word in words)


def _either(word: str) -> str:
    """A word as it stands (stemmed by the index) or as the beginning of one. Quoted: nothing a user types is syntax."""
    return f'("{word}" OR "{word}"*)'
