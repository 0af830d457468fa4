"""The consultation: what was said beside the second look, and its receipts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dxpad.differential.rank import SHOWN
from dxpad.domain.consultation import last_undoable
from dxpad.domain.encode import dumps, to_json
from dxpad.domain.errors import DxpadError
from dxpad.domain.finding import Status
from dxpad.plugins import speech_engine
from dxpad.speech.device_engine import DeviceEngine
from dxpad.speech.voices import voices_here
from dxpad.web.chips import chips_of
from dxpad.web.commitment import side_by_side, waiting
from dxpad.web.desk import desk_of
from dxpad.web.hearing import hearing_of
from dxpad.web.ledger import REASONS, ledger_of, questions, tests
from dxpad.web.medicines import names_of
from dxpad.web.pages import page
from dxpad.web.recordings import HEARD
from dxpad.web.said import said_with_findings
from dxpad.web.speechchoice import read_choice
from dxpad.web.suggest import suggest
from dxpad.web.undo import described

if TYPE_CHECKING:
    from dxpad.web.desk import Desk, Look

router = APIRouter()
LISTED = 5
PLACE = re.compile(r"(next|note|sign|guidance|why/[a-z0-9-]+)(\?by=[a-z]+)?(#[a-z0-9-]+)?")
"""Pages of a consultation that a change may lead back to."""


def look_values(look: Look, desk: Desk, request: Request) -> dict[str, object]:
    """What the templates of a consultation show. Also what a live update replaces."""
    store = desk.pad.pad.knowledge
    chips, names = chips_of(look, store), names_of(look, desk.pad.pad)
    sounds = desk.recordings.of(look.consultation.id)
    recording = desk.recordings.recording(look.consultation.id)
    return {
        "look": look,
        "consultation": look.consultation,
        "chips": chips,
        "names": names,
        "said": said_with_findings(look, chips, names),
        "ledger": ledger_of(look, store),
        "reasons_to_leave": REASONS,
        "listed": LISTED,
        "ask": questions(look),
        "test": tests(look),
        "last": described(last_undoable(desk.book.events(look.consultation.id)), store),
        "hold": waiting(request, look.consultation),
        "both": side_by_side(look, desk.pad.pad),
        "unfinished": None if recording else desk.recordings.unfinished(look.consultation.id),
        "untold": [] if recording else [sound for sound in sounds if sound.state == "finished"],
        "sounds": [sound for sound in sounds if sound.state == HEARD],
        "hearing": hearing_of(look.consultation, sounds),
        "job": desk.listening.job(look.consultation.id),
        "voices": _model_of_voices(request),
        "second_engine": read_choice(request.app.state.settings).second,
        "quality": _quality(look.consultation.engine),
    }


def _model_of_voices(request: Request) -> str:
    """What tells voices apart here; empty where nothing does."""
    found = voices_here(request.app.state.settings.voices)
    return found.name if found else ""


def _quality(engine: str) -> str:
    """The label that stands beside what a recogniser wrote."""
    if engine == "import":
        return ""
    if engine == DeviceEngine.name:
        return f"{engine}: {DeviceEngine.quality}"
    try:
        return f"{engine}: {speech_engine(engine).quality}"
    except DxpadError:
        return f"{engine}: recognised by a program, not checked"


def parts(request: Request, consultation_id: str) -> Response:
    """The live parts alone, for a page that is already open."""
    desk = desk_of(request)
    with desk.pad.taken():
        return page(request, "parts.html", **look_values(desk.look(consultation_id), desk, request))


def changed(request: Request, consultation_id: str, back: str = "") -> Response:
    """After a write: the live parts for a script, the page for a form; another page of it when `back` names one."""
    if back and PLACE.fullmatch(back):
        return RedirectResponse(f"/consultations/{consultation_id}/{back}", 303)
    if request.headers.get("x-parts"):
        return parts(request, consultation_id)
    return RedirectResponse(f"/consultations/{consultation_id}", 303)


@router.get("/consultations/{consultation_id}")
def work(request: Request, consultation_id: str) -> Response:
    """The work area."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    with desk.pad.taken():
        return page(request, "consultation.html", tab="look", **look_values(look, desk, request))


@router.get("/consultations/{consultation_id}/parts")
def live(request: Request, consultation_id: str) -> Response:
    """The live parts."""
    return parts(request, consultation_id)


@router.get("/consultations/{consultation_id}/find")
def find(request: Request, consultation_id: str, q: str = "") -> Response:
    """Findings for typed words: a page to choose from, or options for the box."""
    desk = desk_of(request)
    with desk.pad.taken() as pad:
        hits = suggest(q, pad)
    if request.headers.get("x-parts"):
        return page(request, "options.html", hits=hits)
    look = desk.look(consultation_id)
    return page(request, "find.html", query=q, hits=hits, look=look, consultation=look.consultation, tab="look")


@router.get("/consultations/{consultation_id}/receipts")
def receipts(request: Request, consultation_id: str) -> Response:
    """What the result was made from, and everything that happened."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    events = desk.book.events(consultation_id)
    aside = sum(status is Status.UNKNOWN for _, status in look.consultation.set_findings)
    values = {"look": look, "consultation": look.consultation, "events": events, "aside": aside}
    return page(request, "receipts.html", tab="receipts", **values)


@router.get("/consultations/{consultation_id}/result.json")
def result(request: Request, consultation_id: str) -> Response:
    """The differential as the contract's JSON."""
    look = desk_of(request).look(consultation_id)
    headers = {"Content-Disposition": f'attachment; filename="differential-{consultation_id}.json"'}
    return Response(dumps(look.ranked, indent=2) + "\n", media_type="application/json", headers=headers)


@router.get("/consultations/{consultation_id}/receipt.json")
def receipt(request: Request, consultation_id: str) -> Response:
    """Case and result in the form that `dxpad replay` reads."""
    look = desk_of(request).look(consultation_id)
    given = to_json(look.case)
    if isinstance(given, dict):
        transcript = given.pop("transcript")
        if isinstance(transcript, dict):
            given["turns"] = transcript["turns"]
    saved = {"kind": "differential", "shown": SHOWN, "case": given, "result": to_json(look.ranked)}
    headers = {"Content-Disposition": f'attachment; filename="receipt-{consultation_id}.json"'}
    return Response(dumps(saved, indent=1) + "\n", media_type="application/json", headers=headers)
