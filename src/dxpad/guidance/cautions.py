"""What this patient's age, kidneys, pregnancy, allergies and medicines ask for before a step. The rules are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status
from dxpad.guidance.caution import UNASKED, Caution, distinct
from dxpad.knowledge.rules import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.guidance.facts import Facts
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store

_WORD = re.compile(r"[a-z][a-z-]+")


def cautions(rules: Iterable[Document], facts: Facts, store: Store) -> tuple[Caution, ...]:
    """What holds for this patient, and what must be asked before."""
    return tuple(made for rule in rules if (made := _caution(rule, facts, store)))


def _caution(rule: Document, facts: Facts, store: Store) -> Caution | None:
    """The caution when it holds, the question when nobody knows and it is worth asking, else None."""
    status, grounds = facts.met(rule.raw("if")), frozenset(leaves(rule.raw("if")))
    says = rule.text("say")
    line = f"{_named(rule, store)}{says}"
    if status is Status.PRESENT:
        return Caution(line=line, says=says, grounds=frozenset(filter(facts.has, grounds)))
    if status is Status.UNKNOWN and _asks(rule):
        return Caution(line=f"{UNASKED}{line}", says=says, grounds=grounds)
    return None


def _named(rule: Document, store: Store) -> str:
    """The finding that the caution is about, when it is about one."""
    about = rule.raw("if")
    return f"{store.finding(about).name}: " if isinstance(about, str) else ""


def _asks(rule: Document) -> bool:
    """Whether an unknown answer is worth a line: for the cautions of one step yes, unless its author says no."""
    return rule.raw("ask") is not False


def of_image(test: str, facts: Facts, store: Store) -> tuple[str, ...]:
    """What to mind before one image: rays, contrast, pregnancy, implants."""
    image = store.imaging().get(test)
    return distinct(cautions(image.parts("cautions"), facts, store)) if image else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One caution that holds for this patient and every medicine of a kind; `any` for every medicine we know."""

    caution: Caution
    kind: re.Pattern[str]
    any: bool


def reminders(facts: Facts, store: Store) -> tuple[Reminder, ...]:
    """What this patient asks for before medicines, worked out once for all steps."""
    return tuple(
        Reminder(caution=made, kind=_pattern(rule.texts("steps")), any=rule.flag("any"))
        for rule in store.cautions().values()
        if (made := _caution(rule, facts, store))
    )


def of_medicine(step: str, reminded: tuple[Reminder, ...]) -> tuple[Caution, ...]:
    """What to mind before a medicine of the kind that a step of treatment names."""
    return tuple(item.caution for item in reminded if not item.any and item.kind.search(step))


def of_any_medicine(steps: Iterable[str], reminded: tuple[Reminder, ...], store: Store) -> tuple[str, ...]:
    """What to mind before every medicine, once for all steps; nothing when none of them names one."""
    names, every = store.drugs(), list(steps)
    known = any(word in names for step in every for word in _WORD.findall(step.casefold()))
    return distinct([item.caution for item in reminded if item.any and (known or any(map(item.kind.search, every)))])


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words at the beginning of a word, in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
