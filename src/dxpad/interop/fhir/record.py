"""What a document is made from: the note, whom it is about, and how it came to be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import FindingSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.case import Sex
    from dxpad.domain.coding import AcceptedCode
    from dxpad.domain.note import Note
    from dxpad.domain.transcript import Transcript


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed the note, and when (ISO 8601 with zone)."""

    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNote:
    """A note on its way out. Nothing of the patient is filled in: what nobody said is left out.

    `title` and `loinc` name the kind of document (`loinc` may be empty); `made_at` is when the file is made and
    `held_at` when the consultation was held, ISO 8601 with zone, the latter empty where nobody knows. `alias` is what
    the clinician calls the patient here, never an identifier. `transcript` is what the sentences point into; its words
    stay at home, only their hash goes out.
    """

    note: Note
    transcript: Transcript
    title: str
    loinc: str
    made_at: str
    program: str
    knowledge: str
    held_at: str = ""
    alias: str = ""
    age: float | None = None
    sex: Sex | None = None
    found: FindingSet = field(default_factory=FindingSet)
    signed: Signature | None = None
    codes: tuple[AcceptedCode, ...] = ()
    """Codes that the clinician took over; a suggestion is none."""
    exact_hpo: Mapping[str, str] = field(default_factory=dict)
    """HPO ids of findings, by the finding's id, where both mean exactly the same."""
    amended: bool = False
    """Whether something was added after the signature; `note` then holds it."""

    @property
    def status(self) -> str:
        """preliminary, final or amended, as Composition and DocumentReference both say it."""
        return "amended" if self.signed and self.amended else "final" if self.signed else "preliminary"


def instant(at: str, where: str) -> str:
    """A time as FHIR writes an instant: whole seconds and a zone.

    Raises:
        BadInputError: it is no ISO 8601 time, or has no zone.
    """
    mend = "Write it like 2026-11-22T09:30:00+00:00"
    try:
        read = datetime.fromisoformat(at)
    except ValueError as error:
        raise BadInputError("this is no time", where=where, mend=mend) from error
    if read.tzinfo is None:
        raise BadInputError("this time has no zone", where=where, mend=mend)
    return read.isoformat(timespec="seconds")
