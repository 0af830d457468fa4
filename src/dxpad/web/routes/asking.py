"""Ask and test next: what each answer would do, before it is asked."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from dxpad.domain.consultation import last_undoable
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.questioning import ORDERS, asking
from dxpad.web.undo import described

router = APIRouter()


@router.get("/consultations/{consultation_id}/next")
def following(request: Request, consultation_id: str, by: str = "both") -> Response:
    """The page, or for a script its live part."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    if waiting(request, look.consultation):
        return RedirectResponse(f"/consultations/{consultation_id}", 303)
    order = by if by in ORDERS else "both"
    with desk.pad.taken() as pad:
        made = asking(look, order, pad) if look.ranked.findings else None
        last = described(last_undoable(desk.book.events(consultation_id)), pad.knowledge)
    template = "nextparts.html" if request.headers.get("x-parts") else "next.html"
    return page(
        request, template, tab="next", look=look, consultation=look.consultation, asking=made, last=last, by=order
    )
