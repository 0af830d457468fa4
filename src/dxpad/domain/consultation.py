"""A consultation is an append-only list of events; its state is the fold of them. The clinician's word wins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from dxpad.domain.case import Case, Setting, Sex
from dxpad.domain.finding import Status
from dxpad.domain.notework import Addendum, NoteChange, NoteWork, Signature, Version, worked
from dxpad.domain.transcript import Transcript, Turn

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Kind(StrEnum):
    """What can happen to a consultation."""

    STARTED = "started"
    DESCRIBED = "described"
    TYPED = "typed"
    HEARD = "heard"
    HEARD_MORE = "heard-more"
    FINDING_SET = "finding-set"
    FINDING_CLEARED = "finding-cleared"
    MEDICINE_SET = "medicine-set"
    MEDICINE_CLEARED = "medicine-cleared"
    ALLERGY_SET = "allergy-set"
    ALLERGY_CLEARED = "allergy-cleared"
    DISMISSED = "dismissed"
    REOPENED = "reopened"
    CONSENTED = "consented"
    COMMITTED = "committed"
    UNDONE = "undone"
    NOTE_EDITED = "note-edited"
    NOTE_CHECKED = "note-checked"
    NOTE_KEPT = "note-kept"
    SIGNED = "signed"
    ADDENDUM = "addendum"
    MARKED = "marked"
    NOT_RECORDED = "not-recorded"
    VOICES = "voices"
    SOUND_DELETED = "sound-deleted"


UNDOABLE = (
    Kind.DESCRIBED, Kind.FINDING_SET, Kind.FINDING_CLEARED, Kind.MEDICINE_SET, Kind.MEDICINE_CLEARED, Kind.ALLERGY_SET,
    Kind.ALLERGY_CLEARED, Kind.DISMISSED, Kind.REOPENED,
    Kind.NOTE_EDITED,
)  # fmt: skip
"""What the clinician can take back. What was said or typed is corrected instead, and a commitment stands."""

AFTER_SIGNING = (Kind.ADDENDUM, Kind.SOUND_DELETED)
"""What may still happen to a signed consultation; everything else is refused by the book."""

ON_THE_NOTE = (Kind.NOTE_EDITED, Kind.NOTE_CHECKED, Kind.NOTE_KEPT, Kind.SIGNED, Kind.ADDENDUM)
"""What changes neither the findings nor the list nor the draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Who and where: age in years, sex, setting, and the name the clinician gives the consultation."""

    alias: str = ""
    age: float | None = None
    sex: Sex | None = None
    setting: Setting = Setting.PRIMARY_CARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A place in a recording: a mark with an optional word, or a gap where nothing was recorded.

    `sound` is the recording's number and `at` the seconds in it; a gap lasted `lasted` seconds, a mark none. `why` is
    `mark`, `paused`, `off-the-record`, `page-closed`, `interrupted` or `no-microphone`. `id` is the recorder's own.
    """

    id: str
    why: str
    sound: int
    at: float
    lasted: float = 0.0
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """Recording number `sound`, `seconds` long, begins at second `offset` of the conversation's times."""

    sound: int
    offset: float
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, at an ISO 8601 time with zone. Only the fields of its kind are set."""

    seq: int
    at: str
    kind: Kind
    described: Described | None = None
    text: str = ""
    turns: tuple[Turn, ...] = ()
    engine: str = ""
    subject: str = ""
    """A finding, condition, medicine or allergen by its id; a medicine or allergen that no list knows by its words."""
    status: Status | None = None
    diagnoses: tuple[str, ...] = ()
    """What the clinician thinks of before seeing the list, likeliest first; empty when they chose to see it at once."""
    undoes: int | None = None
    """The number of the event that this one takes back."""
    by: str = ""
    """Who did it, where somebody has said who they are."""
    note: NoteChange | None = None
    signature: Signature | None = None
    moment: Moment | None = None
    track: Track | None = None
    """The recording whose words were heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedName:
    """A medicine or an allergen as the clinician stated it: their `words` ("apixaban 5 mg"), and whether it is taken or
    reacted to; UNKNOWN is that nobody can tell."""

    words: str
    status: Status


