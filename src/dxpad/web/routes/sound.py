"""Sound and transcripts that come as files, and recordings that were not finished."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import Kind
from dxpad.domain.errors import BadInputError
from dxpad.speech.container import HEAD_BYTES, container_of
from dxpad.speech.imports import read_transcript
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.recordings import FINISHED

router = APIRouter(prefix="/consultations/{consultation_id}")


@router.post("/sound")
def upload(request: Request, consultation_id: str, file: Annotated[UploadFile, File()]) -> Response:
    """A transcript or a recording; its first bytes say which."""
    desk = desk_of(request)
    before = desk.book.read(consultation_id)
    head = file.file.read(HEAD_BYTES)
    file.file.seek(0)
    if not head:
        raise BadInputError(
            "no file was chosen, or it is empty", where="file", mend="Choose a transcript or a recording"
        )
    if _is_sound(head):
        desk.listening.begin(consultation_id, desk.recordings.upload(consultation_id, file.file))
    else:
        turns = read_transcript(file.file.read(), name="file", transcript_id=consultation_id).turns
        desk.add(consultation_id, Kind.HEARD, turns=(*before.turns, *turns), engine=before.engine)
    return RedirectResponse(f"/consultations/{consultation_id}#said", 303)


def _is_sound(head: bytes) -> bool:
    try:
        container_of(head, name="file")
    except BadInputError:
        return False
    return True


@router.post("/recording/finish")
def finish(request: Request, consultation_id: str) -> Response:
    """Stop a recording that was left unfinished, and transcribe what there is."""
    desk = desk_of(request)
    desk.recordings.finish(consultation_id)
    waiting = next((item for item in desk.recordings.of(consultation_id) if item.state == FINISHED), None)
    if waiting:
        desk.listening.begin(consultation_id, waiting)
    return RedirectResponse(f"/consultations/{consultation_id}#said", 303)


@router.post("/recording/delete")
def delete(request: Request, consultation_id: str) -> Response:
    """Remove the sound; the words stay, and that it was removed is kept."""
    desk_of(request).sound_life.delete(consultation_id)
    return RedirectResponse(f"/consultations/{consultation_id}#said", 303)


@router.get("/listening")
def listening(request: Request, consultation_id: str) -> Response:
    """How far the recognition is."""
    return page(request, "listening.html", job=desk_of(request).listening.job(consultation_id))
