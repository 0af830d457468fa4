"""How much of findings and note is left when a real recogniser wrote the transcript instead of a person.

A recogniser's text has no speakers. Two readings keep that apart from its errors: *with turns*, where every heard word
stands in the turn of the said word it is aligned to, so that only the words differ; and *as it comes*, one turn of
nobody's, which is compared with the person's words in one turn as well.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from benchmarks.edits import aligned
from benchmarks.note_concepts import Concepts, agreement
from benchmarks.spoken import Missed, drug_words, missed, said_words, texts
from dxpad.domain.case import Case
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.notes import write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dxpad.domain.finding import FindingSet
    from dxpad.domain.note import Note
    from dxpad.pad import Pad


_SUFFIX = ".jsonl.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterRow:
    """One recogniser. F1 figures are in percent against the person's transcript: findings with their status and whose
    they are over all consultations at once; note concepts with their polarity as a mean of consultations."""

    recogniser: str
    consultations: int
    rates: dict[str, float | None]
    findings: float
    findings_as_it_comes: float
    note: float


class _Truth:
    """One consultation as a person wrote it down, and what the program makes of it."""

    def __init__(self, row: Mapping[str, object], concepts: Concepts) -> None:
        turns = row["turns"]
        if not isinstance(turns, list):
            raise TypeError("turns is not a list")
        self.id = str(row["id"])
        self.turns = tuple(Turn(speaker=Speaker(turn["speaker"]), text=turn["text"]) for turn in turns)
        self._concepts = concepts

    @cached_property
    def words(self) -> list[str]:
        return [word.text for turn in self.turns for word in said_words(turn.text)]

    @cached_property
    def turn_of(self) -> list[int]:
        """The turn of each word."""
        return [number for number, turn in enumerate(self.turns) for _ in said_words(turn.text)]

    @cached_property
    def findings(self) -> set[tuple[str, str, str]]:
        return _keys(_found(self._concepts.pad, self.id, self.turns))

    @cached_property
    def findings_of_nobody(self) -> set[tuple[str, str, str]]:
        text = " ".join(turn.text for turn in self.turns)
        return _keys(_found(self._concepts.pad, self.id, (Turn(speaker=Speaker.OTHER, text=text),)))

    @cached_property
    def note(self) -> dict[str, bool]:
        return self._concepts.said(_note(self._concepts.pad, self.id, self.turns).text)

    def with_turns(self, heard: str) -> tuple[Turn, ...]:
        """The heard words in the turns of the words they stand for; what stands for nothing stays with the word before
        it."""
        written = heard.split()
        comparable = said_words(heard)
        turn_of: dict[int, int] = {}
        for word, place in zip(comparable, aligned(self.words, texts(comparable)).places, strict=True):
            if place is not None:
                turn_of.setdefault(word.place, self.turn_of[place])
        parts: list[list[str]] = [[] for _ in self.turns]
        at = 0
        for place, part in enumerate(written):
            at = max(turn_of.get(place, at), at)
            parts[at].append(part)
        pairs = zip(self.turns, parts, strict=True)
        return tuple(replace(turn, text=" ".join(words)) for turn, words in pairs if words)


def run(recognised: Path, consultations: Path, pad: Pad, limit: int | None) -> list[AfterRow]:
    """A row for each recogniser in the folder, the best word error rate first.

    Args:
        recognised: folder of `<recogniser>.jsonl.gz`, each line `{"id", "text"}`.
        consultations: the same consultations as a person wrote them down.
        pad: what reads them.
        limit: so many consultations of each recogniser at most, the first by id.
    """
    concepts = Concepts.of(pad)
    drugs = drug_words(pad.knowledge.drugs())
    rows = [json.loads(line) for line in consultations.read_text("utf-8").splitlines()]
    truths = {truth.id: truth for truth in (_Truth(row, concepts) for row in rows)}
    files = sorted(recognised.glob(f"*{_SUFFIX}"))
    made = [_row(file.name.removesuffix(_SUFFIX), _texts(file, limit), truths, drugs, concepts) for file in files]
    return sorted(made, key=lambda row: (row.rates["word_error_rate"] or 0.0, row.recogniser))


def _texts(file: Path, limit: int | None) -> dict[str, str]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        read = sorted((row["id"], row["text"]) for row in map(json.loads, lines))
    return dict(read[:limit])


def _row(
    name: str, heard: Mapping[str, str], truths: Mapping[str, _Truth], drugs: frozenset[str], concepts: Concepts
) -> AfterRow:
    counts, notes = Missed(), 0.0
    apart, together = [0, 0], [0, 0]
    known = {key: text for key, text in heard.items() if key in truths}
    for key, text in known.items():
        truth, pad = truths[key], concepts.pad
        counts += missed(truth.words, texts(said_words(text)), drugs)
        turns = truth.with_turns(text)
        found = _found(pad, key, turns)
        _tally(apart, _keys(found), truth.findings)
        alone = _found(pad, key, (Turn(speaker=Speaker.OTHER, text=text),))
        _tally(together, _keys(alone), truth.findings_of_nobody)
        notes += agreement(concepts.said(_note(pad, key, turns, found).text), truth.note)[1]
    return AfterRow(
        recogniser=name,
        consultations=len(known),
        rates=counts.rates,
        findings=_percent(apart),
        findings_as_it_comes=_percent(together),
        note=round(notes / max(len(known), 1), 1),
    )


def _tally(counts: list[int], mine: set[tuple[str, str, str]], theirs: set[tuple[str, str, str]]) -> None:
    counts[0] += 2 * len(mine & theirs)
    counts[1] += len(mine) + len(theirs)


def _percent(counts: list[int]) -> float:
    return round(100 * counts[0] / counts[1], 1) if counts[1] else 100.0


def _found(pad: Pad, name: str, turns: tuple[Turn, ...]) -> FindingSet:
    return pad.find(Case(id=name, transcript=Transcript(id=name, turns=turns)))


def _keys(found: FindingSet) -> set[tuple[str, str, str]]:
    return {(each.id, each.status, each.subject) for each in found.findings}


def _note(pad: Pad, name: str, turns: tuple[Turn, ...], found: FindingSet | None = None) -> Note:
    read = _found(pad, name, turns) if found is None else found
    return write(Transcript(id=name, turns=turns), read, pad.knowledge.drugs(), "aci")


def lines(rows: list[AfterRow]) -> Iterator[str]:
    """The rows as a table."""
    yield (
        "| recogniser | consultations | word error rate | medical words missed | drug words missed "
        "| findings F1, with turns | findings F1, as it comes | note F1 |"
    )
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for row in rows:
        rates = " | ".join("–" if rate is None else f"{100 * rate:.1f} %" for rate in row.rates.values())
        figures = f"{row.findings:.1f} | {row.findings_as_it_comes:.1f} | {row.note:.1f}"
        yield f"| {row.recogniser} | {row.consultations} | {rates} | {figures} |"
