"""Settings of this browser; they hold no patient. Own case counts, which hold for everybody, have their own routes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.domain.convention import Convention
from dxpad.domain.errors import DxpadError
from dxpad.web.commitment import COOKIE, wanted
from dxpad.web.desk import desk_of
from dxpad.web.pages import page

router = APIRouter()
YEAR = 31_536_000


DONE = {
    "used": "The table is in use. Every list of that setting is ranked with it from now on, and says so.",
    "aside": "The table was put aside. The frequencies are those of the knowledge again.",
    "forgotten": "The table was removed.",
}
"""What has just been done with own case counts."""


@router.get("/settings")
def settings(request: Request, saved: str = "", priors: str = "") -> Response:
    """What can be set."""
    own = desk_of(request).priors
    proposed, misfit = None, ""
    try:
        proposed = own.proposed()
    except DxpadError as error:
        misfit = error.message
    return page(
        request, "settings.html", commit_first=wanted(request), saved=bool(saved), done=priors, DONE=DONE,
        used=own.used, proposed=proposed, misfit=misfit,
    )  # fmt: skip


@router.post("/settings/conventions")
def conventions(request: Request, convention: Annotated[str, Form()] = "") -> Response:
    """How notes are written on this machine."""
    known = convention in tuple(Convention)
    desk_of(request).conventions.choose(Convention(convention) if known else None)
    return RedirectResponse("/settings?saved=1#conventions", 303)


@router.post("/settings")
def save(request: Request, commit_first: Annotated[str, Form()] = "") -> Response:
    """Kept for a year in this browser."""
    answer = RedirectResponse("/settings?saved=1", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(
        COOKIE, "on" if commit_first else "off", max_age=YEAR, httponly=True, samesite="strict", secure=secure
    )
    return answer
