"""What several findings say together: vaginal bleeding at 61 is bleeding after the menopause, jaundice at two days is a
newborn's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.finding import Status, Subject, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.finding import Finding
    from dxpad.knowledge.store import Store


class _Rule(NamedTuple):
    """`of` is there, with any of `with_any` (if named) and none of `unless`, at these ages: so is `means`."""

    means: str
    of: str
    with_any: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    least: float | None = None
    most: float | None = None


_PREGNANT = frozenset({"pregnancy", "late-pregnancy-over-20-weeks", "positive-pregnancy-test"})
_BLEEDS = frozenset({"bleeding-in-pregnancy", "bleeding-after-birth", "postmenopausal-bleeding"})
_RULES = (
    _Rule("jaundiced-newborn", "jaundice", most=0.12),
    _Rule("bleeding-after-birth", "vaginal-bleeding", frozenset({"postpartum"}), _BLEEDS),
    _Rule("bleeding-in-pregnancy", "vaginal-bleeding", _PREGNANT, _BLEEDS | {"postpartum"}),
    _Rule("postmenopausal-bleeding", "vaginal-bleeding", frozenset({"menopause"}), _BLEEDS | _PREGNANT),
    _Rule("postmenopausal-bleeding", "vaginal-bleeding", unless=_BLEEDS | _PREGNANT, least=57),
    _Rule("postpartum-low-mood", "low-mood", frozenset({"postpartum"})),
)


def with_implied(findings: Sequence[Finding], age: float | None, store: Store) -> tuple[Finding, ...]:
    """The findings, each implied one behind those that it follows from; what is known already stays as it is."""
    kept = list(findings)
    records = store.findings()
    for rule in _RULES:
        present = {each.id: each for each in kept if _is_now(each)}
        known = {each.id for each in kept if each.subject is Subject.PATIENT and each.when is When.CURRENT}
        if rule.means in records and rule.means not in known and _holds(rule, frozenset(present), age):
            source = present[rule.of]
            new = replace(source, id=rule.means, name=records[rule.means].name, value=None, unit=None)
            kept.insert(kept.index(source) + 1, new)
    return tuple(kept)


def _is_now(finding: Finding) -> bool:
    return finding.status is Status.PRESENT and finding.subject is Subject.PATIENT and finding.when is When.CURRENT


def _holds(rule: _Rule, present: frozenset[str], age: float | None) -> bool:
    if rule.of not in present or not rule.unless.isdisjoint(present):
        return False
    if rule.with_any and rule.with_any.isdisjoint(present):
        return False
    if rule.least is not None and (age is None or age < rule.least):
        return False
    return rule.most is None or (age is not None and age <= rule.most)
