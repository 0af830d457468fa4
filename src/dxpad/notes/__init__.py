"""Notes: a transcript becomes a note whose every sentence rests on words that were said. Standard library only.

Sentences are cut, questions meet their answers, each statement finds its section, is rewritten, shortened, merged and
checked; what matters and was left out is listed beside it. Where a polarity cannot be decided, the words are quoted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.note import Note
from dxpad.notes import condense, confirm, custody, gather, language, layout, merge, sentences, unwritten
from dxpad.notes.advice import Advice
from dxpad.notes.clinical import in_clinical_terms
from dxpad.notes.collect import collect, collect_unattributed, with_chief_complaint
from dxpad.notes.memo import once_a_note, one_note
from dxpad.notes.parts import Kind, Voice
from dxpad.notes.persons import voice_of
from dxpad.notes.readable import Readable, readable
from dxpad.notes.roles import roles
from dxpad.notes.spelling import respelled
from dxpad.notes.stopping import tells_of_stopping
from dxpad.notes.template import load, templates

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dxpad.domain.convention import Convention
    from dxpad.domain.finding import FindingSet
    from dxpad.domain.transcript import Transcript
    from dxpad.notes.parts import Statement, Utterance
    from dxpad.notes.roles import Roles
    from dxpad.notes.template import Template

__all__ = ["templates", "write"]

_COMPLAINTS = (Kind.CHIEF_COMPLAINT, Kind.HISTORY, Kind.REVIEW)
"""Where lay words are a patient's complaint: in an assessment a term could be taken for a diagnosis."""


def write(
    transcript: Transcript,
    findings: FindingSet,
    drug_names: Mapping[str, str],
    template: str | Template = "soap",
    convention: Convention | None = None,
) -> Note:
    """A note from a transcript.

    `findings` are those already recognised, with their quotes; they may be empty. `drug_names` maps lower-case phrases
    to generic names. `template` is the id of one of the program's own, or any template. Words are spelled as
    they were said unless a `convention` is named. Turns that are not in
    English give no sentences, only what was said and not written; the note's issues say so.

    Raises:
        UnknownIdError: there is no such template.
    """
    chosen = load(template) if isinstance(template, str) else template
    with one_note():
        return _written(transcript, findings, drug_names, chosen, convention)


def _written(
    transcript: Transcript,
    findings: FindingSet,
    drug_names: Mapping[str, str],
    chosen: Template,
    convention: Convention | None,
) -> Note:
    utterances = sentences.split(transcript)
    foreign = language.foreign_turns(transcript)
    english = tuple(utterance for utterance in utterances if utterance.turn not in foreign)
    cast = roles(english)
    whole, statements = _statements(cast, findings, drug_names, chosen)
    shown = _readable(statements, chosen) if chosen.voice is Voice.SECOND else Readable(kept=_clinical(statements))
    laid_out = layout.sections(_spelled(shown.kept, convention), chosen)
    written = [sentence for section in laid_out for sentence in section.sentences]
    covered = [span for sentence in written for span in sentence.sources]
    return Note(
        id=transcript.id,
        template=chosen.id,
        sections=laid_out,
        text=layout.plain_text(laid_out),
        said_not_written=unwritten.said_not_written(
            utterances, covered, findings, drug_names, frozenset(parent for one in whole for parent in one.parents)
        ),
        to_confirm=confirm.to_confirm(written, drug_names, transcript.turns),
        issues=(*language.issues(foreign, len(transcript.turns)), *cast.issues, *shown.issues),
    )


def _clinical(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    return tuple(
        replace(one, text=in_clinical_terms(one.text)) if one.kind in _COMPLAINTS else one for one in statements
    )


def _spelled(statements: tuple[Statement, ...], convention: Convention | None) -> tuple[Statement, ...]:
    if convention is None:
        return statements
    return tuple(replace(statement, text=respelled(statement.text, convention)) for statement in statements)


def _readable(statements: tuple[Statement, ...], template: Template) -> Readable:
    """What the template shows of the statements, as a patient can read it."""
    shown = {kind for plan in template.sections for kind in plan.holds}
    return readable([statement for statement in statements if statement.kind in shown])


def _statements(
    cast: Roles, findings: FindingSet, drug_names: Mapping[str, str], template: Template
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Every statement that the template has a place for, and those of them that its budgets let stand."""
    utterances = cast.utterances
    names_drug = _drug_test(drug_names)
    findings_in = _finding_count(findings)

    def held(utterance: Utterance) -> int:
        return int(names_drug(utterance)) + findings_in(utterance)

    def matters(utterance: Utterance) -> bool:
        return held(utterance) > 0

    advice = Advice.on(utterances)
    if cast.known:
        voice = voice_of(template.voice, findings.sex, utterances)
        made = collect(utterances, voice, advice, matters=matters, names_drug=names_drug)
    else:
        made = collect_unattributed(utterances, matters=matters)
    made = merge.conflicts_shown(merge.checked_against(custody.kept(made), findings))
    placed = layout.placed(gather.gathered(with_chief_complaint(merge.once(made))), template)
    whole = merge.once_a_section(placed, template)
    return whole, condense.shortened(whole, template, advice, held)


def _drug_test(drug_names: Mapping[str, str]) -> Callable[[Utterance], bool]:
    pattern = unwritten.drug_pattern(drug_names)
    names_drug = once_a_note(lambda text: bool(pattern and pattern.search(text)) or tells_of_stopping(text))
    return lambda utterance: names_drug(utterance.text)


def _finding_count(findings: FindingSet) -> Callable[[Utterance], int]:
    places = [(f.source.turn, f.source.start) for f in findings.findings if f.source is not None]
    turns = {turn for turn, _ in places}
    return lambda utterance: (
        sum(unwritten.holds(utterance, turn, start) for turn, start in places) if utterance.turn in turns else 0
    )
