"""Exchanges to statements: what was asked and answered becomes one sentence with the right polarity, or a quotation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes import answers, rewrite
from dxpad.notes.answers import Answer, Reply
from dxpad.notes.aspects import headed
from dxpad.notes.exchanges import Exchange, is_trivial
from dxpad.notes.items import item_by_item, listing, lowered, none_of, only_these
from dxpad.notes.lexicon import RELATIVE
from dxpad.notes.maker import Maker
from dxpad.notes.numerals import in_digits, said_numbers
from dxpad.notes.parts import Kind, Polarity, Statement, Utterance, Voice
from dxpad.notes.questions import Form, Question, parse
from dxpad.notes.replies import chooses, is_remark, is_separate, only_denies, stands_alone, tells_the_no
from dxpad.notes.subjects import without_it
from dxpad.notes.terse import terse
from dxpad.notes.told import inflected
from dxpad.notes.words import cleaned, content, negations, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_LONGER = re.compile(
    r"\b(?:ago|used to|until|before|last|once|any ?more|stopped|quit|gone|went|years?|"
    r"if|when i was|as a (?:kid|child))\b"
)
_LONGEST_ADDITION = 8


def from_exchange(exchange: Exchange, kind: Kind, voice: Voice) -> tuple[Statement, ...]:
    """What an exchange says; empty when the answer stands by itself and is read as a statement of its own."""
    question = asked(exchange)
    answer = answers.read(exchange.answer_text)
    maker = Maker(exchange, kind, voice, _named(question, voice) if not exchange.loose else "")
    if question.form is Form.SOCIAL:
        return ()
    if len({utterance.speaker for utterance in exchange.answers}) > 1:
        return maker.quotation()
    if exchange.loose or answers.has_correction(exchange.answer_text):
        return _left_as_said(exchange, answer, maker, own=exchange.loose)
    listed = _of_list(question, answer, maker)
    if not listed and any(answers.takes_back(utterance.text) for utterance in exchange.answers[1:]):
        return _left_as_said(exchange, answer, maker, own=True)
    return listed or _by_reply(question, answer, maker)


def _named(question: Question, voice: Voice) -> str:
    """`Fever or cough` of `any fever or cough?`; empty for a question that asks in any other way."""
    listed = listing(question.items) if question.form is Form.ITEMS else ""
    return rewrite.sentence(in_digits(rewrite.of_question(cleaned(listed), voice))).removesuffix(".")


def _left_as_said(exchange: Exchange, answer: Answer, maker: Maker, *, own: bool) -> tuple[Statement, ...]:
    """The quotation; nothing where the answer is a sentence of its `own`, which is then written as such."""
    alone = own and answer.reply is Reply.TOLD and stands_alone(exchange.answer_text)
    return () if alone else maker.quotation()


def _by_reply(question: Question, answer: Answer, maker: Maker) -> tuple[Statement, ...]:
    if question.form is Form.NEGATED and answer.reply is Reply.TOLD and only_denies(answer.rest, question.topic):
        return _agreed(question, replace(answer, reply=Reply.NO), maker)
    if answer.reply in (Reply.TOLD, Reply.UNCLEAR) or question.form in (Form.OPEN, Form.CHOICE):
        return _own_words(question, answer, maker)
    if question.form in (Form.DECLARED, Form.NEGATED):
        return _agreed(question, answer, maker)
    return _denied(question, answer, maker) if answer.reply is Reply.NO else _affirmed(question, answer, maker)


def _of_list(question: Question, answer: Answer, maker: Maker) -> tuple[Statement, ...]:
    """The answer to a list thing by thing; empty when it is no list or one of its clauses cannot be decided."""
    if question.form is not Form.ITEMS or answer.hedge:
        return ()
    if answer.reply is Reply.TOLD:
        return item_by_item(question, answers.plain(maker.answer_text), maker)
    if len(question.items) == 1 or not answer.rest:
        return ()
    if answer.reply is Reply.NO:
        return only_these(question, answer.rest, maker)
    return item_by_item(question, answer.rest, maker) if answer.reply is Reply.YES else ()


def _agreed(question: Question, answer: Answer, maker: Maker) -> tuple[Statement, ...]:
    """A statement that was put to the patient and plainly agreed with; anything else is quoted."""
    if question.form is Form.DECLARED:
        agreed = answer.reply is Reply.YES and _only_repeats(answer, question)
        text = rewrite.clinician_words(question.topic, maker.voice)
        return maker.of(text, Polarity.PRESENT) if agreed else maker.quotation()
    plain = not answer.rest or only_denies(answer.rest, question.topic)
    agreed = answer.reply is Reply.NO and plain and not answer.hedge and bool(question.items)
    return maker.of(none_of(question.items, maker.voice), Polarity.ABSENT, question) if agreed else maker.quotation()


def asked(exchange: Exchange) -> Question:
    """The one question of an exchange. Several that only list things are one list; any others cannot be told apart."""
    told = [u for u in exchange.questions if not (is_trivial(u) and len(exchange.questions) > 1)] or exchange.questions
    parsed = [parse(utterance.text) for utterance in told]
    while len(parsed) > 1 and parsed[0].form is Form.SOCIAL:
        del parsed[0]
    if len(parsed) == 1 and not exchange.loose:
        trailing = is_trivial(exchange.questions[-1]) and len(exchange.questions) > 1
        only = parsed[0]
        if trailing and only.form in (Form.ITEMS, Form.CLAUSE):
            return Question(
                form=only.form,
                topic=only.topic,
                items=(*only.items, "anything else"),
                verb=only.verb,
                subject=only.subject,
            )
        return only
    if all(question.form is Form.ITEMS for question in parsed):
        items = tuple(item for question in parsed for item in question.items)
        return Question(form=Form.ITEMS, topic=", ".join(items), items=items)
    if all(question.form is Form.SOCIAL for question in parsed):
        return parsed[-1]
    if parsed[-1].form is Form.OPEN:
        return parsed[-1]
    return Question(form=Form.CHOICE, topic=" ".join(question.topic for question in parsed))


def _own_words(question: Question, answer: Answer, maker: Maker) -> tuple[Statement, ...]:
    """An answer that is neither yes nor no: its own sentence where it is one, under the head of what was asked where it
    is a few words, else quoted beside its question."""
    if answer.reply is Reply.TOLD and stands_alone(maker.answer_text):
        return ()
    if answer.reply is Reply.TOLD and question.form is Form.CHOICE and chooses(maker.answer_text, question.topic):
        return maker.of(rewrite.patient_words(answer.rest, maker.voice), Polarity.TOLD)
    if answer.reply is Reply.NO and not answer.hedge and tells_the_no(answer.rest, question.topic):
        return maker.of(rewrite.patient_words(answer.rest, maker.voice), Polarity.TOLD)
    if answer.reply is Reply.YES and stands_alone(answer.rest) and not negations(answer.rest):
        return maker.of(rewrite.patient_words(answer.rest, maker.voice), Polarity.TOLD)
    head = headed(question, answer.rest) if answer.reply is Reply.TOLD else ""
    if head:
        told = rewrite.patient_words(answer.rest, maker.voice)
        return maker.of(f"{head}: {lowered(told)}" if told else "", Polarity.TOLD)
    return maker.quotation()


def _denied(question: Question, answer: Answer, maker: Maker) -> tuple[Statement, ...]:
    text = _negative(question, maker.voice)
    if not text or (question.form is Form.CLAUSE and re.search(r"\band\b", question.topic)):
        return maker.quotation()
    if not answer.rest or only_denies(answer.rest, question.topic):
        doubt = f" ({rewrite.quoted(maker.answer_text)})" if answer.hedge else ""
        return maker.of(text.removesuffix(".") + doubt + ".", Polarity.ABSENT, question)
    if not answer.hedge and tells_the_no(answer.rest, question.topic):
        return maker.of(rewrite.patient_words(answer.rest, maker.voice), Polarity.TOLD)
    if answer.hedge or stems(" ".join(question.items) or question.topic) & stems(answer.rest):
        return maker.quotation()
    return _with_more(text, question, answer.rest, maker)


def _with_more(text: str, question: Question, rest: str, maker: Maker) -> tuple[Statement, ...]:
    """A denial and what was said after it of something else: `no, but I feel winded`, `no, just very itchy`."""
    denied = text.removesuffix(".")
    other = rest.removeprefix("but ")
    if rest != other and len(question.items) == 1 and stands_alone(other):
        told = rewrite.patient_words(other, maker.voice)
        return maker.of(f"{denied}, but {lowered(told)}", Polarity.ABSENT, question)
    if is_remark(rest):
        return maker.of(f"{denied}, {rest}.", Polarity.ABSENT, question)
    contrast = answers.read(rest).contrast
    if is_separate(rest) if contrast else stands_alone(rest):
        told = rewrite.patient_words(rest, maker.voice)
        return (*maker.of(text, Polarity.ABSENT, question), *maker.of(told, Polarity.TOLD))
    return maker.quotation()


def _affirmed(question: Question, answer: Answer, maker: Maker) -> tuple[Statement, ...]:
    text = _positive(question, maker.voice)
    rest = answer.rest
    alone = bool(rest) and stands_alone(rest)
    told = maker.of(rewrite.patient_words(rest, maker.voice), Polarity.TOLD) if alone else ()
    if alone and stems(question.topic) & stems(rest):
        return told
    if len(question.items) > 1 or not text:
        return maker.quotation()
    if _only_repeats(answer, question):
        return maker.of(text, Polarity.PRESENT, question)
    if alone and not answer.contrast:
        return (*maker.of(text, Polarity.PRESENT, question), *told)
    if negations(rest) or _NO_LONGER.search(rest) or len(rest.split()) > _LONGEST_ADDITION:
        return maker.quotation()
    added = rewrite.quoted(re.sub(r"\bi\b", "I", rest))
    return maker.of(f"{text.removesuffix('.')} ({added}).", Polarity.PRESENT, question)


def _only_repeats(answer: Answer, question: Question) -> bool:
    """Whether nothing but words of the question follows a yes."""
    new = stems(answer.rest) - stems(question.topic)
    return not answer.rest or not (new or answer.contrast or negations(answer.rest))


def _negative(question: Question, voice: Voice) -> str:
    if question.form is Form.ITEMS:
        return none_of(question.items, voice)
    helper = {"can": ["cannot"]}.get(question.verb, [*_helper(question, voice), "not"])
    return _clause(question, helper, voice, question.topic.split())


def _positive(question: Question, voice: Voice) -> str:
    if question.form is Form.ITEMS:
        words = [word for word in question.items[0].split() if word not in ("any", "ever")]
        lead = ["you", "have", "told", "us", "about"] if voice is Voice.SECOND else [*rewrite.lead(voice), "reports"]
        return rewrite.sentence(in_digits([*lead, *rewrite.of_question(words, voice)]))
    words = [word for word in question.topic.split() if word not in ("any", "ever")]
    if question.verb == "do" and question.subject == "you" and voice is not Voice.SECOND:
        told = rewrite.of_question([inflected(words[0]), *words[1:]], voice)
        return rewrite.sentence(in_digits([*rewrite.lead(voice), *told]))
    return _clause(question, _helper(question, voice), voice, words)


def _helper(question: Question, voice: Voice) -> list[str]:
    third = question.subject == "you" and voice is not Voice.SECOND
    return [inflected(question.verb) if third else question.verb]


def _clause(question: Question, helper: Sequence[str], voice: Voice, words: Sequence[str]) -> str:
    own = question.subject == "you" and voice is not Voice.SECOND
    subject = rewrite.lead(voice) if own else [question.subject]
    return rewrite.sentence(in_digits([*subject, *helper, *rewrite.of_question(words, voice)]))


def _could_be_mistaken(said: str, voice: Voice) -> bool:
    """Whether a patient's `he` would read as the patient, where the note says `he` of them."""
    pronoun = {Voice.HE: r"\bhe\b|\bhim\b|\bhis\b", Voice.SHE: r"\bshe\b|\bher\b|\bhers\b"}.get(voice.brief)
    return pronoun is not None and re.search(pronoun, said, re.IGNORECASE) is not None and not RELATIVE.search(said)


def from_utterance(utterance: Utterance, kind: Kind, voice: Voice) -> Statement | None:
    """A sentence said outside any exchange, told of the patient; None when nothing of it is left."""
    quote = rewrite.quoted(utterance.text)
    if utterance.speaker is Speaker.CLINICIAN:
        text = rewrite.clinician_words(utterance.text, voice)
        text = terse(text, kind) if voice is not Voice.SECOND else text
        fallback = f"Clinician said: {quote}."
    elif utterance.speaker is Speaker.PATIENT:
        text = rewrite.patient_words(utterance.text, voice)
        text = text if voice.whole or voice is Voice.SECOND else without_it(text)
        fallback = f"Patient said: {quote}."
    else:
        fallback = text = f"Accompanying person said: {quote}."
    if not content(text) and not said_numbers(text):
        return None
    if utterance.speaker is Speaker.PATIENT and _could_be_mistaken(utterance.text, voice):
        text = fallback
    return Statement(kind=kind, text=text, parents=(utterance,), polarity=Polarity.TOLD, fallback=fallback)
