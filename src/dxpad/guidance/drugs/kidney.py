"""Kidney function as far as it is known: stated, or worked out from creatinine; else unknown, never normal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.guidance.facts import Facts

MICROMOL = 88.42
"""µmol/L of creatinine in one mg/dL."""
ADULT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure and how it came about, as it is shown."""

    value: float
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kidney:
    """`egfr` in mL/min/1.73 m², `crcl` in mL/min; None where it cannot be known. Of several values the lowest is used,
    since an alert too many is less harmful than one too few."""

    egfr: Figure | None
    crcl: Figure | None

    def figure(self, measure: str) -> Figure | None:
        """The figure for a rule's measure; the other one, said to be that, where only it is known."""
        own, other = (self.egfr, self.crcl) if measure == "egfr" else (self.crcl, self.egfr)
        if own is not None or other is None:
            return own
        wanted = "eGFR" if measure == "egfr" else "creatinine clearance"
        return Figure(value=other.value, how=f"{other.how}, in place of the {wanted} that the rule is made for")


def kidney_of(facts: Facts) -> Kidney:
    """What the case's measurements say."""
    egfr = _stated(facts, "egfr", "eGFR {:g}") or _ckd_epi(facts)
    crcl = _stated(facts, "creatinine-clearance", "creatinine clearance {:g} mL/min") or _cockcroft_gault(facts)
    return Kidney(egfr=egfr, crcl=crcl)


def _stated(facts: Facts, quantity: str, how: str) -> Figure | None:
    values = [measured.value for measured in facts.measured.get(quantity, ())]
    if not values:
        return None
    several = ", the lowest of several" if len(set(values)) > 1 else ""
    return Figure(value=min(values), how=how.format(min(values)) + several)


def _creatinine(facts: Facts) -> float | None:
    """In µmol/L, the highest of several."""
    values = [measured.value for measured in facts.measured.get("creatinine", ())]
    return max(values) if values else None


def _ckd_epi(facts: Facts) -> Figure | None:
    """CKD-EPI 2021, without race."""
    creatinine, age, sex = _creatinine(facts), facts.known.age, facts.known.sex
    if creatinine is None or age is None or age < ADULT or sex not in ("female", "male"):
        return None
    kappa, alpha, factor = (0.7, -0.241, 1.012) if sex == "female" else (0.9, -0.302, 1.0)
    ratio = creatinine / MICROMOL / kappa
    value = 142 * min(ratio, 1.0) ** alpha * max(ratio, 1.0) ** -1.2 * 0.9938**age * factor
    return Figure(value=value, how=f"eGFR {value:.0f} by CKD-EPI 2021 from creatinine {creatinine:.0f} µmol/L")


def _cockcroft_gault(facts: Facts) -> Figure | None:
    creatinine, age, sex = _creatinine(facts), facts.known.age, facts.known.sex
    weights = [measured.value for measured in facts.measured.get("weight", ())]
    if creatinine is None or age is None or age < ADULT or sex not in ("female", "male") or not weights:
        return None
    value = (140 - age) * min(weights) * (0.85 if sex == "female" else 1.0) / (72 * creatinine / MICROMOL)
    made_of = f"creatinine {creatinine:.0f} µmol/L and weight {min(weights):g} kg"
    return Figure(value=value, how=f"creatinine clearance {value:.0f} mL/min by Cockcroft-Gault from {made_of}")
