"""One exchange, one maker: its statements share their parents, their section and the quotation to fall back on."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes import rewrite
from dxpad.notes.answers import Reply, read
from dxpad.notes.parts import Kind, Polarity, Statement, Voice
from dxpad.notes.questions import Form
from dxpad.notes.words import stems

if TYPE_CHECKING:
    from dxpad.notes.exchanges import Exchange
    from dxpad.notes.questions import Question


_FULL = 6
"""Words of an answer that can stand without its question."""
_WHO = {Speaker.PATIENT: "patient", Speaker.OTHER: "accompanying person", Speaker.CLINICIAN: "clinician"}


class Maker:
    """Makes the statements of one exchange: the same parents, section and quotation for each. `head` names in short
    what was asked; without one the question is quoted."""

    __slots__ = ("_exchange", "_head", "_kind", "_voice")

    def __init__(self, exchange: Exchange, kind: Kind, voice: Voice, head: str = "") -> None:
        self._exchange = exchange
        self._head = head
        self._kind = kind
        others = any(answer.speaker is Speaker.OTHER for answer in exchange.answers)
        self._voice = voice.brief if others else voice

    @property
    def answer_text(self) -> str:
        """The answer's sentences in one, as they were said."""
        return self._exchange.answer_text

    @property
    def voice(self) -> Voice:
        """Of whom or to whom the note speaks."""
        return self._voice

    def quotation(self) -> tuple[Statement, ...]:
        """The words of both sides, for whoever reads the note to decide."""
        return self._made(self._fallback(), Polarity.QUOTED, "")

    def of(self, text: str, polarity: Polarity, question: Question | None = None) -> tuple[Statement, ...]:
        """One statement, the quotation when there is no text; what was asked in lists is the review of systems."""
        if not text:
            return self.quotation()
        if any(u.speaker is Speaker.OTHER for u in self._exchange.answers):
            text = text.removesuffix(".") + " (said by an accompanying person)."
        made = self._made(text, polarity, ", ".join(question.items) if question else "")
        listed = question is not None and question.form is Form.ITEMS and self._kind is Kind.HISTORY
        return tuple(replace(one, kind=Kind.REVIEW) for one in made) if listed else made

    def _fallback(self) -> str:
        question = self._head or "Asked " + rewrite.quoted(
            " ".join(rewrite.without_opening(u.text) for u in self._exchange.questions)
        )
        if self._speaks_for_itself():
            return f"Patient said: {rewrite.quoted(self._exchange.answer_text.replace(' . ', '. '))}."
        replies = groupby(self._exchange.answers, key=lambda utterance: utterance.speaker)
        told = [(who, rewrite.quoted(" ".join(u.text for u in said))) for who, said in replies]
        if len(told) > 1:
            return f"{question}: " + "; ".join(f"{_WHO[who]} said {words}" for who, words in told) + "."
        person = ", accompanying person answered" if told[0][0] is Speaker.OTHER else ""
        return f"{question}{person}: {told[0][1]}."

    def _speaks_for_itself(self) -> bool:
        """Whether the patient's answer names what was asked, and is no yes or no: the question says nothing more."""
        told = self.answer_text
        patients = all(answer.speaker is Speaker.PATIENT for answer in self._exchange.answers)
        asked = stems(" ".join(question.text for question in self._exchange.questions))
        full = len(told.split()) >= _FULL and read(told).reply is Reply.TOLD
        return patients and full and not self._head and bool(asked & stems(told))

    def _made(self, text: str, polarity: Polarity, topic: str) -> tuple[Statement, ...]:
        parents = (*self._exchange.questions, *self._exchange.answers)
        fallback = self._fallback()
        return (
            Statement(kind=self._kind, text=text, parents=parents, polarity=polarity, fallback=fallback, topic=topic),
        )
