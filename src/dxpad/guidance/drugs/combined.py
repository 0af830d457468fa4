"""Medicines beside medicines: interactions, duplicates, and medicines against recorded allergies."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from dxpad.guidance.drugs.alerts import alert, partly
from dxpad.guidance.drugs.rules import ALLERGY, DUPLICATE, INTERACTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.domain.guidance import DrugAlert
    from dxpad.guidance.drugs.patient import Allergen, Item
    from dxpad.guidance.drugs.rules import AllergyRule, Formulary, Interaction


def interactions(items: Sequence[Item], known: Formulary, of: Item | None = None) -> Iterator[DrugAlert]:
    """Every rule whose sides are met by different items, once for each set of items; only with `of` among them where
    it is given."""
    for rule in known.interactions:
        if of is not None and all(of.drugs.isdisjoint(side) for side in rule.sides):
            continue
        sides = [[item for item in items if not item.drugs.isdisjoint(side)] for side in rule.sides]
        if all(sides):
            yield from _met(rule, sides, known)


def _met(rule: Interaction, sides: list[list[Item]], known: Formulary) -> Iterator[DrugAlert]:
    seen: set[frozenset[str]] = set()
    for chosen in product(*sides):
        ids = frozenset(item.id for item in chosen)
        if len(ids) == len(chosen) and ids not in seen and not _same(chosen):
            seen.add(ids)
            details = [partly(item, item.drugs & side, known) for item, side in zip(chosen, rule.sides, strict=True)]
            yield alert(INTERACTION, rule.id, rule.advice, chosen, *details)


def _same(chosen: Sequence[Item]) -> bool:
    """Whether two of them may be one medicine: a class, and a member of it."""
    return any(
        (one.is_class and not other.is_class and other.drugs <= one.drugs)
        or (other.is_class and not one.is_class and one.drugs <= other.drugs)
        for one, other in combinations(chosen, 2)
    )


def duplicates(items: Sequence[Item], known: Formulary) -> Iterator[DrugAlert]:
    """Two medicines of one class at once; a class that is only named as such is not counted."""
    medicines = [item for item in items if not item.is_class]
    for group in known.duplicates:
        of_it = [item for item in medicines if not item.drugs.isdisjoint(group.members)]
        for pair in combinations(of_it, 2):
            if group.duplicate is not None:
                yield alert(DUPLICATE, f"two-{group.id}", group.duplicate, pair)


def allergies(recorded: Sequence[Allergen], items: Sequence[Item], known: Formulary) -> Iterator[DrugAlert]:
    """For each allergy and medicine the gravest thing that a rule says."""
    for allergen, item in product(recorded, items):
        found = [made for rule in known.allergies if (made := _allergy(rule, allergen, item, known))]
        same = [each for each in found if each.rule in {rule.id for rule in known.allergies if rule.same}]
        other = [each for each in found if each not in same]
        chosen = other if allergen.is_class and other else same or other
        gravest = min((each.tier for each in chosen), default=0)
        yield from (each for each in chosen if each.tier == gravest)


def _allergy(rule: AllergyRule, allergen: Allergen, item: Item, known: Formulary) -> DrugAlert | None:
    if rule.same:
        hit = item.drugs & allergen.drugs
    else:
        meant = allergen.id in rule.allergens or (bool(allergen.drugs) and allergen.drugs <= rule.allergens)
        crossed = not allergen.is_class and not allergen.drugs.isdisjoint(rule.allergens)
        hit = item.drugs & rule.medicines if meant or crossed else frozenset()
    if not hit:
        return None
    doubt = "" if allergen.certain else "the allergy is only said to be possible"
    recorded = f"recorded: allergy to {allergen.name.lower()}"
    return alert(ALLERGY, rule.id, rule.advice, (allergen, item), recorded, doubt, partly(item, hit, known))
