from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case
from dxpad.pad import Pad

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.store import Store


@pytest.fixture(scope="session")
def pad(store: Store) -> Pad:
    return Pad(store)


@pytest.fixture(scope="session")
def read(pad: Pad) -> Callable[[str], FindingSet]:
    return lambda text: pad.find(Case(id="sentence", text=text))
