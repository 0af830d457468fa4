"""Spoken numbers to digits, so that a pressure said as words can be read as a measurement.

Only what can be read one way is changed: `one hundred and seventy four` and `one seventy four` become 174,
`thirty eight point five` becomes 38.5. A lone `one` to `nine` stays a word unless a unit follows it, and
numbers that run on (`nineteen eighty`, `five five five`) stay words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.transcript import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS = dict(zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), range(20, 100, 10), strict=True)
)
_TEN = 10
"""`one eleven` is 111, but `one four` is no number."""

_DIGITS = {"zero": 0, "oh": 0, **_UNITS}
_NUMBER_WORDS = {*_UNITS, *_TEENS, *_TENS, "hundred", "thousand", "zero"}
_MEASURES = frozenset(
    (
        "milligram",
        "milligrams",
        "microgram",
        "micrograms",
        "gram",
        "grams",
        "kilogram",
        "kilograms",
        "kilo",
        "kilos",
        "millilitre",
        "millilitres",
        "milliliter",
        "milliliters",
        "litre",
        "litres",
        "liter",
        "liters",
        "percent",
        "degrees",
        "millimetres",
        "millimeters",
        "centimetres",
        "centimeters",
        "units",
        "tablets",
        "tablet",
        "pills",
        "puffs",
        "second",
        "seconds",
        "minute",
        "minutes",
        "hour",
        "hours",
        "day",
        "days",
        "week",
        "weeks",
        "month",
        "months",
        "year",
        "years",
        "times",
        "pints",
        "out",
        "over",
    )
)


def with_digits(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same words with each spoken number as one word in digits, spanning its words' time.

    Its confidence is the least of its words', or None when one of them has none.
    """
    texts = [word.text.lower() for word in words]
    done: list[Word] = []
    at = 0
    while at < len(words):
        length, digits = _number_at(texts, at)
        if length and _stands_alone(texts, at, length):
            done.append(_joined(words[at : at + length], digits))
            at += length
        else:
            done.append(words[at])
            at += 1
    return tuple(done)


def _number_at(texts: Sequence[str], at: int) -> tuple[int, str]:
    """How many words from `at` make one number, and its digits; (0, "") when none does."""
    whole, value = _whole(texts, at)
    if not whole:
        return 0, ""
    end = at + whole
    if end + 1 < len(texts) and texts[end] == "point" and texts[end + 1] in _DIGITS:
        last = end + 1
        while last < len(texts) and texts[last] in _DIGITS:
            last += 1
        return last - at, f"{value}." + "".join(str(_DIGITS[text]) for text in texts[end + 1 : last])
    return whole, str(value)


def _whole(texts: Sequence[str], at: int) -> tuple[int, int]:
    first = texts[at]
    if first not in _UNITS:
        return _below_hundred(texts, at)
    if at + 1 < len(texts) and texts[at + 1] == "hundred":
        gap = 3 if at + 2 < len(texts) and texts[at + 2] == "and" else 2
        more, rest = _below_hundred(texts, at + gap)
        return (gap + more, 100 * _UNITS[first] + rest) if more else (2, 100 * _UNITS[first])
    more, rest = _below_hundred(texts, at + 1)
    return (1 + more, 100 * _UNITS[first] + rest) if rest >= _TEN else (1, _UNITS[first])


def _below_hundred(texts: Sequence[str], at: int) -> tuple[int, int]:
    text = texts[at] if at < len(texts) else ""
    if text in _TENS:
        unit = _UNITS.get(texts[at + 1], 0) if at + 1 < len(texts) else 0
        return (2 if unit else 1), _TENS[text] + unit
    value = _TEENS.get(text) or _UNITS.get(text)
    return (1, value) if value else (0, 0)


def _stands_alone(texts: Sequence[str], at: int, length: int) -> bool:
    """Whether no other number word touches it, and a single small number has its unit after it."""
    before = texts[at - 1] if at else ""
    after = texts[at + length] if at + length < len(texts) else ""
    if before in _NUMBER_WORDS or after in _NUMBER_WORDS:
        return False
    return length > 1 or texts[at] not in _UNITS or after in _MEASURES


def _joined(words: Sequence[Word], digits: str) -> Word:
    known = [word.confidence for word in words if word.confidence is not None]
    return Word(
        text=digits,
        start=words[0].start,
        end=words[-1].end,
        confidence=min(known) if len(known) == len(words) else None,
    )
