"""Whether a note keeps to what was said: real spans, spoken numbers, concepts of its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.notes.numerals import in_digits
from dxpad.notes.points import numbers_told
from dxpad.notes.questions import parse
from dxpad.notes.words import cleaned, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from benchmarks.note_concepts import Concepts
    from dxpad.domain.note import Note, NoteSentence
    from dxpad.domain.transcript import Transcript

_ASKS = re.compile(
    r"^(?:[\w',]+ ){0,4}?(?:do|does|did|have|has|had|is|are|was|were) (?:you|it|that|there|your|the|those)\b ?"
)
_TO_ANY = re.compile(r"^.*?\bany ")
_PRAISE = re.compile(r"\bnice and ")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """The different numbers that a clinician's note has in digits: how many somebody `said`, and how many of all and of
    those stand in ours."""

    wanted: int
    written: int
    said: int
    written_said: int


def valid_spans(note: Note, transcript: Transcript) -> list[bool]:
    """For each sentence whether it has sources, each inside its turn."""
    lengths = [len(turn.text) for turn in transcript.turns]
    return [
        bool(sentence.sources) and all(0 <= s.start < s.end <= lengths[s.turn] for s in sentence.sources)
        for sentence in _sentences(note)
    ]


def unsaid_numbers(note: Note, transcript: Transcript) -> int:
    """Numbers of the note that are in none of their own sentence's words."""
    return sum(
        number not in _told_in(sentence, transcript)
        for sentence in _sentences(note)
        for number in _NUMBER.findall(sentence.text)
    )


def _told_in(sentence: NoteSentence, transcript: Transcript) -> frozenset[str]:
    spans = (transcript.turns[span.turn].text[span.start : span.end] for span in sentence.sources)
    return frozenset().union(*map(numbers_told, spans))


def recalled_numbers(note: Note, reference: str, transcript: Transcript) -> Recalled:
    """Which numbers of a clinician's note stand in ours, in digits or in words."""
    wanted = frozenset(_NUMBER.findall(reference))
    written = wanted & numbers_told(note.text)
    said = wanted & numbers_told(" ".join(turn.text for turn in transcript.turns))
    return Recalled(wanted=len(wanted), written=len(written), said=len(said), written_said=len(written & said))


def concepts_said(note: Note, transcript: Transcript, concepts: Concepts) -> tuple[int, int]:
    """How many concepts the note's sentences hold, and how many of them are in no span of their own sentence.

    A span is read as it was said and, where it asks, also as the statement it asks about: a recogniser hears no finding
    in a question. Whether the finding is there or denied is measured elsewhere.
    """
    held = unsaid = 0
    for sentence in _sentences(note):
        mine = concepts.said(sentence.text).keys()
        held += len(mine)
        unsaid += len(mine - _said_in(sentence, transcript, concepts, mine))
    return held, unsaid


def _said_in(sentence: NoteSentence, transcript: Transcript, concepts: Concepts, wanted: AbstractSet[str]) -> set[str]:
    said: set[str] = set()
    for span in sentence.sources:
        for reading in _readings(transcript.turns[span.turn].text[span.start : span.end]):
            if wanted <= said:
                return said
            said |= concepts.said(reading).keys()
    return said


def _readings(text: str) -> Iterator[str]:
    plain = _PRAISE.sub("", spelled(in_digits(cleaned(text))).replace("?", " "))
    question = parse(text)
    yield from (text, plain, question.topic, *question.items)
    asked = _ASKS.sub("", plain.lower())
    yield from (f"Denies {_TO_ANY.sub('', plain)}", f"Has {asked}", f"The patient {asked}")


def _sentences(note: Note) -> Iterator[NoteSentence]:
    return (sentence for section in note.sections for sentence in section.sentences)
