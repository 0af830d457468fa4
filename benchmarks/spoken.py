"""Spoken words made comparable, and how many of them a recogniser missed: all, medical ones, names of drugs.

Lower case, fillers dropped, hyphens parted, numbers up to 99 as words, British spelling of a few medical stems as
American. Not Whisper's normaliser, which turns *oh* into 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.edits import aligned
from dxpad.notes.lexicon import FILLERS, MEDICAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_TAG = re.compile(r"<[^>]*>|\[[^\]]*\]")
_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)?(?:'[a-z]+)?")
_SPELLINGS = (("rrhoe", "rrhe"), ("haem", "hem"), ("oed", "ed"), ("paed", "ped"), ("anaes", "anes"), ("anaem", "anem"))
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SHORT_NAME = 4


@dataclass(frozen=True, slots=True)
class Said:
    """One comparable word and the place, counted in blanks, of the written word it comes from."""

    text: str
    place: int


def said_words(text: str) -> tuple[Said, ...]:
    """The comparable words of a text."""
    found = []
    for place, written in enumerate(_TAG.sub(" ", text).lower().replace("’", "'").split()):
        for word in _WORD.findall(written):
            found += [Said(part, place) for part in _spelled(word) if part not in FILLERS]
    return tuple(found)


def _spelled(word: str) -> tuple[str, ...]:
    if word.isdigit() and len(word) <= 2:
        number = int(word)
        if number < len(_ONES):
            return (_ONES[number],)
        rest = () if number % 10 == 0 else (_ONES[number % 10],)
        return (_TENS[number // 10 - 2], *rest)
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return (word,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """Counts over some recordings. Medical words are those with a stem of the note writer's list; drugs are single
    words that name a medicine of the knowledge."""

    words: int = 0
    errors: int = 0
    medical: int = 0
    medical_missed: int = 0
    drugs: int = 0
    drugs_missed: int = 0

    @property
    def rates(self) -> dict[str, float | None]:
        """Word error rate, and the shares of medical words and of drug words that were not heard as said; None where
        none were said."""
        pairs = {
            "word_error_rate": (self.errors, self.words),
            "medical_words_missed": (self.medical_missed, self.medical),
            "drug_words_missed": (self.drugs_missed, self.drugs),
        }
        return {name: round(part / whole, 4) if whole else None for name, (part, whole) in pairs.items()}

    def __add__(self, other: Missed) -> Missed:
        return Missed(
            words=self.words + other.words,
            errors=self.errors + other.errors,
            medical=self.medical + other.medical,
            medical_missed=self.medical_missed + other.medical_missed,
            drugs=self.drugs + other.drugs,
            drugs_missed=self.drugs_missed + other.drugs_missed,
        )


def missed(said: Sequence[str], heard: Sequence[str], drugs: frozenset[str]) -> Missed:
    """What one recogniser missed of one recording."""
    found = aligned(said, heard)
    medical = [place for place, word in enumerate(said) if word in drugs or MEDICAL.match(word)]
    named = [place for place, word in enumerate(said) if word in drugs]
    return Missed(
        words=len(said),
        errors=found.errors,
        medical=len(medical),
        medical_missed=sum(place not in found.right for place in medical),
        drugs=len(named),
        drugs_missed=sum(place not in found.right for place in named),
    )


def drug_words(names: Mapping[str, str]) -> frozenset[str]:
    """The single words that name a medicine, as comparable words."""
    single = (name for name in names if name.isalpha() and len(name) >= _SHORT_NAME)
    return frozenset(word.text for name in single for word in said_words(name))


def texts(words: Iterable[Said]) -> list[str]:
    """Only the words."""
    return [word.text for word in words]
