"""The microphone: frames come in numbered, are flushed to disk, and only then acknowledged."""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, WebSocket, WebSocketDisconnect
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from dxpad.domain.errors import BadInputError, ConflictError, DxpadError, StorageError, UnknownIdError
from dxpad.web.desk import desk_of
from dxpad.web.livewords import Microphone
from dxpad.web.soundtrack import noted
from dxpad.web.tape import Retired

if TYPE_CHECKING:
    from dxpad.web.desk import Desk
    from dxpad.web.livetake import LiveTake
    from dxpad.web.tape import Tape

router = APIRouter()
NUMBER = 4
"""Bytes of the frame number, big-endian, before the samples."""

BAD, UNKNOWN, TAKEN, DELETED, SIGNED, FAILED = 4400, 4404, 4409, 4410, 4423, 4500
RETIRED = {Retired.ELSEWHERE: TAKEN, Retired.ENDED: TAKEN, Retired.DELETED: DELETED, Retired.SIGNED: SIGNED}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One browser that records one take of one consultation."""

    socket: WebSocket
    desk: Desk
    consultation: str
    take: bytes
    tape: Tape
    live: LiveTake


@router.get("/consultations/{consultation_id}/outbox")
def outbox(request: Request, consultation_id: str) -> Response:
    """The key under which a browser keeps what it could not send yet; only this desk can give it again."""
    desk = desk_of(request)
    desk.book.read(consultation_id)
    return JSONResponse({"key": b64encode(desk.key.for_browser(consultation_id)).decode()})


@router.websocket("/consultations/{consultation_id}/audio")
async def audio(
    socket: WebSocket, consultation_id: str, *, take: str = "", channels: int = 1, held: int = 0, words: str = ""
) -> None:
    """One microphone. `take` (32 hexadecimal digits) is the browser's name of the recording, `held` its first frame,
    and `words` is `device` where the browser itself recognises speech on its device.

    Says `next`, the first frame that is wanted, and answers every frame with the new `next`: all before it is on the
    disk. `refused` beside it says why the disk took nothing: send again from `next` after a while. A text message
    `{"note": …}` is a mark or a gap, answered with `noted`; `{"said": …}` is what the browser's own recogniser heard;
    `{"stop": true}` ends the recording. `live` comes whenever there are words, or a reason why there are none.
    """
    desk: Desk = socket.app.state.desk
    await socket.accept()
    try:
        await run_in_threadpool(desk.open_for_sound, consultation_id)
        name = _name(take)
        tape = await run_in_threadpool(
            partial(desk.recordings.open, consultation_id, name, channels, held=max(held, 0))
        )
    except DxpadError as error:
        await socket.close(_code(error, None), error.what)
        return
    shown: asyncio.Queue[dict[str, object]] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def tell(value: dict[str, object]) -> None:
        with suppress(RuntimeError):  # the program has ended meanwhile
            loop.call_soon_threadsafe(shown.put_nowait, value)

    microphone = Microphone(consultation=consultation_id, take=name, channels=channels, device=words == "device")
    live = await run_in_threadpool(desk.live.open, microphone, tell)
    line = _Line(socket=socket, desk=desk, consultation=consultation_id, take=name, tape=tape, live=live)
    showing = asyncio.create_task(_show(socket, shown))
    try:
        await _serve(line)
    finally:
        live.end()
        showing.cancel()


async def _show(socket: WebSocket, shown: asyncio.Queue[dict[str, object]]) -> None:
    """Send what the recogniser has to say, beside the acknowledgements."""
    with suppress(WebSocketDisconnect, RuntimeError):
        while True:
            await socket.send_json({"live": await shown.get()})


async def _serve(line: _Line) -> None:
    try:
        await line.socket.send_json({"next": line.tape.next})
        stopped = await _messages(line)
    except DxpadError as error:
        await line.socket.close(_code(error, line.tape), error.what)
        return
    except WebSocketDisconnect:
        return
    finally:
        await run_in_threadpool(line.tape.retire, Retired.ENDED)
    if stopped:
        line.live.end()
        await _finish(line)


def _name(take: str) -> bytes:
    try:
        return bytes.fromhex(take)
    except ValueError:
        raise BadInputError("no name of a take", where="recording", mend="Open the page again") from None


def _code(error: DxpadError, tape: Tape | None) -> int:
    """The close code that tells the page what to do with what it still holds."""
    if tape and tape.retired:
        return RETIRED[tape.retired]
    if isinstance(error, UnknownIdError):
        return UNKNOWN
    if isinstance(error, ConflictError):
        return SIGNED
    return BAD if isinstance(error, BadInputError) else FAILED


async def _messages(line: _Line) -> bool:
    """Take messages until the browser stops (true) or goes away (false)."""
    while True:
        message = await line.socket.receive()
        if message["type"] == "websocket.disconnect":
            return False
        data = message.get("bytes")
        if data:
            await _frame(line, data)
            continue
        value = _value(message.get("text") or "")
        if value.get("stop") is True:
            return True
        note, said = value.get("note"), value.get("said")
        if isinstance(note, dict):
            await _note(line, note)
        if isinstance(said, dict):
            await _said(line, said)


async def _frame(line: _Line, data: bytes) -> None:
    number, samples = int.from_bytes(data[:NUMBER], "big"), data[NUMBER:]
    new = number == line.tape.next
    try:
        answer: dict[str, object] = {"next": await run_in_threadpool(line.tape.add, number, samples)}
    except StorageError as error:
        answer = {"next": line.tape.next, "refused": error.what}
    await line.socket.send_json(answer)
    if new and "refused" not in answer:
        await run_in_threadpool(line.live.fed, number, samples)


async def _said(line: _Line, said: dict[str, object]) -> None:
    """What the browser heard. Words that cannot be kept end no recording: the sound has them."""
    try:
        await run_in_threadpool(line.live.said, said)
    except DxpadError as error:
        await line.socket.send_json({"said": error.what})
    else:
        await line.socket.send_json({"said": ""})


async def _note(line: _Line, note: dict[str, object]) -> None:
    try:
        await run_in_threadpool(noted, line.desk, line.consultation, line.take, note)
        answer: dict[str, object] = {"noted": note.get("id")}
    except StorageError as error:
        answer = {"next": line.tape.next, "refused": error.what}
    await line.socket.send_json(answer)


def _value(text: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


async def _finish(line: _Line) -> None:
    try:
        sounds = await run_in_threadpool(line.desk.recordings.finish, line.consultation, line.take)
    except DxpadError as error:
        await line.socket.close(_code(error, None), error.what)
        return
    for sound in sounds:
        line.desk.listening.begin(line.consultation, sound)
    await line.socket.send_json({"stopped": True})
    await line.socket.close()
