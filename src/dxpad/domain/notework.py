"""What a clinician does to a drafted note: changes, ticks, kept versions, the signature and what is added after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from dxpad.domain.note import SpanRef

if TYPE_CHECKING:
    from collections.abc import Callable


class Act(StrEnum):
    """One thing done to a note."""

    TEMPLATE = "template"
    ADDED = "added"
    CHANGED = "changed"
    DELETED = "deleted"
    RESTORED = "restored"
    MOVED = "moved"
    REGENERATED = "regenerated"
    CHECKED = "checked"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A sentence of the draft by what it is: its words and the spans it rests on. Its place may change."""

    text: str
    sources: tuple[SpanRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One tick: `kind` is drug, number, laterality, negation or read; `point` the words in question (empty for read).

    It holds for the sentence with exactly these words and for the doubt that was shown (`why`, empty for none); `nth`
    counts equal points of one note from 0.
    """

    sentence: str
    kind: str
    point: str = ""
    why: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChange:
    """What one event does to the note. Only the fields of its act are set.

    `text` holds the clinician's words, or the template's id; `anchor` the draft's sentence it is about;
    `sentences` the ids of the clinician's own sentences and deletions it is about.
    """

    act: Act
    section: str = ""
    text: str = ""
    anchor: Anchor | None = None
    sentences: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A sentence of the clinician's. `replaces` is the draft's sentence it stands for; `aside` means that its section
    was drafted again since, so that it is kept but not in the note."""

    id: str
    section: str
    text: str
    replaces: Anchor | None = None
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """A sentence of the draft that the clinician took out."""

    id: str
    section: str
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The words of a whole note as they stood, kept at event `seq`; `why` says on what occasion."""

    seq: int
    at: str
    by: str
    why: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """Something open that the signer knew of, with the reason: `kind` is danger or consent."""

    kind: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What was signed: `content` is the note as the contract's JSON, byte for byte, and `sha256` of its UTF-8 bytes."""

    template: str
    content: str
    sha256: str
    input_sha256: str
    knowledge: str
    program: str
    acknowledged: tuple[Acknowledged, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addendum:
    """What was added after signing."""

    at: str
    by: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWork:
    """All that the clinician has done to the note of one consultation. An empty `template` means the first one."""

    template: str = ""
    own: tuple[Own, ...] = ()
    deleted: tuple[Deletion, ...] = ()
    checks: tuple[Check, ...] = ()
    versions: tuple[Version, ...] = ()
    addenda: tuple[Addendum, ...] = ()

    @property
    def edited(self) -> bool:
        """Whether any sentence is not as drafted."""
        return bool(self.own or self.deleted)


def worked(work: NoteWork, change: NoteChange, seq: int) -> NoteWork:
    """The work after one more change, made by event `seq`."""
    return ACTS[change.act](work, change, seq)


def _added(work: NoteWork, change: NoteChange, seq: int) -> NoteWork:
    return replace(work, own=(*work.own, Own(id=f"own-{seq}", section=change.section, text=change.text)))


def _changed(work: NoteWork, change: NoteChange, seq: int) -> NoteWork:
    if change.anchor:
        made = Own(id=f"own-{seq}", section=change.section, text=change.text, replaces=change.anchor)
        return replace(_unticked(work, {change.anchor.text}), own=(*work.own, made))
    named = frozenset(change.sentences)
    own = tuple(replace(item, text=change.text) if item.id in named else item for item in work.own)
    return replace(_unticked(work, _words(work, named)), own=own)


def _deleted(work: NoteWork, change: NoteChange, seq: int) -> NoteWork:
    """Takes out the clinician's own sentences that are named, and the draft's sentence of the anchor."""
    named = frozenset(change.sentences)
    words = _words(work, named) | ({change.anchor.text} if change.anchor else set())
    cut = (Deletion(id=f"cut-{seq}", section=change.section, anchor=change.anchor),) if change.anchor else ()
    own = tuple(item for item in work.own if item.id not in named)
    return replace(_unticked(work, words), own=own, deleted=(*work.deleted, *cut))


def _restored(work: NoteWork, change: NoteChange, _seq: int) -> NoteWork:
    """Brings back a deleted sentence, one that was set aside, or the draft's words in the place of the clinician's."""
    named = frozenset(change.sentences)
    own = tuple(
        replace(item, aside=False) if item.id in named else item
        for item in work.own
        if item.id not in named or item.aside or item.replaces is None
    )
    deleted = tuple(item for item in work.deleted if item.id not in named)
    return replace(_unticked(work, _words(work, named)), own=own, deleted=deleted)


def _moved(work: NoteWork, change: NoteChange, _seq: int) -> NoteWork:
    """Puts own sentences at the end of a section, free of the draft's sentence they were written for."""
    named = frozenset(change.sentences)
    own = tuple(
        replace(item, section=change.section, replaces=None, aside=False) if item.id in named else item
        for item in work.own
    )
    return replace(work, own=own)


def _regenerated(work: NoteWork, change: NoteChange, _seq: int) -> NoteWork:
    named = frozenset(change.sentences)
    own = tuple(replace(item, aside=True) if item.id in named else item for item in work.own)
    deleted = tuple(item for item in work.deleted if item.id not in named)
    return replace(_unticked(work, _words(work, named)), own=own, deleted=deleted)


def _checked(work: NoteWork, change: NoteChange, _seq: int) -> NoteWork:
    fresh = tuple(check for check in change.checks if check not in work.checks)
    return replace(work, checks=(*work.checks, *fresh))


def _unchecked(work: NoteWork, change: NoteChange, _seq: int) -> NoteWork:
    return replace(work, checks=tuple(check for check in work.checks if check not in change.checks))


def _words(work: NoteWork, named: frozenset[str]) -> set[str]:
    return {item.text for item in work.own if item.id in named}


def _unticked(work: NoteWork, words: set[str]) -> NoteWork:
    """Ticks are void as soon as the sentence changes."""
    return replace(work, checks=tuple(check for check in work.checks if check.sentence not in words))


ACTS: dict[Act, Callable[[NoteWork, NoteChange, int], NoteWork]] = {
    Act.TEMPLATE: lambda work, change, _seq: replace(work, template=change.text),
    Act.ADDED: _added,
    Act.CHANGED: _changed,
    Act.DELETED: _deleted,
    Act.RESTORED: _restored,
    Act.MOVED: _moved,
    Act.REGENERATED: _regenerated,
    Act.CHECKED: _checked,
    Act.UNCHECKED: _unchecked,
}
