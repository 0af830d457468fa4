"""HPO ids of findings, where the knowledge says that both mean exactly the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.knowledge.store import Store


def exact_hpo(store: Store) -> Mapping[str, str]:
    """The HPO id of every finding that has an exact one, by the finding's id."""
    return {name: record.hpo for name, record in store.findings().items() if record.hpo and record.hpo_is_exact}
