"""From a note to proposals, sentence by sentence, and from the accepted ones back to a note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.errors import MissingPartError
from dxpad.domain.note import Custody
from dxpad.notes import confirm, layout
from dxpad.phrasing.guard import may_be_sent, refusal
from dxpad.phrasing.model import LONGEST_SENTENCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from threading import Event

    from dxpad.domain.finding import FindingSet
    from dxpad.domain.note import Note
    from dxpad.phrasing.model import LanguageModel

MOST_SENTENCES = 80
"""Sentences of one note that are sent."""
MOST_FAILURES = 2
"""After so many answers in a row that never came the rest is not sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What became of one sentence (counted from 0 over the whole note). `text` is the accepted wording, empty where the
    sentence stays as it is; `why` then says why, and is empty where the model changed nothing."""

    sentence: int
    original: str
    text: str
    why: str


def proposals(note: Note, model: LanguageModel, read: Callable[[str], FindingSet], stop: Event) -> tuple[Proposal, ...]:
    """The model's wordings of a note's sentences, those that pass the guard and those that do not. Nothing a model does
    raises: without an answer every sentence stays as it was."""
    return tuple(_proposed(_sent(note), model, read, stop))


def _sent(note: Note) -> list[tuple[int, str]]:
    """The sentences that may go out: those that rest on words, and are no quotation. What the clinician typed stays."""
    every = [sentence for section in note.sections for sentence in section.sentences]
    fit = [
        (number, sentence.text)
        for number, sentence in enumerate(every)
        if sentence.status is Custody.LINKED and len(sentence.text) <= LONGEST_SENTENCE and may_be_sent(sentence.text)
    ]
    return fit[:MOST_SENTENCES]


def _proposed(
    sent: Sequence[tuple[int, str]], model: LanguageModel, read: Callable[[str], FindingSet], stop: Event
) -> Iterator[Proposal]:
    failures = 0
    for number, original in sent:
        if stop.is_set() or failures >= MOST_FAILURES:
            yield Proposal(sentence=number, original=original, text="", why="it was not asked")
            continue
        try:
            answer = " ".join(model.reword(original, stop).split(" ")).strip()
        except MissingPartError as error:
            failures += 1
            yield Proposal(sentence=number, original=original, text="", why=error.what)
            continue
        failures = 0
        why = refusal(original, answer, read) if answer != original else ""
        yield Proposal(sentence=number, original=original, text="" if why or answer == original else answer, why=why)


def applied(note: Note, made: Sequence[Proposal], drug_names: Mapping[str, str]) -> Note:
    """The note with the accepted wordings, each marked as worked out and resting on the same words as before."""
    accepted = {item.sentence: item.text for item in made if item.text}
    numbers = iter(range(sum(len(section.sentences) for section in note.sections)))
    sections = tuple(
        replace(
            section,
            sentences=tuple(
                replace(sentence, text=accepted[number], status=Custody.INFERRED) if number in accepted else sentence
                for sentence, number in zip(section.sentences, numbers, strict=False)
            ),
        )
        for section in note.sections
    )
    written = [sentence for section in sections for sentence in section.sentences]
    points = confirm.to_confirm(written, drug_names)
    return replace(note, sections=sections, text=layout.plain_text(sections), to_confirm=points)
