"""Guidance: how urgent, what to do, which score (CONTRACTS, Guidance and Score)."""

from __future__ import annotations

from dataclasses import dataclass

from dxpad.domain.differential import Basis, Receipt, Urgency, UrgencyReason
from dxpad.domain.finding import Quote, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A range of a score's value and what it means."""

    from_: float
    to: float
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """What one input added to a score."""

    input: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreResult:
    """A score worked out whole. `id` is the caller's own."""

    id: str
    score: str
    version: str
    value: float
    unit: str
    band: Band
    points: tuple[Points, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreOffer:
    """A score that fits the case. With nothing `missing` it is worked out; else `value` and `band` are None and
    `missing` names the inputs to ask for. `filled_from` gives the words behind each input that was filled;
    None where the caller stated it."""

    score: str
    name: str
    version: str
    why: str
    value: float | None
    unit: str
    band: Band | None
    points: tuple[Points, ...]
    sources: tuple[str, ...]
    missing: tuple[str, ...]
    filled_from: dict[str, Quote | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A red-flag rule that was met, was not met, or cannot be judged yet. `strength` is strong, weak or expert."""

    id: str
    name: str
    status: Status
    think_of: tuple[str, ...]
    urgency: Urgency
    first_action: str
    sources: tuple[str, ...]
    raised_by: tuple[Quote, ...] = ()
    ask: tuple[str, ...] = ()
    strength: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a step is asked for and by which conditions or complaints; `aside` where they word or time it otherwise."""

    askers: tuple[str, ...]
    why: str
    aside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkupStep:
    """One thing to do: `kind` is bedside, laboratory, imaging or other. `rating` says how appropriate a panel found it,
    `changes` what each result changes, `scores` which rules decide, `cautions` what this patient's pregnancy, kidneys,
    medicines and allergies ask for before it. `why` is all `reasons` in one text."""

    do: str
    kind: str
    when: str
    why: str
    strength: str
    country: str | None
    sources: tuple[str, ...]
    rating: str = ""
    changes: str = ""
    scores: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one body of one country says. `country` is ISO 3166, or EU or INT for bodies of many countries."""

    country: str
    body: str
    year: int
    says: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A question on which guidelines disagree, with every position and why it matters here."""

    id: str
    question: str
    why: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentStep:
    """One step to consider for one condition, with this patient's cautions."""

    condition: str
    step: str
    strength: str
    cautions: tuple[str, ...]
    country: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """To whom, how soon, why."""

    to: str
    how_soon: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugAlert:
    """A known danger among this patient's medicines; `tier` 1 is to be avoided, 2 adjusted or watched, 3 known.

    `kind` is interaction, allergy, renal, pregnancy, age or duplicate; `rule` is stable. `items` are the medicines,
    classes or allergens by id, `names` as they are read, both in alphabetical order. `detail` says what the rule was
    applied to: the kidney figure, the age, which members of a class it holds for."""

    kind: str
    tier: int
    items: tuple[str, ...]
    mechanism: str
    action: str
    alternative: str
    sources: tuple[str, ...]
    rule: str
    names: tuple[str, ...]
    effect: str
    detail: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedMedicine:
    """One medicine or class that the patient takes. `listed` are the kinds of checks whose rules name it: for every
    other kind this release knows nothing about it."""

    id: str
    name: str
    listed: tuple[str, ...]
    source: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """What could not be checked, why, and what would make it possible. `kind` is that of an alert, or medicine for a
    name that no list knows, or scope for what this release never checks."""

    kind: str
    items: tuple[str, ...]
    why: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugChecks:
    """What was compared with what, and what was not: as much part of the answer as the alerts."""

    medicines: tuple[CheckedMedicine, ...] = ()
    stopped: tuple[str, ...] = ()
    allergies: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    not_checked: tuple[Unchecked, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugReport:
    """The drug checks of one case alone: the alerts, gravest first, and what stands behind them."""

    id: str
    receipt: Receipt
    drugs: tuple[DrugAlert, ...]
    drug_checks: DrugChecks


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """The whole result. `not_checked` is as much part of it as what was checked; `cautions` hold for every medicine
    that `treatment` names."""

    id: str
    receipt: Receipt
    urgency: Urgency
    urgency_reasons: tuple[UrgencyReason, ...]
    red_flags: tuple[RedFlag, ...]
    workup: tuple[WorkupStep, ...]
    treatment: tuple[TreatmentStep, ...]
    referral: tuple[Referral, ...]
    follow_up: tuple[str, ...]
    safety_net: tuple[str, ...]
    scores: tuple[ScoreOffer, ...]
    drugs: tuple[DrugAlert, ...]
    not_checked: tuple[str, ...]
    drug_checks: DrugChecks = DrugChecks()
    contests: tuple[Contest, ...] = ()
    cautions: tuple[str, ...] = ()
