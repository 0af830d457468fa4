"""What the compiled knowledge holds, as the stages see it. Probabilities are per setting where they depend on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.differential import Basis, Urgency


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A measured value that makes a finding present: `at_least` <= value < `below`, for this sex and age if given. It
    is absent below `absent_below`, or from `absent_from` on, where that is not the limit itself: what lies between is
    grey and says nothing."""

    quantity: str
    at_least: float | None = None
    below: float | None = None
    sex: str | None = None
    age_at_least: float | None = None
    absent_below: float | None = None
    absent_from: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecord:
    """One thing that can be observed, asked or measured. `background` and `marginal` are keyed by setting:
    how often it is there in people consulting for something else, and over all hypotheses together."""

    id: str
    name: str
    kind: str
    question: str
    parents: tuple[str, ...]
    cluster: str
    exclusive: str
    background: Mapping[str, float]
    marginal: Mapping[str, float]
    hpo: str
    hpo_is_exact: bool
    """Whether `hpo` means exactly this finding, and not something near."""
    measured: tuple[Threshold, ...]
    sex: str
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRecord:
    """What ranking needs of one condition. `per_100k` is keyed by setting; `age` holds (first year, last year,
    multiplier), the last year None where the band is open; `sex` multipliers are keyed male and female. `review` is
    `draft` (nobody has read it), `outline` (its rows were read; no guidance is written) or `read` (whole)."""

    id: str
    name: str
    icd10: tuple[str, ...]
    system: str
    urgency: Urgency
    do_not_miss: bool
    presentation: bool
    per_100k: Mapping[str, float]
    age: tuple[tuple[int, int | None, float], ...]
    sex: Mapping[str, float]
    tests: tuple[str, ...]
    scores: tuple[str, ...]
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """How often a finding is present in a condition: the Beta distribution (`alpha`, `beta`) and its mean `p`.
    `lr` is a likelihood ratio as a study gave it, None where a frequency is known."""

    condition: str
    finding: str
    p: float
    alpha: float
    beta: float
    lr: float | None
    basis: Basis
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRecord:
    """A red-flag rule. `when` is read by `knowledge.rules`; it belongs to one condition, or to the complaints named
    (finding ids), of which one must be present for the rule to be asked about. `findings` are the leaves of `when`,
    in their order: a rule is only met with at least one of them present."""

    id: str
    name: str
    when: object
    urgency: Urgency
    first_action: str
    strength: str
    sources: tuple[str, ...]
    think_of: tuple[str, ...]
    ask: tuple[str, ...]
    condition: str
    complaint: tuple[str, ...]
    findings: tuple[str, ...]


class WordOrder(StrEnum):
    """How the words of a phrase must stand to mean it: anywhere in a clause; in their order and close by; or one after
    the other."""

    FREE = "free"
    KEPT = "kept"
    STRICT = "strict"


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconEntry:
    """One phrase of recognition: what it means, and its stems in the order they are said."""

    finding: str
    phrase: str
    stems: tuple[str, ...]
    order: WordOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpressionRecord:
    """A regular expression over a text in lower case. `opens` are letters with one of which a word begins where it
    matches, none where that is not known; `needs` are sets of words, of each of which a text that it reads holds one.
    """

    pattern: str
    opens: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRecord:
    """One way of speaking, and the finding that it says."""

    finding: str
    said: ExpressionRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRecord:
    """A sign or result told as a grade, which is the group `n`, `plus` or `most`: from `raised_from` on `finding` is
    present, or up to `reduced_to`, whichever is given."""

    finding: str
    said: ExpressionRecord
    raised_from: float | None
    reduced_to: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityRecord:
    """Something measured with a number: `units` maps each spelling of a unit to (factor, offset) into `unit`. `usual`
    is narrower than `plausible`: where the sick are mostly found, which tells the unit of a bare number; `bare` is the
    unit that everybody means who writes none."""

    id: str
    name: str
    synonyms: tuple[str, ...]
    unit: str
    units: Mapping[str, tuple[float, float]]
    plausible: tuple[float, float]
    usual: tuple[float, float]
    bare: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRecord:
    """A test or procedure: what its result shows (`detects`, finding ids) and what it asks of the patient. Cost runs
    from 1 to 5, minutes are the patient's at the test, invasiveness 0 to 3; None where nobody has judged it."""

    __test__ = False

    id: str
    name: str
    kind: str
    detects: tuple[str, ...]
    cost: int | None
    minutes: int | None
    invasiveness: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """A publication somebody looked up; `year` is None where what was read does not show it. `seen` says how much of it
    was read: full, table, abstract or secondary."""

    id: str
    authors: str
    title: str
    journal: str
    year: int | None
    doi: str
    pmid: str
    url: str
    kind: str
    seen: str
    seen_on: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHit:
    """One line of a search result or an A-Z list. `kind` is condition, symptom, procedure, score or finding."""

    id: str
    kind: str
    name: str
    snippet: str
    score: float
