"""A case as a caller gives it (CONTRACTS, Case): any part may be missing; what the caller states wins over the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dxpad.domain.finding import Measurement
from dxpad.domain.transcript import Transcript


class Setting(StrEnum):
    """Where the consultation takes place; priors depend on it."""

    PRIMARY_CARE = "primary-care"
    EMERGENCY = "emergency"
    INPATIENT = "inpatient"


class Sex(StrEnum):
    """Sex as it bears on how often conditions occur."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a caller knows. `present`, `absent` and `history` are finding ids (or HP: codes); age is in years.
    `not_taken` and `not_allergic` name what the caller says is not taken, and not reacted to."""

    id: str
    age: float | None = None
    sex: Sex | None = None
    setting: Setting = Setting.PRIMARY_CARE
    country: str | None = None
    text: str | None = None
    transcript: Transcript | None = None
    chief_complaint: str | None = None
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    medications: tuple[str, ...] = ()
    history: tuple[str, ...] = ()
    allergies: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()
    not_allergic: tuple[str, ...] = ()
