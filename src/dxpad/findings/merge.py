"""Many claims to one finding for each id, subject and time; what contradicts itself is kept once and reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.finding import Finding, Status, Subject, When
from dxpad.domain.issue import Issue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.findings.claim import Claim
    from dxpad.knowledge.store import Store

_Key = tuple[str, Subject, When]


def merge(claims: Sequence[Claim], store: Store) -> tuple[tuple[Finding, ...], list[Issue]]:
    """One entry for each (id, subject, when), in order of its place; those the caller stated come first.

    The caller's word wins, then the clinician's, then the text's. Between equals the present and more specific one
    stands.
    """
    groups: dict[_Key, list[Claim]] = {}
    for claim in claims:
        finding = claim.finding
        groups.setdefault((finding.id, finding.subject, finding.when), []).append(claim)
    issues: list[Issue] = []
    kept = {key: _one(group, issues) for key, group in groups.items()}
    _drop_parents(kept, store, issues)
    _drop_exclusive(kept, store, issues)
    findings = _with_chief([claim.finding for claim in kept.values()], store)
    return tuple(sorted(findings, key=_place)), issues


def _one(group: Sequence[Claim], issues: list[Issue]) -> Claim:
    """The claim that stands for its group, with the value and the chief complaint of those that agree with it."""
    highest = max(claim.authority for claim in group)
    top = [claim for claim in group if claim.authority is highest]
    statuses = {claim.finding.status for claim in top}
    status = Status.PRESENT if Status.PRESENT in statuses else Status.ABSENT
    if len(statuses) > 1 and any(claim.finding.value is None for claim in top):
        name = top[0].finding.name
        issues.append(
            _issue(
                "present-and-absent", top[0].finding.id, f"{name} is both present and absent; present was kept", name
            )
        )
    agreed = [claim for claim in group if claim.finding.status is status]
    chosen = next(claim for claim in top if claim.finding.status is status)
    valued = next((claim.finding for claim in agreed if claim.finding.value is not None), chosen.finding)
    chief = any(claim.finding.chief for claim in agreed)
    return replace(chosen, finding=replace(chosen.finding, chief=chief, value=valued.value, unit=valued.unit))


def _drop_parents(kept: dict[_Key, Claim], store: Store, issues: list[Issue]) -> None:
    """A finding that is present while a broader one is denied: the present one stands, unless the caller denied."""
    for key in [key for key, claim in kept.items() if claim.finding.status is Status.PRESENT]:
        for ancestor in store.ancestors(key[0]):
            above = (ancestor, key[1], key[2])
            if key in kept and above in kept and kept[above].finding.status is Status.ABSENT:
                child, parent = kept[key], kept[above]
                lost = key if parent.authority > child.authority else above
                message = (
                    f"{child.finding.name} is present while {parent.finding.name} "
                    f"is absent; {kept[lost].finding.name} was left out"
                )
                issues.append(_issue("present-under-absent", key[0], message, child.finding.name))
                del kept[lost]


def _drop_exclusive(kept: dict[_Key, Claim], store: Store, issues: list[Issue]) -> None:
    """Of findings that cannot be true together the one with more authority stands, then the chief complaint's, then
    the first."""
    groups: dict[tuple[str, Subject, When], list[_Key]] = {}
    for key, claim in kept.items():
        group = store.finding(key[0]).exclusive
        if group and claim.finding.status is Status.PRESENT:
            groups.setdefault((group, key[1], key[2]), []).append(key)
    for keys in groups.values():
        first = max(keys, key=lambda key: (kept[key].authority, kept[key].finding.chief, -keys.index(key)))
        line = {first[0], *store.ancestors(first[0])}
        for key in keys:
            if key[0] not in line and first[0] not in store.ancestors(key[0]):
                names = kept[first].finding.name, kept[key].finding.name
                message = f"{names[0]} and {names[1]} cannot both be true; {names[1]} was left out"
                issues.append(_issue("exclude-each-other", key[0], message, names[0]))
                del kept[key]


def _with_chief(findings: Sequence[Finding], store: Store) -> list[Finding]:
    """A more specific form of the chief complaint is the chief complaint."""
    chief = {finding.id for finding in findings if finding.chief}
    return [
        replace(finding, chief=True)
        if finding.status is Status.PRESENT
        and finding.subject is Subject.PATIENT
        and finding.when is When.CURRENT
        and not chief.isdisjoint(store.ancestors(finding.id))
        else finding
        for finding in findings
    ]


def _place(finding: Finding) -> tuple[bool, int, int, int]:
    source = finding.source
    if source is None:
        return False, -1, 0, 0
    return True, -1 if source.turn is None else source.turn, source.start, source.end


def _issue(code: str, where: str, message: str, name: str) -> Issue:
    return Issue(
        code=code,
        where=where,
        message=message,
        mend=f"Ask about {name[:1].lower()}{name[1:]} and correct the finding that is wrong",
    )
