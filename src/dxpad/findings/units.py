"""A number with a unit, brought to the quantity's own unit and checked for plausibility."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from math import isfinite
from typing import TYPE_CHECKING

from dxpad.domain.issue import Issue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.knowledge.records import QuantityRecord
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """Either a value in the quantity's own unit, or the issue that kept it from being one."""

    value: float | None = None
    issue: Issue | None = None


def plain_unit(unit: str) -> str:
    """A unit without spaces, capitals and typographical variants, so that °C, C and c meet."""
    folded = unit.strip().lower().replace("μ", "u").replace("µ", "u").replace("º", "°").replace(" ", "")
    return folded.replace("×", "x").replace("^", "").rstrip(".")


def converted(quantity: QuantityRecord, value: float, unit: str, where: str) -> Converted:
    """The value in `quantity.unit`. Without a unit, the one unit that makes it plausible, or the one that makes it a
    usual value; when several do, an issue."""
    if not isfinite(value):
        return Converted(issue=_implausible(quantity, value, where))
    unit = unit.strip() or quantity.bare
    if not unit:
        return _without_unit(quantity, value, where)
    spelled = {plain_unit(each): conversion for each, conversion in quantity.units.items()}
    if plain_unit(unit) not in spelled:
        return Converted(issue=_unknown_unit(quantity, unit, where))
    return _checked(quantity, _applied(value, spelled[plain_unit(unit)]), where)


def quantity_named(name: str, quantities: Sequence[QuantityRecord]) -> QuantityRecord | None:
    """The quantity of an id, a name or a synonym; None when there is none."""
    wanted = _plain_name(name)
    for quantity in quantities:
        if wanted in map(_plain_name, (quantity.id, quantity.name, *quantity.synonyms)):
            return quantity
    return None


def _names(quantity: QuantityRecord) -> frozenset[str]:
    return frozenset(name.lower() for name in (quantity.name, quantity.id.replace("-", " "), *quantity.synonyms))


def quantities_by_name(store: Store) -> Mapping[str, tuple[QuantityRecord, ...]]:
    """The quantities by their names in lower case, in the order of the knowledge."""
    named: dict[str, tuple[QuantityRecord, ...]] = {}
    for quantity in store.quantities():
        for name in _names(quantity):
            named[name] = (*named.get(name, ()), quantity)
    return named


def unknown_quantity(name: str, quantities: Sequence[QuantityRecord], where: str) -> Issue:
    """The issue for a name that is no quantity's."""
    near = get_close_matches(_plain_name(name).replace(" ", "-")[:60], [quantity.id for quantity in quantities], n=3)
    return Issue(
        code="unknown-quantity",
        where=where,
        message=f"no quantity {name[:60]!r}; the value was left out",
        mend=f"Did you mean {', '.join(near)}?" if near else "Use the id of a known quantity",
    )


def _plain_name(name: str) -> str:
    return name.strip().lower().replace("-", " ").replace("_", " ")


def _applied(value: float, conversion: tuple[float, float]) -> float:
    factor, offset = conversion
    return round(value * factor + offset, 4)


def _checked(quantity: QuantityRecord, value: float, where: str) -> Converted:
    low, high = quantity.plausible
    if low <= value <= high:
        return Converted(value=value)
    return Converted(issue=_implausible(quantity, value, where))


def _without_unit(quantity: QuantityRecord, value: float, where: str) -> Converted:
    low, high = quantity.plausible
    values = {_applied(value, conversion) for conversion in quantity.units.values()}
    plausible = sorted(each for each in values if low <= each <= high)
    low, high = quantity.usual
    usual = [each for each in plausible if low <= each <= high]
    if len(usual) == 1:
        return Converted(value=usual[0])
    if len(plausible) == 1:
        return Converted(value=plausible[0])
    if not plausible:
        return Converted(issue=_implausible(quantity, value, where))
    return Converted(
        issue=Issue(
            code="missing-unit",
            where=where,
            message=f"{quantity.name} without a unit could mean several things; the value was left out",
            mend=f"State the unit: {', '.join(quantity.units)}",
        ),
    )


def _unknown_unit(quantity: QuantityRecord, unit: str, where: str) -> Issue:
    return Issue(
        code="unknown-unit",
        where=where,
        message=f"{quantity.name} is not given in {unit[:20]!r}; the value was left out",
        mend=f"Use one of: {', '.join(quantity.units)}",
    )


def _implausible(quantity: QuantityRecord, value: float, where: str) -> Issue:
    low, high = quantity.plausible
    meant = next((each for each in (value / 10, value / 100, value * 10) if low <= each <= high), None)
    ask = f"Did you mean {meant:g} {quantity.unit}? " if meant is not None else ""
    return Issue(
        code="implausible-value",
        where=where,
        message=f"{quantity.name} outside {low:g} to {high:g} {quantity.unit}; the value was left out",
        mend=f"{ask}Check the number and its unit; known units: {', '.join(quantity.units)}",
    )
