"""The shape of a rule over findings, age and sex, all the way down: a key that nobody reads would never be met."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.knowledge.load import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.check.shape import Fault

LISTS = ("all", "any")
ONE = ("not", "unless")
AGES = ("age_at_least", "age_below")
SEXES = ("female", "male")
OLDEST = 120
FORMS = (
    "all: [...], any: [...], {at_least: 2, of: [...]}, not: x, unless: x, age_at_least: 65, age_below: 16, sex: female"
)
MEND = f"Use a finding id, or {FORMS}"


def rule_faults(rule: object, path: str, near: object) -> Iterator[Fault]:
    """Everything in a rule that is no part of a rule."""
    if isinstance(rule, str):
        if not rule.strip():
            yield near, f"{path} is empty", MEND
    elif not isinstance(rule, Mapping) or not rule:
        yield near, f"{path} is {'an empty rule' if not rule else 'no rule'}", MEND
    else:
        for key in rule.doubled:
            yield rule, f"{path}.{key} stands twice", "Keep one"
        for key, value in rule.items():
            yield from _part(key, value, rule, path)


def _part(key: str, value: object, rule: Mapping, path: str) -> Iterator[Fault]:
    here = f"{path}.{key}"
    if key in LISTS or (key == "of" and "at_least" in rule):
        yield from _parts(value, here, rule)
    elif key in ONE:
        yield from rule_faults(value, here, value if isinstance(value, Mapping) else rule)
    elif key == "at_least":
        yield from _count(value, rule, here)
    elif key in AGES:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= OLDEST:
            yield rule, f"{here} is {value!r}", f"Give years up to {OLDEST}"
    elif key == "sex":
        if value not in SEXES:
            yield rule, f"{here} is {value!r}", f"Use one of: {', '.join(SEXES)}"
    else:
        yield rule, f"{here} is no key of a rule", MEND


def _parts(value: object, path: str, near: object) -> Iterator[Fault]:
    if not isinstance(value, list) or not value:
        yield near, f"{path} is no list of rules", "Write [a, b]"
        return
    for place, part in enumerate(value):
        yield from rule_faults(part, f"{path}[{place}]", part if isinstance(part, Mapping) else near)


def _count(value: object, rule: Mapping, path: str) -> Iterator[Fault]:
    parts = rule.get("of")
    if not isinstance(parts, list):
        yield rule, f"{path} stands without of", "Write {at_least: 2, of: [a, b, c]}"
    elif isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= len(parts):
        yield rule, f"{path} is {value!r}", f"Give a whole number from 1 to {len(parts)}, the length of the list"
