"""What a clinician would leave out is left out, and what one would write down is not missed: the tagger's advice.

Nothing is lost by it: words that matter and are not written stand in *said, not written*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes import sections, statements
from dxpad.notes.parts import Kind
from dxpad.notes.sentences import is_question
from dxpad.notes.tagger import Tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dxpad.notes.parts import Statement, Utterance, Voice
    from dxpad.notes.tagger import Tagged
    from dxpad.notes.template import Template

ALWAYS = frozenset({Kind.CHIEF_COMPLAINT, Kind.ALLERGIES, Kind.SAFETY_NET})
"""Kinds that are never shortened away."""

_KINDS = {Tag.PLAN: Kind.PLAN, Tag.EXAM: Kind.EXAM, Tag.RESULTS: Kind.RESULTS}
"""What a clinician's sentence without a cue becomes, by its tag."""


def shortened(
    made: Sequence[Statement],
    template: Template,
    tagged: Mapping[Utterance, Tagged],
    matters: Callable[[Utterance], bool],
) -> tuple[Statement, ...]:
    """The statements with every section brought towards its budget of words: what names no finding and no medicine goes
    first, the least salient first of all. What names one stays, whatever the budget."""
    left: set[Statement] = set()
    for plan in template.sections:
        mine = [statement for statement in made if statement.kind in plan.holds]
        spare = [s for s in mine if s.kind not in ALWAYS and not any(matters(parent) for parent in s.parents)]
        left.update(_over_budget(mine, spare, plan.words, tagged))
    return tuple(statement for statement in made if statement not in left)


def _over_budget(
    mine: Sequence[Statement], spare: Sequence[Statement], budget: int, tagged: Mapping[Utterance, Tagged]
) -> Iterator[Statement]:
    over = sum(_words(statement) for statement in mine) - budget if budget else 0
    for statement in sorted(spare, key=lambda s: (max(tagged[parent].salience for parent in s.parents), s.place)):
        if over <= 0:
            return
        over -= _words(statement)
        yield statement


def _words(statement: Statement) -> int:
    return len(statement.text.split())


def added(
    utterances: Sequence[Utterance], made: Sequence[Statement], tagged: Mapping[Utterance, Tagged], voice: Voice
) -> Iterator[Statement]:
    """Statements for sentences of the clinician that no cue knows and the tagger would write down."""
    used = {parent for statement in made for parent in statement.parents}
    for utterance in utterances:
        kind = _KINDS.get(tagged[utterance].tag)
        spoken = utterance.speaker is Speaker.CLINICIAN and not is_question(utterance)
        if kind is None or utterance in used or not spoken or sections.is_small_talk(utterance.text):
            continue
        statement = statements.from_utterance(utterance, kind, voice)
        if statement is not None:
            yield statement
