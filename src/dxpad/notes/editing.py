"""The clinician's work laid over a draft, which may have grown or been corrected since: nothing of theirs is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from dxpad.domain.encode import dumps
from dxpad.domain.note import Custody, NoteSentence, ToConfirm, Unwritten
from dxpad.domain.notework import Anchor
from dxpad.notes import confirm, layout, subjects
from dxpad.notes.spelling import same_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dxpad.domain.note import Note, NoteSection
    from dxpad.domain.notework import Deletion, NoteWork, Own
    from dxpad.domain.transcript import Transcript

KEY = 12
TAKEN_OUT = "deleted by you"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of the note as it stands, and how it is addressed.

    `own` is the clinician's sentence it comes from. `stray` means that the draft no longer has the words it was
    written for. `anchor` is the draft's sentence that it is or replaces, None where there is none.
    """

    key: str
    sentence: NoteSentence
    anchor: Anchor | None = None
    own: Own | None = None
    stray: bool = False

    @property
    def unlinked(self) -> bool:
        """Whether it must be read before signing: nobody said it, and the signer did not write it for these words."""
        return self.stray or (self.own is None and self.sentence.status is not Custody.LINKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A note as it stands: `lines` section by section, in the order of the note's sections.

    `aside` are the clinician's sentences of sections that were drafted again, `unplaced` those whose section this
    template does not have, `cut` the deletions that hold and `idle` those of sentences that the draft no longer has.
    """

    note: Note
    lines: tuple[tuple[Line, ...], ...]
    aside: tuple[Own, ...] = ()
    unplaced: tuple[Own, ...] = ()
    cut: tuple[Deletion, ...] = ()
    idle: tuple[Deletion, ...] = ()

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """Every sentence, numbered as the note's points to confirm number them."""
        return tuple(line for section in self.lines for line in section)

    def line(self, key: str) -> Line | None:
        """The sentence of that key, None when the note has none any more."""
        return next((line for line in self.all_lines if line.key == key), None)


def revised(draft: Note, work: NoteWork, transcript: Transcript, drug_names: Mapping[str, str]) -> Revision:
    """The draft with the clinician's work laid over it; what is to be confirmed is found anew in what then stands."""
    standing = [own for own in work.own if not own.aside]
    places = _places(draft)
    found = _matched(standing, work.deleted, places)
    by_place = {found[own.id]: own for own in standing if own.id in found}
    loose = [own for own in standing if own.id not in found]
    cut = tuple(item for item in work.deleted if item.id in found)
    gone = {found[item.id] for item in cut}
    lines = tuple(
        (*_drafted(draft, at, by_place, gone), *_loose(section, loose)) for at, section in enumerate(draft.sections)
    )
    known = {section.key for section in draft.sections}
    return Revision(
        note=_with_lines(
            draft, lines, _taken_out(draft, gone, lines, transcript), _points(lines, transcript, drug_names)
        ),
        lines=lines,
        aside=tuple(own for own in work.own if own.aside),
        unplaced=tuple(own for own in loose if own.section not in known),
        cut=cut,
        idle=tuple(item for item in work.deleted if item.id not in found),
    )


def as_it_stands(note: Note) -> Revision:
    """A note that nobody works on any more."""
    lines = tuple(
        tuple(
            Line(key=f"{section.key}-{number}", sentence=sentence) for number, sentence in enumerate(section.sentences)
        )
        for section in note.sections
    )
    return Revision(note=note, lines=lines)


Place = tuple[int, int]
"""Section and sentence of a draft, from 0."""


def _places(draft: Note) -> dict[Place, tuple[str, Anchor]]:
    """Every sentence of the draft by its place: the section's key and what it is."""
    return {
        (at, number): (section.key, Anchor(text=sentence.text, sources=sentence.sources))
        for at, section in enumerate(draft.sections)
        for number, sentence in enumerate(section.sentences)
    }


def _matched(
    owns: Iterable[Own], deletions: Iterable[Deletion], places: Mapping[Place, tuple[str, Anchor]]
) -> dict[str, Place]:
    """Where the sentence of each item stands now, by the item's id: the same words from the same place in the
    conversation, else the same words.

    Words that changed are another sentence, wherever they were said: what was decided on one does not bind the other.
    The other spelling of a word (edema, oedema) is no change, nor whether the patient is named at the beginning, which
    hangs on the sentences before.
    """
    spelled = {place: _words(anchor.text) for place, (_, anchor) in places.items()}
    wanted = [(own.id, own.section, own.replaces) for own in owns]
    wanted += [(item.id, item.section, item.anchor) for item in deletions]
    made: dict[str, Place] = {}
    for exact in (True, False):
        for name, section, anchor in wanted:
            if anchor is None or name in made:
                continue
            words = _words(anchor.text)
            free = [(place, *what) for place, what in places.items() if place not in made.values()]
            fits = [
                (key != section, place)
                for place, key, other in free
                if spelled[place] == words and (not exact or other.sources == anchor.sources)
            ]
            if fits:
                made[name] = min(fits)[1]
    return made


def _words(text: str) -> str:
    return same_spelling(subjects.without_subject(text))


def _drafted(draft: Note, at: int, by_place: Mapping[Place, Own], gone: set[Place]) -> tuple[Line, ...]:
    """The draft's sentences of a section, with those that were reworded in their place."""
    made = []
    for number, sentence in enumerate(draft.sections[at].sentences):
        place = (at, number)
        own, anchor = by_place.get(place), Anchor(text=sentence.text, sources=sentence.sources)
        if own:
            typed = NoteSentence(text=own.text, sources=sentence.sources, status=Custody.TYPED)
            made.append(Line(key=own.id, sentence=typed, anchor=anchor, own=own))
        elif place not in gone:
            made.append(Line(key=_key(draft, place, anchor), sentence=sentence, anchor=anchor))
    return tuple(made)


def _key(draft: Note, place: Place, anchor: Anchor) -> str:
    """A name of the sentence that stays the same while its words and their place do."""
    section = draft.sections[place[0]]
    before = sum(sentence.text == anchor.text for sentence in section.sentences[: place[1]])
    return sha256(dumps([section.key, anchor, before]).encode()).hexdigest()[:KEY]


def _loose(section: NoteSection, loose: Iterable[Own]) -> tuple[Line, ...]:
    return tuple(
        Line(
            key=own.id,
            sentence=NoteSentence(text=own.text, sources=(), status=Custody.TYPED),
            own=own,
            stray=own.replaces is not None,
        )
        for own in loose
        if own.section == section.key
    )


def _taken_out(
    draft: Note, gone: Iterable[Place], lines: tuple[tuple[Line, ...], ...], transcript: Transcript
) -> tuple[Unwritten, ...]:
    """The words behind deleted sentences that no other sentence rests on."""
    covered = {span for section in lines for line in section for span in line.sentence.sources}
    deleted = [draft.sections[at].sentences[number] for at, number in sorted(gone)]
    spans = dict.fromkeys(span for sentence in deleted for span in sentence.sources if span not in covered)
    return tuple(
        Unwritten(
            turn=span.turn,
            start=span.start,
            end=span.end,
            text=transcript.turns[span.turn].text[span.start : span.end],
            why=TAKEN_OUT,
        )
        for span in spans
    )


def _points(
    lines: tuple[tuple[Line, ...], ...], transcript: Transcript, drug_names: Mapping[str, str]
) -> tuple[ToConfirm, ...]:
    """What to confirm. What the recogniser was unsure of is no doubt about words that the clinician wrote."""
    sentences = [
        replace(line.sentence, sources=()) if line.own else line.sentence for section in lines for line in section
    ]
    return confirm.to_confirm(sentences, drug_names, transcript.turns)


def _with_lines(
    draft: Note,
    lines: tuple[tuple[Line, ...], ...],
    unwritten: tuple[Unwritten, ...],
    points: tuple[ToConfirm, ...],
) -> Note:
    sections = tuple(
        replace(section, sentences=tuple(line.sentence for line in mine))
        for section, mine in zip(draft.sections, lines, strict=True)
    )
    return replace(
        draft,
        sections=sections,
        text=layout.plain_text(sections),
        said_not_written=(*draft.said_not_written, *unwritten),
        to_confirm=points,
    )
