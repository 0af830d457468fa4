"""What the tagger advises on a sentence: whether a clinician would write it down, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.notes.parts import Kind
from dxpad.notes.tagger import Tag, tag, weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dxpad.notes.parts import Statement, Utterance
    from dxpad.notes.tagger import Tagged

_KINDS = {Tag.PLAN: Kind.PLAN, Tag.EXAM: Kind.EXAM, Tag.RESULTS: Kind.RESULTS}
"""What a clinician's sentence without a cue becomes, by its tag."""


@dataclass(frozen=True, slots=True)
class Advice:
    """The tags of one conversation's sentences, by their place."""

    tagged: Mapping[tuple[int, int], Tagged]

    @classmethod
    def on(cls, utterances: Sequence[Utterance]) -> Advice:
        """What the weights of this program say of a conversation."""
        return cls({utterance.place: tagged for utterance, tagged in tag(utterances, weights()).items()})

    def belongs(self, utterance: Utterance) -> bool:
        """Whether a clinician would write it down."""
        return self.tagged[utterance.place].tag is not Tag.OUT

    def kind(self, utterance: Utterance) -> Kind | None:
        """The kind of a clinician's sentence, None for one to leave out and for one about the history."""
        return _KINDS.get(self.tagged[utterance.place].tag)

    def salience(self, statement: Statement) -> float:
        """How surely a statement belongs in the note: as its surest sentence does."""
        return max(self.tagged[parent.place].salience for parent in statement.parents)

    def leaves(self, statement: Statement) -> bool:
        """Whether a clinician would leave out every sentence that a statement rests on."""
        return not any(self.belongs(parent) for parent in statement.parents)
