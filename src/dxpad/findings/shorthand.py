"""Shorthand that stands for several words, told apart before anything is recognised: "N+V", "nontender"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.knowledge.words import Token, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAIR = re.compile(r"\b(?P<first>[ND])\s?(?:\+|&|/|and)\s?(?P<second>V)\b")
_LETTERS = {"N": "nausea", "D": "diarrhoea", "V": "vomiting"}
_ABBREVIATED = {
    "L": "left", "R": "right", "Lt": "left", "Rt": "right", "LT": "left", "RT": "right", "lt": "left", "rt": "right",
    "HA": "headache", "HAs": "headache",
}  # fmt: skip
"""Abbreviations as they are written, capitals included, and the word they stand for. One that a figure follows is
part of a name: "L4"."""
_FUSED = {"hepatosplenomegaly": ("hepato", "hepatomegaly", "splenomegaly")}
"""Words of two findings: the head that they begin with, and what each stands for."""
_PREFIXED = re.compile(
    r"non(?=(?:tender|distended|swollen|painful|itchy|pruritic|bloody|bilious|exertional)$)", re.IGNORECASE
)
_PREFIX = len("non")


def spelled_out(text: str) -> Iterator[Token]:
    """The tokens of a text, with each letter of "N+V" and "D&V" as the symptom it stands for, a word of two findings
    as both, and a fused *non* as a word of its own. Every token keeps the place of its letters."""
    found = list(_PAIR.finditer(text))
    pairs = {match.start(part): match[part] for match in found for part in ("first", "second")}
    joints = {place for match in found for place in range(match.end("first"), match.start("second"))}
    for token in tokens(text):
        letter = pairs.get(token.start)
        if letter is not None:
            yield Token(_LETTERS[letter], token.start, token.end, stem(_LETTERS[letter]))
        elif token.start in joints:
            yield Token("and", token.start, token.end, stem("and"))
        elif token.text in _ABBREVIATED and not text[token.end : token.end + 1].isdigit():
            whole = _ABBREVIATED[token.text]
            yield Token(whole, token.start, token.end, stem(whole))
        elif token.text.lower() in _FUSED:
            yield from _taken_apart(token, *_FUSED[token.text.lower()])
        elif _PREFIXED.match(token.text):
            place = token.start + _PREFIX
            yield Token(text[token.start : place], token.start, place, stem("non"))
            yield Token(text[place : token.end], place, token.end, stem(text[place : token.end]))
        else:
            yield token


def _taken_apart(token: Token, head: str, first: str, second: str) -> Iterator[Token]:
    middle = token.start + len(head)
    yield Token(first, token.start, middle, stem(first))
    yield Token("and", middle, middle, stem("and"))
    yield Token(second, middle, token.end, stem(second))
