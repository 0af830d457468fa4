"""Words that look like a finding and name none where they stand: "blister packs", "faint wheeze", "climbs stairs
without trouble"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.findings.tried import Index

if TYPE_CHECKING:
    from dxpad.findings.passage import Passage
    from dxpad.findings.tried import Lowered
    from dxpad.knowledge.records import ExpressionRecord
    from dxpad.knowledge.store import Store


def decoys(lowered: Lowered, store: Store) -> dict[Passage, set[int]]:
    """The characters that name nothing, by passage; passages without any are left out."""
    found: dict[Passage, set[int]] = {}
    for _, passage, match in lowered.matches(store.derived(_index)):
        found.setdefault(passage, set()).update(range(*match.span()))
    return found


def _index(store: Store) -> Index[ExpressionRecord]:
    return Index((decoy, decoy) for decoy in store.decoys())
