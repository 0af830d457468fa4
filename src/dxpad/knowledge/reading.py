"""How hard a text is to read: the Flesch-Kincaid grade."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_VOWELS = re.compile(r"[aeiouy]+")
KNOWN_SYLLABLES = 2
"""A name of the subject counts as a word of two syllables: the article explains it, it cannot avoid it."""


def syllables(word: str) -> int:
    """A fair count of the syllables of an English word."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(count, 1)


def grade(text: str, terms: AbstractSet[str] = frozenset()) -> float:
    """The school grade at which `text` reads; 0 for an empty one. `terms` are words the text cannot do without."""
    sentences = [part for part in re.split(r"[.!?:;]+(?:\s|$)|\n+", text) if re.search(r"[A-Za-z]", part)]
    words = re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", text)
    if not words or not sentences:
        return 0.0
    total = sum(min(syllables(word), KNOWN_SYLLABLES) if word.lower() in terms else syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * total / len(words) - 15.59


def text_of(value: object) -> str:
    """All the text of a section, one sentence or paragraph a line."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "\n".join(text_of(item) for item in value.values())
    if isinstance(value, list):
        return "\n".join(text_of(item) for item in value)
    return ""
