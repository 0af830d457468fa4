"""First run and today: three doors and the consultations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dxpad.demo import demo_text
from dxpad.domain.consultation import Described, Kind
from dxpad.speech.imports import read_transcript
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.pages import page

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.web.desk import Desk

router = APIRouter()
SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One consultation of the list."""

    consultation: Consultation
    state: str
    dangers: int
    first: str


@router.get("/")
def today(request: Request, skip: int = 0) -> Response:
    """The consultations, newest first, a page at a time."""
    desk = desk_of(request)
    everything = desk.book.all()
    start = max(0, skip)
    rows = [_row(item, desk, hold=waiting(request, item)) for item in everything[start : start + SHOWN]]
    later = start + SHOWN if start + SHOWN < len(everything) else None
    return page(request, "today.html", rows=rows, later=later, total=len(everything))


def _row(consultation: Consultation, desk: Desk, *, hold: bool) -> Row:
    """The line of one consultation; `hold` keeps its diagnoses back until the clinician has written their own."""
    look = desk.look(consultation.id)
    present = any(finding.status == "present" for finding in look.found.findings)
    first = look.ranked.differential[0].name if present and not hold and look.ranked.differential else ""
    dangers = len(look.open_dangers) if present else 0
    return Row(consultation=consultation, state=_state(consultation, desk), dangers=dangers, first=first)


def _state(consultation: Consultation, desk: Desk) -> str:
    if consultation.signed:
        return "signed"
    if desk.recordings.unfinished(consultation.id):
        return "recording not finished"
    job = desk.listening.job(consultation.id)
    if job and not job.ended:
        return "being transcribed"
    return "draft" if consultation.text or consultation.turns else "empty"


@router.post("/consultations")
def new(request: Request) -> Response:
    """An empty consultation."""
    made = desk_of(request).start()
    return RedirectResponse(f"/consultations/{made.id}", 303)


@router.post("/demo")
def demo(request: Request) -> Response:
    """A consultation that holds the bundled conversation."""
    desk = desk_of(request)
    made = desk.start()
    transcript = read_transcript(demo_text().read_bytes(), name="demo", transcript_id=made.id)
    desk.add(made.id, Kind.DESCRIBED, described=Described(alias="Demo"))
    desk.add(made.id, Kind.HEARD, turns=transcript.turns, engine=transcript.engine)
    return RedirectResponse(f"/consultations/{made.id}", 303)