Stated: TypeAlias = tuple[tuple[str, StatedName], ...]
"""Names by the subject of their events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """The state after all events. `set_findings`, `set_medicines` and `set_allergies` are the clinician's own;
    `dismissed` maps conditions to reasons; `committed` are the diagnoses written before the list was seen, at
    `committed_at` (empty: not yet). `events` counts all that happened, `basis` up to the last event that was not on the
    note alone."""

    id: str
    started: str = ""
    described: Described = field(default_factory=Described)
    text: str = ""
    turns: tuple[Turn, ...] = ()
    engine: str = "import"
    set_findings: tuple[tuple[str, Status], ...] = ()
    set_medicines: Stated = ()
    set_allergies: Stated = ()
    dismissed: tuple[tuple[str, str], ...] = ()
    consented: str = ""
    committed: tuple[str, ...] = ()
    committed_at: str = ""
    note: NoteWork = field(default_factory=NoteWork)
    signed: str = ""
    signed_by: str = ""
    signature: Signature | None = None
    moments: tuple[Moment, ...] = ()
    tracks: tuple[Track, ...] = ()
    sound_deleted: str = ""
    voices: int = 0
    """How many voices recordings of one channel are searched for; 0 looks whether there are two."""
    events: int = 0
    basis: int = 0

    @property
    def transcript(self) -> Transcript | None:
        """What was said, None when nobody has spoken yet."""
        return Transcript(id=self.id, turns=self.turns, engine=self.engine) if self.turns else None

    @property
    def case(self) -> Case:
        """The consultation as the stages read it."""
        return Case(
            id=self.id,
            age=self.described.age,
            sex=self.described.sex,
            setting=self.described.setting,
            text=self.text or None,
            transcript=self.transcript,
            present=tuple(name for name, status in self.set_findings if status is Status.PRESENT),
            absent=tuple(name for name, status in self.set_findings if status is Status.ABSENT),
            medications=_words(self.set_medicines, Status.PRESENT),
            allergies=_words(self.set_allergies, Status.PRESENT),
            not_taken=_words(self.set_medicines, Status.ABSENT),
            not_allergic=_words(self.set_allergies, Status.ABSENT),
        )


def _words(stated: Stated, status: Status) -> tuple[str, ...]:
    return tuple(name.words for _, name in stated if name.status is status)


def fold(consultation_id: str, events: tuple[Event, ...]) -> Consultation:
    """The state after these events, in their order; what was undone never happened."""
    state, gone = Consultation(id=consultation_id), _undone(events)
    for event in events:
        count = event.seq + 1
        basis = state.basis if event.kind in ON_THE_NOTE else count
        state = replace(state if event.seq in gone else _after(state, event), events=count, basis=basis)
    return state


def imagine(state: Consultation, events: tuple[Event, ...]) -> Consultation:
    """The state if these happened next. `events` still counts what really did."""
    made = state
    for event in events:
        made = _after(made, event)
    return made


def last_undoable(events: tuple[Event, ...]) -> Event | None:
    """The latest change of the clinician's that stands, None when there is none or the consultation is signed."""
    if any(event.kind is Kind.SIGNED for event in events):
        return None
    gone = _undone(events)
    return next((event for event in reversed(events) if event.kind in UNDOABLE and event.seq not in gone), None)


def _undone(events: tuple[Event, ...]) -> frozenset[int]:
    undoable = {event.seq for event in events if event.kind in UNDOABLE}
    return frozenset(event.undoes for event in events if event.undoes is not None and event.undoes in undoable)


def _after(state: Consultation, event: Event) -> Consultation:
    change = CHANGES.get(event.kind)
    return change(state, event) if change else state


def _described(state: Consultation, event: Event) -> Consultation:
    return replace(state, described=event.described) if event.described else state


def _heard(state: Consultation, event: Event) -> Consultation:
    return replace(state, turns=event.turns, engine=event.engine or "import", tracks=_with_track(state, event.track))


def _heard_more(state: Consultation, event: Event) -> Consultation:
    """The conversation grows, by a file or while somebody speaks: only what is new stands in the event."""
    turns = (*state.turns, *event.turns)
    return replace(state, turns=turns, engine=event.engine or state.engine, tracks=_with_track(state, event.track))


