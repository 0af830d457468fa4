"""Looking something up: search, A to Z by kind, and articles. No patient is here; these pages may be kept offline."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from dxpad.encyclopedia import json_ld
from dxpad.web.desk import desk_of
from dxpad.web.pages import page

router = APIRouter(prefix="/encyclopedia")
KINDS = {"condition": "Conditions", "symptom": "Symptoms", "procedure": "Procedures", "score": "Scores"}
LISTED_WHOLE = 60
"""Shorter lists than this are shown whole, without letters."""


@router.get("")
def browse(request: Request, q: str = "", kind: str = "condition", letter: str = "") -> Response:
    """The search box with its hits, or the list of a kind."""
    desk = desk_of(request)
    with desk.pad.taken() as pad:
        hits = pad.look_up(q) if q.strip() else ()
        if request.headers.get("x-parts"):
            return page(request, "hits.html", query=q, hits=hits, KINDS=KINDS)
        lists = {name: sorted(pad.knowledge.listing(name), key=lambda row: row.name.casefold()) for name in KINDS}
    chosen = kind if kind in KINDS else "condition"
    rows = lists[chosen]
    letters = sorted({row.name[:1].upper() for row in rows}) if len(rows) > LISTED_WHOLE else []
    at = letter.upper() if letter.upper() in letters else ""
    if letters:
        rows = [row for row in rows if (row.name[:1].upper() == at if at else row.score)]
    return page(
        request, "encyclopedia.html", query=q, hits=hits, KINDS=KINDS, kind=chosen, letters=letters, letter=at,
        rows=rows, counts={name: len(items) for name, items in lists.items()},
    )  # fmt: skip


@router.get("/{name}")
def article(request: Request, name: str) -> Response:
    """One article."""
    desk = desk_of(request)
    with desk.pad.taken() as pad:
        made = pad.article(name)
    # json_ld escapes what would end the script element
    data = Markup(json_ld(made))  # noqa: S704 see above
    return page(
        request, "article.html", article=made, data=data, sources={source.id: source for source in made.sources}
    )
