"""Why this one; why A and not B."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from dxpad.differential.contrast import contrast
from dxpad.differential.waterfall import waterfall
from dxpad.web.desk import desk_of
from dxpad.web.pages import page

if TYPE_CHECKING:
    from dxpad.domain.differential import Differential, Ranked
    from dxpad.knowledge.records import SourceRecord
    from dxpad.knowledge.store import Store

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """The arithmetic of one condition: the score and what all hypotheses together come to, in natural logarithms."""

    score: float
    normaliser: float


@router.get("/consultations/{consultation_id}/why/{condition}")
def why(request: Request, consultation_id: str, condition: str, versus: str = "") -> Response:
    """The waterfall with its table, and the comparison with a second condition."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    whole, line = desk.ranked(look, condition)
    second = None
    if versus and versus != condition:
        whole, second = desk.ranked(look, versus)
        line = next((item for item in whole.differential if item.condition == condition), line)
    store = desk.pad.pad.knowledge
    with desk.pad.taken():
        sources = _sources((line, second), store)
    score = line.log_prior + sum(item.log_odds for item in line.evidence)
    # made by our own code from numbers and escaped names
    drawing = Markup(waterfall(line))  # noqa: S704 see above
    return page(
        request, "why.html", tab="look", look=look, consultation=look.consultation, line=line, drawing=drawing,
        sum=Sum(score=score, normaliser=whole.log_normaliser), sources=sources, others=_others(look.ranked, condition),
        second=second, contrast=contrast(line, second) if second else None,
    )  # fmt: skip


def _others(ranked: Differential, condition: str) -> tuple[Ranked, ...]:
    return tuple(item for item in ranked.differential if item.condition != condition)


def _sources(lines: tuple[Ranked | None, ...], store: Store) -> dict[str, SourceRecord]:
    names = [name for line in lines if line for item in line.evidence for name in item.sources]
    return {source.id: source for source in store.sources(names)}
