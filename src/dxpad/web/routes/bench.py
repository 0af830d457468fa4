"""What if: findings switched and a prior moved, without touching the case until the clinician says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from dxpad.differential.contrast import contrast
from dxpad.domain.consultation import Kind
from dxpad.domain.finding import Status
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.flips import flips
from dxpad.web.pages import page
from dxpad.web.suggest import suggest
from dxpad.web.whatif import STATUSES, WIDEST, FindingStep, Steps, bench_of, step_from, steps_from

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

    from dxpad.pad import Pad
    from dxpad.web.desk import Look

router = APIRouter(prefix="/consultations/{consultation_id}")


@router.get("/bench")
def bench(request: Request, consultation_id: str) -> Response:
    """The list as it would be. `steps` are what was tried so far; one more comes as `step`, as a `name` with a
    `status`, or as a `prior` of `condition`. `first` and `second` are compared."""
    desk = desk_of(request)
    look = desk.look(consultation_id)
    if waiting(request, look.consultation):
        return RedirectResponse(f"/consultations/{consultation_id}", 303)
    asked = request.query_params
    with desk.pad.taken() as pad:
        steps = _tried(asked, steps_from(asked.get("steps", ""), pad.knowledge), pad)
        then = desk.imagine(look, steps.events, steps.shifts)
        made = bench_of(look, then, pad.knowledge)
        compared = _compared(asked, then, pad)
    listed = {item.condition for item in then.ranked.differential}
    wanted = asked.get("condition", "")
    moving = wanted if wanted in listed else then.ranked.differential[0].condition
    template = "benchparts.html" if request.headers.get("x-parts") else "bench.html"
    return page(
        request, template, tab="bench", look=look, consultation=look.consultation, then=then, bench=made, steps=steps,
        moving=moving, widest=WIDEST, compared=compared,
    )  # fmt: skip


def _tried(asked: QueryParams, steps: Steps, pad: Pad) -> Steps:
    """The steps with the new one, if there is one; a name that fits no finding is none."""
    step, name, prior = asked.get("step", ""), asked.get("name", ""), asked.get("prior", "")
    if step:
        return steps.then(step_from(step, pad.knowledge))
    if name:
        hits = suggest(name, pad)
        status = STATUSES.get(asked.get("status", ""), Status.PRESENT)
        return steps.then(FindingStep(finding=hits[0].id, status=status)) if hits else steps
    condition = asked.get("condition", "")
    if prior and condition and float_or_none(prior) != steps.shifts.get(condition, 0.0):
        return steps.then(step_from(f"prior.{condition}:{prior}", pad.knowledge))
    return steps


def float_or_none(text: str) -> float | None:
    """A number as a form sends it."""
    try:
        return float(text)
    except ValueError:
        return None


def _compared(asked: QueryParams, then: Look, pad: Pad) -> dict[str, object] | None:
    """A versus B on the list as it would be; None when two listed conditions were not chosen."""
    lines = {item.condition: item for item in then.ranked.differential}
    first, second = lines.get(asked.get("first", "")), lines.get(asked.get("second", ""))
    if first is None or second is None or first is second:
        return None
    made = contrast(first, second)
    return {"contrast": made, "turns": flips(then, first, second, pad), "first": first, "second": second}


@router.post("/bench")
def apply(request: Request, consultation_id: str, steps: Annotated[str, Form()] = "") -> Response:
    """The findings that were tried, put into the case: one event each. A moved prior stays on the bench."""
    desk = desk_of(request)
    with desk.pad.taken() as pad:
        tried = steps_from(steps, pad.knowledge)
    for event in tried.events:
        desk.add(consultation_id, Kind.FINDING_SET, subject=event.subject, status=event.status)
    return RedirectResponse(f"/consultations/{consultation_id}", 303)
