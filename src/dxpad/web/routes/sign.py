"""Signing: what is open, the ticks, the signature that locks the note, and what is added after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import Kind, last_undoable
from dxpad.domain.errors import ConflictError, UnknownIdError
from dxpad.domain.notework import Act, NoteChange
from dxpad.web.addenda import add_to
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.ledger import REASONS, ledger_of
from dxpad.web.locking import lock
from dxpad.web.noteview import sections_of
from dxpad.web.pages import page
from dxpad.web.sheet import NOTHING_GIVEN, Given, Reason, missing, one_line, sheet_of
from dxpad.web.signer import clean, remember, signer
from dxpad.web.undo import described

if TYPE_CHECKING:
    from dxpad.web.desk import Desk, Look, Written

router = APIRouter()
PLACE = "/consultations/{consultation_id}"
REASONS_OPEN = (
    "Considered: not likely enough to act on today",
    "A test is under way; the result will be followed up",
    "Passed on: someone else is dealing with them",
    "Safety net given: what to come back for",
)
"""Why a note is signed while dangers are open."""
REASONS_CONSENT = (
    "Nothing was recorded",
    "Not possible to ask: emergency or unable to answer",
    "Asked before, elsewhere",
)

CHANGED = "The note or its dangers changed since this page was shown: read it again"


@router.get(PLACE + "/sign")
def sheet(request: Request, consultation_id: str) -> Response:
    """The signing sheet."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look)
    if written is None or written.signed:
        return RedirectResponse(f"/consultations/{consultation_id}/note", 303)
    return _page(request, desk, look, written)


def _page(
    request: Request, desk: Desk, look: Look, written: Written, *, refused: str = "", given: Given = NOTHING_GIVEN
) -> Response:
    """The sheet; with what was given and what is missing, when it was refused."""
    with desk.pad.taken() as pad:
        ledger = ledger_of(look, pad.knowledge)
        last = described(last_undoable(desk.book.events(look.consultation.id)), pad.knowledge)
    hold = waiting(request, look.consultation)
    return page(
        request, "sign.html", 409 if refused else 200, tab="note", look=look, consultation=look.consultation,
        ledger=ledger, reasons_to_leave=REASONS, last=last, hold=hold, revision=written.revision,
        sheet=sheet_of(look, written, desk, hold=hold), sections=sections_of(written.revision), refused=refused,
        given=given, reasons_open=REASONS_OPEN, reasons_consent=REASONS_CONSENT,
    )  # fmt: skip


@router.post(PLACE + "/note/checks")
def checks(
    request: Request, consultation_id: str, shown: Annotated[list[str] | None, Form()] = None,
    ticked: Annotated[list[str] | None, Form()] = None,
) -> Response:  # fmt: skip
    """Ticks as they stand for the items that were shown. An item that changed meanwhile takes no tick."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look)
    if written is None or written.signed:
        raise ConflictError("there is nothing to tick: no note, or a signed one", mend="Go back to the note")
    items = [item for item in sheet_of(look, written, desk, hold=False).items if item.key in (shown or ())]
    on = tuple(item.check for item in items if item.key in (ticked or ()) and not item.ticked)
    off = tuple(item.check for item in items if item.key not in (ticked or ()) and item.ticked)
    for act, some in ((Act.CHECKED, on), (Act.UNCHECKED, off)):
        if some:
            desk.add(consultation_id, Kind.NOTE_CHECKED, by=signer(request), note=NoteChange(act=act, checks=some))
    return RedirectResponse(f"/consultations/{consultation_id}/sign#points", 303)


@router.post(PLACE + "/sign")
def sign(
    request: Request, consultation_id: str, *, name: Annotated[str, Form()] = "", digest: Annotated[str, Form()] = "",
    danger: Annotated[list[str] | None, Form()] = None, danger_chosen: Annotated[str, Form()] = "",
    danger_reason: Annotated[str, Form()] = "", consent_chosen: Annotated[str, Form()] = "",
    consent_reason: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Lock the note exactly as it was shown. While something stands in the way, the sheet comes back and says what."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look)
    if written is None or written.signed:
        raise ConflictError("there is nothing to sign: no note, or a signed one", mend="Go back to the note")
    given = Given(
        name=clean(name),
        dangers=Reason(chosen=clean(danger_chosen), typed=one_line(danger_reason)),
        consent=Reason(chosen=clean(consent_chosen), typed=one_line(consent_reason)),
    )
    sheet = sheet_of(look, written, desk, hold=waiting(request, look.consultation))
    shown = digest == sheet.digest and set(danger or ()) == set(sheet.dangers)
    refused = CHANGED if not shown and not sheet.blockers else missing(sheet, given)
    if refused:
        return _page(request, desk, look, written, refused=refused, given=given)
    lock(desk, look, written, sheet, given)
    answer = RedirectResponse(f"/consultations/{consultation_id}/note", 303)
    remember(answer, request, given.name)
    return answer


@router.post(PLACE + "/note/addendum")
def addendum(
    request: Request, consultation_id: str, text: Annotated[str, Form()] = "", name: Annotated[str, Form()] = ""
) -> Response:
    """Words added to a signed note, with who and when. The signed words stay as they are."""
    by = clean(name)
    add_to(desk_of(request), consultation_id, by=by, text=text)
    answer = RedirectResponse(f"/consultations/{consultation_id}/note#addenda", 303)
    remember(answer, request, by)
    return answer


@router.get(PLACE + "/note/signed.json")
def signed_bytes(request: Request, consultation_id: str) -> Response:
    """What was signed, byte for byte."""
    signature = desk_of(request).book.read(consultation_id).signature
    if signature is None:
        raise UnknownIdError("this note is not signed", where="note", mend="Sign it first")
    headers = {"Content-Disposition": f'attachment; filename="signed-{consultation_id}.json"'}
    return Response(signature.content.encode(), media_type="application/json", headers=headers)


@router.post("/settings/name")
def own_name(request: Request, name: Annotated[str, Form()] = "") -> Response:
    """The name this browser signs with."""
    answer = RedirectResponse("/settings?saved=1", 303)
    remember(answer, request, name)
    return answer
