"""The ranked differential and the arithmetic it carries (CONTRACTS, Differential)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dxpad.domain.finding import Finding, Quote, Status
from dxpad.domain.issue import Issue


class Urgency(StrEnum):
    """emergency: now, by ambulance or emergency department; urgent: within about a day or two; routine: an ordinary
    appointment; self-care: none needed if it settles."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"
    SELF_CARE = "self-care"


class Basis(StrEnum):
    """What a number rests on: a study somebody read, or our estimate."""

    STUDY = "study"
    ESTIMATE = "estimate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One finding's push on one condition. `log_odds` is natural and already weighted, capped and braked;
    `weight` is what it was multiplied by and `why` says it in plain words; `brake` is the part of the weight that comes
    from a finding it travels with counting whole (1 where it counts whole itself)."""

    finding: str
    name: str
    status: Status
    log_odds: float
    weight: float
    basis: Basis
    sources: tuple[str, ...]
    why: str
    brake: float = 1.0
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A finding the condition often has and nobody has mentioned; `gain` in bits is what asking would tell."""

    finding: str
    name: str
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One condition of the differential. exp(log_prior + sum of log_odds - log_normaliser) is `probability`."""

    rank: int
    condition: str
    name: str
    icd10: tuple[str, ...]
    probability: float
    interval: tuple[float, float]
    do_not_miss: bool
    urgency: Urgency
    log_prior: float
    evidence: tuple[Evidence, ...]
    expected_but_unknown: tuple[Expected, ...]
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """None of the listed conditions. `reserved` is the part of `log_prior` that is kept for what no list knows."""

    probability: float
    log_prior: float
    reserved: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remainder:
    """The conditions that were ranked but are not listed: how many, and their probability together."""

    conditions: int
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A finding that was asked or tested and speaks against a condition, by `log_odds` as it counts; `test` is the
    condition's test that shows it, None where it is asked or looked for."""

    finding: str
    name: str
    status: Status
    log_odds: float
    test: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """One line of the do-not-miss ledger. `state` is open or unlikely; an open one was `raised` by a red-flag or by its
    probability. `resolve_with` are finding or test ids. `against` are the answers that speak against it, strongest
    first, and `without` its probability if they had not been given and nothing else were different; None without any.
    An unlikely one of which `closed` is true would be open without them."""

    condition: str
    name: str
    state: str
    raised: str
    why: str
    raised_by: tuple[Quote, ...]
    resolve_with: tuple[str, ...]
    against: tuple[Answer, ...] = ()
    without: float | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgencyReason:
    """Why it is that urgent: a red-flag rule or a condition."""

    rule: str | None
    condition: str | None
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What to ask or test next; exactly one of `ask` and `test` is set. Of a test: cost from 1 to 5, the patient's
    minutes, invasiveness 0 to 3; None where nobody has judged it."""

    ask: str | None
    test: str | None
    question: str
    gain: float
    danger_resolved: float
    cost: int | None = None
    minutes: int | None = None
    invasiveness: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The release's own accuracy, written by a benchmark, never by hand."""

    suite: str
    top1: float
    top3: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """A traffic light for this case with its reasons, and the measured accuracy beside it."""

    level: str
    reasons: tuple[str, ...]
    measured: Measured | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncounted:
    """A finding that says nothing of its own, because another one (`because`, an id) says it already."""

    finding: str
    name: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a result was made from; the same receipt gives the same bytes. `counts_sha256` is of a hospital's own case
    counts, empty where none were used."""

    input_sha256: str
    knowledge: str
    program: str
    counts_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The sums behind single conditions, as they stand in the whole list, in the order they were asked for."""

    id: str
    receipt: Receipt
    conditions: tuple[Ranked, ...]
    other: Other
    log_normaliser: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Differential:
    """The whole result. `log_normaliser` is the log of the sum over every hypothesis, *other* included."""

    id: str
    receipt: Receipt
    findings: tuple[Finding, ...]
    uncounted: tuple[Uncounted, ...]
    differential: tuple[Ranked, ...]
    other: Other
    remainder: Remainder
    log_normaliser: float
    do_not_miss: tuple[Danger, ...]
    urgency: Urgency
    urgency_reasons: tuple[UrgencyReason, ...]
    next: tuple[NextStep, ...]
    reliability: Reliability
    coverage_warnings: tuple[str, ...]
    issues: tuple[Issue, ...]
