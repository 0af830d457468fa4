"""The microphone: frames come in numbered, are flushed to disk, and only then acknowledged."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from starlette.concurrency import run_in_threadpool

from dxpad.domain.errors import DxpadError, UnknownIdError

if TYPE_CHECKING:
    from dxpad.web.desk import Desk
    from dxpad.web.recordings import Tape

router = APIRouter()
NUMBER = 4
"""Bytes of the frame number, big-endian, before the samples."""

UNKNOWN, FAILED = 4404, 4500


@router.websocket("/consultations/{consultation_id}/audio")
async def audio(socket: WebSocket, consultation_id: str) -> None:
    """One microphone. Says `next`, the first frame that is wanted; answers every frame with the new `next`.

    A text message `{"stop": true}` ends the recording: it becomes a WAV file and is transcribed.
    """
    desk: Desk = socket.app.state.desk
    await socket.accept()
    try:
        await run_in_threadpool(desk.book.read, consultation_id)
        tape = await run_in_threadpool(desk.recordings.open, consultation_id)
    except UnknownIdError as error:
        await socket.close(UNKNOWN, error.what)
        return
    except DxpadError as error:
        await socket.close(FAILED, error.what)
        return
    try:
        stopped = await _frames(socket, tape)
    except DxpadError as error:
        await socket.close(FAILED, error.what)
        return
    except WebSocketDisconnect:
        return
    finally:
        tape.close()
    if stopped:
        await _finish(socket, desk, consultation_id)


async def _frames(socket: WebSocket, tape: Tape) -> bool:
    await socket.send_json({"next": tape.next})
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return False
        data = message.get("bytes")
        if data:
            number = int.from_bytes(data[:NUMBER], "big")
            await socket.send_json({"next": await run_in_threadpool(tape.add, number, data[NUMBER:])})
        elif _says_stop(message.get("text") or ""):
            return True


def _says_stop(text: str) -> bool:
    try:
        value = json.loads(text)
    except json.JSONDecodeError:
        return False
    return isinstance(value, dict) and value.get("stop") is True


async def _finish(socket: WebSocket, desk: Desk, consultation_id: str) -> None:
    try:
        sound = await run_in_threadpool(desk.recordings.finish, consultation_id)
    except DxpadError as error:
        await socket.close(FAILED, error.what)
        return
    if sound:
        desk.listening.begin(consultation_id, sound)
    await socket.send_json({"stopped": True})
    await socket.close()
