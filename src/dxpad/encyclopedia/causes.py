"""What causes a symptom, by setting: drawn from the numbers that rank diagnoses, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store

PER = 100_000
SHOWN = 12
SETTINGS = ("primary-care", "emergency")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One cause: its share of all who consult with the symptom in this setting."""

    condition: str
    name: str
    share: float
    do_not_miss: bool
    basis: str
    draft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingCauses:
    """The commonest causes in one setting; `other` is the share of causes not listed and of none of the conditions."""

    setting: str
    causes: tuple[Cause, ...]
    other: float


def causes_by_setting(finding: str, store: Store) -> tuple[SettingCauses, ...]:
    """Bayes with the authored frequencies: consultations a condition explains times how often it has the symptom."""
    links = store.links((finding,))[finding]
    record, conditions = store.finding(finding), store.conditions()
    made = []
    for setting in SETTINGS:
        weight = {link.condition: conditions[link.condition].per_100k[setting] / PER * link.p for link in links}
        listed = sum(conditions[link.condition].per_100k[setting] for link in links) / PER
        total = sum(weight.values()) + max(1.0 - listed, 0.0) * record.background[setting]
        if total <= 0:
            continue
        order = sorted(links, key=lambda link: (-weight[link.condition], link.condition))[:SHOWN]
        causes = tuple(
            Cause(
                condition=link.condition,
                name=conditions[link.condition].name,
                share=weight[link.condition] / total,
                do_not_miss=conditions[link.condition].do_not_miss,
                basis=link.basis.value,
                draft=conditions[link.condition].review == "draft",
            )
            for link in order
        )
        made.append(SettingCauses(setting=setting, causes=causes, other=1.0 - sum(cause.share for cause in causes)))
    return tuple(made)
