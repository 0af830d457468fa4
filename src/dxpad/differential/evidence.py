"""Which findings count and how much: nothing twice, and a brake on findings that travel together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.differential import Uncounted
from dxpad.domain.finding import Finding, Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dxpad.differential.column import Column
    from dxpad.differential.constants import Constants
    from dxpad.differential.model import Model
    from dxpad.domain.case import Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One finding that counts, how it is weighted, and what it says about every condition."""

    finding: Finding
    weight: float
    column: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidences:
    """All findings that count, by id, those that another one says already, and the certainty that the case leaves
    (see `Constants.certainty_for`)."""

    observed: tuple[Observed, ...]
    uncounted: tuple[Uncounted, ...]
    certainty: float


def observe(findings: Iterable[Finding], likened: Collection[str], model: Model, setting: Setting) -> Evidences:
    """The findings that count: the patient's own, a parent dropped when its child is present, and a child
    when its parent is absent (the parent says it already). `likened` are the ids of those that were only read by
    likeness."""
    store, constants = model.store, model.constants
    own = {finding.id: finding for finding in findings if finding.status in (Status.PRESENT, Status.ABSENT)}
    present = {name for name, finding in own.items() if finding.status is Status.PRESENT}
    absent = set(own) - present
    first = sorted(present, key=lambda name: (not own[name].chief, name))
    said = {ancestor: name for name in reversed(first) for ancestor in store.ancestors(name)}
    for name in sorted(absent):
        above = [ancestor for ancestor in store.ancestors(name) if ancestor in absent]
        said.update({name: above[0]} if above and name not in said else {})
    names = [name for name in sorted(own) if name not in said]
    broader = _stood_for(said, present)
    certainty = constants.certainty_for(sum(name in present for name in names))
    return Evidences(
        observed=tuple(
            Observed(
                finding=own[name],
                weight=certainty
                * constants.weight_of(own[name], store.finding(name).kind)
                * (constants.guess if name in likened else 1.0),
                column=model.column(name, setting, present=name in present, stands_for=broader.get(name, ())),
            )
            for name in names
        ),
        uncounted=tuple(
            Uncounted(finding=name, name=own[name].name, because=said[name]) for name in sorted(own) if name in said
        ),
        certainty=certainty,
    )


def _stood_for(said: Mapping[str, str], present: Collection[str]) -> dict[str, tuple[str, ...]]:
    """By present finding that counts: the broader ones that count with it. Each counts with one only."""
    broader: dict[str, list[str]] = {}
    for ancestor in sorted(said):
        name = said[ancestor]
        while name in said:
            name = said[name]
        if name in present:
            broader.setdefault(name, []).append(ancestor)
    return {name: tuple(above) for name, above in broader.items()}


def brakes(log_odds: list[float], constants: Constants) -> list[float]:
    """Factors for the pushes of one cluster: the strongest of each direction counts whole, the others at a discount."""
    most, least = max(log_odds), min(log_odds)
    whole = log_odds.index(most) if most > 0 else -1, log_odds.index(least) if least <= 0 else -1
    return [1.0 if place in whole else constants.companion for place in range(len(log_odds))]
