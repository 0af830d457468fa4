"""The note: every sentence with its words, what was left out, and the note as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import last_undoable
from dxpad.domain.errors import UnknownIdError
from dxpad.notes import templates
from dxpad.notes.checking import to_check
from dxpad.notes.export import to_markdown
from dxpad.notes.export.pdf import to_pdf
from dxpad.notes.export.word import to_docx
from dxpad.web.became import Selection, became
from dxpad.web.commitment import waiting
from dxpad.web.desk import FIRST_TEMPLATE, desk_of
from dxpad.web.ledger import REASONS, ledger_of
from dxpad.web.noteview import sections_of
from dxpad.web.pages import page
from dxpad.web.said import said_with_sentences
from dxpad.web.signed import for_file
from dxpad.web.undo import described

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.web.desk import Written

router = APIRouter(prefix="/consultations/{consultation_id}")
TYPES = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@router.get("/note")
def note(request: Request, consultation_id: str, template: str = "", turn: int | None = None) -> Response:
    """The note beside the conversation it rests on. Another template is shown, not chosen, by naming it."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look, template)
    with desk.pad.taken() as pad:
        ledger = ledger_of(look, pad.knowledge)
        last = described(last_undoable(desk.book.events(consultation_id)), pad.knowledge)
    return page(
        request, "note.html", tab="note", look=look, consultation=look.consultation, ledger=ledger,
        reasons_to_leave=REASONS, last=last, hold=waiting(request, look.consultation), templates=templates(),
        **_written_values(written, look.consultation, turn),
    )  # fmt: skip


def _written_values(written: Written | None, consultation: Consultation, turn: int | None) -> dict[str, object]:
    """What the page shows of a note; `preview` where it is in another template than the one that is worked on."""
    if written is None:
        return {"note": None}
    revision = written.revision
    return {
        "note": revision.note,
        "revision": revision,
        "signed": written.signed,
        "sections": sections_of(revision),
        "left": sum(not item.ticked for item in to_check(revision, consultation.note.checks)),
        "said": said_with_sentences(written.transcript, revision.note),
        "became": None if turn is None else became(written, Selection(turn=turn)),
        "template": revision.note.template,
        "preview": not consultation.signed and revision.note.template != (consultation.note.template or FIRST_TEMPLATE),
    }


@router.get("/note/became")
def what_became(
    request: Request,
    consultation_id: str,
    turn: int,
    *,
    start: int = 0,
    last: int | None = None,
    end: int | None = None,
) -> Response:
    """What became of some words, as a part of the page."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look)
    if written is None:
        raise UnknownIdError("nothing has been said yet", where="turn", mend="Go back to the consultation")
    made = became(written, Selection(turn=turn, start=start, last=last, end=end))
    return page(request, "becamepart.html", became=made, consultation=look.consultation)


@router.get("/note.{form}")
def export(request: Request, consultation_id: str, form: str, template: str = "") -> Response:
    """The note as Markdown, Word or PDF."""
    if form not in TYPES:
        raise UnknownIdError("there is no such file format", where="note", mend=f"Use one of: {', '.join(TYPES)}")
    desk = desk_of(request)
    look = desk.look(consultation_id)
    made = desk.written(look, template)
    if made is None:
        return RedirectResponse(f"/consultations/{consultation_id}/note", 303)
    written = for_file(made.revision.note, look.consultation) if made.signed else made.revision.note
    content = to_markdown(written).encode() if form == "md" else to_docx(written) if form == "docx" else to_pdf(written)
    headers = {"Content-Disposition": f'attachment; filename="note-{consultation_id}.{form}"'}
    return Response(content, media_type=TYPES[form], headers=headers)
