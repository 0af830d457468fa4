"""What this patient's age, kidneys, pregnancy, allergies and medicines ask for before a step. The rules are data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.guidance.facts import Facts
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store

UNASKED = "Not known yet - "
"""How a caution begins whose question nobody has answered."""
_WORD = re.compile(r"[a-z][a-z-]+")


def cautions(rules: Iterable[Document], facts: Facts, store: Store) -> tuple[str, ...]:
    """What holds for this patient first, then what must be asked before, each once."""
    lines = dict.fromkeys(line for rule in rules if (line := _line(rule, facts, store)))
    return tuple(sorted(lines, key=lambda line: line.startswith(UNASKED)))


def _line(rule: Document, facts: Facts, store: Store) -> str:
    """The caution when it holds, the question when nobody knows and it is worth asking, else empty."""
    status = facts.met(rule.raw("if"))
    if status is Status.PRESENT:
        return f"{_named(rule, store)}{rule.text('say')}"
    return f"{UNASKED}{_named(rule, store)}{rule.text('say')}" if status is Status.UNKNOWN and _asks(rule) else ""


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
    return cautions(image.parts("cautions"), facts, store) if image else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One line that holds for this patient and every medicine of a kind; `any` for every medicine we know."""

    line: str
    kind: re.Pattern[str]
    any: bool


def reminders(facts: Facts, store: Store) -> tuple[Reminder, ...]:
    """What this patient asks for before medicines, worked out once for all steps."""
    return tuple(
        Reminder(line=line, kind=_pattern(rule.texts("steps")), any=rule.flag("any"))
        for rule in store.cautions().values()
        if (line := _line(rule, facts, store))
    )


def of_medicine(step: str, reminded: tuple[Reminder, ...], store: Store) -> tuple[str, ...]:
    """What to mind before a medicine of the kind that a step of treatment names; nothing for a step without one."""
    names = store.drugs()
    named = any(word in names for word in _WORD.findall(step.casefold()))
    return tuple(dict.fromkeys(item.line for item in reminded if (named and item.any) or item.kind.search(step)))


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words at the beginning of a word, in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
