from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.pad import Pad

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store


@pytest.fixture(scope="session")
def pad(store: Store) -> Pad:
    return Pad(store)
