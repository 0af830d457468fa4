"""Signing: what is open, the ticks, the signature that locks the note, and what is added after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import Kind, last_undoable
from dxpad.domain.errors import BadInputError, ConflictError, UnknownIdError
from dxpad.domain.notework import Acknowledged, Act, NoteChange, Signature
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.ledger import REASONS, ledger_of
from dxpad.web.noteview import sections_of
from dxpad.web.pages import page
from dxpad.web.sheet import sheet_of
from dxpad.web.signer import clean, remember, signer
from dxpad.web.undo import described

if TYPE_CHECKING:
    from dxpad.web.desk import Desk, Look, Written
    from dxpad.web.sheet import Sheet

router = APIRouter(prefix="/consultations/{consultation_id}")
LONGEST_REASON = 500
LONGEST_ADDENDUM = 10_000
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


@router.get("/sign")
def sheet(request: Request, consultation_id: str) -> Response:
    """The signing sheet."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look)
    if written is None or written.signed:
        return RedirectResponse(f"/consultations/{consultation_id}/note", 303)
    return _page(request, desk, look, written)


def _page(request: Request, desk: Desk, look: Look, written: Written, status: int = 200) -> Response:
    with desk.pad.taken() as pad:
        ledger = ledger_of(look, pad.knowledge)
        last = described(last_undoable(desk.book.events(look.consultation.id)), pad.knowledge)
    hold = waiting(request, look.consultation)
    return page(
        request, "sign.html", status, tab="note", look=look, consultation=look.consultation, ledger=ledger,
        reasons_to_leave=REASONS, last=last, hold=hold, sheet=sheet_of(look, written, desk, hold=hold),
        revision=written.revision, sections=sections_of(written.revision), signer=signer(request),
        reasons_open=REASONS_OPEN, reasons_consent=REASONS_CONSENT,
    )  # fmt: skip


@router.post("/note/checks")
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


@router.post("/sign")
def sign(
    request: Request, consultation_id: str, *, name: Annotated[str, Form()] = "", digest: Annotated[str, Form()] = "",
    danger: Annotated[list[str] | None, Form()] = None, danger_chosen: Annotated[str, Form()] = "",
    danger_reason: Annotated[str, Form()] = "", consent_chosen: Annotated[str, Form()] = "",
    consent_reason: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Lock the note exactly as it was shown. Refused while something stands in the way."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look)
    if written is None or written.signed:
        raise ConflictError("there is nothing to sign: no note, or a signed one", mend="Go back to the note")
    open_now = sheet_of(look, written, desk, hold=waiting(request, look.consultation))
    if open_now.blockers:
        return _page(request, desk, look, written, 409)
    if digest != open_now.digest or set(danger or ()) != set(open_now.dangers):
        raise ConflictError("the note or its dangers changed since the page was shown", mend="Read the sheet again")
    by = clean(name)
    if not by:
        raise BadInputError("nobody has said who signs", where="name", mend="Write your name")
    acknowledged = (
        *_reasons("danger", open_now.dangers, _reason(danger_chosen, danger_reason)),
        *_reasons("consent", ("",) if open_now.asks_consent else (), _reason(consent_chosen, consent_reason)),
    )
    desk.sign(look.consultation, by, _signature(look, written, open_now, acknowledged))
    answer = RedirectResponse(f"/consultations/{consultation_id}/note", 303)
    remember(answer, request, by)
    return answer


def _reason(chosen: str, typed: str) -> str:
    return ". ".join(part for part in (clean(chosen), " ".join(typed.split())) if part)[:LONGEST_REASON]


def _reasons(kind: str, subjects: tuple[str, ...], reason: str) -> tuple[Acknowledged, ...]:
    if subjects and not reason:
        raise BadInputError(f"no reason was given for the open {kind}", where=kind, mend="Say in a few words why")
    return tuple(Acknowledged(kind=kind, subject=subject, reason=reason) for subject in subjects)


def _signature(look: Look, written: Written, sheet: Sheet, acknowledged: tuple[Acknowledged, ...]) -> Signature:
    receipt = look.ranked.receipt
    return Signature(
        template=written.revision.note.template,
        content=sheet.content,
        sha256=sheet.digest,
        input_sha256=receipt.input_sha256,
        knowledge=receipt.knowledge,
        program=receipt.program,
        acknowledged=acknowledged,
    )


@router.post("/note/addendum")
def addendum(
    request: Request, consultation_id: str, text: Annotated[str, Form()] = "", name: Annotated[str, Form()] = ""
) -> Response:
    """Words added to a signed note, with who and when. The signed words stay as they are."""
    by, added = clean(name), text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not by or not added:
        raise BadInputError("an addendum needs words and a name", where="addendum", mend="Write both")
    if len(added) > LONGEST_ADDENDUM:
        raise BadInputError("the addendum is too long", where="addendum", mend=f"Under {LONGEST_ADDENDUM} characters")
    desk = desk_of(request)
    if not desk.book.read(consultation_id).signed:
        raise ConflictError("the note is not signed yet", mend="Change the draft itself")
    desk.add(consultation_id, Kind.ADDED, by=by, text=added)
    answer = RedirectResponse(f"/consultations/{consultation_id}/note#addenda", 303)
    remember(answer, request, by)
    return answer


@router.get("/note/signed.json")
def signed_bytes(request: Request, consultation_id: str) -> Response:
    """What was signed, byte for byte."""
    signature = desk_of(request).book.read(consultation_id).signature
    if signature is None:
        raise UnknownIdError("this note is not signed", where="note", mend="Sign it first")
    headers = {"Content-Disposition": f'attachment; filename="signed-{consultation_id}.json"'}
    return Response(signature.content.encode(), media_type="application/json", headers=headers)
