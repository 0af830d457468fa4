"""Findings by the words a clinician types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.case import Case

if TYPE_CHECKING:
    from dxpad.knowledge.records import FindingRecord
    from dxpad.pad import Pad

MOST = 12
SHORTEST = 2


def suggest(query: str, pad: Pad, limit: int = MOST) -> tuple[FindingRecord, ...]:
    """Names that begin with the words, names that hold them, then what the words are recognised as."""
    wanted = " ".join(query.lower().split())
    if len(wanted) < SHORTEST:
        return ()
    records = pad.knowledge.findings()
    words = wanted.split()
    named = [record for record in records.values() if all(word in record.name.lower() for word in words)]
    named.sort(key=lambda record: (not record.name.lower().startswith(wanted), len(record.name), record.id))
    recognised = [records[item.id] for item in pad.find(Case(id="query", text=query)).findings if item.id in records]
    exact = [record for record in named if record.name.lower() == wanted]
    return tuple({record.id: record for record in (*exact, *recognised, *named)}.values())[:limit]
