"""A hospital's own case counts: chosen, their effect shown, then used, and put aside again."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from dxpad.differential.own_counts import BELIEF, MOST_BYTES, effects, text_of
from dxpad.domain.decode import setting_from
from dxpad.domain.errors import BadInputError
from dxpad.web.commitment import waiting
from dxpad.web.desk import desk_of
from dxpad.web.pages import page
from dxpad.web.tables import LONGEST_NAME, Table
from dxpad.web.trial import NEWEST, demo_case, knowledge_cases, saved_cases, trial

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.web.priors import Counted
    from dxpad.web.trial import Ready

router = APIRouter(prefix="/settings/priors")
HERE = "/settings/priors"
LISTED = 12
"""Conditions that are listed at once; the others unfold."""


@router.post("")
def choose(
    request: Request, file: Annotated[UploadFile | None, File()] = None, setting: Annotated[str, Form()] = ""
) -> Response:
    """A table from a file: checked, kept, and its effect shown. It is not used yet."""
    desk = desk_of(request)
    name = " ".join((file.filename or "").split())[:LONGEST_NAME] if file else ""
    if file is None or not name:
        raise BadInputError("no file was chosen", where="own case counts", mend="Choose a CSV file")
    text = text_of(file.file.read(MOST_BYTES + 1), name)
    where = setting_from(setting, "setting").value
    desk.priors.propose(Table(name=name, setting=where, at=desk.clock(), text=text))
    return RedirectResponse(HERE, 303)


@router.get("")
def effect(request: Request, cases: str = "") -> Response:
    """What the chosen table would change, or what the table in use changes; `cases=all` tries the knowledge's too."""
    desk = desk_of(request)
    proposed = desk.priors.proposed()
    shown = proposed or desk.priors.used
    if shown is None:
        return RedirectResponse("/settings#own-priors", 303)
    with desk.pad.taken() as pad:
        made = effects(shown.counts, pad.knowledge)
        left = len(pad.knowledge.conditions()) - len(made)
    tried = trial(shown.counts, _cases(shown, request, cases), desk)
    return page(
        request, "priors.html", shown=shown, proposed=proposed, effects=made, left=left, listed=LISTED, newest=NEWEST,
        held=sum(item.held for item in made), trial=tried, all_cases=cases == "all", belief=BELIEF,
    )  # fmt: skip


def _cases(shown: Counted, request: Request, cases: str) -> Iterable[Ready]:
    """What is tried. A list that is still held back from its clinician is not shown here either."""
    desk, setting = desk_of(request), shown.counts.setting
    seen = [consultation for consultation in desk.book.all() if not waiting(request, consultation)]
    written = knowledge_cases(setting, desk) if cases == "all" else ()
    return chain([demo_case(setting, desk)], saved_cases(seen, setting, desk), written)


@router.post("/used")
def use(request: Request, sha256: Annotated[str, Form()] = "") -> Response:
    """Rank with the table whose effect was shown."""
    desk_of(request).priors.use(sha256)
    return RedirectResponse("/settings?priors=used#own-priors", 303)


@router.post("/aside")
def put_aside(request: Request) -> Response:
    """Rank with the knowledge's frequencies again; the table is kept."""
    desk_of(request).priors.put_aside()
    return RedirectResponse("/settings?priors=aside#own-priors", 303)


@router.post("/forgotten")
def forget(request: Request) -> Response:
    """Remove the table that is not in use."""
    desk_of(request).priors.forget()
    return RedirectResponse("/settings?priors=forgotten#own-priors", 303)


@router.get("/table.csv")
def table(request: Request) -> Response:
    """The table in use, as `dxpad replay --counts` wants it."""
    used = desk_of(request).priors.used
    if used is None:
        raise BadInputError("no case counts are in use", where="own case counts", mend="Go back to the settings")
    headers = {"Content-Disposition": 'attachment; filename="own-counts.csv"'}
    return Response(used.table.text, media_type="text/csv; charset=utf-8", headers=headers)
