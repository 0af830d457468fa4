"""The kinds of a finding: everything below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store


class Kinds:
    """The descendants of findings, each worked out once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._below: dict[str, frozenset[str]] = {}

    def below(self, finding: str) -> frozenset[str]:
        """Its descendants: a condition that lists one of them lists, in effect, the finding."""
        if finding not in self._below:
            children = self._store.children(finding)
            self._below[finding] = frozenset(children).union(*(self.below(child) for child in children))
        return self._below[finding]
