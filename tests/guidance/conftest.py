"""Cases built from finding ids, ranked and guided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from dxpad.differential import Model, rank
from dxpad.domain.case import Case, Setting, Sex
from dxpad.domain.differential import Differential, Receipt
from dxpad.domain.finding import Finding, FindingSet, Measurement, Status
from dxpad.guidance import guide

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.domain.guidance import Guidance
    from dxpad.knowledge.store import Store

RECEIPT = Receipt(input_sha256="0" * 64, knowledge="2026.11.0", program="0")


@dataclass(frozen=True, kw_only=True)
class Guided:
    """A case on its whole way."""

    case: Case
    found: FindingSet
    ranked: Differential
    guidance: Guidance

    def steps(self, kind: str) -> list[str]:
        return [step.do for step in self.guidance.workup if step.kind == kind]

    def words(self, kind: str) -> str:
        """Everything that the steps of a kind say, in small letters."""
        steps = [step for step in self.guidance.workup if step.kind == kind]
        return " | ".join(f"{step.do} / {step.when} / {step.why}" for step in steps).lower()


@pytest.fixture(scope="session")
def guided(store: Store) -> Callable[..., Guided]:
    """guided(age, sex, "finding finding", absent="finding", measured=[("heart-rate", 110, "bpm")])"""

    def build(
        age: float | None,
        sex: str | None,
        present: str,
        *,
        absent: str = "",
        measured: tuple[tuple[str, float, str], ...] = (),
        country: str | None = None,
        setting: Setting = Setting.PRIMARY_CARE,
    ) -> Guided:
        stated = [(name, Status.PRESENT) for name in present.split()] + [
            (name, Status.ABSENT) for name in absent.split()
        ]
        findings = tuple(
            Finding(id=name, name=store.finding(name).name, status=status, chief=place == 0)
            for place, (name, status) in enumerate(stated)
        )
        measurements = tuple(Measurement(name=name, value=value, unit=unit) for name, value, unit in measured)
        case = Case(id="case", age=age, sex=Sex(sex) if sex else None, setting=setting, country=country)
        found = FindingSet(findings=findings, age=age, sex=sex, measurements=measurements)
        ranked = rank(case, found, Model(store), receipt=RECEIPT)
        return Guided(case=case, found=found, ranked=ranked, guidance=guide(case, found, ranked, store))

    return build


@pytest.fixture(scope="session")
def with_share(store: Store) -> Callable[[Guided, str, float], Guidance]:
    """The guidance of a case in which one condition were this likely; the ledger stays as it is."""

    def build(before: Guided, condition: str, probability: float) -> Guidance:
        listed = tuple(
            replace(item, probability=probability) if item.condition == condition else item
            for item in before.ranked.differential
        )
        return guide(before.case, before.found, replace(before.ranked, differential=listed), store)

    return build
