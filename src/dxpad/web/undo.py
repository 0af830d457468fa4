"""The last change in words, so that the button says what it takes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Kind
from dxpad.domain.finding import Status
from dxpad.domain.notework import Act
from dxpad.web.stating import name_of

if TYPE_CHECKING:
    from dxpad.domain.consultation import Event
    from dxpad.knowledge.store import Store

NOTE_ACTS = {
    Act.TEMPLATE: "another template",
    Act.ADDED: "a sentence added to the note",
    Act.CHANGED: "a sentence of the note changed",
    Act.DELETED: "a sentence of the note deleted",
    Act.RESTORED: "a sentence of the note brought back",
    Act.MOVED: "a sentence of the note moved",
    Act.REGENERATED: "a section of the note drafted again",
}


TAKEN = {Status.PRESENT: "taken", Status.ABSENT: "not taken", Status.UNKNOWN: "not known"}
BORNE = {Status.PRESENT: "allergic", Status.ABSENT: "not allergic", Status.UNKNOWN: "allergy not clear"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """The number of an event and what it did."""

    number: int
    what: str


def described(event: Event | None, store: Store) -> LastChange | None:
    """The event in words; None when there is nothing to take back."""
    if event is None:
        return None
    if event.note:
        return LastChange(number=event.seq, what=NOTE_ACTS[event.note.act])
    record = store.findings().get(event.subject) or store.conditions().get(event.subject)
    name = record.name if record else name_of(event.subject, store)
    words = {
        Kind.DESCRIBED: "who and where",
        Kind.FINDING_SET: f"{name} {'set aside' if event.status is Status.UNKNOWN else event.status}",
        Kind.FINDING_CLEARED: f"{name} back to what was said",
        Kind.MEDICINE_SET: f"{name} {TAKEN.get(event.status or Status.UNKNOWN, '')}",
        Kind.MEDICINE_CLEARED: f"{name} back to what was said",
        Kind.ALLERGY_SET: f"{name} {BORNE.get(event.status or Status.UNKNOWN, '')}",
        Kind.ALLERGY_CLEARED: f"{name} back to what was said",
        Kind.DISMISSED: f"{name} dismissed",
        Kind.REOPENED: f"{name} reopened",
    }
    return LastChange(number=event.seq, what=words[event.kind])
