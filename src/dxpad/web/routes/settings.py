"""Settings of this desk: they live in the browser and hold no patient."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.web.commitment import COOKIE, wanted
from dxpad.web.pages import page

router = APIRouter()
YEAR = 31_536_000


@router.get("/settings")
def settings(request: Request, saved: str = "") -> Response:
    """What can be set."""
    return page(request, "settings.html", commit_first=wanted(request), saved=bool(saved))


@router.post("/settings")
def save(request: Request, commit_first: Annotated[str, Form()] = "") -> Response:
    """Kept for a year in this browser."""
    answer = RedirectResponse("/settings?saved=1", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(
        COOKIE, "on" if commit_first else "off", max_age=YEAR, httponly=True, samesite="strict", secure=secure
    )
    return answer
