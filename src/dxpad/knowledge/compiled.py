"""Everything the compiler makes of the authored files, before it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.domain.encode import Json
    from dxpad.knowledge.records import (
        ConditionRecord,
        ExpressionRecord,
        FindingRecord,
        GradeRecord,
        LexiconEntry,
        LinkRecord,
        QuantityRecord,
        RuleRecord,
        SourceRecord,
        WordingRecord,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What search sees of one article; `whole` is false for a thing that has a name but no article yet."""

    kind: str
    id: str
    name: str
    synonyms: str
    body: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """Sorted by id throughout, so that the file comes out the same. `alike` is what `likeness` says, by finding;
    `nearness` is what each word points to."""

    meta: dict[str, str]
    findings: tuple[FindingRecord, ...]
    conditions: tuple[ConditionRecord, ...]
    links: tuple[LinkRecord, ...]
    alike: tuple[tuple[str, bytes], ...]
    rules: tuple[RuleRecord, ...]
    lexicon: tuple[tuple[str, LexiconEntry], ...]
    nearness: dict[str, dict[str, float]]
    wordings: tuple[WordingRecord, ...]
    grades: tuple[GradeRecord, ...]
    decoys: tuple[ExpressionRecord, ...]
    other_senses: dict[str, str]
    quantities: tuple[QuantityRecord, ...]
    drugs: tuple[tuple[str, str, str, str], ...]
    sources: tuple[SourceRecord, ...]
    documents: tuple[tuple[str, str, Json], ...]
    pages: tuple[Page, ...]
