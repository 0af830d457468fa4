"""`A1c is seven . three`: a full stop that a recogniser heard where a decimal point was said.

It is read so only behind the name of something that is measured, or before its unit, and never where the second number
counts something of its own (`the a1c was seven . three weeks ago`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.notes.lists import listed
from dxpad.notes.memo import once_a_note
from dxpad.notes.numerals import NUMBER_WORDS, numbers_of
from dxpad.notes.words import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_MEASURED = listed(
    """a1c hemoglobin haemoglobin hba1c temperature temp potassium sodium creatinine tsh t3 t4 psa inr ph calcium
    glucose albumin ferritin phosphate magnesium urea lactate troponin bilirubin crp bmi triglycerides cholesterol ldl
    hdl"""
)
_UNITS = listed("percent % degrees milligrams milligram mg grams g centimeters centimetres cm millimeters mm pounds")
_MAY_FOLLOW = listed("and which that so but on today now here in with last this is was it at or , . ; ?")
_BACK = 8
"""Words before the number in which its name must stand."""


def with_points(words: Sequence[str]) -> list[str]:
    """The words with `point` for a full stop that is a decimal point beyond doubt; digits stand in one."""
    out: list[str] = []
    at = 0
    while at < len(words):
        if not _is_point(words, at):
            out.append(words[at])
        elif words[at - 1].isdigit() and words[at + 1].isdigit():
            out[-1] = f"{words[at - 1]}.{words[at + 1]}"
            at += 1
        else:
            out.append("point")
        at += 1
    return out


@once_a_note
def numbers_told(text: str) -> frozenset[str]:
    """Every number that the words of a text say, as digits and with their parts; a full stop between two of them is a
    decimal point only where it is read as one."""
    return numbers_of(" ".join(with_points(tokens(text))))


def _is_point(words: Sequence[str], at: int) -> bool:
    if words[at] != "." or not 0 < at < len(words) - 1:
        return False
    whole, part = words[at - 1].lower(), words[at + 1].lower()
    alike = (whole.isdigit() and part.isdigit()) or (_is_spoken(whole) and part in NUMBER_WORDS)
    if not alike or "." in words[at + 2 : at + 3]:
        return False
    after = words[at + 2].lower() if at + 2 < len(words) else ""
    named = bool(_MEASURED & {word.lower() for word in words[max(0, at - _BACK) : at]})
    return after in _UNITS or (named and (not after or after in _MAY_FOLLOW))


def _is_spoken(word: str) -> bool:
    return word.partition("-")[0] in NUMBER_WORDS
