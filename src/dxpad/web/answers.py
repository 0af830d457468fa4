"""What if an answer were yes, or no: the findings as they would be, and how the list would move."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.differential.counterfactual import without
from dxpad.domain.finding import Finding, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.finding import FindingSet
    from dxpad.knowledge.store import Store
    from dxpad.pad import Pad
    from dxpad.web.desk import Look

MOVERS = 3
LEAST_MOVE = 0.01
"""Smaller changes of a probability are not shown."""
OTHER = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One condition before and after an answer; `condition` is empty for *none of these*."""

    condition: str
    name: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """How the list would move on yes and on no: the first condition then, and what moves most."""

    finding: str
    name: str
    first_if_yes: str
    first_if_no: str
    yes: tuple[Move, ...]
    no: tuple[Move, ...]


def answered(found: FindingSet, name: str, status: Status, store: Store) -> FindingSet:
    """The findings once somebody has asked for one that nobody had mentioned."""
    above = {finding.id for finding in found.findings if finding.chief}.intersection(store.ancestors(name))
    chief = status is Status.PRESENT and bool(above)
    own = Finding(id=name, name=store.finding(name).name, status=status, chief=chief)
    return replace(found, findings=(own, *without(found, {name}).findings))


def moves(look: Look, before: Mapping[str, float], finding: str, pad: Pad) -> Moves:
    """What a yes and a no would do. `before` are the shares as they are now, of `pad.shares`."""
    store = pad.knowledge
    yes = pad.shares(look.case, answered(look.found, finding, Status.PRESENT, store), shifts=look.shifts)
    no = pad.shares(look.case, answered(look.found, finding, Status.ABSENT, store), shifts=look.shifts)
    return Moves(
        finding=finding,
        name=store.finding(finding).name,
        first_if_yes=first_of(yes, store),
        first_if_no=first_of(no, store),
        yes=_movers(before, yes, store),
        no=_movers(before, no, store),
    )


def first_of(shares: Mapping[str, float], store: Store) -> str:
    """The name of the likeliest condition."""
    best = min((name for name in shares if name != OTHER), key=lambda name: (-shares[name], name))
    return store.condition(best).name


def _movers(before: Mapping[str, float], after: Mapping[str, float], store: Store) -> tuple[Move, ...]:
    names = sorted(before, key=lambda name: (-abs(after[name] - before[name]), name))[:MOVERS]
    return tuple(
        Move(
            condition=name,
            name=store.condition(name).name if name else "None of these",
            before=before[name],
            after=after[name],
        )
        for name in names
        if abs(after[name] - before[name]) >= LEAST_MOVE
    )
