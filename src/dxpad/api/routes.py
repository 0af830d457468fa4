"""The endpoints. Each reads a body, asks the pad and sends the contract's object; ranking runs in the thread pool."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dxpad.api.bodies import case_of, object_from, transcript_of
from dxpad.api.described import BODIES, RESULTS
from dxpad.domain.encode import dumps, to_json
from dxpad.domain.errors import BadInputError
from dxpad.notes.template import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.api.shared import SharedPad
    from dxpad.pad import Pad

router = APIRouter()
MOST_HITS = 100


def _json(value: object) -> Response:
    return Response(dumps(value), media_type="application/json")


async def _answer(request: Request, work: Callable[[Pad, dict[str, object]], object]) -> Response:
    value = object_from(await request.body())
    shared: SharedPad = request.app.state.pad

    def run() -> object:
        with shared.taken() as pad:
            return work(pad, value)

    return _json(await run_in_threadpool(run))


@router.post("/findings", openapi_extra=BODIES["case"], responses=RESULTS["findings"])
async def findings(request: Request) -> Response:
    """What a case's text, transcript and stated facts say."""
    return await _answer(request, lambda pad, value: pad.find(case_of(value)))


@router.post("/differential", openapi_extra=BODIES["case"], responses=RESULTS["differential"])
async def differential(request: Request) -> Response:
    """The ranked differential of a case, every number with what it rests on."""

    def work(pad: Pad, value: dict[str, object]) -> object:
        case = case_of(value)
        return pad.rank(case, pad.find(case))

    return await _answer(request, work)


@router.post("/guide", openapi_extra=BODIES["case"], responses=RESULTS["guide"])
async def guide(request: Request) -> Response:
    """Urgency, red flags, work-up, treatment, scores and drug checks of a case."""

    def work(pad: Pad, value: dict[str, object]) -> object:
        case = case_of(value)
        found = pad.find(case)
        return pad.guide(case, found, pad.rank(case, found))

    return await _answer(request, work)


@router.post("/note", openapi_extra=BODIES["note"], responses=RESULTS["note"])
async def note(request: Request) -> Response:
    """A transcript to a note. `template` may stand beside the turns."""

    def work(pad: Pad, value: dict[str, object]) -> object:
        template = value.pop("template", "soap")
        if not isinstance(template, str):
            raise BadInputError("template is not text", where="request body", mend='Send "template": "soap"')
        transcript = transcript_of(value)
        kind = load(template)
        made = pad.write(transcript, pad.find(case_of(value)), template=kind)
        written = to_json(made)
        codes = to_json(pad.codes(made, transcript, kind))
        return {**(written if isinstance(written, dict) else {}), "suggested_codes": codes}

    return await _answer(request, work)


@router.post("/score", openapi_extra=BODIES["score"], responses=RESULTS["score"])
async def score(request: Request) -> Response:
    """A clinical score from stated values; it never guesses what is missing."""

    def work(pad: Pad, value: dict[str, object]) -> object:
        name, inputs = value.get("score"), value.get("inputs")
        if not isinstance(name, str) or not isinstance(inputs, dict):
            raise BadInputError(
                "score or inputs are missing", where="request body", mend='Send {"id", "score", "inputs": {…}}'
            )
        return pad.score(str(value.get("id") or "score"), name, inputs)

    return await _answer(request, work)


@router.get("/search", responses=RESULTS["search"])
def search(request: Request, q: str = "", limit: Annotated[int, Query(ge=1, le=MOST_HITS)] = 20) -> Response:
    """Articles for a query, best first."""
    shared: SharedPad = request.app.state.pad
    with shared.taken() as pad:
        return _json({"query": q, "results": pad.look_up(q, limit)})


@router.get("/articles/{name}", responses=RESULTS["article"])
def article(request: Request, name: str) -> Response:
    """One article of the encyclopedia."""
    shared: SharedPad = request.app.state.pad
    with shared.taken() as pad:
        return _json(pad.article(name))
