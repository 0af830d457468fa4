"""A language model's wordings: chosen on the settings page, asked for one note, taken one by one."""

from __future__ import annotations

import asyncio
from threading import Event
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.case import Case
from dxpad.domain.consultation import Kind
from dxpad.domain.errors import ConflictError, MissingPartError
from dxpad.domain.notework import Act, NoteChange
from dxpad.phrasing import proposals, refusal
from dxpad.phrasing.http_model import HttpModel
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.signer import signer
from dxpad.web.wordingmodel import choice_of, chosen, fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.domain.finding import FindingSet
    from dxpad.notes.editing import Line
    from dxpad.phrasing import ModelAddress, Proposal
    from dxpad.web.desk import Desk, Look, Written

router = APIRouter()
MODEL = "/settings/language-model"
_LOOK_UP = 0.2
"""Seconds between two looks whether the reader has gone."""


@router.get(MODEL)
def model(request: Request, done: str = "") -> Response:
    """What a language model may do here, what is sent where, and which one is chosen."""
    return page(
        request, "languagemodel.html", address=chosen(request), fault=fault(request),
        fixed=choice_of(request).is_fixed, done=done,
    )  # fmt: skip


@router.post(MODEL)
def choose(request: Request, url: Annotated[str, Form()] = "", name: Annotated[str, Form()] = "") -> Response:
    """Keep an address."""
    choice_of(request).choose(url, name)
    return RedirectResponse(f"{MODEL}?done=chosen", 303)


@router.post(f"{MODEL}/none")
def forget(request: Request) -> Response:
    """Have none again."""
    choice_of(request).forget()
    return RedirectResponse(f"{MODEL}?done=none", 303)


@router.get("/consultations/{consultation_id}/wording")
def offered(request: Request, consultation_id: str) -> Response:
    """What would be sent, before anything is."""
    look, written = _open(request, consultation_id)
    return _shown(request, look, written, None)


@router.post("/consultations/{consultation_id}/wording")
async def asked(request: Request, consultation_id: str) -> Response:
    """The model's wordings of this note. It stops when the reader leaves the page or presses stop in the browser."""
    look, written = await asyncio.to_thread(_open, request, consultation_id)
    stop = Event()
    asking = asyncio.create_task(asyncio.to_thread(_asked, request, written, stop))
    try:
        while not (await asyncio.wait({asking}, timeout=_LOOK_UP))[0]:
            if await request.is_disconnected():
                stop.set()
    finally:
        stop.set()
    return await asyncio.to_thread(_shown, request, look, written, await asking)


@router.post("/consultations/{consultation_id}/wording/taken")
def taken(
    request: Request, consultation_id: str, *, key: Annotated[list[str] | None, Form()] = None,
    text: Annotated[list[str] | None, Form()] = None, take: Annotated[list[str] | None, Form()] = None,
) -> Response:  # fmt: skip
    """The wordings that were ticked become the clinician's own, each checked once more against its sentence."""
    _, written = _open(request, consultation_id)
    desk, by = desk_of(request), _by(request)
    for name, wording in zip(key or (), text or (), strict=False):
        line = written.revision.line(name)
        if name in (take or ()) and line is not None and not refusal(line.sentence.text, wording, _reader(desk)):
            change = NoteChange(act=Act.CHANGED, section=_section(written, line), text=wording, anchor=line.anchor)
            desk.add(consultation_id, Kind.NOTE_EDITED, by=by, note=change)
    return RedirectResponse(f"/consultations/{consultation_id}/note", 303)


def _by(request: Request) -> str:
    """Who takes a wording, and whose it was."""
    address = chosen(request)
    wording = f"wording by {address.model}" if address else "wording by a language model"
    return ", ".join(part for part in (signer(request), wording) if part)


def _section(written: Written, line: Line) -> str:
    pairs = zip(written.revision.note.sections, written.revision.lines, strict=True)
    return next(section.key for section, lines in pairs if line in lines)


def _open(request: Request, consultation_id: str) -> tuple[Look, Written]:
    desk = desk_of(request)
    look = desk.look(consultation_id)
    written = desk.written(look)
    if written is None or look.consultation.signed:
        raise ConflictError("there is no note to tidy, or it is signed", mend="Go back to the note")
    return look, written


def _address(request: Request) -> ModelAddress:
    address = chosen(request)
    if address is None:
        raise MissingPartError("no language model is chosen", mend=f"Choose one under {MODEL}")
    return address


def _asked(request: Request, written: Written, stop: Event) -> tuple[Proposal, ...]:
    return proposals(written.revision.note, HttpModel(_address(request)), _reader(desk_of(request)), stop)


def _reader(desk: Desk) -> Callable[[str], FindingSet]:
    """Our own recogniser; it holds the pad for one sentence at a time, never while a model is waited for."""

    def read(text: str) -> FindingSet:
        with desk.pad.taken() as pad:
            return pad.find(Case(id="sentence", text=text))

    return read


def _shown(request: Request, look: Look, written: Written, made: tuple[Proposal, ...] | None) -> Response:
    lines = written.revision.all_lines
    return page(
        request, "wording.html", tab="note", look=look, consultation=look.consultation, address=chosen(request),
        made=made, lines=lines, good=[item for item in made or () if item.text],
        kept=[item for item in made or () if item.why],
    )  # fmt: skip
