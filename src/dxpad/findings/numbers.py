"""Numbers as they are written and as they are said: "38.4", "thirty eight point four", "one ninety"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TEN = 10
_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
VALUES = (
    {word: value for value, word in enumerate(_SMALL)}
    | {word: 10 * (n + 2) for n, word in enumerate(_TENS)}
    | {"oh": 0}
)
WORD = rf"\b(?:{'|'.join([*VALUES, 'hundred'])})\b"
SPOKEN = rf"{WORD}(?:(?:\s+|-|\s+and\s+){WORD}){{0,6}}(?:\s+point(?:\s+(?:{'|'.join(_SMALL[:10])}|oh)){{1,3}})?"
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,7}}(?:\.\d+)?|{SPOKEN})"
"""A number, in figures or in words, for use inside a larger pattern that ignores case."""


_TWICE = 2
"""Words of a number said twice over: "for like four four days"."""


def value_of(text: str) -> float | None:
    """The number that figures or words stand for; None when they stand for none."""
    plain = text.strip().lower().replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    whole, _, fraction = plain.partition(" point ")
    words = [word for word in re.split(r"[\s-]+", whole) if word and word != "and"]
    words = [word for place, word in enumerate(words) if place == 0 or word != words[place - 1] or len(words) > _TWICE]
    if not words or any(word not in VALUES and word != "hundred" for word in words):
        return None
    digits = [VALUES.get(word) for word in fraction.split()]
    if any(digit is None or digit >= TEN for digit in digits):
        return None
    return float(f"{_whole(words)}.{''.join(map(str, digits)) or '0'}")


def _whole(words: Sequence[str]) -> int:
    """All of these are 110: "one hundred and ten", "one ten", "one one oh"."""
    if "hundred" in words:
        place = words.index("hundred")
        return (_whole(words[:place]) if place else 1) * 100 + (_whole(words[place + 1 :]) if words[place + 1 :] else 0)
    total = 0
    for position, word in enumerate(words):
        value = VALUES[word]
        if position and value < TEN and VALUES[words[position - 1]] >= 2 * TEN:
            total += value
        elif position and value >= TEN:
            total = total * 100 + value
        else:
            total = total * 10 + value
    return total
