"""Everything a clinician changes: who, what was said, what is there, what is dealt with. Each is one event."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Annotated, TypeVar

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.case import Setting, Sex
from dxpad.domain.consultation import Described, Kind, last_undoable
from dxpad.domain.decode import OLDEST
from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import Status
from dxpad.web.commitment import WRITTEN
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.routes.consultation import changed
from dxpad.web.suggest import suggest

T = TypeVar("T", bound=StrEnum)
router = APIRouter(prefix="/consultations/{consultation_id}")
LONGEST_ALIAS = 80
LONGEST_REASON = 500
SET = {"present": Status.PRESENT, "absent": Status.ABSENT, "aside": Status.UNKNOWN}


@router.post("/described")
def described(
    request: Request, consultation_id: str, *, alias: Annotated[str, Form()] = "", age: Annotated[str, Form()] = "",
    sex: Annotated[str, Form()] = "", setting: Annotated[str, Form()] = "primary-care",
) -> Response:  # fmt: skip
    """Who and where."""
    told = Described(
        alias=" ".join(alias.split())[:LONGEST_ALIAS],
        age=_age(age),
        sex=_one_of(sex, Sex, "sex") if sex else None,
        setting=_one_of(setting, Setting, "setting"),
    )
    desk_of(request).add(consultation_id, Kind.DESCRIBED, described=told)
    return changed(request, consultation_id)


def _age(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0 <= value <= OLDEST:
        raise BadInputError("the age is no number of years", where="age", mend=f"Give years between 0 and {OLDEST}")
    return value


def _one_of(value: str, choices: type[T], field: str) -> T:
    known = [choice.value for choice in choices]
    if value not in known:
        raise BadInputError(f"{field} is none of those known", where=field, mend=f"Use one of: {', '.join(known)}")
    return choices(value)


@router.post("/text")
def typed(request: Request, consultation_id: str, text: Annotated[str, Form()] = "") -> Response:
    """The whole text of the box. Nothing happens when it is what it was."""
    desk = desk_of(request)
    clean = text.replace("\r\n", "\n").replace("\x00", "")
    if desk.book.read(consultation_id).text != clean:
        desk.add(consultation_id, Kind.TYPED, text=clean)
    return changed(request, consultation_id)


@router.post("/findings")
def set_finding(
    request: Request, consultation_id: str, *, finding: Annotated[str, Form()] = "",
    status: Annotated[str, Form()] = "", name: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Present, absent, set aside, or back to what was said. A name that fits several findings leads to a choice."""
    desk = desk_of(request)
    with desk.pad.taken() as pad:
        hits = () if finding else suggest(name, pad)
        exact = [hit for hit in hits if hit.name.lower() == name.strip().lower()]
        if not finding and not exact:
            look = desk.look(consultation_id)
            values = {"look": look, "consultation": look.consultation}
            return page(request, "find.html", 200, query=name, hits=hits, tab="look", **values)
        known = pad.knowledge.finding(finding or exact[0].id).id
    if status == "clear":
        desk.add(consultation_id, Kind.FINDING_CLEARED, subject=known)
    elif status in SET:
        desk.add(consultation_id, Kind.FINDING_SET, subject=known, status=SET[status])
    else:
        raise BadInputError("the status is none of those known", where="status", mend=f"Use {', '.join(SET)} or clear")
    return changed(request, consultation_id, back)


@router.post("/dismissed")
def dismissed(
    request: Request, consultation_id: str, *, condition: Annotated[str, Form()], reason: Annotated[str, Form()] = "",
    chosen: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """A danger dealt with, for a reason that is kept: chosen, typed, or both."""
    desk = desk_of(request)
    why = ". ".join(" ".join(part.split()) for part in (chosen, reason) if part.strip())[:LONGEST_REASON]
    if not why:
        raise BadInputError("no reason was given", where="reason", mend="Say in a few words why it can be left")
    with desk.pad.taken() as pad:
        known = pad.knowledge.condition(condition).id
    desk.add(consultation_id, Kind.DISMISSED, subject=known, text=why)
    return changed(request, consultation_id, back)


@router.post("/reopened")
def reopened(
    request: Request, consultation_id: str, condition: Annotated[str, Form()], back: Annotated[str, Form()] = ""
) -> Response:
    """A danger back on the list."""
    desk_of(request).add(consultation_id, Kind.REOPENED, subject=condition)
    return changed(request, consultation_id, back)


@router.post("/undone")
def undone(
    request: Request, consultation_id: str, number: Annotated[int, Form()], back: Annotated[str, Form()] = ""
) -> Response:
    """The last change taken back. Nothing happens when it is no longer the last: the button was pressed twice."""
    desk = desk_of(request)
    last = last_undoable(desk.book.events(consultation_id))
    if last and last.seq == number:
        desk.add(consultation_id, Kind.UNDONE, undoes=number)
    return changed(request, consultation_id, back)


@router.post("/committed")
def committed(
    request: Request, consultation_id: str, diagnosis: Annotated[list[str] | None, Form()] = None,
    skip: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """What the clinician thinks of, before the list is shown; nothing written means that they chose to see it."""
    desk = desk_of(request)
    lines = [" ".join(item.split())[:LONGEST_ALIAS] for item in diagnosis or ()]
    written = () if skip else tuple(dict.fromkeys(line for line in lines if line))
    if not desk.book.read(consultation_id).committed_at:
        desk.add(consultation_id, Kind.COMMITTED, diagnoses=written[:WRITTEN])
    return changed(request, consultation_id)


@router.post("/consented")
def consented(request: Request, consultation_id: str, back: Annotated[str, Form()] = "") -> Response:
    """The patient has agreed to the recording, now."""
    desk_of(request).add(consultation_id, Kind.CONSENTED)
    return changed(request, consultation_id, back)


@router.get("/delete")
def confirm(request: Request, consultation_id: str) -> Response:
    """A plain page that asks."""
    desk = desk_of(request)
    consultation = desk.book.read(consultation_id)
    sounds = desk.recordings.of(consultation_id)
    return page(request, "delete.html", consultation=consultation, sounds=sounds)


@router.post("/delete")
def delete(request: Request, consultation_id: str) -> Response:
    """Gone, with its sound."""
    desk_of(request).delete(consultation_id)
    return RedirectResponse("/", 303)
