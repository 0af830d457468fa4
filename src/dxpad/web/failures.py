"""What a user sees when something cannot be done: what, where and the mend, never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from dxpad.domain.errors import BadInputError, ConflictError, DxpadError, UnknownIdError
from dxpad.web.pages import page
from dxpad.web.security import HEADERS

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.responses import Response

PLAIN = {
    404: ("There is no such page", "Go back to Today, or look it up."),
    405: ("This page cannot be used like that", "Go back and use its buttons."),
    413: ("That is too large", "Text may have 6 MB, sound 600 MB."),
}
STATUS: tuple[tuple[type[DxpadError], int], ...] = ((UnknownIdError, 404), (ConflictError, 409), (BadInputError, 400))
UNAVAILABLE = 503


async def failed(request: Request, error: Exception) -> Response:
    """An error of ours, as a page."""
    known = error if isinstance(error, DxpadError) else DxpadError("an internal error")
    status = next((code for kind, code in STATUS if isinstance(known, kind)), UNAVAILABLE)
    return page(request, "failure.html", status, what=known.what, where=known.where, mend=known.mend)


async def crashed(request: Request, _error: Exception) -> Response:
    """A fault of ours. It is raised again after this page, so that it stands in the log."""
    what, mend = (
        "Something went wrong inside the program",
        "Nothing was changed. Try again; if it stays, please report it.",
    )
    answer = page(request, "failure.html", 500, what=what, where="", mend=mend)
    answer.headers.update({**HEADERS, "Cache-Control": "no-store"})
    return answer


async def refused(request: Request, error: Exception) -> Response:
    """An address that is not there, or a request that is too large."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    what, mend = PLAIN.get(status, ("The request could not be read", "Go back and try again."))
    return page(request, "failure.html", status, what=what, where="", mend=mend)
