"""What a clinician does to the draft: sentence by sentence, section by section, each change one event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.consultation import Kind
from dxpad.domain.errors import BadInputError, ConflictError, UnknownIdError
from dxpad.domain.notework import Act, Anchor, NoteChange
from dxpad.web.besidenote import offered
from dxpad.web.desk import FIRST_TEMPLATE, desk_of
from dxpad.web.noteview import sections_of
from dxpad.web.signer import signer

if TYPE_CHECKING:
    from dxpad.web.desk import Written

router = APIRouter(prefix="/consultations/{consultation_id}/note")
LONGEST = 2000
BEFORE_FIRST, BEFORE_AGAIN, BY_HAND = "before-the-first-change", "before-a-section-was-drafted-again", "kept-by-hand"


@router.post("/template")
def template(request: Request, consultation_id: str, name: Annotated[str, Form()]) -> Response:
    """The template of this note. What the clinician changed stays, and is shown where it has no place."""
    desk = desk_of(request)
    if name not in desk.templates.all():
        raise UnknownIdError("there is no such template", where="template", mend="Choose one of those listed")
    _written(request, consultation_id)
    if (desk.book.read(consultation_id).note.template or FIRST_TEMPLATE) != name:
        _do(request, consultation_id, NoteChange(act=Act.TEMPLATE, text=name))
    return RedirectResponse(f"/consultations/{desk.book.read(consultation_id).id}/note", 303)


@router.post("/sentence")
def sentence(
    request: Request, consultation_id: str, *, act: Annotated[str, Form()], section: Annotated[str, Form()] = "",
    key: Annotated[str, Form()] = "", was: Annotated[str, Form()] = "", text: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """One sentence added, changed, deleted, brought back or moved; `was` are the words that the page showed."""
    if len(text) > LONGEST:
        raise BadInputError("the sentence is too long", where="text", mend=f"Keep it under {LONGEST} characters")
    written = _written(request, consultation_id)
    change = _change(act, written, section=section, key=key, was=was, text=" ".join(text.split()))
    if change:
        _keep_first(request, consultation_id, written)
        _do(request, consultation_id, change)
    return RedirectResponse(f"/consultations/{consultation_id}/note#section-{section}", 303)


def _change(act: str, written: Written, *, section: str, key: str, was: str, text: str) -> NoteChange | None:
    """The event's content; None when nothing would change.

    Raises:
        BadInputError: there is no such act or section.
        ConflictError: the sentence is not in the note any more.
    """
    known = {item.key for item in written.revision.note.sections}
    if act in ("add", "move") and section not in known:
        raise BadInputError("there is no such section", where="section", mend="Choose one of those listed")
    if act == "add":
        return NoteChange(act=Act.ADDED, section=section, text=text) if text else None
    if act in ("restore", "move"):
        return NoteChange(act=Act.RESTORED if act == "restore" else Act.MOVED, section=section, sentences=(key,))
    if act == "delete" or (act == "change" and not text):
        return _deletion(written, section, key)
    if act == "change":
        return _rewording(written, section, key, was=was, text=text)
    raise BadInputError("there is no such change", where="act", mend="Use the buttons of the page")


def _deletion(written: Written, section: str, key: str) -> NoteChange:
    line = written.revision.line(key)
    outside = {own.id for own in (*written.revision.aside, *written.revision.unplaced)}
    if line is None and key not in outside:
        raise ConflictError("this sentence is not in the note any more", mend="Look at the note again")
    anchor = line.anchor if line else None
    named = (key,) if key in outside or (line and line.own) else ()
    return NoteChange(act=Act.DELETED, section=section, anchor=anchor, sentences=named)


def _rewording(written: Written, section: str, key: str, *, was: str, text: str) -> NoteChange | None:
    """New words for a sentence. Where it is gone meanwhile they are kept all the same, beside what replaced it."""
    line = written.revision.line(key)
    if line is None:
        return NoteChange(act=Act.CHANGED, section=section, text=text, anchor=Anchor(text=was))
    if line.sentence.text == text:
        return None
    if line.own:
        return NoteChange(act=Act.CHANGED, section=section, text=text, sentences=(line.own.id,))
    return NoteChange(act=Act.CHANGED, section=section, text=text, anchor=line.anchor)


@router.post("/code")
def code(
    request: Request, consultation_id: str, condition: Annotated[str, Form()], code: Annotated[str, Form()],
    act: Annotated[str, Form()] = "take",
) -> Response:  # fmt: skip
    """One suggested code taken over, or left out again."""
    written, desk = _written(request, consultation_id), desk_of(request)
    offers = offered(desk, written, desk.book.read(consultation_id))
    found = next((one for one in offers if (one.suggested.condition, one.code) == (condition, code)), None)
    if found is None:
        raise ConflictError("this code is not suggested any more", where="code", mend="Look at the note again")
    if found.taken != (act == "take"):
        done = Act.CHECKED if act == "take" else Act.UNCHECKED
        change = NoteChange(act=done, checks=(found.check,))
        desk.add(consultation_id, Kind.NOTE_CHECKED, by=signer(request), note=change)
    return RedirectResponse(f"/consultations/{consultation_id}/note#suggested-codes", 303)


@router.post("/again")
def again(request: Request, consultation_id: str, section: Annotated[str, Form()]) -> Response:
    """One section as the program drafts it. What the clinician wrote there is set aside and stays in sight."""
    written = _written(request, consultation_id)
    own = next((view.own for view in sections_of(written.revision) if view.key == section), ())
    if own:
        _keep(request, consultation_id, written, BEFORE_AGAIN)
        _do(request, consultation_id, NoteChange(act=Act.REGENERATED, section=section, sentences=own))
    return RedirectResponse(f"/consultations/{consultation_id}/note#section-{section}", 303)


@router.post("/kept")
def kept(request: Request, consultation_id: str) -> Response:
    """The note as it stands, kept as a version."""
    _keep(request, consultation_id, _written(request, consultation_id), BY_HAND)
    return RedirectResponse(f"/consultations/{consultation_id}/versions", 303)


def _written(request: Request, consultation_id: str) -> Written:
    desk = desk_of(request)
    written = desk.written(desk.look(consultation_id))
    if written is None:
        raise ConflictError("there is no note yet", mend="Record, type or paste something first")
    if written.signed:
        raise ConflictError("this note is signed and locked; nothing was changed", mend="Write an addendum below it")
    return written


def _do(request: Request, consultation_id: str, change: NoteChange) -> None:
    desk_of(request).add(consultation_id, Kind.NOTE_EDITED, by=signer(request), note=change)


def _keep_first(request: Request, consultation_id: str, written: Written) -> None:
    """The draft as it was before anybody touched it, once."""
    if not desk_of(request).book.read(consultation_id).note.versions:
        _keep(request, consultation_id, written, BEFORE_FIRST)


def _keep(request: Request, consultation_id: str, written: Written, why: str) -> None:
    text = written.revision.note.text
    desk_of(request).add(consultation_id, Kind.NOTE_KEPT, by=signer(request), subject=why, text=text)
