"""How much a request may carry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOO_LARGE = 413


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """Refuses a body over `allowed(path)` bytes, whether its length is declared or not.

    The refusal is an `HTTPException` raised where the body is read, so that each app words it in its own way.
    """

    app: ASGIApp
    allowed: Callable[[str], int]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; WebSockets pass."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.allowed(scope["path"])
        declared = Headers(scope=scope).get("content-length", "0")
        too_long = declared.isdigit() and int(declared) > limit
        seen = 0

        async def limited() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if too_long or seen > limit:
                raise HTTPException(TOO_LARGE, f"The request is larger than {limit:,} bytes")
            return message

        await self.app(scope, limited, send)
