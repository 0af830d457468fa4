"""Spoken numbers to digits, only where the value is certain; words that could mean two numbers stay as they are."""

from __future__ import annotations

import re

from dxpad.notes.lists import listed, listed_in_order
from dxpad.notes.memo import once_a_note

_ONES = dict(zip(listed_in_order("zero one two three four five six seven eight nine"), range(10), strict=True))
_TEENS = dict(
    zip(
        listed_in_order("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(listed_in_order("twenty thirty forty fifty sixty seventy eighty ninety"), range(20, 100, 10), strict=True),
)
NUMBER_WORDS = frozenset([*_ONES, *_TEENS, *_TENS, "hundred", "thousand"])
"""Words that say a number."""

UNITS = {
    "milligram": "mg", "milligrams": "mg", "grams": "g", "gram": "g", "millilitres": "mL", "milliliters": "mL",
    "kilograms": "kg", "kilogram": "kg", "kilos": "kg", "kilo": "kg", "percent": "%",
    "centimetres": "cm", "centimeters": "cm",
}  # fmt: skip
"""Units that are written short. Micrograms are not: the short form has been misread as milligrams."""

_UNIT_AFTER = listed("""mg g mcg ml kg % cm mm milligram milligrams micrograms microgram grams gram millilitres
    milliliters kilograms kilogram
    kilos kilo percent units unit degrees beats minutes minute hours hour days day weeks week months month years
    year times
    tablets tablet pills pill puffs puff pounds pound stone litres liters cigarettes pints glasses drinks packs feet
    inches
    centimetres centimeters miles weeks' days' months' years'""")
_CONTEXT = listed(
    "pressure sugar sugars glucose systolic diastolic pulse rate bpm milligrams mg heart over runs running"
)
_CLOCK = re.compile(r"(?:o'clock|am|pm|a\.m|p\.m|in the (?:morning|evening|afternoon)|at night)\b")
_FROM_HERE_ALONE = 10
_RATIO_BOTTOM = 20
_GRADES = 6
_GRADE_WORDS = listed("systolic diastolic murmur strength ejection power")


def _value(word: str) -> int | None:
    for table in (_ONES, _TEENS, _TENS):
        if word in table:
            return table[word]
    tens, _, ones = word.partition("-")
    if tens in _TENS and _ONES.get(ones, 0) > 0:
        return _TENS[tens] + _ONES[ones]
    return None


def _is_number_word(word: str) -> bool:
    return _value(word) is not None or word in ("hundred", "thousand")


def _run_end(words: list[str], start: int) -> int:
    """Where a run of number words that begins at `start` ends; `and` and `point` belong to it between two numbers."""
    end = start
    while end < len(words):
        if _is_number_word(words[end]):
            end += 1
        elif (
            end > start and words[end] in ("and", "point") and end + 1 < len(words) and _is_number_word(words[end + 1])
        ):
            if words[end] == "and" and words[end - 1] not in ("hundred", "thousand"):
                break
            end += 2
        else:
            break
    return end


def number_in(run: list[str], *, paired: str = "refuse") -> str | None:
    """The digits of a run of number words, or None when it is not one number beyond doubt.

    `paired="hundreds"` also reads `one thirty two` as 132, as pressures and sugars are said.
    """
    if "point" in run:
        at = run.index("point")
        whole = number_in(run[:at], paired=paired)
        tail = [_value(word) for word in run[at + 1 :]]
        if whole is None or not tail or any(v is None or v >= _FROM_HERE_ALONE for v in tail):
            return None
        return whole + "." + "".join(str(v) for v in tail)
    if "thousand" in run:
        return _scaled(run, "thousand", 1000, paired)
    if "hundred" in run:
        return _scaled(run, "hundred", 100, paired)
    values = [_value(word) for word in run]
    return _below_thousand([v for v in values if v is not None], paired) if None not in values else None


def _scaled(run: list[str], scale: str, factor: int, paired: str) -> str | None:
    at = run.index(scale)
    head = number_in(run[:at]) if at else None
    rest = [word for word in run[at + 1 :] if word != "and"]
    if head is None or "." in head or scale in rest or int(head) >= 100:  # noqa: PLR2004 - "one hundred hundred" is no number
        return None
    tail = number_in(rest, paired=paired) if rest else "0"
    if tail is None or "." in tail or int(tail) >= factor:
        return None
    return str(int(head) * factor + int(tail))


def _below_thousand(values: list[int], paired: str) -> str | None:
    match values:
        case [one]:
            return str(one)
        case [tens, ones] if tens in _TENS.values() and 0 < ones < _FROM_HERE_ALONE:
            return str(tens + ones)
        case [hundreds, rest] if paired == "hundreds" and 0 < hundreds < _FROM_HERE_ALONE <= rest:
            return str(hundreds * 100 + rest)
        case [hundreds, tens, ones] if (
            paired == "hundreds"
            and 0 < hundreds < _FROM_HERE_ALONE
            and tens in _TENS.values()
            and 0 < ones < _FROM_HERE_ALONE
        ):
            return str(hundreds * 100 + tens + ones)
    return None


def in_digits(words: list[str]) -> list[str]:
    """The tokens with spoken numbers, ratios and units as digits and short units where that is beyond doubt."""
    low = [word.lower() for word in words]
    out: list[str] = []
    position = 0
    while position < len(words):
        start = position
        if low[start] in ("a", "an") and start + 1 < len(low) and low[start + 1] in ("hundred", "thousand"):
            low[start] = "one"
        end = _run_end(low, start)
        if end == start:
            out.append(words[start])
            position += 1
            continue
        digits = _certain(low, start, end)
        out.extend([digits] if digits else words[start:end])
        position = end
    return _short_units(_ratios(out))


def _certain(low: list[str], start: int, end: int) -> str | None:
    run = low[start:end]
    after = low[end] if end < len(low) else ""
    near = set(low[max(0, start - 8) : start]) | set(low[end : end + 2])
    timed = _CLOCK.match(" ".join(low[end : end + 3])) is not None
    digits = number_in(run, paired="hundreds" if near & _CONTEXT and not timed else "refuse")
    point = (after == "." and end + 1 < len(low)) or low[start - 1 : start] == ["."]
    if digits is None or point or (digits == run[0] and len(run) == 1):
        return None
    small = len(run) == 1 and int(digits) < _FROM_HERE_ALONE if "." not in digits else False
    before = low[start - 1] if start else ""
    wanted = after in _UNIT_AFTER or after in ("over", "out") or before in ("over", "of", "type", "stage", "grade")
    if small and before == "of" and (start < 2 or low[start - 2] != "out"):  # noqa: PLR2004 - two words back
        wanted = after in _UNIT_AFTER
    return digits if wanted or not small else None


def _ratios(words: list[str]) -> list[str]:
    """`190 over 100` to 190/100, and `2 out of 6` left as said; `2 over 6` only beside the word of a graded sign."""
    out: list[str] = []
    position = 0
    while position < len(words):
        if position + 2 < len(words) and words[position + 1].lower() == "over":
            top, bottom = words[position], words[position + 2]
            if top.isdigit() and bottom.isdigit() and _is_ratio(int(top), int(bottom), words, position):
                out.append(f"{top}/{bottom}")
                position += 3
                continue
        out.append(words[position])
        position += 1
    return out


def _is_ratio(top: int, bottom: int, words: list[str], position: int) -> bool:
    if top > bottom >= _RATIO_BOTTOM:
        return True
    near = {word.lower() for word in words[max(0, position - 4) : position + 6]}
    return top <= bottom <= _GRADES and bool(near & _GRADE_WORDS)


def _short_units(words: list[str]) -> list[str]:
    out: list[str] = []
    for word in words:
        follows = bool(out) and out[-1][0].isdigit()
        out.append(UNITS.get(word.lower(), word) if follows else word)
    return out


@once_a_note
def said_numbers(text: str) -> frozenset[str]:
    """Every number that the words of a text can mean, as digits: written ones, spelled-out ones and their parts."""
    pointed = _STOP.sub(r"\1 point ", text.lower())
    found = frozenset(re.findall(r"\d+\.\d+", re.sub(r"(\d) point (?=\d)", r"\1.", pointed)))
    return found | numbers_of(text) | (numbers_of(pointed) if pointed != text.lower() else frozenset())


_STOP = re.compile(r"(\w)\s*\.\s*(?=\w)")
"""A full stop between two words, which may be a decimal point that was said."""


def numbers_of(text: str) -> frozenset[str]:
    """Every number that is written in a text or spelled out by words that stand side by side."""
    low = re.findall(r"\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)*", text.lower())
    found = {word for word in low if word[0].isdigit()}
    found |= set(re.findall(r"\d+(?:\.\d+)?", text))
    for start in range(len(low)):
        words = low[start : start + 8]
        if words[0] in ("a", "an") and len(words) > 1 and words[1] in ("hundred", "thousand"):
            words = ["one", *words[1:]]
        for size in range(1, _run_end(words, 0) + 1):
            value = number_in(words[:size], paired="hundreds")
            if value:
                found.add(value)
    return frozenset(found)
