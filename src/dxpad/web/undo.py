"""The last change in words, so that the button says what it takes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Kind
from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from dxpad.domain.consultation import Event
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """The number of an event and what it did."""

    number: int
    what: str


def described(event: Event | None, store: Store) -> LastChange | None:
    """The event in words; None when there is nothing to take back."""
    if event is None:
        return None
    record = store.findings().get(event.subject) or store.conditions().get(event.subject)
    name = record.name if record else event.subject
    words = {
        Kind.DESCRIBED: "who and where",
        Kind.FINDING_SET: f"{name} {'set aside' if event.status is Status.UNKNOWN else event.status}",
        Kind.FINDING_CLEARED: f"{name} back to what was said",
        Kind.DISMISSED: f"{name} dismissed",
        Kind.REOPENED: f"{name} reopened",
    }
    return LastChange(number=event.seq, what=words[event.kind])
