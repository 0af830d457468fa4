"""Exchanges to statements: what was asked and answered becomes one sentence with the right polarity, or a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes import answers, rewrite
from dxpad.notes.answers import Answer, Reply
from dxpad.notes.exchanges import Exchange, is_trivial
from dxpad.notes.lists import listed_in_order
from dxpad.notes.numerals import in_digits, said_numbers
from dxpad.notes.parts import Kind, Polarity, Statement, Utterance, Voice
from dxpad.notes.questions import Form, Question, parse
from dxpad.notes.words import cleaned, content, negations, stem, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLAUSE_START = re.compile(
    r"^(?:(?:sometimes|and|so|then|because|usually|maybe) )?(?:i|my|it|it's|the|they|there|there's|he|she|he's|"
    r"she's|we|this|that|that's|"
    r"both my|one of my)\b"
)
_SPLIT = re.compile(r"(,? but |[,.;]+ (?:and )?| and )")
_MARKED = re.compile(r"\b(?:bit|some|little|slight|mild|yes|yeah|definitely|i have|i do have|i get|i've)\b")
_QUALIFIERS = frozenset(
    stem(w)
    for w in listed_in_order("bit little some slight slightly mild occasional occasionally bad severe small very")
)
_DOUBT = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|might|think|guess|suppose|sure|used|ago|last|if|not|never|except)\b"
)
_ELLIPSIS = re.compile(r"\b(?:do|does|did|have|has|had|is|are|was|were|am|can|could|would|will)(?: not)?$")
_SHORTEST_CLAUSE = 3


def from_exchange(exchange: Exchange, kind: Kind, voice: Voice) -> tuple[Statement, ...]:
    """What an exchange says; empty when the answer stands by itself and is read as a statement of its own."""
    question = asked(exchange)
    answer = answers.read(exchange.answer_text)
    maker = _Maker(exchange, kind, voice)
    if question.form is Form.SOCIAL:
        return ()
    if _is_unsafe(exchange):
        own = exchange.loose and answer.reply is Reply.TOLD and stands_alone(exchange.answer_text)
        return () if own else maker.quotation()
    if answer.reply in (Reply.TOLD, Reply.UNCLEAR) or question.form in (Form.OPEN, Form.CHOICE):
        listed = question.form is Form.ITEMS and answer.reply is Reply.TOLD
        return (_item_by_item(question, maker) if listed else ()) or _own_words(answer, maker)
    if question.form in (Form.DECLARED, Form.NEGATED):
        return _agreed(question, answer, maker)
    return _denied(question, answer, maker) if answer.reply is Reply.NO else _affirmed(question, answer, maker)


def _is_unsafe(exchange: Exchange) -> bool:
    """Whether the answer was corrected or taken back, or more was said after the question: nothing is decided then."""
    taken_back = any(answers.takes_back(utterance.text) for utterance in exchange.answers[1:])
    return taken_back or exchange.loose or answers.has_correction(exchange.answer_text)


def _agreed(question: Question, answer: Answer, maker: _Maker) -> tuple[Statement, ...]:
    """A statement that was put to the patient and plainly agreed with; anything else is quoted."""
    if question.form is Form.DECLARED:
        agreed = answer.reply is Reply.YES and _only_repeats(answer, question)
        text = rewrite.clinician_words(question.topic, maker.voice)
        return maker.of(text, Polarity.PRESENT) if agreed else maker.quotation()
    agreed = answer.reply is Reply.NO and not answer.rest and not answer.hedge and bool(question.items)
    return maker.of(_none_of(question.items, maker.voice), Polarity.ABSENT, question) if agreed else maker.quotation()


def asked(exchange: Exchange) -> Question:
    """The one question of an exchange. Several that only list things are one list; any others cannot be told apart."""
    told = [u for u in exchange.questions if not (is_trivial(u) and len(exchange.questions) > 1)] or exchange.questions
    parsed = [parse(utterance.text) for utterance in told]
    if len(parsed) == 1 and not exchange.loose:
        trailing = len(told) != len(exchange.questions)
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


def stands_alone(text: str) -> bool:
    """Whether an answer is a sentence that can be understood without its question."""
    plain = answers.plain(text)
    if _ELLIPSIS.search(plain):
        return False
    return bool(_CLAUSE_START.match(plain)) and len(plain.split()) >= _SHORTEST_CLAUSE and bool(content(plain))


class _Maker:
    """Makes the statements of one exchange: the same parents, section and quotation for each."""

    __slots__ = ("_exchange", "_kind", "_voice")

    def __init__(self, exchange: Exchange, kind: Kind, voice: Voice) -> None:
        self._exchange = exchange
        self._kind = kind
        self._voice = voice

    @property
    def answer_text(self) -> str:
        return self._exchange.answer_text

    @property
    def voice(self) -> Voice:
        return self._voice

    def quotation(self) -> tuple[Statement, ...]:
        """The words of both sides, for whoever reads the note to decide."""
        return self._made(self._fallback(), Polarity.QUOTED, "")

    def of(self, text: str, polarity: Polarity, question: Question | None = None) -> tuple[Statement, ...]:
        """One statement; the quotation when there is no text."""
        if not text:
            return self.quotation()
        if any(u.speaker is Speaker.OTHER for u in self._exchange.answers):
            text = text.removesuffix(".") + " (said by an accompanying person)."
        return self._made(text, polarity, ", ".join(question.items) if question else "")

    def _fallback(self) -> str:
        question = rewrite.quoted(" ".join(rewrite.without_opening(u.text) for u in self._exchange.questions))
        answer = rewrite.quoted(" ".join(u.text for u in self._exchange.answers))
        person = (
            ", accompanying person answered" if any(u.speaker is Speaker.OTHER for u in self._exchange.answers) else ""
        )
        return f"Asked {question}{person}: {answer}."

    def _made(self, text: str, polarity: Polarity, topic: str) -> tuple[Statement, ...]:
        parents = (*self._exchange.questions, *self._exchange.answers)
        fallback = self._fallback()
        return (
            Statement(kind=self._kind, text=text, parents=parents, polarity=polarity, fallback=fallback, topic=topic),
        )


def _own_words(answer: Answer, maker: _Maker) -> tuple[Statement, ...]:
    """An answer that is neither yes nor no: its own sentence where it is one, else quoted beside its question."""
    if answer.reply is Reply.TOLD and stands_alone(maker.answer_text):
        return ()
    return maker.quotation()


def _denied(question: Question, answer: Answer, maker: _Maker) -> tuple[Statement, ...]:
    text = _negative(question, maker.voice)
    if not text or (question.form is Form.CLAUSE and re.search(r"\band\b", question.topic)):
        return maker.quotation()
    if not answer.rest:
        doubt = f" ({rewrite.quoted(maker.answer_text)})" if answer.hedge else ""
        return maker.of(text.removesuffix(".") + doubt + ".", Polarity.ABSENT, question)
    shared = stems(" ".join(question.items) or question.topic) & stems(answer.rest)
    if answer.contrast:
        excepted = not shared and not answer.hedge and len(question.items) == 1
        return _with_exception(text, question, answer, maker) if excepted else maker.quotation()
    again = re.match(r"^(?:no|not any|i (?:do|have) not (?:have|had)(?: any)?|none) ", answer.rest)
    if again and stems(answer.rest) <= stems(question.topic):
        return maker.of(text, Polarity.ABSENT, question)
    if shared or not stands_alone(answer.rest):
        return maker.quotation()
    told = maker.of(rewrite.patient_words(answer.rest, maker.voice), Polarity.TOLD)
    return (*maker.of(text, Polarity.ABSENT, question), *told)


def _with_exception(text: str, question: Question, answer: Answer, maker: _Maker) -> tuple[Statement, ...]:
    """`No, but I feel winded`: the denial and the other complaint in one sentence."""
    rest = answer.rest.removeprefix("but ")
    if rest == answer.rest or not stands_alone(rest):
        return maker.quotation()
    told = rewrite.patient_words(rest, maker.voice)
    return maker.of(f"{text.removesuffix('.')}, but {_lowered(told)}", Polarity.ABSENT, question)


def _affirmed(question: Question, answer: Answer, maker: _Maker) -> tuple[Statement, ...]:
    text = _positive(question, maker.voice)
    alone = bool(answer.rest) and stands_alone(answer.rest) and not answer.contrast
    shared = bool(stems(question.topic) & stems(answer.rest))
    told = maker.of(rewrite.patient_words(answer.rest, maker.voice), Polarity.TOLD) if alone else ()
    if alone and shared:
        return told
    if text and len(question.items) == 1 and _only_repeats(answer, question):
        return maker.of(text, Polarity.PRESENT, question)
    if len(question.items) > 1 or not text or answer.contrast or (answer.rest and not alone):
        return maker.quotation()
    return (*maker.of(text, Polarity.PRESENT, question), *told)


def _only_repeats(answer: Answer, question: Question) -> bool:
    """Whether nothing but words of the question follows a yes."""
    new = stems(answer.rest) - stems(question.topic)
    return not answer.rest or not (new or answer.contrast or negations(answer.rest))


def _negative(question: Question, voice: Voice) -> str:
    if question.form is Form.ITEMS:
        return _none_of(question.items, voice)
    helper = {"can": ["cannot"]}.get(question.verb, [*_helper(question, voice), "not"])
    return _clause(question, helper, voice, question.topic.split())


def _positive(question: Question, voice: Voice) -> str:
    if question.form is Form.ITEMS:
        words = [word for word in question.items[0].split() if word not in ("any", "ever")]
        lead = ["you", "have", "told", "us", "about"] if voice is Voice.SECOND else ["reports"]
        return rewrite.sentence(in_digits([*lead, *rewrite.of_question(words, voice)]))
    words = [word for word in question.topic.split() if word not in ("any", "ever")]
    return _clause(question, _helper(question, voice), voice, words)


def _helper(question: Question, voice: Voice) -> list[str]:
    third = question.subject == "you" and voice is Voice.THIRD
    return [rewrite.inflected(question.verb) if third else question.verb]


def _clause(question: Question, helper: Sequence[str], voice: Voice, words: Sequence[str]) -> str:
    subject = [] if question.subject == "you" and voice is Voice.THIRD else [question.subject]
    return rewrite.sentence(in_digits([*subject, *helper, *rewrite.of_question(words, voice)]))


def _none_of(items: Sequence[str], voice: Voice) -> str:
    named = [item for item in items if item and item != "anything else"]
    if not named:
        return ""
    listed = " or ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
    return rewrite.sentence(in_digits(rewrite.of_question(cleaned(f"no {listed}"), voice)))


def _lowered(text: str) -> str:
    return text if text.startswith(("I ", "I'")) else text[0].lower() + text[1:]


def _item_by_item(question: Question, maker: _Maker) -> tuple[Statement, ...]:
    """`No fever, but a bit of a cough` in two statements; empty unless every clause can be decided."""
    exception = _denied_but(question, maker)
    if exception:
        return exception
    pieces = _SPLIT.split(answers.plain(maker.answer_text))
    made: list[Statement] = []
    after_no = False
    for position in range(0, len(pieces), 2):
        joint = pieces[position - 1] if position else ""
        after_no = after_no and "but" not in joint
        read = _clause_of_item(pieces[position].strip(), question, doubtful=after_no)
        if read is None:
            return ()
        text, polarity = read
        after_no = polarity is Polarity.ABSENT
        text = _whole_item(text, question) if after_no else text
        named = Question(form=Form.ITEMS, topic=text, items=(text,))
        written = _none_of((text,), maker.voice) if after_no else rewrite.sentence(in_digits(cleaned(text)))
        made.extend(maker.of(written, polarity, named))
    return tuple(made)


def _denied_but(question: Question, maker: _Maker) -> tuple[Statement, ...]:
    """`No chest pain, but I feel winded`: one sentence, the second half in the patient's own words."""
    first, joint, rest = answers.plain(maker.answer_text).partition(" but ")
    read = _clause_of_item(re.sub(r"^(?:so|well),? ", "", first).strip(" ,"), question, doubtful=False)
    if not joint or not read or read[1] is not Polarity.ABSENT or not stands_alone(rest):
        return ()
    told = rewrite.patient_words(rest, maker.voice)
    item = _whole_item(read[0], question)
    denied = _none_of((item,), maker.voice).removesuffix(".")
    named = Question(form=Form.ITEMS, topic=item, items=(item,))
    return maker.of(f"{denied}, but {_lowered(told)}", Polarity.ABSENT, named)


