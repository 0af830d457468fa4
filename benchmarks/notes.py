"""How near generated notes come to clinicians' own, and whether they keep to what was said.

ROUGE rewards length and style: a note that copies another patient's scores well, so the custody figures beside it count
for more.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.note_concepts import DIVISIONS, Concepts, agreement, divisions
from benchmarks.note_custody import concepts_said, recalled_numbers, unsaid_numbers, valid_spans
from benchmarks.rouge import rouge_lsum, rouge_n, words_of
from dxpad.domain.case import Case
from dxpad.domain.errors import DxpadError
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.note_custody import Recalled
    from dxpad.pad import Pad

PLAIN = "soap"
"""The template of a note where nobody chose one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteScores:
    """Means over the cases. `valid_spans` is the share of sentences with sources, each inside its turn;
    `unsaid_numbers` counts numbers in the notes that are not in their own words, `unsaid_concepts` is the share of
    their concepts that are in no span of their sentence; ROUGE figures are F1 in percent; so are `concepts` and
    `polarity` (concepts with their polarity) of whole notes, and what is `by_division`, with its mean. `number_recall`
    is the share of numbers in the clinicians' notes that stand in ours, `said_number_recall` of those that somebody
    said. What begins with `plain` is of the note that the app writes when nobody chooses a template."""

    n: int
    failures: int
    rouge1: float
    rouge2: float
    rouge_lsum: float
    concepts: float
    polarity: float
    concepts_by_division: dict[str, float]
    mean_division: float
    polarity_by_division: dict[str, float]
    mean_division_polarity: float
    valid_spans: float
    quoted: float
    unsaid_numbers: int
    unsaid_concepts: float
    number_recall: float
    said_number_recall: float
    words: float
    reference_words: float
    plain_words: float
    plain_concepts: float
    plain_polarity: float
    ms_per_note: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _CaseScores:
    rouge: tuple[float, float, float]
    agreed: tuple[float, float]
    divisions: tuple[tuple[float, float], ...]
    sentences: int
    valid: int
    quoted: int
    unsaid: int
    held_concepts: int
    unsaid_concepts: int
    numbers: Recalled
    words: int
    reference_words: int
    plain_words: int
    plain_agreed: tuple[float, float]
    ms: float


def run(
    cases: Path, gold: Path, pad: Pad, *, template: str = "aci", clock: Callable[[], float] = time.perf_counter
) -> NoteScores:
    """The scores of notes written from `cases` against the notes of `gold` (both JSON Lines)."""
    references = {row["id"]: row["note"] for row in map(json.loads, gold.read_text("utf-8").splitlines())}
    concepts = Concepts.of(pad)
    scored: list[_CaseScores] = []
    failures = 0
    for line in cases.read_text("utf-8").splitlines():
        row = json.loads(line)
        try:
            scored.append(_score(_transcript(row), references[row["id"]], concepts, template, clock))
        except (DxpadError, ValueError, KeyError, IndexError, TypeError):
            failures += 1
    return _means(scored, failures)


def _transcript(row: Mapping[str, object]) -> Transcript:
    turns = row["turns"]
    if not isinstance(turns, list):
        raise TypeError("turns is not a list")
    return Transcript(
        id=str(row["id"]), turns=tuple(Turn(speaker=Speaker(turn["speaker"]), text=turn["text"]) for turn in turns)
    )


def _score(
    transcript: Transcript, reference: str, concepts: Concepts, template: str, clock: Callable[[], float]
) -> _CaseScores:
    pad = concepts.pad
    found = pad.find(Case(id=transcript.id, transcript=transcript))
    began = clock()
    note = write(transcript, found, pad.knowledge.drugs(), template)
    took = (clock() - began) * 1000
    plain = write(transcript, found, pad.knowledge.drugs(), PLAIN)
    wanted = concepts.said(reference)
    held, unsaid = concepts_said(note, transcript, concepts)
    sentences = [sentence for section in note.sections for sentence in section.sentences]
    mine, theirs = divisions(note.text), divisions(reference)
    return _CaseScores(
        rouge=(rouge_n(note.text, reference, 1), rouge_n(note.text, reference, 2), rouge_lsum(note.text, reference)),
        agreed=agreement(concepts.said(note.text), wanted),
        divisions=tuple(agreement(concepts.said(mine[d]), concepts.said(theirs[d])) for d in DIVISIONS),
        sentences=len(sentences),
        valid=sum(valid_spans(note, transcript)),
        quoted=sum("“" in sentence.text for sentence in sentences),
        unsaid=unsaid_numbers(note, transcript),
        held_concepts=held,
        unsaid_concepts=unsaid,
        numbers=recalled_numbers(note, reference, transcript),
        words=len(words_of(note.text)),
        reference_words=len(words_of(reference)),
        plain_words=len(words_of(plain.text)),
        plain_agreed=agreement(concepts.said(plain.text), wanted),
        ms=took,
    )


def _means(scored: Sequence[_CaseScores], failures: int) -> NoteScores:
    count = max(len(scored), 1)
    sentences = max(sum(case.sentences for case in scored), 1)
    rouge = [100 * sum(case.rouge[which] for case in scored) / count for which in range(3)]
    concepts, polarity = (
        [sum(case.divisions[at][which] for case in scored) / count for at in range(len(DIVISIONS))] for which in (0, 1)
    )
    numbers = [case.numbers for case in scored]
    return NoteScores(
        n=len(scored) + failures,
        failures=failures,
        rouge1=rouge[0],
        rouge2=rouge[1],
        rouge_lsum=rouge[2],
        concepts=sum(case.agreed[0] for case in scored) / count,
        polarity=sum(case.agreed[1] for case in scored) / count,
        concepts_by_division=dict(zip(DIVISIONS, concepts, strict=True)),
        mean_division=sum(concepts) / len(concepts),
        polarity_by_division=dict(zip(DIVISIONS, polarity, strict=True)),
        mean_division_polarity=sum(polarity) / len(polarity),
        valid_spans=sum(case.valid for case in scored) / sentences,
        quoted=sum(case.quoted for case in scored) / sentences,
        unsaid_numbers=sum(case.unsaid for case in scored),
        unsaid_concepts=sum(case.unsaid_concepts for case in scored) / max(sum(c.held_concepts for c in scored), 1),
        number_recall=sum(each.written for each in numbers) / max(sum(each.wanted for each in numbers), 1),
        said_number_recall=sum(each.written_said for each in numbers) / max(sum(each.said for each in numbers), 1),
        words=sum(case.words for case in scored) / count,
        reference_words=sum(case.reference_words for case in scored) / count,
        plain_words=sum(case.plain_words for case in scored) / count,
        plain_concepts=sum(case.plain_agreed[0] for case in scored) / count,
        plain_polarity=sum(case.plain_agreed[1] for case in scored) / count,
        ms_per_note=sum(case.ms for case in scored) / count,
    )
