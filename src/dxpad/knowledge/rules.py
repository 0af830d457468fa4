"""Conditions of rules as data: all / any / at_least n of / not / unless over findings, age and sex; three-valued.

A rule is met (PRESENT), not met (ABSENT), or cannot be judged yet (UNKNOWN) because something it needs was never asked.
`not` needs to know that a thing is absent; `unless` only that nobody said that it is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

P, A, U = Status.PRESENT, Status.ABSENT, Status.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a rule may look at: the status of findings by id (a missing one is unknown), age in years and sex."""

    findings: Mapping[str, Status]
    age: float | None = None
    sex: str | None = None


def judge(rule: object, known: Known) -> Status:
    """PRESENT when the rule is met, ABSENT when it cannot be, UNKNOWN while it depends on what nobody asked."""
    if isinstance(rule, str):
        return known.findings.get(rule, U)
    if not isinstance(rule, dict):
        return U
    parts = [_part(key, value, rule, known) for key, value in rule.items() if key != "of"]
    return parts[0] if len(parts) == 1 else _all(parts)


def holds(rule: object, known: Known) -> bool:
    """Whether `judge` would say PRESENT; stops at the first part that settles it."""
    if isinstance(rule, str):
        return known.findings.get(rule) is P
    if not isinstance(rule, dict) or not rule:
        return False
    return all(_holds_part(key, value, rule, known) for key, value in rule.items() if key != "of")


def _holds_part(key: str, value: object, rule: Mapping[str, object], known: Known) -> bool:
    if key == "all":
        parts = _list(value)
        return bool(parts) and all(holds(part, known) for part in parts)
    if key == "any":
        return any(holds(part, known) for part in _list(value))
    return _part(key, value, rule, known) is P


def _part(key: str, value: object, rule: Mapping[str, object], known: Known) -> Status:
    if key in ("all", "any"):
        return (_every if key == "all" else _some)(_list(value), known)
    if key == "at_least":
        return _at_least(int(str(value)), [judge(part, known) for part in _list(rule.get("of"))])
    if key == "not":
        return {P: A, A: P}.get(judge(value, known), U)
    if key == "unless":
        return A if judge(value, known) is P else P
    return _of_patient(key, value, known)


def _of_patient(key: str, value: object, known: Known) -> Status:
    """A part about age or sex; UNKNOWN while it is not known."""
    if key in ("age_at_least", "age_below"):
        return _age(key, float(str(value)), known.age)
    if key == "sex" and known.sex is not None:
        return P if known.sex == value else A
    return U


def _age(key: str, limit: float, age: float | None) -> Status:
    if age is None:
        return U
    return P if (age >= limit) == (key == "age_at_least") else A


def _every(parts: list[object], known: Known) -> Status:
    """As `_all`; stops at the first part that cannot be met."""
    said, met = known.findings, P if parts else U
    for part in parts:
        verdict = said.get(part, U) if isinstance(part, str) else judge(part, known)
        if verdict is A:
            return A
        if verdict is not P:
            met = U
    return met


def _some(parts: list[object], known: Known) -> Status:
    """As `_at_least` one; stops at the first part that is met."""
    said, met = known.findings, A
    for part in parts:
        verdict = said.get(part, U) if isinstance(part, str) else judge(part, known)
        if verdict is P:
            return P
        if verdict is not A:
            met = U
    return met


def _all(verdicts: list[Status]) -> Status:
    if A in verdicts:
        return A
    return U if U in verdicts or not verdicts else P


def _at_least(count: int, verdicts: list[Status]) -> Status:
    if verdicts.count(P) >= count:
        return P
    return U if verdicts.count(P) + verdicts.count(U) >= count else A


def needed(rule: object) -> tuple[frozenset[str], ...]:
    """Sets of findings, of each of which at least one must be present before `holds` can be true."""
    if isinstance(rule, str):
        return (frozenset([rule]),)
    if not isinstance(rule, dict):
        return ()
    made: list[frozenset[str]] = []
    for key, value in rule.items():
        if key == "all":
            made += [needs for part in _list(value) for needs in needed(part)]
        elif key == "any":
            made += _any_of(_list(value))
        elif key == "at_least" and int(str(value)) > 0:
            made += _any_of(_list(rule.get("of")))
    return tuple(made)


def _any_of(parts: list[object]) -> list[frozenset[str]]:
    """What is needed where one part must hold: one of the fewest that each needs; nothing if a part needs none."""
    ways = [min(needed(part), key=len, default=frozenset[str]()) for part in parts]
    return [frozenset[str]().union(*ways)] if ways and all(ways) else []


def leaves(rule: object) -> Iterator[str]:
    """Every finding id that a rule looks at."""
    if isinstance(rule, str):
        yield rule
    elif isinstance(rule, dict):
        for key, value in rule.items():
            if key in ("all", "any", "of", "not", "unless"):
                for part in _list(value):
                    yield from leaves(part)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
