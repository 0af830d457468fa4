"""Why this one; why A and not B. For a script the drawer alone, else the whole page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from starlette.responses import RedirectResponse

from dxpad.differential.contrast import contrast
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.flips import flips
from dxpad.web.pages import page
from dxpad.web.reasons import reasons_of

if TYPE_CHECKING:
    from dxpad.domain.differential import Differential, Ranked
    from dxpad.knowledge.records import SourceRecord
    from dxpad.knowledge.store import Store

router = APIRouter()


@router.get("/consultations/{consultation_id}/why/{condition}")
def why(request: Request, consultation_id: str, condition: str, versus: str = "") -> Response:
    """The bars with their words, and the comparison with a second condition."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    if waiting(request, look.consultation):
        return RedirectResponse(f"/consultations/{consultation_id}", 303)
    made = desk.explain(look, condition, *((versus,) if versus and versus != condition else ()))
    line, second = made.conditions[0], made.conditions[1] if len(made.conditions) > 1 else None
    store = desk.pad.pad.knowledge
    compared = contrast(line, second) if second else None
    others = _others(look.ranked, condition)
    with desk.pad.taken() as pad:
        sources = _sources((line, second), store)
        uncounted = [replace(item, because=store.finding(item.because).name) for item in look.ranked.uncounted]
        reasons = reasons_of(line, made.log_normaliser, store)
        turns = flips(look, line, second, pad) if second else None
    return page(
        request, "whypart.html" if request.headers.get("x-parts") else "why.html", tab="", look=look,
        consultation=look.consultation, line=line, reasons=reasons, sources=sources, others=others,
        rival=others[0] if others else None, second=second, contrast=compared, turns=turns, uncounted=uncounted,
    )  # fmt: skip


def _others(ranked: Differential, condition: str) -> tuple[Ranked, ...]:
    return tuple(item for item in ranked.differential if item.condition != condition)


def _sources(lines: tuple[Ranked | None, ...], store: Store) -> dict[str, SourceRecord]:
    names = [name for line in lines if line for item in line.evidence for name in item.sources]
    return {source.id: source for source in store.sources(names)}
