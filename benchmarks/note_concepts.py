"""What a note says, as concepts with their polarity: findings, medicines, diagnoses and tests of our own vocabulary.

A stand-in for published concept scores: an agreement of two notes in our vocabulary, not in everybody's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.case import Case
from dxpad.domain.finding import Status
from dxpad.knowledge.words import FILLERS, phrase_stems, tokens
from dxpad.notes.lexicon import STOP_WORDS
from dxpad.notes.numerals import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.pad import Pad

LONGEST = 5
"""Most words with content in the name of a diagnosis or test."""

SHORTEST = 3
"""Letters of such a name: `AS` would be every `as`, `D&C` every `c`."""

DIVISIONS = ("subjective", "exam", "results", "plan")
_EXAM = re.compile(r"EXAM|VITALS|MSK|OBJECTIVE", re.IGNORECASE)
_RESULTS = re.compile(r"RESULT", re.IGNORECASE)
_PLAN = re.compile(r"ASSESSMENT|PLAN|INSTRUCTION|IMPRESSION|PROCEDURE|\bIMP\b|SAFETY", re.IGNORECASE)
_SUBJECTIVE = re.compile(
    r"HISTORY|COMPLAINT|MEDICATION|ALLERG|REVIEW OF|SUBJECTIVE|^(?:CC|HPI|ROS|PMH|PSH|FH|SH|DH|ICE|NKDA)$",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s*(?P<title>[A-Z][A-Z /&]{1,40}|Imp(?:ression)?|Plan)\s*(?::|$)", re.MULTILINE)


def divisions(note: str) -> dict[str, str]:
    """The text of each of the four divisions of a note, by its headings; what stands before the first is subjective. A
    heading of no division of its own (`NECK`, `BP`) belongs to the one it stands in."""
    parts = dict.fromkeys(DIVISIONS, "")
    at, current = 0, "subjective"
    for heading in _HEADING.finditer(note):
        parts[current] += note[at : heading.start()] + "\n"
        at, current = heading.end(), _division_of(heading["title"].strip()) or current
    parts[current] += note[at:]
    return parts


def _division_of(title: str) -> str:
    """The division a heading opens; empty for one that opens none."""
    if _PLAN.search(title):
        return "plan"
    if _RESULTS.search(title):
        return "results"
    if _EXAM.search(title):
        return "exam"
    return "subjective" if _SUBJECTIVE.search(title) else ""


@dataclass(frozen=True, slots=True)
class Concepts:
    """Names of diagnoses and tests by their stems, and the recogniser for the rest."""

    pad: Pad
    names: Mapping[tuple[str, ...], str]

    @classmethod
    def of(cls, pad: Pad) -> Concepts:
        """The vocabulary of the knowledge in use."""
        named: dict[tuple[str, ...], str] = {}
        for kind in ("condition", "test"):
            for name, document in pad.knowledge.documents(kind).items():
                for phrase in (document.text("name"), *document.texts("synonyms")):
                    named.setdefault(phrase_stems(phrase), name)
        return cls(pad=pad, names={stems: name for stems, name in named.items() if _names_something(stems)})

    def said(self, text: str) -> dict[str, bool]:
        """Each concept that a text names, and whether it is there (True) or denied. What is only read by likeness
        is no concept of the text: it would measure the guess and not the note."""
        if not text.strip():
            return {}
        found = self.pad.find(Case(id="note", text=text))
        told = (each for each in found.findings if each.id not in found.likened)
        said = {each.id: each.status is not Status.ABSENT for each in told}
        said |= {each.id: each.status is not Status.ABSENT for each in found.medications}
        return said | dict.fromkeys(self._named(text), True)

    def _named(self, text: str) -> set[str]:
        stems = [token.stem for token in tokens(text) if token.text.lower() not in FILLERS]
        keys = (tuple(stems[i : i + size]) for i in range(len(stems)) for size in range(1, LONGEST + 1))
        return {self.names[key] for key in keys if key in self.names}


def _names_something(stems: tuple[str, ...]) -> bool:
    """Whether a name says more than an everyday word does: `ALL` and `TEN` cannot be told from `all` and `ten`."""
    idle = STOP_WORDS | NUMBER_WORDS
    return sum(map(len, stems)) >= SHORTEST and not all(stem in idle for stem in stems)


def agreement(mine: dict[str, bool], theirs: dict[str, bool]) -> tuple[float, float]:
    """F1 in percent of the concepts, and of the concepts with their polarity; 100 when neither says anything."""
    if not mine and not theirs:
        return 100.0, 100.0
    both = mine.keys() & theirs.keys()
    same = [name for name in both if mine[name] == theirs[name]]
    size = len(mine) + len(theirs)
    return 200 * len(both) / size, 200 * len(same) / size
