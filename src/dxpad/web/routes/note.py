"""The note: every sentence with its words, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response  # noqa: TC002 FastAPI reads it when the app starts

from dxpad.domain.consultation import last_undoable
from dxpad.domain.errors import UnknownIdError
from dxpad.notes.checking import to_check
from dxpad.web.became import Selection, became
from dxpad.web.besidenote import BesideNote, beside_note
from dxpad.web.commitment import waiting
from dxpad.web.desk import FIRST_TEMPLATE, desk_of
from dxpad.web.hearing import hearing_of
from dxpad.web.ledger import REASONS, ledger_of
from dxpad.web.noteview import sections_of
from dxpad.web.pages import page
from dxpad.web.said import said_with_sentences
from dxpad.web.undo import described

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.web.desk import Written

router = APIRouter(prefix="/consultations/{consultation_id}")


@router.get("/note")
def note(request: Request, consultation_id: str, template: str = "", turn: int | None = None) -> Response:
    """The note beside the conversation it rests on. Another template is shown, not chosen, by naming it."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look, template)
    beside = beside_note(desk, written, look.consultation) if written else BesideNote()
    with desk.pad.taken() as pad:
        ledger = ledger_of(look, pad.knowledge)
        last = described(last_undoable(desk.book.events(consultation_id)), pad.knowledge)
    return page(
        request, "note.html", tab="note", look=look, consultation=look.consultation, ledger=ledger,
        reasons_to_leave=REASONS, last=last, hold=waiting(request, look.consultation), templates=desk.templates.all(),
        beside=beside, hearing=hearing_of(look.consultation, desk.recordings.of(consultation_id)),
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
