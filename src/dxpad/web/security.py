"""What every response carries and what every request must show. Plain ASGI: WebSockets pass through it as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
"""The names this machine has for itself. Any other in `Host` is somebody else's page pointing here (DNS rebinding)."""

ANY_HOST = ("*",)

POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
}
READING = ("GET", "HEAD", "OPTIONS")
PUBLIC = (
    "/static/",
    "/encyclopedia",
    "/about",
    "/quality",
    "/offline",
    "/manifest.webmanifest",
    "/sw.js",
    "/favicon.ico",
)
"""Pages that hold no patient; every other one is never stored by a browser."""

NOT_OURS = (
    "This request did not come from one of our own pages, so nothing was changed. "
    "Open Diagnosis Pad by https (dxpad serve --tls) or on this machine, in an up-to-date browser.\n"
)
WRONG_HOST = "Diagnosis Pad does not answer to this name. Open the address that dxpad serve printed.\n"
POLICY_VIOLATION = 1008


@dataclass(frozen=True, slots=True)
class Guard:
    """Checks host and origin, and adds the headers. `hosts` are the names answered to, `ANY_HOST` for all."""

    app: ASGIApp
    hosts: tuple[str, ...]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or WebSocket."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal and scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": "not from our own page"})
        elif refusal:
            await PlainTextResponse(refusal, status_code=403)(scope, receive, _with_headers(send, scope["path"]))
        else:
            await self.app(scope, receive, _with_headers(send, scope["path"]))

    def _refusal(self, scope: Scope, headers: Headers) -> str:
        if self.hosts != ANY_HOST and _name(headers.get("host", "")) not in self.hosts:
            return WRONG_HOST
        if scope["type"] == "websocket":
            return "" if _same_host(headers) else NOT_OURS
        if scope["method"] in READING or _ours(headers):
            return ""
        return NOT_OURS


def _ours(headers: Headers) -> bool:
    """Whether a write comes from our own page, or from a program that is no browser.

    `Sec-Fetch-Site` decides where it is sent: with our referrer policy browsers write `Origin: null` on a form.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    return headers.get("origin") is None or _same_host(headers)


def _same_host(headers: Headers) -> bool:
    origin = headers.get("origin", "")
    return origin.partition("://")[2] == headers.get("host", "") != ""


def _name(host: str) -> str:
    """The host without its port."""
    head, colon, port = host.rpartition(":")
    return head if colon and port.isdigit() else host


def _with_headers(send: Send, path: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers["Cache-Control"] = "no-cache" if path.startswith(PUBLIC) else "no-store"
        await send(message)

    return sending
