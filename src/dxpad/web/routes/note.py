"""The note: every sentence with its words, and what was left out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response  # noqa: TC002 FastAPI reads it when the app starts

from dxpad.domain.consultation import last_undoable
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.ledger import REASONS, ledger_of
from dxpad.web.pages import page
from dxpad.web.said import said_with_sentences
from dxpad.web.undo import described

router = APIRouter()
FIRST = "soap"


@router.get("/consultations/{consultation_id}/note")
def note(request: Request, consultation_id: str, template: str = FIRST) -> Response:
    """The draft beside the conversation it rests on."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    made = desk.note(look, template)
    written, transcript = made or (None, None)
    said = said_with_sentences(transcript, written) if written and transcript else ()
    with desk.pad.taken() as pad:
        ledger = ledger_of(look, pad.knowledge)
        last = described(last_undoable(desk.book.events(consultation_id)), pad.knowledge)
    return page(
        request, "note.html", tab="note", look=look, consultation=look.consultation, note=written, said=said,
        template=template, templates=desk.templates.all(), ledger=ledger, reasons_to_leave=REASONS, last=last,
        hold=waiting(request, look.consultation),
    )  # fmt: skip
