"""How strongly each word points to each finding, learned from the phrases that name it.

A finding's phrases are samples of how it is said. A word that stands in many of them, in few of other findings and in
little running text points to it: so much in natural log-odds, as in naive Bayes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log
from struct import pack, unpack
from typing import TYPE_CHECKING

from dxpad.knowledge.families import families_of
from dxpad.knowledge.words import phrase_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LEAST = 0.5
"""What points more weakly than this, in natural log-odds, is left out."""

SHARED = 0.3
"""How much of the share of all findings that a word belongs to counts as its share of what anybody says."""

RAREST = 2e-4
"""Share of clauses that a word is taken to stand in even where no text of ours has it."""

STEP = 0.1
"""Natural log-odds of one step. What is stored are whole steps, so that sums are the same in any order."""

_CLAUSE = re.compile(r"[.;:,?!\n]")


def nearness(phrases: Mapping[str, Sequence[Sequence[str]]], texts: Iterable[str]) -> dict[str, dict[str, float]]:
    """By word (a stem or a family): the findings that it points to, in natural log-odds against what anybody says.

    `phrases` are the stems of each phrase of each finding; `texts` are running texts, for how often words are said.
    """
    counts = {name: Counter(word for stems in some for word in words_of(stems)) for name, some in phrases.items()}
    holding = Counter(word for count in counts.values() for word in count)
    said, clauses = _said(texts)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for name, count in counts.items():
        for word, times in count.items():
            usual = max(SHARED * holding[word] / len(counts), said[word] / clauses) + RAREST
            odds = log(times / (len(phrases[name]) + 1) / usual)
            if odds >= LEAST:
                found[word][name] = odds
    return dict(found)


def words_of(stems: Iterable[str]) -> set[str]:
    """The stems, with the families that they belong to."""
    families = families_of()
    every = set(stems)
    return every.union(*(families.get(stem, ()) for stem in every))


def _said(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """In how many clauses each word stands, and how many clauses there are (at least one)."""
    clauses = [clause for text in texts for clause in _CLAUSE.split(text) if clause.strip()]
    return Counter(word for clause in clauses for word in words_of(phrase_stems(clause))), max(1, len(clauses))


def packed(says: Mapping[str, float], numbers: Mapping[str, int]) -> bytes:
    """What one word points to: for each finding its number and its steps."""
    rows = sorted((numbers[name], min(255, round(odds / STEP))) for name, odds in says.items())
    return pack(f"<{len(rows)}H{len(rows)}B", *(number for number, _ in rows), *(steps for _, steps in rows))


def unpacked(body: bytes, names: Sequence[str]) -> dict[str, int]:
    """The steps again, by the names of the findings."""
    size = len(body) // 3
    row = unpack(f"<{size}H{size}B", body)
    return {names[number]: steps for number, steps in zip(row[:size], row[size:], strict=True)}
