"""What every form of a note shows alike: the mark of a sentence that nobody said, its heading, printable text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dxpad.domain.convention import Convention
from dxpad.domain.note import Custody, Note, NoteSentence

MARKS = {Custody.INFERRED: "worked out, not said", Custody.TYPED: "typed by the clinician"}
"""Said beside a sentence that does not rest on words of the conversation."""

NOTHING = "Nothing is written here."
DRAFT = "A draft that nobody has signed."
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SURROGATES = range(0xD800, 0xE000)
_UNPRINTABLE = dict.fromkeys(
    code for code in (*range(32), 127, *_SURROGATES, 0xFFFE, 0xFFFF) if code not in (9, 10, 13)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands above the note. `held_at` is when the consultation was held (ISO 8601 with zone), empty where nobody
    knows; `state` says whether it was signed, by whom and when."""

    title: str = "Consultation note"
    held_at: str = ""
    state: str = DRAFT
    convention: Convention = Convention.BRITISH

    @property
    def line(self) -> str:
        """Date and state in one line."""
        held = f"Consultation of {date_of(self.held_at, self.convention)}. " if self.held_at else ""
        return held + self.state


def date_of(at: str, convention: Convention) -> str:
    """The day of a moment as people of that convention write it; no day is written in figures alone."""
    day = datetime.fromisoformat(at)
    month = MONTHS[day.month - 1]
    american = convention is Convention.AMERICAN
    return f"{month} {day.day}, {day.year}" if american else f"{day.day} {month} {day.year}"


def printable(text: str) -> str:
    """The text without the characters that can stand in no XML, PDF or FHIR string."""
    return text.translate(_UNPRINTABLE)


def mark_of(sentence: NoteSentence) -> str:
    """The sentence's mark, empty when it rests on words that were said."""
    return MARKS.get(sentence.status, "")


def is_empty(note: Note) -> bool:
    """Whether no section holds a sentence."""
    return not any(section.sentences for section in note.sections)
