"""What became of words that were said: in which sentences of the note they stand, or why they do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError

if TYPE_CHECKING:
    from dxpad.domain.note import SpanRef, Unwritten
    from dxpad.domain.transcript import Transcript
    from dxpad.web.desk import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """From a character of one turn to a character (exclusive) of the same or a later one; `end` None means its end."""

    turn: int
    start: int = 0
    last: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InNote:
    """A sentence of the note that rests on some of the words: its number over the whole note, its section and text."""

    number: int
    section: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of the chosen words."""

    words: str
    written: tuple[InNote, ...]
    left_out: tuple[Unwritten, ...]


Place = tuple[int, int]


def became(written: Written, chosen: Selection) -> Became:
    """What became of the chosen words.

    Raises:
        BadInputError: there is no such turn.
    """
    begin, end = _ends(chosen, written.transcript)
    numbered = enumerate(
        (section.title, sentence) for section in written.revision.note.sections for sentence in section.sentences
    )
    return Became(
        words=_words(begin, end, written.transcript),
        written=tuple(
            InNote(number=number, section=title, text=sentence.text)
            for number, (title, sentence) in numbered
            if any(_touches(span, begin, end) for span in sentence.sources)
        ),
        left_out=tuple(item for item in written.revision.note.said_not_written if _touches(item, begin, end)),
    )


def _ends(chosen: Selection, transcript: Transcript) -> tuple[Place, Place]:
    last = chosen.turn if chosen.last is None else chosen.last
    if not 0 <= chosen.turn <= last < len(transcript.turns):
        raise BadInputError("there is no such turn", where="turn", mend="Choose words of the conversation")
    end = len(transcript.turns[last].text) if chosen.end is None else chosen.end
    return (chosen.turn, chosen.start), (last, end)


def _touches(span: SpanRef | Unwritten, begin: Place, end: Place) -> bool:
    return (span.turn, span.start) < end and begin < (span.turn, span.end)


def _words(begin: Place, end: Place, transcript: Transcript) -> str:
    turns = transcript.turns[begin[0] : end[0] + 1]
    cut = [turn.text for turn in turns]
    cut[-1] = cut[-1][: end[1]]
    cut[0] = cut[0][begin[1] :]
    return " … ".join(part.strip() for part in cut)
