"""The settings page's part on recognisers: kept on this machine, for everybody who uses it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.web.desk import desk_of
from dxpad.web.enginelist import speech_part
from dxpad.web.listening import MODEL
from dxpad.web.pages import page
from dxpad.web.speechchoice import SpeechChoice, keep_choice

router = APIRouter(prefix="/settings/speech")


@router.get("")
def speech(request: Request, saved: str = "") -> Response:
    """Recognisers, models and own terms."""
    part = speech_part(request.app.state.settings, desk_of(request).listening.jobs)
    return page(request, "settingsspeech.html", speech=part, saved=bool(saved))


@router.post("")
def save(
    request: Request, *, engine: Annotated[str, Form()] = "", second: Annotated[str, Form()] = "",
    terms: Annotated[str, Form()] = "", live: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Which recogniser listens and whether at once, which looks again, and the own terms."""
    choice = SpeechChoice(engine=engine, second=second, live=bool(live))
    keep_choice(request.app.state.settings, choice, terms.replace("\r\n", "\n"))
    return RedirectResponse("/settings/speech?saved=1", 303)


@router.post("/model")
def model(
    request: Request, *, engine: Annotated[str, Form()], name: Annotated[str, Form()],
    stop: Annotated[str, Form()] = "",
) -> Response:  # fmt: skip
    """Download a model, or stop downloading it; what has come is kept."""
    listening = desk_of(request).listening
    if stop:
        listening.jobs.cancel(MODEL, f"{engine}/{name}")
    else:
        listening.fetch(engine, name)
    return RedirectResponse("/settings/speech#models", 303)
