"""What a clinician would leave out is left out: the tagger's advice, then every section's budget of words.

Nothing is lost by it: words that matter and are not written stand in *said, not written*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes.parts import Kind
from dxpad.notes.sections import is_arranged
from dxpad.notes.unwritten import is_grave

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dxpad.notes.advice import Advice
    from dxpad.notes.parts import Statement, Utterance
    from dxpad.notes.template import Template

ALWAYS = frozenset({Kind.CHIEF_COMPLAINT, Kind.ALLERGIES, Kind.SAFETY_NET})
"""Kinds that are never shortened away."""

TOLD = frozenset({Kind.HISTORY, Kind.REVIEW, Kind.SOCIAL})
"""Kinds that much talk falls into: here the tagger's advice to leave a sentence out is taken."""

IN_SHORT = TOLD | {Kind.PLAN}
"""The same where notes are written in short: examination, results and assessment are never left to the tagger."""

MEASURED = frozenset({Kind.EXAM, Kind.RESULTS, Kind.PLAN})
"""Kinds whose numbers are never shortened away."""

_NUMBER = re.compile(r"\d")

ITSELF = 0.5
"""What a sentence is worth beside the findings and medicines it names, each of which counts one."""

SETTLED = 0.5
"""The share of its budget above which a section loses what a clinician would leave out."""


def shortened(
    made: Sequence[Statement], template: Template, advice: Advice, held: Callable[[Utterance], int]
) -> tuple[Statement, ...]:
    """The statements with every section brought towards its budget of words, the least salient first; talk that a
    clinician would leave out goes sooner. What names a finding or a medicine (`held` counts them) stays, up to the most
    that a section may have: beyond it goes what says least in most words, and never what is grave."""
    spare = {s for s in made if not (s.kind in ALWAYS or _measured(s) or _arranged(s) or _held(s, held))}
    talk = TOLD if template.voice.whole else IN_SHORT
    idle = {s for s in spare if s.kind in talk and advice.leaves(s)}
    left: set[Statement] = set()
    for plan in template.sections:
        mine = [statement for statement in made if statement.kind in plan.holds]
        left.update(_over_budget(mine, [s for s in mine if s in idle], round(plan.words * SETTLED), advice))
        rest = [s for s in mine if s not in left]
        left.update(_over_budget(rest, [s for s in rest if s in spare], plan.words, advice))
        left.update(_over_most([s for s in rest if s not in left], plan.most, held))
    return tuple(statement for statement in made if statement not in left)


def _over_most(mine: Sequence[Statement], most: int, held: Callable[[Utterance], int]) -> Iterator[Statement]:
    over = sum(_words(statement) for statement in mine) - most if most else 0
    loose = [
        s
        for s in mine
        if not (s.kind in ALWAYS or _measured(s) or _arranged(s) or any(is_grave(p.text) for p in s.parents))
    ]
    for statement in sorted(loose, key=lambda s: (-_words(s) / (_held(s, held) + ITSELF), s.place)):
        if over <= 0:
            return
        over -= _words(statement)
        yield statement


def _held(statement: Statement, held: Callable[[Utterance], int]) -> int:
    return sum(held(parent) for parent in statement.parents)


def _measured(statement: Statement) -> bool:
    """Whether a clinician told a value, a dose or a date to come back on: no budget is worth its loss."""
    told = statement.parents[-1].speaker is Speaker.CLINICIAN and statement.kind in MEASURED
    return told and bool(_NUMBER.search(statement.text))


def _arranged(statement: Statement) -> bool:
    """Whether a clinician ordered a test or sent the patient on: whoever reads the note must know."""
    parent = statement.parents[-1]
    return statement.kind is Kind.PLAN and parent.speaker is Speaker.CLINICIAN and is_arranged(parent.text)


def _over_budget(
    mine: Sequence[Statement], spare: Sequence[Statement], budget: int, advice: Advice
) -> Iterator[Statement]:
    over = sum(_words(statement) for statement in mine) - budget if budget else 0
    for statement in sorted(spare, key=lambda s: (advice.salience(s), s.place)):
        if over <= 0:
            return
        over -= _words(statement)
        yield statement


def _words(statement: Statement) -> int:
    return len(statement.text.split())
