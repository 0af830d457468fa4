"""Templates: the program's, the user's own, and a place to make, check and try one. They hold no patient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.demo import demo_text
from dxpad.domain.case import Case
from dxpad.domain.errors import BadInputError
from dxpad.notes.parts import Kind
from dxpad.notes.pasted import from_note
from dxpad.notes.template import parse, templates, text_of
from dxpad.notes.templatefile import faults
from dxpad.speech.imports import read_transcript
from dxpad.web.desk import desk_of
from dxpad.web.pages import page

if TYPE_CHECKING:
    from dxpad.domain.note import Note
    from dxpad.notes.template import Template
    from dxpad.web.desk import Desk

router = APIRouter(prefix="/settings/templates")
TEMPLATES = "/settings/templates"
NEW = """[note]
title = My note
voice = third

[history]
title = History
holds = chief-complaint, hpi
words = 120
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A template in the making. `unfilled` are headings of a pasted note that the program cannot fill, `told` is what
    went wrong, `own` whether one of this name is kept already."""

    name: str = ""
    text: str = ""
    unfilled: tuple[str, ...] = ()
    own: bool = False
    told: str = ""


@router.get("")
def listed(request: Request, done: str = "") -> Response:
    """Every template."""
    own = desk_of(request).templates.own()
    return page(request, "templates.html", ours=templates(), own=own, done=done)


@router.get("/edit")
def edit(request: Request, name: str = "", copy: str = "") -> Response:
    """One of the user's own, a copy of one of the program's, or a new one."""
    folder = desk_of(request).templates
    text = folder.text(name) if name else text_of(copy) if copy else NEW
    return _shown(request, Bench(name=name, text=text, own=bool(name)))


@router.post("/from-note")
def make(request: Request, note: Annotated[str, Form()] = "") -> Response:
    """A template with the headings of a pasted note; of the note nothing else is kept."""
    made = from_note(note)
    told = (
        "" if made.text else "No heading was found in it: put each heading on a line of its own, or a colon behind it."
    )
    return _shown(request, Bench(text=made.text or NEW, unfilled=made.unfilled, told=told))


@router.post("/try")
def preview(request: Request, name: Annotated[str, Form()] = "", text: Annotated[str, Form()] = "") -> Response:
    """Its faults, or the demo consultation written in it. Nothing is kept."""
    return _shown(request, Bench(name=name.strip(), text=text, own=name.strip() in desk_of(request).templates.own()))


@router.post("/save")
def save(request: Request, name: Annotated[str, Form()] = "", text: Annotated[str, Form()] = "") -> Response:
    """Keep it; with a fault nothing is kept and the page says what is wrong."""
    desk, wanted, plain = desk_of(request), name.strip(), _lines(text)
    try:
        desk.templates.save(wanted, plain)
    except BadInputError as error:
        return _shown(request, Bench(name=wanted, text=plain, told=error.message), 400)
    return RedirectResponse(f"{TEMPLATES}?done=saved", 303)


@router.post("/delete")
def delete(request: Request, name: Annotated[str, Form()] = "") -> Response:
    """Remove one of the user's own."""
    desk_of(request).templates.delete(name)
    return RedirectResponse(f"{TEMPLATES}?done=deleted", 303)


def _lines(text: str) -> str:
    """A form sends lines with two characters at their ends."""
    return text.replace("\r\n", "\n")


def _shown(request: Request, bench: Bench, status: int = 200) -> Response:
    plain = _lines(bench.text)
    found = faults(plain)
    made = None if found else parse(bench.name or "new", plain)
    tried = _demo_in(made, desk_of(request)) if made else None
    return page(
        request, "template.html", status, bench=bench, text=plain, faults=found, made=made, tried=tried,
        kinds=tuple(Kind),
    )  # fmt: skip


def _demo_in(template: Template, desk: Desk) -> Note:
    """The bundled consultation in a template: nobody's words."""
    transcript = read_transcript(demo_text().read_bytes(), name="demo", transcript_id="demo")
    with desk.pad.taken() as pad:
        return pad.write(transcript, pad.find(Case(id="demo", transcript=transcript)), template=template)
