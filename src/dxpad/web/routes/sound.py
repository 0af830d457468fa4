"""Sound and transcripts that come as files, and recordings that were not finished."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Query, Request, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import Kind
from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.speech.container import HEAD_BYTES, container_of
from dxpad.speech.excerpt import excerpt
from dxpad.speech.imports import read_transcript
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.recordings import FINISHED
from dxpad.web.soundtrack import track_at

router = APIRouter(prefix="/consultations/{consultation_id}")


@router.post("/sound")
def upload(request: Request, consultation_id: str, file: Annotated[UploadFile, File()]) -> Response:
    """A transcript or a recording; its first bytes say which."""
    desk = desk_of(request)
    desk.open_for_sound(consultation_id)
    head = file.file.read(HEAD_BYTES)
    file.file.seek(0)
    if not head:
        raise BadInputError(
            "no file was chosen, or it is empty", where="file", mend="Choose a transcript or a recording"
        )
    if _is_sound(head):
        desk.listening.begin(consultation_id, desk.recordings.upload(consultation_id, file.file))
        return RedirectResponse(f"/consultations/{consultation_id}#part-sound", 303)
    turns = read_transcript(file.file.read(), name="file", transcript_id=consultation_id).turns
    desk.add(consultation_id, Kind.HEARD_MORE, turns=turns)
    return RedirectResponse(f"/consultations/{consultation_id}#part-said", 303)


@router.put("/sound")
async def send(request: Request, consultation_id: str) -> Response:
    """A recording as the body: sealed as it comes, so nothing of it lies on the disk unsealed."""
    desk = desk_of(request)
    await run_in_threadpool(desk.open_for_sound, consultation_id)
    pieces = request.stream()
    head = b""
    async for piece in pieces:
        head += piece
        if len(head) >= HEAD_BYTES:
            break
    container_of(head[:HEAD_BYTES], name="file")
    incoming = await run_in_threadpool(desk.recordings.incoming, consultation_id)
    try:
        await run_in_threadpool(incoming.add, head)
        async for piece in pieces:
            await run_in_threadpool(incoming.add, piece)
        sound = await run_in_threadpool(desk.recordings.whole, incoming)
    finally:
        await run_in_threadpool(incoming.drop)
    desk.listening.begin(consultation_id, sound)
    # a kind is named, so that a browser that looks at the empty answer does not take it for broken XML
    return Response(
        status_code=201, media_type="text/html", headers={"Location": f"/consultations/{consultation_id}#part-sound"}
    )


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
    return RedirectResponse(f"/consultations/{consultation_id}#part-sound", 303)


@router.post("/recording/again")
def again(request: Request, consultation_id: str) -> Response:
    """Let the slower recogniser replace the draft."""
    desk_of(request).listening.begin_again(consultation_id)
    return RedirectResponse(f"/consultations/{consultation_id}#part-sound", 303)


@router.post("/recording/cancel")
def cancel(request: Request, consultation_id: str) -> Response:
    """Stop transcribing; the sound stays."""
    desk_of(request).listening.cancel(consultation_id)
    return RedirectResponse(f"/consultations/{consultation_id}#part-sound", 303)


@router.post("/recording/delete")
def delete(request: Request, consultation_id: str) -> Response:
    """Remove the sound; the words stay, and that it was removed is kept."""
    desk_of(request).sound_life.delete(consultation_id)
    return RedirectResponse(f"/consultations/{consultation_id}#part-sound", 303)


@router.get("/listening")
def listening(request: Request, consultation_id: str) -> Response:
    """How far the recognition is."""
    return page(request, "listening.html", job=desk_of(request).listening.job(consultation_id))


@router.get("/hear")
def hear(request: Request, consultation_id: str, start: Annotated[float, Query(alias="from")], to: float) -> Response:
    """The sound of some seconds of the consultation, as they stand beside its turns."""
    desk = desk_of(request)
    consultation = desk.book.read(consultation_id)
    track = track_at(consultation, start) if start >= 0 else None
    sound = next((item for item in desk.recordings.of(consultation_id) if track and item.number == track.sound), None)
    if track is None or sound is None:
        raise UnknownIdError("the sound of this moment is not there", where="from", mend="It may have been deleted")
    data = excerpt(desk.recordings.source(sound), start - track.offset, to - track.offset)
    return Response(data, media_type="audio/wav")