def _with_track(state: Consultation, track: Track | None) -> tuple[Track, ...]:
    """One track for each recording: a live one grows, and becomes the whole one at its end."""
    if track is None:
        return state.tracks
    if any(known.sound == track.sound for known in state.tracks):
        return tuple(track if known.sound == track.sound else known for known in state.tracks)
    return (*state.tracks, track)


def _moment(state: Consultation, event: Event) -> Consultation:
    if event.moment is None or any(known.id == event.moment.id for known in state.moments):
        return state
    return replace(state, moments=(*state.moments, event.moment))


def _finding_set(state: Consultation, event: Event) -> Consultation:
    if event.status is None:
        return state
    return replace(state, set_findings=(*_without(state.set_findings, event.subject), (event.subject, event.status)))


def _finding_cleared(state: Consultation, event: Event) -> Consultation:
    return replace(state, set_findings=_without(state.set_findings, event.subject))


def _stated(pairs: Stated, event: Event) -> Stated:
    if event.status is None:
        return pairs
    return (*_without(pairs, event.subject), (event.subject, StatedName(words=event.text, status=event.status)))


def _medicine_set(state: Consultation, event: Event) -> Consultation:
    return replace(state, set_medicines=_stated(state.set_medicines, event))


def _medicine_cleared(state: Consultation, event: Event) -> Consultation:
    return replace(state, set_medicines=_without(state.set_medicines, event.subject))


def _allergy_set(state: Consultation, event: Event) -> Consultation:
    return replace(state, set_allergies=_stated(state.set_allergies, event))


def _allergy_cleared(state: Consultation, event: Event) -> Consultation:
    return replace(state, set_allergies=_without(state.set_allergies, event.subject))


def _dismissed(state: Consultation, event: Event) -> Consultation:
    return replace(state, dismissed=(*_without(state.dismissed, event.subject), (event.subject, event.text)))


def _note_changed(state: Consultation, event: Event) -> Consultation:
    return replace(state, note=worked(state.note, event.note, event.seq)) if event.note else state


def _kept(state: Consultation, event: Event) -> Consultation:
    version = Version(seq=event.seq, at=event.at, by=event.by, why=event.subject, text=event.text)
    return replace(state, note=replace(state.note, versions=(*state.note.versions, version)))


def _signed(state: Consultation, event: Event) -> Consultation:
    return replace(state, signed=event.at, signed_by=event.by, signature=event.signature)


def _added(state: Consultation, event: Event) -> Consultation:
    addendum = Addendum(at=event.at, by=event.by, text=event.text)
    return replace(state, note=replace(state.note, addenda=(*state.note.addenda, addendum)))


CHANGES: dict[Kind, Callable[[Consultation, Event], Consultation]] = {
    Kind.STARTED: lambda state, event: replace(state, started=event.at),
    Kind.DESCRIBED: _described,
    Kind.TYPED: lambda state, event: replace(state, text=event.text),
    Kind.HEARD: _heard,
    Kind.HEARD_MORE: _heard_more,
    Kind.FINDING_SET: _finding_set,
    Kind.FINDING_CLEARED: _finding_cleared,
    Kind.MEDICINE_SET: _medicine_set,
    Kind.MEDICINE_CLEARED: _medicine_cleared,
    Kind.ALLERGY_SET: _allergy_set,
    Kind.ALLERGY_CLEARED: _allergy_cleared,
    Kind.DISMISSED: _dismissed,
    Kind.REOPENED: lambda state, event: replace(state, dismissed=_without(state.dismissed, event.subject)),
    Kind.COMMITTED: lambda state, event: replace(state, committed=event.diagnoses, committed_at=event.at),
    Kind.CONSENTED: lambda state, event: replace(state, consented=event.at),
    Kind.NOTE_EDITED: _note_changed,
    Kind.NOTE_CHECKED: _note_changed,
    Kind.NOTE_KEPT: _kept,
    Kind.SIGNED: _signed,
    Kind.ADDENDUM: _added,
    Kind.MARKED: _moment,
    Kind.NOT_RECORDED: _moment,
    Kind.VOICES: lambda state, event: replace(state, voices=int(event.subject or 0)),
    Kind.SOUND_DELETED: lambda state, event: replace(state, sound_deleted=event.at),
}


def _without(pairs: tuple[tuple[str, T], ...], name: str) -> tuple[tuple[str, T], ...]:
    return tuple(pair for pair in pairs if pair[0] != name)
