"""The versions of a note and the differences between two of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from dxpad.notes.difference import difference
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.versions import chosen, versions_of

router = APIRouter()


@router.get("/consultations/{consultation_id}/versions")
def versions(
    request: Request, consultation_id: str, older: Annotated[str, Query(alias="from")] = "",
    newer: Annotated[str, Query(alias="to")] = "",
) -> Response:  # fmt: skip
    """Every version; the oldest against the last unless two others are named."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    listed = versions_of(look.consultation, desk.written(look))
    values: dict[str, object] = {"listed": listed}
    if listed:
        first, last = chosen(listed, older, 0), chosen(listed, newer, -1)
        values |= {"first": first, "last": last, "stretches": difference(_ended(first.text), _ended(last.text))}
    return page(request, "versions.html", tab="note", look=look, consultation=look.consultation, **values)


def _ended(text: str) -> str:
    """With one line end at the end, so that a last line compares like any other."""
    return f"{text.rstrip()}\n"
