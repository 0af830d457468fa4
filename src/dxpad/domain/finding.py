"""Findings: anything observed, asked or measured, each with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dxpad.domain.issue import LIKENED, Issue


class Status(StrEnum):
    """Present, absent and unknown are three things. `POSSIBLE` is said of a span, never of a ranked finding."""

    PRESENT = "present"
    ABSENT = "absent"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Subject(StrEnum):
    """Whose finding it is."""

    PATIENT = "patient"
    FAMILY = "family"
    OTHER = "other"


class When(StrEnum):
    """When it holds, seen from the consultation."""

    CURRENT = "current"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words something came from: characters `start` to `end` (exclusive) of turn `turn`; of the text when None."""

    text: str
    start: int
    end: int
    turn: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """How a span of text is meant: status, time and subject."""

    status: Status
    when: When
    subject: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding of one person. `source` is None when the caller stated it; a measured one has `value` and `unit`."""

    id: str
    name: str
    status: Status
    subject: Subject = Subject.PATIENT
    when: When = When.CURRENT
    source: Quote | None = None
    value: float | None = None
    unit: str | None = None
    chief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A number with a unit as it was given or said. `name` is a quantity id once it has been recognised."""

    name: str
    value: float
    unit: str
    source: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Medication:
    """A medicine by its generic id, with the words it came from."""

    id: str
    name: str
    status: Status = Status.PRESENT
    source: Quote | None = None


ANY_MEDICINE = "any-medicine"
"""The id of an allergy entry about all medicines together: ABSENT is "no known drug allergies"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allergy:
    """Something the patient reacted to, or is said not to: a medicine, a class, an allergen or `ANY_MEDICINE` by its
    id, which is empty when no list knows the name. UNKNOWN: it was asked about, and the answer says neither."""

    id: str
    name: str
    status: Status = Status.PRESENT
    source: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSet:
    """All that was found in one case. `findings` hold at most one entry for each (id, subject, when). `unnamed` are
    words of the text that have a dose as a medicine has, and are in no list."""

    findings: tuple[Finding, ...] = ()
    age: float | None = None
    sex: str | None = None
    measurements: tuple[Measurement, ...] = ()
    medications: tuple[Medication, ...] = ()
    allergies: tuple[Allergy, ...] = ()
    unnamed: tuple[Quote, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def likened(self) -> frozenset[str]:
        """The ids of the findings that were understood by the likeness of their words alone."""
        return frozenset(issue.where for issue in self.issues if issue.code == LIKENED)
