"""Words to listen for in this visit: the patient's medicines, allergies and problems as they are known before anybody
speaks, then the user's own terms. What a recogniser wrote is not among them: it would hear its own mistakes again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status, Subject
from dxpad.speech.engine import TermsEngine
from dxpad.speech.terms import read_terms
from dxpad.web.conversation import typed_text

if TYPE_CHECKING:
    from dxpad.api import SharedPad
    from dxpad.domain.consultation import Consultation
    from dxpad.records import Book
    from dxpad.settings import Settings
    from dxpad.speech.engine import Engine

PROBLEMS = ("history", "risk", "medicine", "exposure")
"""Kinds of findings that are a patient's problems and not what is complained of now."""

LONGEST = 60


class VisitTerms:
    """Knows what to listen for in each consultation."""

    def __init__(self, pad: SharedPad, book: Book, settings: Settings) -> None:
        self._pad = pad
        self._book = book
        self._settings = settings

    def of(self, consultation_id: str) -> tuple[str, ...]:
        """The words, most particular first.

        Raises:
            UnknownIdError: there is no such consultation.
            BadInputError: the user's own terms cannot be read.
        """
        visit = self._visit(self._book.read(consultation_id))
        own = read_terms(self._settings.terms)
        return tuple(dict.fromkeys(term for term in (*visit, *own) if term and len(term) <= LONGEST))

    def told(self, engine: Engine, consultation_id: str) -> Engine:
        """The engine, listening for them where it can."""
        terms = self.of(consultation_id)
        return engine.with_terms(terms) if terms and isinstance(engine, TermsEngine) else engine

    def _visit(self, consultation: Consultation) -> tuple[str, ...]:
        case = replace(consultation.case, text=typed_text(consultation) or None, transcript=None)
        stated = (*consultation.set_medicines, *consultation.set_allergies)
        with self._pad.taken() as pad:
            found = pad.find(case)
            problems = [
                pad.knowledge.finding(each.id).name
                for each in found.findings
                if each.status is Status.PRESENT
                and each.subject is Subject.PATIENT
                and pad.knowledge.finding(each.id).kind in PROBLEMS
            ]
        medicines = (each.name for each in found.medications)
        allergies = (each.name for each in found.allergies if each.id)
        unnamed = (quote.text for quote in found.unnamed)
        return (*(name.words for _, name in stated), *medicines, *allergies, *unnamed, *problems)
