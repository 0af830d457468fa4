"""One medicine in one patient: kidneys, pregnancy and breastfeeding, age; and what would have to be known for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.guidance.drugs.alerts import alert, partly
from dxpad.guidance.drugs.rules import AGE, PREGNANCY, RENAL
from dxpad.knowledge.rules import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.domain.guidance import DrugAlert
    from dxpad.guidance.drugs.patient import Item, Patient
    from dxpad.guidance.drugs.rules import AgeRule, RenalRule, StateRule

CHILDBEARING = (12, 55)
"""Ages in years, both included, at which a woman is taken to be able to become pregnant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A rule that names a medicine and could not be judged, since `needs` is not known."""

    kind: str
    item: Item
    needs: str


def single(items: Sequence[Item], patient: Patient) -> Iterator[DrugAlert | Open]:
    """Every rule about one medicine: met, or open because something is not known."""
    known = patient.formulary
    for item in items:
        for renal in known.renal:
            yield from _renal(renal, item, patient)
        for state in known.states:
            yield from _state(state, item, patient)
        for age in known.ages:
            yield from _age(age, item, patient)


def _renal(rule: RenalRule, item: Item, patient: Patient) -> Iterator[DrugAlert | Open]:
    hit = item.drugs & rule.drugs
    if not hit:
        return
    figure = patient.kidney.figure(rule.measure)
    if figure is None:
        yield Open(kind=RENAL, item=item, needs="kidney function")
        return
    band = next((band for band in rule.bands if figure.value < band.below), None)
    if band is not None:
        limit = f"{figure.how}: below {band.below:g}"
        yield alert(RENAL, rule.id, band.advice, (item,), limit, partly(item, hit, patient.formulary))


def _state(rule: StateRule, item: Item, patient: Patient) -> Iterator[DrugAlert | Open]:
    hit = item.drugs & rule.drugs
    if not hit:
        return
    status, needs = state_of(rule.state, patient)
    if status is Status.PRESENT:
        said = {"pregnancy": "pregnant", "breastfeeding": "breastfeeding"}.get(rule.state, "could become pregnant")
        yield alert(PREGNANCY, rule.id, rule.advice, (item,), said, partly(item, hit, patient.formulary))
    elif status is Status.UNKNOWN:
        yield Open(kind=PREGNANCY, item=item, needs=needs)


def state_of(state: str, patient: Patient) -> tuple[Status, str]:
    """Present, absent or unknown, and what would have to be asked."""
    facts = patient.facts
    age, sex = facts.known.age, facts.known.sex
    pregnant = facts.known.findings.get("pregnancy", Status.UNKNOWN)
    if state == "pregnancy":
        return pregnant, "pregnancy"
    if state == "breastfeeding":
        ruled_out = sex == "male" or (age is not None and not CHILDBEARING[0] <= age <= CHILDBEARING[1])
        feeding = facts.known.findings.get("breastfeeding", Status.UNKNOWN)
        return (Status.ABSENT if ruled_out and feeding is Status.UNKNOWN else feeding), "breastfeeding"
    if sex == "male" or pregnant is Status.PRESENT:
        return Status.ABSENT, ""
    if age is not None and not CHILDBEARING[0] <= age <= CHILDBEARING[1]:
        return Status.ABSENT, ""
    return (Status.PRESENT, "") if sex == "female" else (Status.UNKNOWN, "sex, and whether pregnancy is possible")


def _age(rule: AgeRule, item: Item, patient: Patient) -> Iterator[DrugAlert | Open]:
    hit = item.drugs & rule.drugs
    if not hit:
        return
    years = patient.facts.known.age
    if years is None:
        yield Open(kind=AGE, item=item, needs="age")
        return
    if (rule.at_least is not None and years < rule.at_least) or (rule.below is not None and years >= rule.below):
        return
    met = Status.PRESENT if rule.when is None else patient.facts.met(rule.when)
    if met is Status.PRESENT:
        with_ = "" if rule.when is None else f"with {', '.join(leaves(rule.when)).replace('-', ' ')}"
        yield alert(AGE, rule.id, rule.advice, (item,), f"age {years:g}", with_, partly(item, hit, patient.formulary))
    elif met is Status.UNKNOWN:
        yield Open(kind=AGE, item=item, needs=" or ".join(leaves(rule.when)).replace("history-", "").replace("-", " "))
