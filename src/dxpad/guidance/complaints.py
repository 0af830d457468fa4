"""The work-up of a complaint, whatever its cause, and the questions on which guidelines disagree about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.differential import Urgency
from dxpad.domain.finding import Status
from dxpad.domain.guidance import Contest, Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.guidance.facts import Facts
    from dxpad.knowledge.document import Document
    from dxpad.knowledge.store import Store

CALM = (Urgency.ROUTINE, Urgency.SELF_CARE)
"""Urgencies at which a step that is written for complaints without red flags may be shown."""


def plans(facts: Facts, store: Store) -> tuple[Document, ...]:
    """The work-ups whose complaint is present."""
    return tuple(plan for plan in store.plans().values() if any(map(facts.has, plan.texts("complaint"))))


def steps(plan: Document, facts: Facts, urgency: Urgency) -> Iterator[Document]:
    """The steps of one work-up that bear on this case: their rule is met, and none needs more calm than there is."""
    for step in plan.parts("steps"):
        if applies(step, facts) and (step.text("flags") != "none" or urgency in CALM):
            yield step


def contests(asked: tuple[Document, ...], facts: Facts) -> tuple[Contest, ...]:
    """Each question once, with every position: none is left out for being another country's."""
    found = (
        Contest(
            id=contest.text("id"),
            question=contest.text("question"),
            why=contest.text("why"),
            positions=tuple(map(_position, contest.parts("positions"))),
        )
        for plan in asked
        for contest in plan.parts("contests")
        if applies(contest, facts)
    )
    return tuple({contest.id: contest for contest in found}.values())


def applies(part: Document, facts: Facts) -> bool:
    """Whether a part has no rule of its own, or one that is met."""
    return part.raw("if") is None or facts.met(part.raw("if")) is Status.PRESENT


def _position(part: Document) -> Position:
    return Position(
        country=part.text("country"),
        body=part.text("body"),
        year=int(part.number("year") or 0),
        says=part.text("says"),
        sources=part.texts("source"),
    )
