"""Who says what: one turn or a whole speaker named, and how many voices a recording is searched for."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.web.desk import desk_of
from dxpad.web.naming import asked_for, renamed, turn_of, who
from dxpad.web.pages import page
from dxpad.web.routes.consultation import changed

router = APIRouter(prefix="/consultations/{consultation_id}")


@router.get("/turns/{number}/speaker")
def ask(request: Request, consultation_id: str, number: int, of: str = "") -> Response:
    """The page that asks who says a turn, where no script does."""
    look = desk_of(request).look(consultation_id)
    turn = turn_of(look.consultation, number, of)
    values = {"look": look, "consultation": look.consultation, "number": number, "of": of, "who": who(turn)}
    return page(request, "speaker.html", tab="look", text=turn.text, **values)


@router.post("/turns/{number}/speaker")
def name(
    request: Request, consultation_id: str, number: int, *, role: Annotated[str, Form()],
    of: Annotated[str, Form()] = "", scope: Annotated[str, Form()] = "turn",
) -> Response:  # fmt: skip
    """Name the speaker of this turn, or of all turns of the same speaker."""
    desk = desk_of(request)
    desk.book.change(
        consultation_id,
        lambda before: renamed(before, number, seen=of, role=role, everywhere=scope == "all", clock=desk.clock),
    )
    if request.headers.get("x-parts"):
        return changed(request, consultation_id)
    return RedirectResponse(f"/consultations/{consultation_id}#turn-{number}", 303)


@router.post("/voices")
def voices(request: Request, consultation_id: str, count: Annotated[int, Form()] = 0) -> Response:
    """How many voices the recordings that end after this are searched for."""
    desk = desk_of(request)
    desk.book.append(consultation_id, asked_for(count, desk.clock))
    return changed(request, consultation_id)
