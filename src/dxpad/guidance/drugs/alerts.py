"""One alert from a rule and what it was applied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.guidance import DrugAlert
from dxpad.guidance.drugs.rules import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dxpad.guidance.drugs.patient import Allergen, Item
    from dxpad.guidance.drugs.rules import Advice, Formulary

_NAMED = 6


def alert(kind: str, rule: str, advice: Advice, items: Iterable[Item | Allergen], *details: str) -> DrugAlert:
    """The alert; empty details are left out."""
    ordered = sorted(items, key=lambda item: (item.name.lower(), item.id))
    return DrugAlert(
        kind=kind,
        tier=advice.tier,
        items=tuple(item.id for item in ordered),
        names=tuple(item.name for item in ordered),
        rule=rule,
        mechanism=advice.mechanism,
        effect=advice.effect,
        action=advice.action,
        alternative=advice.alternative,
        basis=advice.basis,
        sources=advice.sources,
        detail="; ".join(detail for detail in details if detail),
    )


def partly(item: Item | Allergen, hit: frozenset[str], known: Formulary) -> str:
    """For a class of which only some members are meant: which ones. Empty for all of it, and for a medicine."""
    if not item.is_class or hit == item.drugs:
        return ""
    names = sorted(known.name(name).lower() for name in hit)
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"of the {item.name} this holds for {', '.join(names[:_NAMED])}{more}: which one?"


def ordered(alerts: Iterable[DrugAlert], known: Formulary) -> tuple[DrugAlert, ...]:
    """The gravest first. An alert about a class is left out where the same one stands for a member of it."""
    every = list(alerts)
    told = {(each.rule, frozenset(each.items)) for each in every}
    kept = [each for each in every if not _is_told_by_a_member(each, told, known)]
    return tuple(sorted(kept, key=lambda each: (each.tier, KINDS.index(each.kind), each.names, each.rule)))


def _is_told_by_a_member(each: DrugAlert, told: set[tuple[str, frozenset[str]]], known: Formulary) -> bool:
    for place, name in enumerate(each.items):
        group = known.classes.get(name)
        rest: Sequence[str] = (*each.items[:place], *each.items[place + 1 :])
        if group and any((each.rule, frozenset((member, *rest))) in told for member in group.members):
            return True
    return False
