"""The do-not-miss ledger and the next questions, with names for their ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import UnknownIdError

if TYPE_CHECKING:
    from dxpad.domain.differential import Danger, NextStep
    from dxpad.knowledge.store import Store
    from dxpad.web.desk import Look

PINNED = 5
ASKED, TESTED = 5, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """What settles a danger: a finding to ask or look for, or a test."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """One open danger. `probability` is None where it is not listed."""

    danger: Danger
    probability: float | None
    resolvers: tuple[Resolver, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Open, unlikely, and dismissed as (id, name, reason)."""

    open: tuple[Pinned, ...]
    unlikely: tuple[Pinned, ...]
    dismissed: tuple[tuple[str, str, str], ...]


def ledger_of(look: Look, store: Store) -> Ledger:
    """The ledger of a look."""
    shares = {item.condition: item.probability for item in look.ranked.differential}

    def pinned(danger: Danger) -> Pinned:
        made = tuple(_resolver(name, store) for name in danger.resolve_with)
        return Pinned(danger=danger, probability=shares.get(danger.condition), resolvers=made)

    conditions = store.conditions()
    return Ledger(
        open=tuple(pinned(danger) for danger in look.open_dangers),
        unlikely=tuple(pinned(danger) for danger in look.ranked.do_not_miss if danger.state != "open"),
        dismissed=tuple(
            (name, conditions[name].name, why) for name, why in look.consultation.dismissed if name in conditions
        ),
    )


def _resolver(name: str, store: Store) -> Resolver:
    records = store.findings()
    if name in records:
        return Resolver(id=name, name=records[name].name, kind="finding")
    try:
        return Resolver(id=name, name=store.document("test", name).text("name"), kind="test")
    except UnknownIdError:
        return Resolver(id=name, name=name.replace("-", " "), kind="")


def questions(look: Look) -> tuple[NextStep, ...]:
    """What to ask next, most telling first."""
    return tuple(step for step in look.ranked.next if step.ask)[:ASKED]


def tests(look: Look) -> tuple[NextStep, ...]:
    """What to test next, most telling first."""
    return tuple(step for step in look.ranked.next if step.test)[:TESTED]
