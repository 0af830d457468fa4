"""What was said twice stands once; what was said in two ways is shown as such and never decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.finding import FindingSet, Status
from dxpad.domain.transcript import Speaker
from dxpad.notes import rewrite
from dxpad.notes.parts import Kind, Polarity, Statement, Utterance
from dxpad.notes.words import negations, stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dxpad.notes.template import Template

_PATIENTS = frozenset(
    [Kind.CHIEF_COMPLAINT, Kind.HISTORY, Kind.REVIEW, Kind.PAST, Kind.MEDICATIONS, Kind.ALLERGIES, Kind.SOCIAL]
)
_VAGUE = frozenset(
    stems("problem problems symptom symptoms issue issues history else other medical condition conditions")
)


def once(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements without word-for-word repeats of a kind; the first keeps the words of all as its parents."""
    return _once(statements, lambda statement: statement.kind)


def once_a_section(statements: Sequence[Statement], template: Template) -> tuple[Statement, ...]:
    """The same for every section of a template, which may hold several kinds."""
    section = {kind: plan.key for plan in template.sections for kind in plan.holds}
    return _once(statements, lambda statement: section.get(statement.kind, statement.kind))


def _once(statements: Sequence[Statement], place: Callable[[Statement], str]) -> tuple[Statement, ...]:
    kept: dict[tuple[str, str], Statement] = {}
    for statement in statements:
        key = (place(statement), statement.text.lower())
        before = kept.get(key)
        parents = (*before.parents, *(p for p in statement.parents if p not in before.parents)) if before else ()
        kept[key] = replace(before, parents=parents) if before else statement
    return tuple(kept.values())


def conflicts_shown(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """A denied thing that the patient speaks of elsewhere as there becomes a quotation of both places."""
    said = [(s, stems(s.text)) for s in statements if _speaks_of_presence(s)]
    return tuple(
        _against(statement, said) if statement.polarity is Polarity.ABSENT else statement for statement in statements
    )


def _speaks_of_presence(statement: Statement) -> bool:
    patients = statement.kind in _PATIENTS and statement.parents[-1].speaker is not Speaker.CLINICIAN
    return patients and statement.polarity in (Polarity.PRESENT, Polarity.TOLD) and not negations(statement.text)


def _against(denied: Statement, said: Sequence[tuple[Statement, frozenset[str]]]) -> Statement:
    topics = [stems(part) - _VAGUE for part in denied.topic.split(", ")]
    for other, words in said:
        apart = not set(other.parents) & set(denied.parents)
        if apart and any(topic and topic <= words for topic in topics):
            text = f"{denied.fallback.removesuffix('.')}; elsewhere: {_quotes(other.parents)}."
            parents = (*denied.parents, *other.parents)
            return replace(denied, text=text, parents=parents, polarity=Polarity.QUOTED, fallback=text)
    return denied


def _quotes(parents: Sequence[Utterance]) -> str:
    return " ".join(rewrite.quoted(parent.text) for parent in parents)


def checked_against(statements: Sequence[Statement], findings: FindingSet) -> tuple[Statement, ...]:
    """A statement is quoted where the recognised finding of its words says the opposite of the statement."""
    return tuple(
        replace(statement, text=statement.fallback, polarity=Polarity.QUOTED)
        if _opposed(statement, statements, findings)
        else statement
        for statement in statements
    )


def _opposed(statement: Statement, statements: Sequence[Statement], findings: FindingSet) -> bool:
    opposite = {Polarity.PRESENT: Status.ABSENT, Polarity.ABSENT: Status.PRESENT}.get(statement.polarity)
    if opposite is None:
        return False
    named, beside = stems(statement.topic), _told_beside(statement, statements)
    return any(
        finding.status is opposite
        and finding.source is not None
        and any(
            parent.turn == finding.source.turn and parent.start <= finding.source.start < parent.end
            for parent in statement.parents
        )
        and (bool(stems(finding.source.text) & named) or not stems(finding.source.text) <= beside)
        for finding in findings.findings
    )


def _told_beside(statement: Statement, statements: Sequence[Statement]) -> frozenset[str]:
    """What the same exchange tells of other things than the statement's own: of "no fever, but a bit of a cough" the
    cough is beside what is denied. Without a topic nothing is known to be beside it."""
    if not statement.topic:
        return frozenset()
    others = [s.text for s in statements if s.parents == statement.parents and s.polarity is not statement.polarity]
    return stems(" ".join((statement.text, *others))) - stems(statement.topic)
