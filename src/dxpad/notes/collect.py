"""The whole conversation to statements: exchanges first, then what else was said and matters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes import answers, exchanges, placing, rewrite, sections, stages, statements
from dxpad.notes.aspects import headed
from dxpad.notes.lexicon import RELATIVE
from dxpad.notes.numerals import said_numbers
from dxpad.notes.parts import Kind, Polarity, Statement, Utterance, Voice
from dxpad.notes.questions import Form
from dxpad.notes.runs import Run, runs
from dxpad.notes.sentences import is_question
from dxpad.notes.words import content

if TYPE_CHECKING:
    from dxpad.notes.advice import Advice
    from dxpad.notes.exchanges import Exchange

IsFinding = Callable[[Utterance], bool]
"""Whether a sentence holds words that were recognised as a finding or name a drug."""

_ONLY_BACK_CHANNEL = 2
_LOOK_BACK = 6
_RELATIVE_BACK = 3


def collect(
    utterances: Sequence[Utterance], voice: Voice, advice: Advice, *, matters: IsFinding, names_drug: IsFinding
) -> tuple[Statement, ...]:
    """Every statement the conversation gives, in the order it was said; `advice` is the tagger's."""
    made: list[Statement] = []
    consumed: set[Utterance] = set()
    context: dict[int, str] = {}
    for exchange in exchanges.exchanges(utterances, asker=Speaker.CLINICIAN):
        question = " ".join(u.text for u in exchange.questions)
        context[exchange.answers[0].turn] = question
        if not _worth(exchange, question, matters, advice):
            continue
        medicine = any(names_drug(u) for u in (*exchange.questions, *exchange.answers))
        kind = sections.of_patient(exchange.answer_text, question, medicine=medicine)
        found = statements.from_exchange(exchange, kind, voice)
        made.extend(found)
        if found:
            consumed.update((*exchange.questions, *exchange.answers))
    made.extend(_rest(utterances, consumed, context, voice, advice, matters=matters, names_drug=names_drug))
    return tuple(sorted(made, key=lambda statement: statement.place))


def _worth(exchange: Exchange, question: str, matters: IsFinding, advice: Advice) -> bool:
    """Whether an exchange is about health: by its words, by a finding in it, by a section's cue in the question, or by
    the tagger's advice."""
    told = f"{question} {exchange.answer_text}"
    asked = statements.asked(exchange)
    if asked.form is Form.SOCIAL or sections.is_small_talk(question):
        return False
    if headed(asked, answers.plain(exchange.answer_text)):
        return True
    cue = sections.of_patient(exchange.answer_text, question, medicine=False) is not Kind.HISTORY
    said = (*exchange.questions, *exchange.answers)
    advised = any(advice.belongs(answer) for answer in exchange.answers)
    return cue or advised or sections.is_care(told) or any(matters(u) for u in said)


def _rest(
    utterances: Sequence[Utterance],
    consumed: set[Utterance],
    context: dict[int, str],
    voice: Voice,
    advice: Advice,
    *,
    matters: IsFinding,
    names_drug: IsFinding,
) -> Iterator[Statement]:
    """What was said outside the exchanges; a sentence that corrects an earlier one is joined to it in quotation."""
    kept: list[Statement] = []
    announced = stages.since(utterances)
    for run in runs([utterance for utterance in utterances if utterance not in consumed]):
        utterance = run.whole
        if not (content(utterance.text) or said_numbers(utterance.text)):
            continue
        number = _corrected_by(kept, utterance)
        if number is not None:
            kept[number] = corrected(kept[number], run)
            continue
        asked = context.get(utterance.turn, "")
        kind = placing.moved(_kind(utterance, asked, matters, names_drug), utterance, advice)
        kind = kind or _advised(utterance, asked, advice) or placing.known(utterances, utterance)
        kind = kind or placing.dictated(utterances, utterance)
        kind = placing.seen(kind, utterance, *announced[utterance.place])
        nobodys = utterance.speaker is Speaker.PATIENT and bool(_OF_ANOTHER.match(answers.plain(utterance.text)))
        relative = nobodys and _speaks_of_family(utterances, utterance)
        kind = Kind.FAMILY if kind and relative else kind
        statement = statements.from_utterance(utterance, kind, voice) if kind else None
        headless = nobodys and not _PRONOUN.match(answers.plain(utterance.text))
        if statement and (headless or answers.has_correction(utterance.text)):
            statement = _in_quotation(statement)
        if statement:
            kept.append(replace(statement, parents=run.parts))
    yield from kept


_PRONOUN = re.compile(r"^(?:yes |yeah |and |but |so )*(?:,? )?(?:he|she|they)\b")
_OF_ANOTHER = re.compile(
    r"^(?:yes|yeah|and|but|so|no)?,? ?(?:he|she|they|has|had|is|was|does|died|passed away|suffers|suffered|got)\b"
)


