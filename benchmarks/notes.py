"""How near generated notes come to clinicians' own, and whether they keep to what was said.

ROUGE is computed on lower-case letters and digits without stemming, Lsum by lines. It rewards length and style: a note
that copies another patient's scores well, so the custody figures beside it count for more.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.note_concepts import DIVISIONS, Concepts, agreement, divisions
from benchmarks.note_custody import concepts_said, unsaid_numbers, valid_spans
from dxpad.domain.case import Case
from dxpad.domain.errors import DxpadError
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from dxpad.pad import Pad

PLAIN = "soap"
"""The template of a note where nobody chose one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteScores:
    """Means over the cases. `valid_spans` is the share of sentences with sources, each inside its turn;
    `unsaid_numbers` counts numbers in the notes that nobody said, `unsaid_concepts` is the share of their concepts that
    are in no span of their sentence; ROUGE figures are F1 in percent; so are `concepts` and `polarity` (concepts with
    their polarity) of whole notes, and `concepts_by_division` with their mean. What begins with `plain` is of the note
    that the app writes when nobody chooses a template."""

    n: int
    failures: int
    rouge1: float
    rouge2: float
    rouge_lsum: float
    concepts: float
    polarity: float
    concepts_by_division: dict[str, float]
    mean_division: float
    valid_spans: float
    quoted: float
    unsaid_numbers: int
    unsaid_concepts: float
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
    divisions: tuple[float, ...]
    sentences: int
    valid: int
    quoted: int
    unsaid: int
    held_concepts: int
    unsaid_concepts: int
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
        divisions=tuple(agreement(concepts.said(mine[d]), concepts.said(theirs[d]))[0] for d in DIVISIONS),
        sentences=len(sentences),
        valid=sum(valid_spans(note, transcript)),
        quoted=sum("“" in sentence.text for sentence in sentences),
        unsaid=unsaid_numbers(note, transcript),
        held_concepts=held,
        unsaid_concepts=unsaid,
        words=len(_words(note.text)),
        reference_words=len(_words(reference)),
        plain_words=len(_words(plain.text)),
        plain_agreed=agreement(concepts.said(plain.text), wanted),
        ms=took,
    )


def _means(scored: Sequence[_CaseScores], failures: int) -> NoteScores:
    count = max(len(scored), 1)
    sentences = max(sum(case.sentences for case in scored), 1)
    rouge = [100 * sum(case.rouge[which] for case in scored) / count for which in range(3)]
    divided = [sum(case.divisions[which] for case in scored) / count for which in range(len(DIVISIONS))]
    return NoteScores(
        n=len(scored) + failures,
        failures=failures,
        rouge1=rouge[0],
        rouge2=rouge[1],
        rouge_lsum=rouge[2],
        concepts=sum(case.agreed[0] for case in scored) / count,
        polarity=sum(case.agreed[1] for case in scored) / count,
        concepts_by_division=dict(zip(DIVISIONS, divided, strict=True)),
        mean_division=sum(divided) / len(divided),
        valid_spans=sum(case.valid for case in scored) / sentences,
        quoted=sum(case.quoted for case in scored) / sentences,
        unsaid_numbers=sum(case.unsaid for case in scored),
        unsaid_concepts=sum(case.unsaid_concepts for case in scored) / max(sum(c.held_concepts for c in scored), 1),
        words=sum(case.words for case in scored) / count,
        reference_words=sum(case.reference_words for case in scored) / count,
        plain_words=sum(case.plain_words for case in scored) / count,
        plain_concepts=sum(case.plain_agreed[0] for case in scored) / count,
        plain_polarity=sum(case.plain_agreed[1] for case in scored) / count,
        ms_per_note=sum(case.ms for case in scored) / count,
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _f1(hits: int, made: int, wanted: int) -> float:
    return 2 * hits / (made + wanted) if hits else 0.0


def rouge_n(made: str, wanted: str, size: int) -> float:
    """F1 of shared runs of `size` words."""
    grams = [
        Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
        for words in (_words(made), _words(wanted))
    ]
    return _f1((grams[0] & grams[1]).total(), grams[0].total(), grams[1].total())


def rouge_lsum(made: str, wanted: str) -> float:
    """F1 of the union of longest common subsequences, line by line, each word counted at most as often as it stands."""
    mine = [_words(line) for line in made.splitlines() if line.strip()]
    theirs = [_words(line) for line in wanted.splitlines() if line.strip()]
    left = [Counter(word for line in lines for word in line) for lines in (mine, theirs)]
    sizes = [counter.total() for counter in left]
    hits = 0
    for line in theirs:
        common = sorted({at for other in mine for at in _common(line, other)})
        for at in common:
            if left[0][line[at]] > 0 and left[1][line[at]] > 0:
                hits += 1
                left[0][line[at]] -= 1
                left[1][line[at]] -= 1
    return _f1(hits, sizes[0], sizes[1])


def _common(line: Sequence[str], other: Sequence[str]) -> list[int]:
    """The places in `line` of one longest common subsequence with `other`."""
    table = [[0] * (len(other) + 1) for _ in range(len(line) + 1)]
    for i, word in enumerate(line, 1):
        for j, against in enumerate(other, 1):
            table[i][j] = table[i - 1][j - 1] + 1 if word == against else max(table[i - 1][j], table[i][j - 1])
    places: list[int] = []
    i, j = len(line), len(other)
    while i and j:
        if line[i - 1] == other[j - 1]:
            places.append(i - 1)
            i, j = i - 1, j - 1
        elif table[i - 1][j] > table[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return places