def _whole_item(named: str, question: Question) -> str:
    """What was asked, where the answer names it short: `no pain` after `pain in your chest` is about the chest."""
    fitting = [item for item in question.items if stems(named) <= stems(item)]
    return fitting[0] if len(fitting) == 1 else named


def _clause_of_item(clause: str, question: Question, *, doubtful: bool) -> tuple[str, Polarity] | None:
    """The thing a clause names and whether it is there. After a `no`, a bare word may still belong to that `no`."""
    asked_stems = stems(" ".join(question.items))
    denied = re.match(r"^(?:definitely |really )?(?:no|not any) (?P<what>.+)$", clause) or re.match(
        r"^(?P<what>.+?),? no$", clause
    )
    if denied:
        what = denied.group("what")
        plain = bool(stems(what)) and stems(what) <= asked_stems and not negations(what) and not _DOUBT.search(what)
        return (what, Polarity.ABSENT) if plain else None
    what = re.sub(r",? (?:yes|yeah)$|^(?:yes|yeah|just|only) (?:just |only )?", "", clause)
    if _DOUBT.search(what) or negations(what) or (doubtful and not _MARKED.search(clause)):
        return None
    if not stems(what) & asked_stems or stems(what) - asked_stems - _QUALIFIERS or _CLAUSE_START.match(what):
        return None
    return re.sub(r"^(?:a (?:little )?bit|bit) of (?:a |an )?", "some ", what), Polarity.PRESENT


def from_utterance(utterance: Utterance, kind: Kind, voice: Voice) -> Statement | None:
    """A sentence said outside any exchange, told of the patient; None when nothing of it is left."""
    quote = rewrite.quoted(utterance.text)
    if utterance.speaker is Speaker.CLINICIAN:
        text = rewrite.clinician_words(utterance.text, voice)
        fallback = f"Clinician said: {quote}."
    elif utterance.speaker is Speaker.PATIENT:
        text = rewrite.patient_words(utterance.text, voice)
        fallback = f"Patient said: {quote}."
    else:
        fallback = text = f"Accompanying person said: {quote}."
    if not content(text) and not said_numbers(text):
        return None
    return Statement(kind=kind, text=text, parents=(utterance,), polarity=Polarity.TOLD, fallback=fallback)
