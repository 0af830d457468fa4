"""The do-not-miss ledger as it is shown: grouped, most dangerous first, none hidden; and the next questions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import log
from typing import TYPE_CHECKING

from dxpad.domain.errors import UnknownIdError
from dxpad.domain.finding import Status
from dxpad.web.show import lower_first

if TYPE_CHECKING:
    from dxpad.domain.differential import Answer, Danger, NextStep
    from dxpad.knowledge.records import ConditionRecord
    from dxpad.knowledge.store import Store
    from dxpad.web.desk import Look

UNGROUPED = 4
"""So many open dangers are shown as one list."""
SEVERAL = 2
SHARED = 6
HALVED = -log(2)
NAMED = 4
"""Answers that are named in a reason."""
ASKED, TESTED = 5, 4
BY_URGENCY = ("emergency", "urgent", "routine", "self-care")
REASONS = (
    "Asked about: the history does not fit",
    "Examined: nothing points to it",
    "Tested: the result speaks against it",
    "Already known and being treated",
    "Passed on: someone else is dealing with it",
)
"""What a danger is most often left for."""
SYSTEMS = {
    "cardiovascular": "Heart and vessels",
    "dermatological": "Skin",
    "endocrine-metabolic": "Hormones and metabolism",
    "ent-dental": "Ear, nose, throat, teeth",
    "gastrointestinal": "Gut",
    "haematological-oncological": "Blood and cancer",
    "hepatobiliary": "Liver, bile, pancreas",
    "immunological-allergy-general": "Allergy and immune",
    "infectious": "Infection",
    "musculoskeletal": "Bones, joints, muscles",
    "neurological": "Brain, spine, nerves",
    "obstetric-gynaecological": "Pregnancy and pelvis",
    "ophthalmological": "Eye",
    "paediatric-neonatal": "Children",
    "psychiatric": "Mental health",
    "renal-urological": "Kidney and urinary",
    "respiratory": "Lungs and airways",
    "substance-toxicological": "Poisons",
    "trauma-environmental": "Injury",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """What settles a danger: a finding to ask or look for, or a test. `result` is the most telling finding, as (id,
    name), that the test shows and the condition lists."""

    id: str
    name: str
    kind: str
    result: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """One danger. `probability` is None where it is not listed."""

    danger: Danger
    probability: float | None
    resolvers: tuple[Resolver, ...]

    @property
    def handled(self) -> str:
        """Tested or asked, where what was has at least halved its odds; empty where it has not."""
        if sum(answer.log_odds for answer in self.danger.against) > HALVED:
            return ""
        return "tested" if any(answer.test for answer in self.danger.against) else "asked"

    @property
    def reason(self) -> str:
        """What was asked and tested, as a reason to leave it; empty where nothing speaks against it."""
        said = {True: "Tested", False: "Asked or seen"}
        parts = []
        for tested, head in said.items():
            names = [_answer(answer) for answer in self.danger.against if bool(answer.test) is tested][:NAMED]
            parts += [f"{head}: {', '.join(names)}"] if names else []
        return ". ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Open dangers of one system; `title` is empty when there are too few to group."""

    title: str
    items: tuple[Pinned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Open (all of them, in groups, the most dangerous first), what bears on several of them with how many, those that
    answers have closed, unlikely, and dismissed as (id, name, reason)."""

    groups: tuple[Group, ...]
    shared: tuple[tuple[Resolver, int], ...]
    closed: tuple[Pinned, ...]
    unlikely: tuple[Pinned, ...]
    dismissed: tuple[tuple[str, str, str], ...]

    @property
    def open(self) -> tuple[Pinned, ...]:
        """Every open danger."""
        return tuple(item for group in self.groups for item in group.items)


def ledger_of(look: Look, store: Store) -> Ledger:
    """The ledger of a look."""
    shares = {item.condition: item.probability for item in look.ranked.differential}

    def pinned(danger: Danger) -> Pinned:
        made = tuple(_resolver(name, danger.condition, store) for name in danger.resolve_with)
        return Pinned(danger=danger, probability=shares.get(danger.condition), resolvers=made)

    conditions = store.conditions()
    opened = [pinned(danger) for danger in look.open_dangers]
    opened.sort(key=lambda item: _worst_first(item, conditions[item.danger.condition]))
    return Ledger(
        groups=_groups(opened, store),
        shared=_shared(opened),
        closed=tuple(pinned(danger) for danger in look.ranked.do_not_miss if danger.closed),
        unlikely=tuple(
            pinned(danger) for danger in look.ranked.do_not_miss if danger.state != "open" and not danger.closed
        ),
        dismissed=tuple(
            (name, conditions[name].name, why) for name, why in look.consultation.dismissed if name in conditions
        ),
    )


def _worst_first(item: Pinned, record: ConditionRecord) -> tuple[int, float, str]:
    return BY_URGENCY.index(record.urgency.value), -(item.probability or 0.0), item.danger.condition


def _groups(opened: list[Pinned], store: Store) -> tuple[Group, ...]:
    if len(opened) <= UNGROUPED:
        return (Group(title="", items=tuple(opened)),) if opened else ()
    by_system: dict[str, list[Pinned]] = {}
    for item in opened:
        by_system.setdefault(store.condition(item.danger.condition).system, []).append(item)
    return tuple(
        Group(title=SYSTEMS.get(system, system.replace("-", " ").capitalize()), items=tuple(items))
        for system, items in by_system.items()
    )


def _shared(opened: list[Pinned]) -> tuple[tuple[Resolver, int], ...]:
    """What settles several at once, the most of them first."""
    counted = Counter(replace(resolver, result=None) for item in opened for resolver in item.resolvers)
    return tuple((resolver, times) for resolver, times in counted.most_common(SHARED) if times >= SEVERAL)


def _answer(answer: Answer) -> str:
    name = lower_first(answer.name)
    return f"no {name}" if answer.status is Status.ABSENT else name


def _resolver(name: str, condition: str, store: Store) -> Resolver:
    records = store.findings()
    if name in records:
        return Resolver(id=name, name=records[name].name, kind="finding")
    try:
        made = Resolver(id=name, name=store.document("test", name).text("name"), kind="test")
        return replace(made, result=_result(name, condition, store))
    except UnknownIdError:
        return Resolver(id=name, name=name.replace("-", " "), kind="")


def _result(test: str, condition: str, store: Store) -> tuple[str, str] | None:
    shows = store.tests()[test].detects if test in store.tests() else ()
    listed = [link for link in store.links_of(condition) if link.finding in shows]
    best = max(listed, key=lambda link: link.p / store.finding(link.finding).background["emergency"], default=None)
    return (best.finding, store.finding(best.finding).name) if best else None


def questions(look: Look) -> tuple[NextStep, ...]:
    """What to ask next, most telling first."""
    return tuple(step for step in look.ranked.next if step.ask)[:ASKED]


def tests(look: Look) -> tuple[NextStep, ...]:
    """What to test next, most telling first."""
    return tuple(step for step in look.ranked.next if step.test)[:TESTED]
