"""What medicines say as findings: apixaban that is taken is anticoagulant use; one that is denied says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.finding import Finding, Status
from dxpad.findings.claim import Authority, Claim
from dxpad.findings.medicines import drugs_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from dxpad.domain.finding import Medication
    from dxpad.knowledge.store import Store


def taken_claims(medicines: Sequence[Medication], claims: Sequence[Claim], store: Store) -> Iterator[Claim]:
    """The findings of the classes of every medicine that is taken; of one that is read in the text only what the words
    themselves did not say."""
    said = {claim.finding.id for claim in claims if claim.finding.status is Status.PRESENT}
    records = store.findings()
    for each in medicines:
        if each.status is Status.PRESENT:
            stated = each.source is None
            for name in findings_of(each.id, store):
                if name in records and (stated or name not in said):
                    finding = Finding(id=name, name=records[name].name, status=Status.PRESENT, source=each.source)
                    yield Claim(finding=finding, authority=Authority.CALLER if stated else Authority.TEXT)


def findings_of(medicine: str, store: Store) -> tuple[str, ...]:
    """The findings that say that a medicine, or one of a class, is taken."""
    return store.derived(_by_medicine).get(medicine, ())


def rests_on(finding: Finding, medicines: Collection[str], store: Store) -> bool:
    """Whether a finding was read from the names of these medicines alone."""
    if finding.source is None or finding.status is not Status.PRESENT:
        return False
    text = finding.source.text
    named = {drug for _, _, drug in drugs_in(text, 0, len(text), store)}
    return bool(named) and named.issubset(medicines) and any(finding.id in findings_of(each, store) for each in named)


def _by_medicine(store: Store) -> Mapping[str, tuple[str, ...]]:
    """Findings by medicine and by class, those of every class above it included."""
    classes = store.documents("drug-class")
    found: dict[str, dict[str, None]] = {}

    def give(name: str, finding: str) -> None:
        found.setdefault(name, {})[finding] = None
        if name in classes:
            for below in (*classes[name].texts("members"), *classes[name].texts("includes")):
                give(below, finding)

    for name, item in classes.items():
        if item.text("finding"):
            give(name, item.text("finding"))
    for name, item in store.documents("drug").items():
        for part in item.texts("contains"):
            found.setdefault(name, {}).update(found.get(part, {}))
    return {name: tuple(names) for name, names in found.items()}
