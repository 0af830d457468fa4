"""Medicines that a step of guidance proposes, against what this patient takes, reacts to and is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.guidance import DrugAlert
from dxpad.guidance.caution import UNASKED, Caution
from dxpad.guidance.drugs.alerts import ordered
from dxpad.guidance.drugs.combined import allergies, duplicates, interactions
from dxpad.guidance.drugs.names import named_in
from dxpad.guidance.drugs.patient import item_of
from dxpad.guidance.drugs.rules import AGE, ALLERGY, DUPLICATE, INTERACTION, PREGNANCY, RENAL
from dxpad.guidance.drugs.single import single

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dxpad.guidance.drugs.patient import Item, Patient
    from dxpad.knowledge.store import Store

_AGAINST = re.compile(
    r"\b(?:avoid\w*|not|no|never|without|stop\w*|withh\w+|hold\w*|review\s+medicines|reversal|reverse|rather\s+than"
    r"|instead\s+of|in\s+place\s+of|loosen|weaken)\b[^.;:]*$",
    re.IGNORECASE,
)
"""Words after which a medicine is advised against, to the end of the clause."""
_ASIDE = re.compile(r"\([^()]*\)")
_ANEW = re.compile(
    r".*(?:,|\bthen|\bbut)\s+(?:consider|offer)\b(?!\s+(?:avoid|stop|withh|hold|not\b))", re.IGNORECASE | re.DOTALL
)
"""A new proposal inside the clause: what was advised against before it ends there."""
_UNSUITABLE = re.compile(r"\W+(?:is|are)\s+(?:unsuitable|not\s+suitable|contraindicated)", re.IGNORECASE)
KIDNEYS = frozenset(("history-chronic-kidney-disease", "raised-creatinine", "low-egfr", "single-kidney"))
PREGNANT = frozenset(("pregnancy", "late-pregnancy-over-20-weeks"))
_GRAVE = 2
"""A proposal shows what may change the choice, and every allergy; notes of tier 3 are kept for what is taken."""


def proposed(step: str, patient: Patient, store: Store) -> tuple[Item, ...]:
    """The medicines and classes that a step proposes; those it advises against are left out."""
    found: dict[str, Item] = {}
    for start, end, name in named_in(step, store):
        clause = _ANEW.sub("", _ASIDE.sub("", re.split(r"[.;:]", step[:start])[-1]))
        item = item_of(name, patient.formulary)
        if item is not None and not _AGAINST.search(clause) and not _UNSUITABLE.match(step, end):
            found.setdefault(name, item)
    return tuple(found.values())


def spoken_of(text: str, patient: Patient, store: Store) -> frozenset[str]:
    """Every medicine that a text names, classes opened to their members."""
    return _opened((name for _, _, name in named_in(text, store)), patient)


def _opened(names: Iterable[str], patient: Patient) -> frozenset[str]:
    items = (item_of(name, patient.formulary) for name in names)
    return frozenset().union(*(item.drugs for item in items if item is not None))


def cautions(step: str, patient: Patient, store: Store) -> tuple[tuple[Caution, ...], tuple[Caution, ...]]:
    """What stands against a proposal in this patient, and what would have to be known."""
    items = proposed(step, patient, store)
    known = patient.formulary
    made: list[DrugAlert] = []
    left: dict[str, Caution] = {}
    for item in items:
        beside = [each for each in patient.taking if each.id != item.id]
        pairs = (*interactions((item, *beside), known, item), *duplicates((item, *beside), known))
        made += [each for each in pairs if item.id in each.items]
        made += allergies(patient.allergies, (item,), known)
        for each in single((item,), patient):
            if isinstance(each, DrugAlert):
                made.append(each)
            elif each.kind == RENAL:
                line = f"{UNASKED}kidney function: needed for {item.name.lower()}"
                left[line] = Caution(line=line, grounds=KIDNEYS)
    shown = [each for each in ordered(made, known) if each.tier <= _GRAVE or each.kind == ALLERGY]
    met = tuple(
        Caution(line=_said(each, items), grounds=_grounds(each, patient), medicines=_opened(each.items, patient))
        for each in shown
    )
    return (*met, *(Caution(line=line) for line in _taken(items, patient))), tuple(left.values())


def _grounds(each: DrugAlert, patient: Patient) -> frozenset[str]:
    """The findings that say what the alert is about, so that no more general line repeats it."""
    known = patient.formulary
    if each.kind == ALLERGY:
        return frozenset(("drug-or-food-allergy",))
    if each.kind == RENAL:
        return KIDNEYS
    if each.kind == PREGNANCY:
        return PREGNANT
    if each.kind == AGE:
        return frozenset()
    drugs = _opened(each.items, patient)
    return frozenset(group.finding for group in known.classes.values() if group.finding and drugs & group.members)


def _said(each: DrugAlert, items: tuple[Item, ...]) -> str:
    ids = {item.id for item in items}
    own = [name for name, key in zip(each.names, each.items, strict=True) if key in ids] or list(each.names)
    other = [name for name in each.names if name not in own]
    if each.kind == ALLERGY:
        lead = f"{own[0]} - {each.detail}"
    elif each.kind in (INTERACTION, DUPLICATE):
        detail = f" ({each.detail})" if each.detail else ""
        lead = f"{own[0]} with {' and '.join(other) or own[-1]} (taken){detail}"
    else:
        lead = f"{own[0]} - {each.detail}"
    effect = each.effect[:1].upper() + each.effect[1:].rstrip(".")
    return f"{lead}: {effect}. {each.action.rstrip('.')}"


def _taken(items: tuple[Item, ...], patient: Patient) -> Iterator[str]:
    """That the patient takes the very thing, or one of the class, already."""
    for item in items:
        for each in patient.taking:
            if each.id == item.id or (item.is_class and each.drugs <= item.drugs):
                yield f"{each.name} is taken already"
