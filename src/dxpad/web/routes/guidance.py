"""Guidance: urgency, red flags, work-up, treatment, scores, drugs, and what was not checked."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from dxpad.guidance.redflags import STATES, grouped
from dxpad.web.desk import desk_of
from dxpad.web.pages import page

router = APIRouter()


@router.get("/consultations/{consultation_id}/guidance")
def guidance(request: Request, consultation_id: str) -> Response:
    """The whole of it."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    made = desk.guidance(look)
    store = desk.pad.pad.knowledge
    with desk.pad.taken():
        positions = tuple(position for contest in made.contests for position in contest.positions)
        parts = (
            made.red_flags, made.workup, made.treatment, made.scores, made.drugs, made.urgency_reasons, positions,
        )  # fmt: skip
        cited = [name for part in parts for item in part for name in item.sources]
        sources = {source.id: source for source in store.sources(cited)}
        names = {condition.id: condition.name for condition in store.conditions().values()}
        score_names = {hit.id: hit.name for hit in store.listing("score")}
        asked = {record.id: record for record in store.findings().values()}
    by_status = {
        status.value: grouped(tuple(flag for flag in made.red_flags if flag.status is status)) for status in STATES
    }
    return page(
        request, "guidance.html", tab="guidance", look=look, consultation=look.consultation, guidance=made,
        sources=sources, names=names, findings=asked, flags=by_status,
        score_names=score_names,
    )  # fmt: skip
