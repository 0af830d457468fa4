"""Statements to a laid-out note: sections of the template, sentences with their spans, and the plain text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.note import NoteSection, NoteSentence, SpanRef
from dxpad.notes import subjects
from dxpad.notes.parts import Kind, Order
from dxpad.notes.problems import by_problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.notes.parts import Statement
    from dxpad.notes.template import SectionPlan, Template


def placed(statements: Sequence[Statement], template: Template) -> tuple[Statement, ...]:
    """The statements, those of the review of systems as history where the template has no place of their own for it."""
    if any(Kind.REVIEW in plan.holds for plan in template.sections):
        return tuple(statements)
    return tuple(replace(one, kind=Kind.HISTORY) if one.kind is Kind.REVIEW else one for one in statements)


def sections(statements: Sequence[Statement], template: Template) -> tuple[NoteSection, ...]:
    """Every section of the template in order, empty ones too: that nothing was said about a thing is worth seeing."""
    return tuple(
        NoteSection(key=plan.key, title=plan.title, loinc=plan.loinc, sentences=_sentences(statements, plan))
        for plan in template.sections
    )


def _sentences(statements: Sequence[Statement], plan: SectionPlan) -> tuple[NoteSentence, ...]:
    """The section's sentences by kind in the template's order, within a kind as they were said; or by problem."""
    mine = sorted((s for s in statements if s.kind in plan.holds), key=lambda s: s.place)
    by_kind = sorted(mine, key=lambda s: plan.holds.index(s.kind))
    ordered = by_problem(mine) if plan.order is Order.PROBLEM else by_kind
    return tuple(NoteSentence(text=s.text, sources=_spans(s), status=s.custody) for s in subjects.once(ordered))


def _spans(statement: Statement) -> tuple[SpanRef, ...]:
    return tuple(dict.fromkeys(parent.span for parent in statement.parents))


def plain_text(laid_out: Sequence[NoteSection]) -> str:
    """The sections that hold anything, each under its title, one sentence a line."""
    blocks = [
        "\n".join([section.title, *(sentence.text for sentence in section.sentences)])
        for section in laid_out
        if section.sentences
    ]
    return "\n\n".join(blocks)
