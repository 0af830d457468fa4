"""What makes it an app: about, offline page, manifest and service worker."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dxpad import __version__
from dxpad.web.desk import desk_of
from dxpad.web.pages import page

router = APIRouter()
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-maskable-512.png", "512x512", "maskable"),
)


@router.get("/about")
def about(request: Request) -> Response:
    """Intended use, limits, versions, licences, keyboard."""
    knowledge = desk_of(request).pad.pad.knowledge
    counts = {"conditions": len(knowledge.conditions()), "findings": len(knowledge.findings())}
    return page(request, "about.html", counts=counts)


@router.get("/offline")
def offline(request: Request) -> Response:
    """What a browser shows without a connection to the program."""
    return page(request, "offline.html")


@router.get("/manifest.webmanifest")
def manifest() -> Response:
    """How the app is installed."""
    icons = [
        {"src": f"/static/{name}", "sizes": sizes, "type": "image/png", "purpose": use} for name, sizes, use in ICONS
    ]
    value = {
        "id": "/", "name": "Diagnosis Pad", "short_name": "Diagnosis Pad", "start_url": "/", "scope": "/",
        "display": "standalone", "background_color": "#f5f7f8", "theme_color": "#12343b", "lang": "en",
        "description": "A medical assistant for clinicians that runs on your own machine and can show why",
        "icons": [*icons, {"src": "/static/icon.svg", "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }  # fmt: skip
    return JSONResponse(value, media_type="application/manifest+json")


@router.get("/sw.js")
def service_worker(request: Request) -> Response:
    """The service worker, with the release in it: a new release makes browsers fetch the shell anew."""
    release = f"{__version__}-{desk_of(request).pad.pad.knowledge.version}"
    text = request.app.state.templates.get_template("sw.js").render(release_key=release)
    return Response(text, media_type="text/javascript")


@router.get("/favicon.ico")
def favicon() -> Response:
    """Browsers ask for it whatever the page says."""
    return RedirectResponse("/static/icon-192.png", 301)
