"""What passes between the steps of the note writer: utterances go in, statements come out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dxpad.domain.note import Custody, SpanRef

if TYPE_CHECKING:
    from dxpad.domain.transcript import Speaker


class Kind(StrEnum):
    """What a statement is about; templates say which kinds each of their sections holds."""

    CHIEF_COMPLAINT = "chief-complaint"
    HISTORY = "hpi"
    REVIEW = "ros"
    PAST = "past-history"
    MEDICATIONS = "medications"
    ALLERGIES = "allergies"
    FAMILY = "family-history"
    SOCIAL = "social-history"
    EXAM = "exam"
    RESULTS = "results"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    SAFETY_NET = "safety-net"


class Order(StrEnum):
    """How the sentences of a section follow each other: by their kind, or by the problem they are about."""

    KIND = "kind"
    PROBLEM = "problem"


class Polarity(StrEnum):
    """Whether a statement says that its topic is there, is not, or is left in the speaker's own words."""

    PRESENT = "present"
    ABSENT = "absent"
    QUOTED = "quoted"
    TOLD = "told"


class Voice(StrEnum):
    """third: about the patient, for colleagues, in short (`Has a cough.`); full: the same in whole sentences (`The
    patient has a cough.`); he, she: each of them where the sex is known; second: to the patient, for a leaflet."""

    THIRD = "third"
    SECOND = "second"
    HE = "he"
    SHE = "she"
    FULL = "full"
    FULL_HE = "full-he"
    FULL_SHE = "full-she"

    @property
    def whole(self) -> bool:
        """Whether sentences keep the patient as their subject."""
        return self in (Voice.FULL, Voice.FULL_HE, Voice.FULL_SHE)

    @property
    def brief(self) -> Voice:
        """The same voice in short."""
        return {Voice.FULL: Voice.THIRD, Voice.FULL_HE: Voice.HE, Voice.FULL_SHE: Voice.SHE}.get(self, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One sentence as it was said: characters `start` to `end` (exclusive) of turn `turn`."""

    turn: int
    start: int
    end: int
    speaker: Speaker
    text: str

    @property
    def place(self) -> tuple[int, int]:
        """Turn and first character, for the order of speech."""
        return (self.turn, self.start)

    @property
    def span(self) -> SpanRef:
        """Where it was said."""
        return SpanRef(turn=self.turn, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence of the note to be, with the utterances it rests on in the order of speech.

    `topic` holds the words a question named, `fallback` the quotation that replaces the text when a check fails.
    """

    kind: Kind
    text: str
    parents: tuple[Utterance, ...]
    polarity: Polarity
    fallback: str
    topic: str = ""
    custody: Custody = Custody.LINKED

    @property
    def place(self) -> tuple[int, int]:
        """Turn and character of the first words it rests on."""
        return (self.parents[0].turn, self.parents[0].start)
