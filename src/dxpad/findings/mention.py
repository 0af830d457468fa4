"""A finding named in a passage, before anybody asks whether it is meant as present."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.findings.match import Row
from dxpad.findings.overlap import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.findings.passage import Passage
    from dxpad.findings.stream import Word
    from dxpad.knowledge.records import FindingRecord
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Characters `start` to `end` of a passage's text name `record`; `denied` when a prefix denies it: "non-tender"."""

    record: FindingRecord
    passage: Passage
    start: int
    end: int
    denied: bool = False


def mentions(passages: Sequence[Passage], words: Sequence[Word], store: Store) -> tuple[Mention, ...]:
    """Every finding named in the passages, whose words these are, in order of its place."""
    row = Row(words, passages, store.other_senses())
    records = store.findings()
    found = matches(row, store.lexicon(row.places), records)
    return tuple(
        Mention(
            record=records[match.finding],
            passage=passages[words[match.first].passage],
            start=words[match.first].start,
            end=words[match.last].end,
            denied=match.denied,
        )
        for match in found
    )
