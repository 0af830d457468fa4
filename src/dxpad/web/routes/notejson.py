"""Signing and addenda for other programs, under /api: the same rules as the signing sheet, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dxpad.api.bodies import WHERE, object_from
from dxpad.domain.consultation import Kind
from dxpad.domain.encode import dumps
from dxpad.domain.errors import BadInputError, ConflictError
from dxpad.domain.notework import Act, NoteChange
from dxpad.web.addenda import add_to
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.locking import lock
from dxpad.web.notestate import state_of
from dxpad.web.sheet import Given, Reason, missing, one_line, sheet_of
from dxpad.web.signer import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dxpad.web.desk import Desk, Look, Written
    from dxpad.web.sheet import Sheet

router = APIRouter(prefix="/consultations/{consultation_id}/note")
Body = dict[str, object]
CHANGED = "the note or its dangers changed since they were read"


@router.get("")
def state(request: Request, consultation_id: str) -> Response:
    """The note as it stands, what is to tick, what stands in the way of signing, and what was added after it."""
    return _state(request, consultation_id)


@router.post("/checks")
async def checks(request: Request, consultation_id: str) -> Response:
    """`{"by", "ticked": [key], "unticked": [key]}`. A key that is not on the sheet any more is refused."""

    def work(value: Body) -> None:
        desk, _, _, sheet = _open(request, consultation_id)
        on, off = _texts(value, "ticked"), _texts(value, "unticked")
        unknown = (on | off) - {item.key for item in sheet.items}
        if unknown or on & off:
            raise ConflictError("some of these points are not open", where=WHERE, mend="Read the note again")
        for act, keys in ((Act.CHECKED, on), (Act.UNCHECKED, off)):
            some = tuple(item.check for item in sheet.items if item.key in keys)
            if some:
                change = NoteChange(act=act, checks=some)
                desk.add(consultation_id, Kind.NOTE_CHECKED, by=_by(value), note=change)

    return await _done(request, consultation_id, work)


@router.post("/sign")
async def sign(request: Request, consultation_id: str) -> Response:
    """`{"by", "sha256", "dangers": [id], "danger_reason", "consent_reason"}`. Locks the note exactly as it was read."""

    def work(value: Body) -> None:
        desk, look, written, sheet = _open(request, consultation_id)
        given = Given(
            name=_by(value),
            dangers=Reason(typed=one_line(_text(value, "danger_reason"))),
            consent=Reason(typed=one_line(_text(value, "consent_reason"))),
        )
        refused = missing(sheet, given)
        if refused:
            raise ConflictError(
                f"the note cannot be signed: {refused}", where="note", mend="Deal with it and try again"
            )
        if _text(value, "sha256") != sheet.digest or _texts(value, "dangers") != set(sheet.dangers):
            raise ConflictError(CHANGED, where=WHERE, mend="Read the note again")
        lock(desk, look, written, sheet, given)

    return await _done(request, consultation_id, work)


@router.post("/addenda")
async def addenda(request: Request, consultation_id: str) -> Response:
    """`{"by", "text"}`. The signed words stay as they are."""

    def work(value: Body) -> None:
        add_to(desk_of(request), consultation_id, by=_by(value), text=_text(value, "text"))

    return await _done(request, consultation_id, work)


async def _done(request: Request, consultation_id: str, work: Callable[[Body], None]) -> Response:
    value = object_from(await request.body())

    def run() -> Response:
        work(value)
        return _state(request, consultation_id)

    return await run_in_threadpool(run)


def _state(request: Request, consultation_id: str) -> Response:
    _, look, written, sheet = _read(request, consultation_id)
    return Response(dumps(state_of(written, look.consultation, sheet)), media_type="application/json")


def _read(request: Request, consultation_id: str) -> tuple[Desk, Look, Written, Sheet]:
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look)
    if written is None:
        raise ConflictError("there is no note yet", where="note", mend="Record, type or paste something first")
    return desk, look, written, sheet_of(look, written, desk, hold=waiting(request, look.consultation))


def _open(request: Request, consultation_id: str) -> tuple[Desk, Look, Written, Sheet]:
    read = _read(request, consultation_id)
    if read[2].signed:
        raise ConflictError("this note is signed and locked", where="note", mend="Add an addendum")
    return read


def _by(value: Mapping[str, object]) -> str:
    return clean(_text(value, "by"))


def _text(value: Mapping[str, object], field: str) -> str:
    text = value.get(field, "")
    if not isinstance(text, str):
        raise BadInputError(f"{field} is not text", where=WHERE, mend=f'Send "{field}": "…"')
    return text


def _texts(value: Mapping[str, object], field: str) -> set[str]:
    found = value.get(field, [])
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise BadInputError(f"{field} is not a list of texts", where=WHERE, mend=f'Send "{field}": ["…"]')
    return {str(item) for item in found}
