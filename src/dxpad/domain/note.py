"""Notes: every sentence tied to the words it came from (CONTRACTS, Note)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.domain.issue import Issue


class Custody(StrEnum):
    """linked: rests on words that were said; inferred: worked out from them; typed: the clinician's own."""

    LINKED = "linked"
    INFERRED = "inferred"
    TYPED = "typed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanRef:
    """Characters `start` to `end` (exclusive) of turn `turn`."""

    turn: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSentence:
    """One sentence and its parents; a sentence without parents is never `linked`."""

    text: str
    sources: tuple[SpanRef, ...]
    status: Custody


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSection:
    """One section. `loinc` is the document section's code, empty where none is known for sure."""

    key: str
    title: str
    loinc: str
    sentences: tuple[NoteSentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwritten:
    """Words that matter and did not make it into the note, with the reason."""

    turn: int
    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToConfirm:
    """Something to check by eye before signing. `sentence` counts from 0 over the whole note;
    `kind` is drug, number, laterality or negation; `why` says what is doubtful about it, empty when nothing is but its
    kind."""

    sentence: int
    kind: str
    text: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """The whole note; `text` is its plain-text form with sections under their titles. `issues` say what could not be
    written at all, such as words in another language."""

    id: str
    template: str
    sections: tuple[NoteSection, ...]
    text: str
    said_not_written: tuple[Unwritten, ...]
    to_confirm: tuple[ToConfirm, ...]
    issues: tuple[Issue, ...] = ()
