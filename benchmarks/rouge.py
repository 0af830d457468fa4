"""ROUGE as published: F1 of shared words, on lower-case letters and digits without stemming, Lsum by lines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def words_of(text: str) -> list[str]:
    """The words that are compared."""
    return re.findall(r"[a-z0-9]+", text.lower())


def _f1(hits: int, made: int, wanted: int) -> float:
    return 2 * hits / (made + wanted) if hits else 0.0


def rouge_n(made: str, wanted: str, size: int) -> float:
    """F1 of shared runs of `size` words."""
    grams = [
        Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
        for words in (words_of(made), words_of(wanted))
    ]
    return _f1((grams[0] & grams[1]).total(), grams[0].total(), grams[1].total())


def rouge_lsum(made: str, wanted: str) -> float:
    """F1 of the union of longest common subsequences, line by line, each word counted at most as often as it stands."""
    mine = [words_of(line) for line in made.splitlines() if line.strip()]
    theirs = [words_of(line) for line in wanted.splitlines() if line.strip()]
    left = [Counter(word for line in lines for word in line) for lines in (mine, theirs)]
    sizes = [counter.total() for counter in left]
    hits = 0
    for line in theirs:
        common = sorted({at for other in mine for at in _common(line, other)})
        for at in common:
            if left[0][line[at]] > 0 and left[1][line[at]] > 0:
                hits += 1
                left[0][line[at]] -= 1
                left[1][line[at]] -= 1
    return _f1(hits, sizes[0], sizes[1])


def _common(line: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places in `line` of one longest common subsequence with `other`."""
    table = [[0] * (len(other) + 1) for _ in range(len(line) + 1)]
    for i, word in enumerate(line, 1):
        for j, against in enumerate(other, 1):
            table[i][j] = table[i - 1][j - 1] + 1 if word == against else max(table[i - 1][j], table[i][j - 1])
    places: list[int] = []
    i, j = len(line), len(other)
    while i and j:
        if line[i - 1] == other[j - 1]:
            places.append(i - 1)
            i, j = i - 1, j - 1
        elif table[i - 1][j] > table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return places
