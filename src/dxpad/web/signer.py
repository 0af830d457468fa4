"""Who is at this desk: a name in the browser, as it stands under a note. There are no accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from fastapi import Request
    from starlette.responses import Response

COOKIE = "signer"
LONGEST = 80
YEAR = 31_536_000


def clean(name: str) -> str:
    """A name on one line, not longer than it may be."""
    return " ".join(name.split())[:LONGEST]


def signer(request: Request) -> str:
    """The name this browser last signed with, empty when nobody has said who they are."""
    return clean(unquote(request.cookies.get(COOKIE, "")))


def remember(answer: Response, request: Request, name: str) -> None:
    """Keep the name in this browser for a year."""
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, quote(clean(name)), max_age=YEAR, httponly=True, samesite="strict", secure=secure)
