"""All checks of one patient's medicines: what was found, what was compared, and what could not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.guidance import DrugAlert
from dxpad.guidance.drugs.alerts import ordered
from dxpad.guidance.drugs.combined import allergies, duplicates, interactions
from dxpad.guidance.drugs.coverage import coverage
from dxpad.guidance.drugs.single import Open, single

if TYPE_CHECKING:
    from dxpad.domain.guidance import DrugChecks
    from dxpad.guidance.drugs.patient import Patient


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The alerts, gravest first, and what stands behind them."""

    alerts: tuple[DrugAlert, ...]
    checks: DrugChecks


def check(patient: Patient) -> Checked:
    """Everything the rules say about what this patient takes now."""
    known, items = patient.formulary, patient.taking
    alone = list(single(items, patient))
    made = [
        *interactions(items, known),
        *duplicates(items, known),
        *allergies(patient.allergies, items, known),
        *(each for each in alone if isinstance(each, DrugAlert)),
    ]
    alerts = ordered(made, known)
    left = [each for each in alone if isinstance(each, Open)]
    return Checked(alerts=alerts, checks=coverage(patient, alerts, left))
