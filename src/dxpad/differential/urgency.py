"""How urgent: red-flag rules first, then the probability mass of urgent conditions."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat
from math import fsum
from typing import TYPE_CHECKING

from dxpad.differential.percent import percent
from dxpad.domain.differential import Urgency, UrgencyReason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.knowledge.flags import Verdict
    from dxpad.knowledge.records import ConditionRecord, RuleRecord
    from dxpad.knowledge.store import Store

ORDER = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE, Urgency.SELF_CARE)
EMERGENCY_MASS = 0.50
"""The probability that all emergencies of the list must hold together, however little each, to be called one."""
DANGER_MASS = 0.25
"""The same for being called urgent: one in four that it is an emergency is too much to wait with."""
URGENT_MASS = 0.50
"""The probability that conditions that are urgent or more must hold together; each counts from `LEAST`."""
SELF_CARE_MASS = 0.60
"""Self-care is only said when conditions that need no doctor hold this much, and nothing dangerous is open."""
LEAST = 0.05
"""From this probability a condition counts towards being urgent or self-care: many lesser ones that are urgent say
little. Emergencies count whole."""
DRAFT = 0.5
"""What the probability of a draft that calls itself urgent counts for: nobody has read its urgency yet."""
BORNE_OUT = 0.02
"""A condition's own rule counts whole from this probability of the condition; below it, one level lower. The rules of
complaints count whole always: they ask for combinations that are dangerous whatever the ranking says."""
REASONS = 3
FEW = 5
"""With fewer findings present, what is not urgent may only not have been understood: of 24 dangers in plain words that
came out as routine, 21 had fewer, and so had four in ten of the everyday illnesses."""


def urgency_of(
    shares: Mapping[str, float],
    flags: tuple[Verdict, ...],
    *,
    danger_open: int,
    present: int,
    store: Store,
) -> tuple[Urgency, tuple[UrgencyReason, ...]]:
    """The urgency and every reason for it, strongest first; `flags` are the rules that are met, `present` says how many
    findings the patient has."""
    rules = [verdict.rule for verdict in flags]
    rules.sort(
        key=lambda rule: (
            -max((shares.get(name, 0.0) for name in rule.think_of), default=0.0),
            not rule.condition,
            rule.id,
        )
    )
    by_rule = [
        (
            _weight(rule, shares, store),
            UrgencyReason(rule=rule.id, condition=None, text=f"{rule.name}. {rule.first_action}", sources=rule.sources),
        )
        for rule in rules
    ]
    by_mass = _mass(shares, store, danger_open)
    top = min((level for level, _ in (*by_rule, *by_mass)), key=ORDER.index, default=Urgency.ROUTINE)
    reasons = tuple(reason for level, reason in (*by_rule, *by_mass) if level is top)
    if present < FEW and top in (Urgency.ROUTINE, Urgency.SELF_CARE):
        return top, (_little(present), *reasons)
    return top, reasons


def _little(present: int) -> UrgencyReason:
    findings = "1 finding" if present == 1 else f"{present} findings"
    text = f"Only {findings} recognised: too little to call it harmless. Read what was said, and ask about dangers"
    return UrgencyReason(rule=None, condition=None, text=text, sources=())


def _weight(rule: RuleRecord, shares: Mapping[str, float], store: Store) -> Urgency:
    """Its own urgency; one level lower where the rule is a draft's or an unlikely condition's."""
    if not rule.condition or rule.urgency not in (Urgency.EMERGENCY, Urgency.URGENT):
        return rule.urgency
    borne_out = shares.get(rule.condition, 0.0) >= BORNE_OUT and store.condition(rule.condition).review != "draft"
    return rule.urgency if borne_out else ORDER[ORDER.index(rule.urgency) + 1]


def _mass(shares: Mapping[str, float], store: Store, danger_open: int) -> list[tuple[Urgency, UrgencyReason]]:
    conditions = store.conditions()
    all_emergencies = store.derived(_emergencies)
    emergencies = fsum(map(shares.get, all_emergencies, repeat(0.0)))
    if emergencies >= EMERGENCY_MASS:
        return _together(Urgency.EMERGENCY, emergencies, shares, store)
    counted = [name for name, share in shares.items() if share >= LEAST and name in conditions]
    of = {level: [name for name in counted if conditions[name].urgency is level] for level in ORDER}
    likely = [*of[Urgency.EMERGENCY], *of[Urgency.URGENT]]
    if fsum(shares[name] * _trust(conditions[name]) for name in likely) >= URGENT_MASS:
        return _likeliest(Urgency.URGENT, likely, shares, store)
    if emergencies >= DANGER_MASS:
        return _together(Urgency.URGENT, emergencies, shares, store)
    harmless = of[Urgency.SELF_CARE]
    if danger_open == 0 and fsum(shares[name] for name in harmless) >= SELF_CARE_MASS:
        return _likeliest(Urgency.SELF_CARE, harmless, shares, store)
    return []


def _emergencies(store: Store) -> tuple[str, ...]:
    return tuple(name for name, record in store.conditions().items() if record.urgency is Urgency.EMERGENCY)


def _together(
    level: Urgency, mass: float, shares: Mapping[str, float], store: Store
) -> list[tuple[Urgency, UrgencyReason]]:
    """The likeliest emergencies; the first tells what all of them hold, which is what decided."""
    there = [name for name in store.derived(_emergencies) if name in shares]
    (_, first), *others = _likeliest(level, there, shares, store)
    told = first.text.replace("; needs", f", all emergencies together {percent(mass)}; needs", 1)
    return [(level, replace(first, text=told)), *others]


def _likeliest(
    level: Urgency, names: Sequence[str], shares: Mapping[str, float], store: Store
) -> list[tuple[Urgency, UrgencyReason]]:
    first = sorted(names, key=lambda name: (-shares[name], name))[:REASONS]
    return [(level, _because(name, shares[name], store)) for name in first]


def _trust(condition: ConditionRecord) -> float:
    """How much of a condition's probability counts."""
    return DRAFT if condition.review == "draft" and condition.urgency is Urgency.URGENT else 1.0


def _because(name: str, share: float, store: Store) -> UrgencyReason:
    condition = store.condition(name)
    text = f"{condition.name}: probability {percent(share)}; needs {condition.urgency.value} care if it is this"
    return UrgencyReason(rule=None, condition=name, text=text, sources=())
