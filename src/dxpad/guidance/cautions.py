"""What this patient's age, kidneys, pregnancy, allergies and medicines ask for before a step. The rules are data."""

from __future__ import annotations

import re
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
    known, open_ = [], []
    for rule in rules:
        status = facts.met(rule.raw("if"))
        if status is Status.PRESENT:
            known.append(f"{_named(rule, store)}{rule.text('say')}")
        elif status is Status.UNKNOWN and _asks(rule):
            open_.append(f"{UNASKED}{_named(rule, store)}{rule.text('say')}")
    return tuple(dict.fromkeys((*known, *open_)))


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


def of_medicine(step: str, facts: Facts, store: Store) -> tuple[str, ...]:
    """What to mind before a medicine of the kind that a step of treatment names; nothing for a step without one."""
    every = store.cautions().values()
    names = store.drugs()
    named = any(word in names for word in _WORD.findall(step.casefold()))
    fitting = [rule for rule in every if _pattern(rule.texts("steps")).search(step) or (named and rule.flag("any"))]
    return cautions(fitting, facts, store)


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words at the beginning of a word, in any case."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