def _speaks_of_family(utterances: Sequence[Utterance], utterance: Utterance) -> bool:
    """Whether a relative was named just before, so that a sentence without its own subject may be about them."""
    before = [u for u in utterances if u.place < utterance.place and utterance.turn - u.turn <= _RELATIVE_BACK]
    return any(RELATIVE.search(u.text) for u in before[-_LOOK_BACK:])


def _kind(utterance: Utterance, asked: str, matters: IsFinding, names_drug: IsFinding) -> Kind | None:
    if is_question(utterance) or sections.is_small_talk(utterance.text):
        return None
    if utterance.speaker is Speaker.CLINICIAN:
        advised = Kind.PLAN if names_drug(utterance) and sections.is_advice(utterance.text) else None
        return sections.of_clinician(utterance.text) or advised
    cared = sections.is_care(utterance.text) or matters(utterance)
    answering = bool(asked) and sections.of_patient("", asked, medicine=False) is not Kind.HISTORY
    if not cared and not (answering and len(content(utterance.text)) >= _ONLY_BACK_CHANNEL):
        return None
    return sections.of_patient(utterance.text, asked, medicine=names_drug(utterance))


def _advised(utterance: Utterance, asked: str, advice: Advice) -> Kind | None:
    """Where the tagger would write a sentence that no cue knows. What a clinician says of the history is left: it may
    have been a question."""
    if is_question(utterance) or sections.is_small_talk(utterance.text):
        return None
    if utterance.speaker is Speaker.CLINICIAN:
        left = stages.is_announced(utterance.text) or sections.is_a_relatives(utterance.text)
        return None if left else advice.kind(utterance)
    asking = sections.of_patient(utterance.text, asked, medicine=False)
    return asking if advice.belongs(utterance) else None


_SIDE = re.compile(r"\b(?:left|right)\b")
_SETTLES = re.compile(r"\b(?:yes|no|sorry|mean|meant|actually|rather|correct|correction)\b", re.IGNORECASE)


def _corrected_by(kept: Sequence[Statement], utterance: Utterance) -> int | None:
    """Which statement a sentence corrects: the last, when it says so; the speaker's own last, when it says yes or no to
    nothing but the other side; None for a sentence that corrects nothing."""
    own = [
        number
        for number, statement in enumerate(kept)
        if statement.parents[-1].speaker is utterance.speaker
        and utterance.turn - statement.parents[-1].turn <= _LOOK_BACK
    ]
    if not own:
        return None
    last = own[-1] == len(kept) - 1 and answers.opens_with_correction(utterance.text)
    return own[-1] if last or _other_side(kept[own[-1]].parents[-1].text, utterance.text) else None


def _other_side(before: str, after: str) -> bool:
    sides = [frozenset(_SIDE.findall(text.lower())) for text in (before, after)]
    turned = len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]
    same = content(after) - {"right", "left"} <= content(before)
    return turned and same and bool(_SETTLES.search(after))


def corrected(statement: Statement, run: Run) -> Statement:
    """The statement and the sentence that corrects it, both as they were said."""
    text = f"{statement.fallback.removesuffix('.')} Corrected: {rewrite.quoted(run.whole.text)}."
    parents = (*statement.parents, *run.parts)
    return replace(statement, text=text, parents=parents, polarity=Polarity.QUOTED, fallback=text)


def _in_quotation(statement: Statement) -> Statement:
    return replace(statement, text=statement.fallback, polarity=Polarity.QUOTED)


def collect_unattributed(utterances: Sequence[Utterance], *, matters: IsFinding) -> tuple[Statement, ...]:
    """Statements where nobody knows who spoke: quotations only, a question always with the words that followed it."""
    made: list[Statement] = []
    answered: set[Utterance] = set()
    for utterance, following in zip_longest(utterances, utterances[1:]):
        if utterance in answered or not (sections.is_care(utterance.text) or matters(utterance)):
            continue
        parents: tuple[Utterance, ...] = (utterance,)
        text = f"Said (speaker unknown): {rewrite.quoted(utterance.text)}."
        if is_question(utterance):
            if following is None or is_question(following):
                continue
            answered.add(following)
            parents = (utterance, following)
            text = f"Asked {rewrite.quoted(utterance.text)}: {rewrite.quoted(following.text)}."
        kind = sections.of_patient(utterance.text, "", medicine=False)
        made.append(Statement(kind=kind, text=text, parents=parents, polarity=Polarity.QUOTED, fallback=text))
    return tuple(made)


def with_chief_complaint(made: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with the patient's first complaint moved to the chief complaint."""
    for number, statement in enumerate(made):
        if statement.kind in (Kind.HISTORY, Kind.REVIEW) and statement.polarity in (Polarity.TOLD, Polarity.PRESENT):
            first = replace(statement, kind=Kind.CHIEF_COMPLAINT)
            return (*made[:number], first, *made[number + 1 :])
    return tuple(made)
