"""Which red-flag rules a case meets, does not meet, or leaves open. Shared by ranking and guidance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dxpad.domain.finding import Status, Subject, When
from dxpad.knowledge.rules import Known, holds, judge, needed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.domain.finding import Finding, FindingSet, Quote
    from dxpad.knowledge.records import RuleRecord
    from dxpad.knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One rule on one case: its status, the words that met it, and the findings nobody asked about."""

    rule: RuleRecord
    status: Status
    raised_by: tuple[Quote, ...]
    unknown: tuple[str, ...]


def known_of(found: FindingSet, store: Store) -> Known:
    """What rules may look at: the patient's findings, what a present one implies above it, and what an absent one
    rules out below it. A rule is not met by what was understood by likeness alone: that stays to be asked."""
    status: dict[str, Status] = {}
    likened = found.likened
    own = [finding for finding in found.findings if finding.id not in likened and bears(finding, store)]
    for finding in own:
        if finding.status is Status.ABSENT:
            status[finding.id] = Status.ABSENT
            for child in _below(finding.id, store):
                status.setdefault(child, Status.ABSENT)
    for finding in own:
        if finding.status is Status.PRESENT:
            for name in (finding.id, *store.ancestors(finding.id)):
                status[name] = Status.PRESENT
    return Known(findings=status, age=found.age, sex=found.sex)


def bears(finding: Finding, store: Store) -> bool:
    """Whether a finding says something about this patient now: their own current ones, what is true of their history,
    and the findings that are about the family. A relative's cough, last year's pain and advice do not."""
    if finding.subject is Subject.FAMILY:
        return finding.id.startswith("family-history")
    lasting = store.finding(finding.id).kind in ("history", "risk", "exposure")
    now = finding.when is When.CURRENT or (lasting and finding.when is When.PAST)
    return finding.subject is Subject.PATIENT and now


def _below(name: str, store: Store) -> Iterable[str]:
    for child in store.children(name):
        yield child
        yield from _below(child, store)


def verdicts(found: FindingSet, store: Store) -> tuple[Verdict, ...]:
    """The rules that bear on this case: those of complaints that are present, and every rule that is met."""
    known = known_of(found, store)
    said = _said(found, store)
    present = _present(known)
    made = []
    for rule in store.rules_about(present):
        status = judge(rule.when, known)
        if status is Status.PRESENT or not present.isdisjoint(rule.complaint):
            made.append(_verdict(rule, status, known, said))
    return tuple(made)


def met(found: FindingSet, known: Known, store: Store) -> tuple[Verdict, ...]:
    """Those of `verdicts` that are met; `known` is that of `found`."""
    present = _present(known)
    by_need = store.derived(_by_need)
    asked = {rule.id: rule for name in present for rule, needs in by_need.get(name, ()) if _there(needs, present)}
    rules = [asked[name] for name in sorted(asked) if holds(asked[name].when, known)]
    said = _said(found, store)
    return tuple(_verdict(rule, Status.PRESENT, known, said) for rule in rules)


def _by_need(store: Store) -> dict[str, list[tuple[RuleRecord, tuple[frozenset[str], ...]]]]:
    """Every rule under each finding of the smallest set that it needs one of, with the other sets: most rules end
    there, unread. A rule is only met with at least one of its findings present, so that is the least it needs."""
    found: dict[str, list[tuple[RuleRecord, tuple[frozenset[str], ...]]]] = {}
    for rule in store.rules():
        first, *others = sorted((*needed(rule.when), frozenset(rule.findings)), key=len)
        for name in first:
            found.setdefault(name, []).append((rule, tuple(others)))
    return found


def _there(needs: tuple[frozenset[str], ...], present: set[str]) -> bool:
    return not any(present.isdisjoint(some) for some in needs)


def _present(known: Known) -> set[str]:
    return {name for name, status in known.findings.items() if status is Status.PRESENT}


_Said: TypeAlias = "list[tuple[Quote, frozenset[str]]]"
"""Words, and what they say is present: a finding and all that it is a kind of."""


def _said(found: FindingSet, store: Store) -> _Said:
    return [
        (finding.source, frozenset((finding.id, *store.ancestors(finding.id))))
        for finding in found.findings
        if finding.source and finding.status is Status.PRESENT and bears(finding, store)
    ]


def _verdict(rule: RuleRecord, status: Status, known: Known, said: _Said) -> Verdict:
    names = tuple(dict.fromkeys((*rule.findings, *rule.ask)))
    return Verdict(
        rule=rule,
        status=status,
        raised_by=_raised_by(names, said) if status is Status.PRESENT else (),
        unknown=tuple(name for name in names if name not in known.findings),
    )


def _raised_by(names: tuple[str, ...], said: _Said) -> tuple[Quote, ...]:
    wanted = frozenset(names)
    return tuple(dict.fromkeys(quote for quote, says in said if not wanted.isdisjoint(says)))
