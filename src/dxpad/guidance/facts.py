"""What is known of this patient, for cautions and scores: status by finding, with the words behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status, Subject, When
from dxpad.knowledge.rules import Known, judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dxpad.domain.case import Case
    from dxpad.domain.finding import Finding, FindingSet, Measurement, Quote
    from dxpad.knowledge.store import Store

LASTING = frozenset({"history", "risk", "exposure"})
"""Kinds of findings that still hold when they were said of the past."""
FERTILE = (10, 55)
"""Ages in years at which a woman may be pregnant; outside them nobody needs to ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The patient's own findings, what a present one implies above it and what an absent one rules out below it.
    `quotes` holds the words behind each status, None where the caller stated it."""

    known: Known
    quotes: Mapping[str, Quote | None]
    measured: Mapping[str, tuple[Measurement, ...]]

    def met(self, rule: object) -> Status:
        """Whether a rule of findings, age and sex is met: PRESENT, ABSENT, or UNKNOWN while nobody asked."""
        return judge(rule, self.known)

    def has(self, name: str) -> bool:
        """Whether a finding is known to be present."""
        return self.known.findings.get(name) is Status.PRESENT


def facts_of(case: Case, found: FindingSet, store: Store) -> Facts:
    """The facts of one case. Findings of relatives count only where the finding itself is a family history."""
    age = found.age if found.age is not None else case.age
    sex = found.sex or (case.sex.value if case.sex else None)
    status, quotes = _statuses([finding for finding in found.findings if _own(finding, store)], store)
    if not _may_be_pregnant(age, sex) and status.get("pregnancy") is not Status.PRESENT:
        for name in ("pregnancy", *_below("pregnancy", store)):
            status[name], quotes[name] = Status.ABSENT, None
    measured: dict[str, tuple[Measurement, ...]] = {}
    for measurement in found.measurements:
        measured[measurement.name] = (*measured.get(measurement.name, ()), measurement)
    return Facts(known=Known(findings=status, age=age, sex=sex), quotes=quotes, measured=measured)


def _statuses(own: list[Finding], store: Store) -> tuple[dict[str, Status], dict[str, Quote | None]]:
    """Status and words by finding. What was said of a finding itself gives its words; present wins over absent."""
    status: dict[str, Status] = {}
    quotes: dict[str, Quote | None] = {}
    for wanted, related in ((Status.ABSENT, _below), (Status.PRESENT, _above)):
        said = [finding for finding in own if finding.status is wanted]
        for finding in said:
            for name in related(finding.id, store):
                status[name], quotes[name] = wanted, finding.source
        for finding in said:
            status[finding.id], quotes[finding.id] = wanted, finding.source
    return status, quotes


def _above(name: str, store: Store) -> Iterator[str]:
    yield from store.ancestors(name)


def _may_be_pregnant(age: float | None, sex: str | None) -> bool:
    return sex != "male" and (age is None or FERTILE[0] <= age <= FERTILE[1])


def _own(finding: Finding, store: Store) -> bool:
    if finding.subject is Subject.FAMILY:
        return finding.id.startswith("family-history")
    lasting = finding.when is When.PAST and store.finding(finding.id).kind in LASTING
    return finding.subject is Subject.PATIENT and (finding.when is When.CURRENT or lasting)


def _below(name: str, store: Store) -> Iterator[str]:
    for child in store.children(name):
        yield child
        yield from _below(child, store)
