"""Which conditions guidance speaks of: open dangers, then what is likely. Drafts are named, never used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.differential import Urgency

if TYPE_CHECKING:
    from dxpad.domain.differential import Differential
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store

LIKELY = 0.05
"""A condition of at least this probability is worked up and its treatment may be considered."""
TREAT_EMERGENCY = 0.20
"""An emergency is treated on suspicion only from this probability; below it, first action and referral."""
TREATED = 4
"""Conditions whose treatment is shown."""
ORDER = (Urgency.EMERGENCY, Urgency.URGENT, Urgency.ROUTINE, Urgency.SELF_CARE)


@dataclass(frozen=True, slots=True, kw_only=True)
class InPlay:
    """One condition that guidance speaks of. `open_danger`: it stands open in the do-not-miss ledger."""

    id: str
    name: str
    urgency: Urgency
    probability: float
    open_danger: bool
    document: Document

    @property
    def likely(self) -> bool:
        """Whether its probability is worth working up by itself."""
        return self.probability >= LIKELY

    @property
    def treatable(self) -> bool:
        """Whether its treatment may be considered before it is proven."""
        return self.probability >= (TREAT_EMERGENCY if self.urgency is Urgency.EMERGENCY else LIKELY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """The conditions in play, emergencies first, and the names of those without guidance that would have been."""

    conditions: tuple[InPlay, ...]
    without: tuple[str, ...]


def in_play(ranked: Differential, raised: frozenset[str], store: Store) -> Play:
    """Open dangers and likely conditions, by urgency, then probability. A danger that is no emergency, that no red flag
    raised and that is not likely stays open in the ledger, but asks for no work-up yet."""
    shares = {item.condition: item.probability for item in ranked.differential}
    open_ = [danger.condition for danger in ranked.do_not_miss if danger.state == "open"]
    dangers = [
        name
        for name in open_
        if name in raised or shares.get(name, 0.0) >= LIKELY or store.condition(name).urgency is Urgency.EMERGENCY
    ]
    likely = [item.condition for item in ranked.differential if item.probability >= LIKELY]
    records = [store.condition(name) for name in dict.fromkeys((*dangers, *likely))]
    conditions = [
        InPlay(
            id=record.id,
            name=record.name,
            urgency=record.urgency,
            probability=shares.get(record.id, 0.0),
            open_danger=record.id in dangers,
            document=store.document("care", record.id),
        )
        for record in records
        if record.review == "read"
    ]
    conditions.sort(key=lambda item: (ORDER.index(item.urgency), -item.probability, item.id))
    without = tuple(record.name for record in records if record.review != "read")
    return Play(conditions=tuple(conditions), without=without)


def treated(play: Play) -> tuple[InPlay, ...]:
    """The conditions whose treatment is shown, likeliest first."""
    treatable = sorted(
        (item for item in play.conditions if item.treatable), key=lambda item: (-item.probability, item.id)
    )
    return tuple(treatable[:TREATED])


def dangers_first(play: Play) -> tuple[InPlay, ...]:
    """Open dangers, then the rest, each in the order of play."""
    return tuple(sorted(play.conditions, key=lambda item: not item.open_danger))


def elsewhere(step: Document, country: str | None) -> bool:
    """Whether a step is written for another country than the case's."""
    return bool(country and step.text("country") and step.text("country") != country)
