"""The note: every sentence with its words, what was left out, and the note as a file."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import last_undoable
from dxpad.domain.errors import UnknownIdError
from dxpad.notes import templates
from dxpad.notes.export import to_markdown
from dxpad.notes.export.pdf import to_pdf
from dxpad.notes.export.word import to_docx
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.ledger import REASONS, ledger_of
from dxpad.web.pages import page
from dxpad.web.said import said_with_sentences
from dxpad.web.undo import described

router = APIRouter()
FIRST = "soap"
TYPES = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


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
        template=template, templates=templates(), ledger=ledger, reasons_to_leave=REASONS, last=last,
        hold=waiting(request, look.consultation),
    )  # fmt: skip


@router.get("/consultations/{consultation_id}/note.{form}")
def export(request: Request, consultation_id: str, form: str, template: str = FIRST) -> Response:
    """The note as Markdown, Word or PDF."""
    if form not in TYPES:
        raise UnknownIdError("there is no such file format", where="note", mend=f"Use one of: {', '.join(TYPES)}")
    desk = desk_of(request)
    made = desk.note(desk.look(consultation_id), template)
    if made is None:
        return RedirectResponse(f"/consultations/{consultation_id}/note", 303)
    written = made[0]
    content = to_markdown(written).encode() if form == "md" else to_docx(written) if form == "docx" else to_pdf(written)
    headers = {"Content-Disposition": f'attachment; filename="note-{consultation_id}.{form}"'}
    return Response(content, media_type=TYPES[form], headers=headers)
