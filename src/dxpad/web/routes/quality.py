"""Quality: what was measured on this release, and what its knowledge covers."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dxpad.web.desk import desk_of
from dxpad.web.ledger import SYSTEMS
from dxpad.web.pages import page
from dxpad.web.quality import suites_of

router = APIRouter()


@router.get("/quality")
def quality(request: Request) -> Response:
    """In plain words, from the knowledge file alone."""
    desk = desk_of(request)
    with desk.pad.taken() as pad:
        suites = suites_of(pad.knowledge)
    return page(request, "quality.html", suites=suites, coverage=desk.coverage, systems=SYSTEMS)
