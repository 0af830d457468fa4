"""How long sound is kept, and what its seal protects."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.errors import BadInputError
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.retention import Retention, retention_of

router = APIRouter()


@router.get("/settings/sound")
def sound(request: Request, saved: str = "") -> Response:
    """The rule that holds on this desk, for everybody who works at it."""
    desk = desk_of(request)
    try:
        rule, fault = desk.sound_life.rule, ""
    except BadInputError as error:
        rule, fault = Retention(), error.what
    values = {"rule": rule, "fault": fault, "place": desk.key.place, "saved": bool(saved)}
    return page(request, "settingssound.html", unsealed=request.app.state.unsealed, **values)


@router.post("/settings/sound")
def choose(request: Request, keep: Annotated[str, Form()] = "", days: Annotated[str, Form()] = "30") -> Response:
    """Another rule, from now on. It also holds for sound that is already there."""
    desk_of(request).sound_life.choose(retention_of(keep, days.strip()))
    return RedirectResponse("/settings/sound?saved=1", 303)
