"""A relative's illness to the family-history finding of the patient: "his uncle had an aneurysm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.finding import Subject
from dxpad.findings.claim import FAMILY_HISTORY
from dxpad.findings.match import Row
from dxpad.findings.mention import Mention
from dxpad.findings.overlap import matches
from dxpad.findings.passage import Section
from dxpad.knowledge.records import LexiconEntry
from dxpad.knowledge.words import stem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dxpad.domain.finding import Assertion
    from dxpad.findings.passage import Passage
    from dxpad.findings.stream import Word
    from dxpad.knowledge.store import Store

KIN = frozenset(
    map(
        stem,
        [
            "father",
            "mother",
            "brother",
            "sister",
            "son",
            "daughter",
            "uncle",
            "aunt",
            "cousin",
            "grandfather",
            "grandmother",
            "grandparent",
            "parent",
            "sibling",
            "family",
            "families",
            "relative",
            "relatives",
            "dad",
            "mum",
            "mom",
            "nan",
            "aunty",
            "auntie",
            "granny",
            "gran",
            "grandma",
            "grandpa",
            "granddad",
            "grandad",
            "nephew",
            "niece",
            "maternal",
            "paternal",
            "twin",
            "parents",
            "brothers",
            "sisters",
            "uncles",
            "aunts",
            "cousins",
            "siblings",
            "grandparents",
        ],
    ),
)
"""Stems of words for relatives."""

_FRAME = KIN | {stem("history"), stem("died"), stem("on")}
_NOT_AN_ILLNESS = frozenset({"family-history-concern"})


def family_mentions(
    passages: Sequence[Passage],
    words: Sequence[Word],
    store: Store,
    meant: Callable[[Passage, int, int], Assertion],
) -> tuple[Mention, ...]:
    """Family-history findings named by the illness of a relative. `meant` gives the assertion of characters of a
    passage."""
    told = [word for word in _of_relatives(passages, words) if _is_family(passages[word.passage], word, meant)]
    if not told:
        return ()
    row = Row(told, passages, store.other_senses())
    records = store.findings()
    found = matches(row, _cores(store, row), records)
    return tuple(
        Mention(
            record=records[match.finding],
            passage=passages[told[match.first].passage],
            start=told[match.first].start,
            end=told[match.last].end,
        )
        for match in found
    )


def _of_relatives(passages: Sequence[Passage], words: Sequence[Word]) -> list[Word]:
    """Words of clauses that name a relative, and of passages about the family."""
    clauses = {word.clause for word in words if word.stem in KIN}
    return [
        word
        for word in words
        if word.stem not in KIN and (word.clause in clauses or passages[word.passage].section is Section.FAMILY)
    ]


def _is_family(passage: Passage, word: Word, meant: Callable[[Passage, int, int], Assertion]) -> bool:
    return passage.section is Section.FAMILY or meant(passage, word.start, word.end).subject is Subject.FAMILY


def _cores(store: Store, row: Row) -> list[LexiconEntry]:
    """The phrases of family-history findings without their words for relatives: "mother has diabetes" → "diabetes"."""
    cores = []
    for entry in store.lexicon({*row.places, *KIN}):
        if entry.finding.startswith(FAMILY_HISTORY) and entry.finding not in _NOT_AN_ILLNESS:
            stems = tuple(word for word in entry.stems if word not in _FRAME)
            if stems and len(stems) < len(entry.stems):
                cores.append(
                    LexiconEntry(finding=entry.finding, phrase=" ".join(stems), stems=stems, order=entry.order)
                )
    return cores
