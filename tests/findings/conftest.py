"""A reader of texts and conversations, as short as a sentence of a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.case import Case
from dxpad.domain.transcript import Speaker, Transcript, Turn
from dxpad.findings import find
from dxpad.findings.assertion import Assertions

if TYPE_CHECKING:
    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.store import Store


class Reader:
    """Reads text, conversations and cases with one store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._assertions = Assertions()

    def case(self, case: Case) -> FindingSet:
        return find(case, self.store, self._assertions)

    def text(self, text: str) -> FindingSet:
        return self.case(Case(id="t", text=text))

    def spoken(self, *lines: str) -> FindingSet:
        """Lines start with D: for the clinician, P: for the patient, O: for somebody else."""
        who = {"D": Speaker.CLINICIAN, "P": Speaker.PATIENT, "O": Speaker.OTHER}
        turns = tuple(Turn(speaker=who[line[0]], text=line[2:].strip()) for line in lines)
        return self.case(Case(id="t", transcript=Transcript(id="t", turns=turns)))


@pytest.fixture(scope="session")
def read(store: Store) -> Reader:
    return Reader(store)
