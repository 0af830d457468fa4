"""Findings the caller states by id or HPO code. An unknown one is reported with the nearest ids, never guessed."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from dxpad.domain.finding import Finding, Status, When
from dxpad.domain.issue import Issue
from dxpad.findings.claim import LASTING, Authority, Claim
from dxpad.knowledge.words import phrase_stems

if TYPE_CHECKING:
    from dxpad.domain.case import Case
    from dxpad.knowledge.records import FindingRecord
    from dxpad.knowledge.store import Store

SHOWN = 60
"""Characters of an unknown id that are repeated back."""


def stated_claims(case: Case, store: Store) -> tuple[list[Claim], list[Issue]]:
    """The caller's `present`, `absent` and `history`, in this order."""
    claims: list[Claim] = []
    issues: list[Issue] = []
    fields = (
        ("present", case.present, Status.PRESENT, When.CURRENT),
        ("absent", case.absent, Status.ABSENT, When.CURRENT),
        ("history", case.history, Status.PRESENT, When.PAST),
    )
    for field, ids, status, when in fields:
        for number, given in enumerate(ids):
            record = record_of(given, store)
            if record is None:
                issues.append(_unknown(given, f"{field}[{number}]", store))
            else:
                lasting = When.CURRENT if record.kind in LASTING else when
                finding = Finding(id=record.id, name=record.name, status=status, when=lasting)
                claims.append(Claim(finding=finding, authority=Authority.CALLER))
    return claims, issues


def record_of(given: str, store: Store) -> FindingRecord | None:
    """The finding of an id (underscores and capitals forgiven) or an HPO code; None when there is none."""
    name = given.strip()
    if name.upper().startswith("HP:"):
        return store.finding_by_hpo(name.upper())
    return store.findings().get(name.lower().replace("_", "-").replace(" ", "-"))


def nearest(given: str, store: Store) -> tuple[str, ...]:
    """Up to three ids that may have been meant: by a phrase of the lexicon, then by spelling."""
    stems = phrase_stems(given)
    meant = [entry.finding for entry in store.lexicon(stems) if entry.stems == stems]
    alike = get_close_matches(given.lower()[:SHOWN], store.findings(), n=3)
    return tuple(dict.fromkeys([*meant, *alike]))[:3]


def _unknown(given: str, where: str, store: Store) -> Issue:
    near = nearest(given, store)
    return Issue(
        code="unknown-finding",
        where=where,
        message=f"no finding {given[:SHOWN]!r}; it was left out",
        mend=f"Did you mean {', '.join(near)}?" if near else "Search the findings for the right id",
    )
