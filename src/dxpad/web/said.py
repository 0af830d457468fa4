"""What was said, with the words that carry findings or sentences marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.transcript import LOW_CONFIDENCE, Speaker, placed_words
from dxpad.web.conversation import turns_of, typed_text
from dxpad.web.naming import digest, who
from dxpad.web.spans import Piece, Span, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.domain.finding import Quote, Status
    from dxpad.domain.note import Note
    from dxpad.domain.transcript import Transcript, Turn
    from dxpad.web.chips import Chip, Chips
    from dxpad.web.desk import Look
    from dxpad.web.medicines import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTurn:
    """One turn, cut into pieces."""

    number: int
    speaker: str
    who: str
    digest: str
    start: float | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The conversation, and what was typed beside it."""

    turns: tuple[SaidTurn, ...]
    typed: tuple[Piece, ...]

    @property
    def both(self) -> bool:
        """Whether a clinician and a patient are named, so that they can be the wrong way round."""
        return {Speaker.CLINICIAN, Speaker.PATIENT} <= {turn.speaker for turn in self.turns}

    @property
    def unsure(self) -> bool:
        """Whether any word was heard with low confidence."""
        return any(piece.kind == "unsure" for turn in self.turns for piece in turn.pieces)


def said_with_findings(look: Look, chips: Chips, names: Names) -> Said:
    """Words marked with the chips they gave rise to."""
    spans: dict[int | None, list[Span]] = {}
    for chip in (*chips.present, *chips.absent, *chips.background):
        if chip.quote:
            spans.setdefault(chip.quote.turn, []).append(_chip_span(chip, chip.quote))
    for each in (*names.medicines, *names.allergies):
        if each.quote:
            spans.setdefault(each.quote.turn, []).append(_span(each.quote, each.key, each.status))
    turns = tuple(
        SaidTurn(
            number=n,
            speaker=turn.speaker.value,
            who=who(turn),
            digest=digest((turn,)),
            start=turn.start,
            pieces=pieces(turn.text, (*spans.get(n, ()), *_unsure(n, turn))),
        )
        for n, turn in enumerate(turns_of(look.consultation))
    )
    text = typed_text(look.consultation)
    return Said(turns=turns, typed=pieces(text, spans.get(None, ())) if text else ())


def said_with_sentences(transcript: Transcript, note: Note) -> tuple[SaidTurn, ...]:
    """Words marked with the sentences of the note that rest on them; keys are sentence numbers over the whole note."""
    spans: dict[int, list[Span]] = {}
    sentences = [sentence for section in note.sections for sentence in section.sentences]
    for number, sentence in enumerate(sentences):
        for source in sentence.sources:
            span = Span(start=source.start, end=source.end, key=str(number), kind="written")
            spans.setdefault(source.turn, []).append(span)
    anchored: set[str] = set()
    return tuple(
        SaidTurn(
            number=n,
            speaker=turn.speaker.value,
            who=who(turn),
            digest=digest((turn,)),
            start=turn.start,
            pieces=_anchored_once(pieces(turn.text, spans.get(n, ())), anchored),
        )
        for n, turn in enumerate(transcript.turns)
    )


def _anchored_once(cut: tuple[Piece, ...], anchored: set[str]) -> tuple[Piece, ...]:
    """The pieces, each key beginning only once on the page: a sentence may rest on words in several places."""
    made = []
    for piece in cut:
        made.append(replace(piece, begins=tuple(key for key in piece.begins if key not in anchored)))
        anchored.update(piece.begins)
    return tuple(made)


def _unsure(number: int, turn: Turn) -> Iterator[Span]:
    """The words that the recogniser was unsure of, and the places where words of its own making were cut."""
    for start, end, word in placed_words(turn):
        if word.confidence is not None and word.confidence < LOW_CONFIDENCE:
            yield Span(start=start, end=end, key=f"unsure-{number}-{start}", kind="unsure")


def _chip_span(chip: Chip, quote: Quote) -> Span:
    span = _span(quote, chip.key, chip.finding.status)
    return replace(span, kind=f"{span.kind} m-guess") if chip.guess else span


def _span(quote: Quote, key: str, status: Status) -> Span:
    return Span(start=quote.start, end=quote.end, key=key, kind=status.value)
