"""Codes that a note's words suggest. They are offered, never assumed: nothing is coded until somebody takes it."""

from __future__ import annotations

from dataclasses import dataclass

from dxpad.domain.finding import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedCode:
    """A diagnosis that the clinician stated, with the ICD-10-CM codes of its condition.

    `sentence` counts from 0 over the whole note, `text` is the phrase in it at characters `start` to `end` (exclusive).
    `status` is present, or possible where it was stated as uncertain: many coding rules leave those out.
    """

    condition: str
    name: str
    icd10: tuple[str, ...]
    status: Status
    sentence: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedCode:
    """One ICD-10-CM code that the clinician took over for a diagnosis they stated in a sentence of the note."""

    condition: str
    name: str
    code: str
    status: Status
    sentence: int
