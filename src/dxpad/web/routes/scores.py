"""Scores: the catalogue, and one page a score, empty or filled from a consultation. What is typed is never kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from dxpad.domain.case import Case
from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import FindingSet
from dxpad.guidance.scores.catalogue import catalogue, find
from dxpad.guidance.scores.inputs import InputSpec, read_value
from dxpad.guidance.scores.units import alternatives
from dxpad.web.desk import desk_of
from dxpad.web.pages import page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.datastructures import FormData

    from dxpad.guidance.scores.definition import Definition
    from dxpad.guidance.scores.sheet import Given, Sheet
    from dxpad.web.desk import Desk, Look

router = APIRouter()
EMPTY = Case(id="score")
NEAREST = 6
"""Consultations offered for filling."""
WORD = re.compile(r"\w+")
YES = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One input as the form shows it: what was typed, or what the case says with its words; an error in its place.
    `more`: its meaning says more than its question."""

    spec: InputSpec
    units: tuple[str, ...]
    typed: str
    unit: str
    given: Given | None
    fault: str
    more: bool


@router.get("/scores")
def scores(request: Request, q: str = "", case: str = "") -> Response:
    """All scores by field of medicine; `q` narrows them, `case` is the consultation to fill them from."""
    store = desk_of(request).pad.pad.knowledge
    with desk_of(request).pad.taken():
        known = sorted(catalogue(store).values(), key=lambda item: (item.group, item.name.casefold()))
    words = q.casefold().split()
    hits = [item for item in known if all(word in _words(item) for word in words)]
    groups = [(name, list(items)) for name, items in groupby(hits, key=lambda item: item.group)]
    return page(
        request, "scores.html", query=q, groups=groups, shown=len(hits), total=len(known), words=_words, case=case
    )


@router.get("/scores/{score_id}")
def empty(request: Request, score_id: str) -> Response:
    """One score, nothing filled in."""
    return _shown(request, score_id, None, {})


@router.post("/scores/{score_id}")
async def worked(request: Request, score_id: str) -> Response:
    """One score with what was typed."""
    return _shown(request, score_id, None, _typed(await request.form()))


@router.get("/consultations/{consultation_id}/scores/{score_id}")
def of_case(request: Request, consultation_id: str, score_id: str) -> Response:
    """One score, filled from a consultation with the words it came from."""
    return _shown(request, score_id, consultation_id, {})


@router.post("/consultations/{consultation_id}/scores/{score_id}")
async def worked_of_case(request: Request, consultation_id: str, score_id: str) -> Response:
    """The same with what was typed, which wins over what was said."""
    return _shown(request, score_id, consultation_id, _typed(await request.form()))


def _words(definition: Definition) -> str:
    """What the search looks at."""
    parts = (definition.id, definition.name, *definition.synonyms, definition.purpose, definition.group)
    return " ".join((*parts, *(name.replace("-", " ") for name in definition.conditions))).casefold()


def _typed(form: FormData) -> dict[str, str]:
    return {name: value.strip() for name, value in form.items() if isinstance(value, str) and value.strip()}


def _shown(request: Request, score_id: str, consultation_id: str | None, typed: Mapping[str, str]) -> Response:
    desk = desk_of(request)
    look = desk.look(consultation_id) if consultation_id else None
    store = desk.pad.pad.knowledge
    with desk.pad.taken():
        definition = find(score_id, store)
        stated, faults = _read(definition, typed)
        sheet, fault = _sheet(desk, definition, look, stated)
        sources = store.sources(definition.sources)
        names = {name: store.condition(name).name for name in definition.conditions}
    fields = [_field(spec, typed, sheet, faults) for spec in definition.inputs]
    return page(
        request, "score.html", definition=definition, fields=fields, sheet=sheet, fault=fault, sources=sources,
        names=names, asked=bool(typed), look=look, consultation=look.consultation if look else None,
        others=desk.book.all()[:NEAREST] if look is None else (),
    )  # fmt: skip


def _sheet(
    desk: Desk, definition: Definition, look: Look | None, stated: Mapping[str, object]
) -> tuple[Sheet | None, str]:
    """The sheet, or why the score has no value there. The pad must be taken."""
    case, found = (look.case, look.found) if look else (EMPTY, FindingSet())
    try:
        return desk.pad.pad.score_sheet(definition.id, case, found, stated), ""
    except BadInputError as error:
        return None, error.what


def _read(definition: Definition, typed: Mapping[str, str]) -> tuple[dict[str, object], dict[str, str]]:
    """Values that can be read, and for each that cannot what is wrong with it."""
    stated: dict[str, object] = {}
    faults: dict[str, str] = {}
    for spec in definition.inputs:
        text = typed.get(f"i-{spec.name}", "")
        if text:
            value = _value(spec, text, typed.get(f"u-{spec.name}", spec.unit))
            try:
                read_value(spec, value, definition.id)
                stated[spec.name] = value
            except BadInputError as error:
                faults[spec.name] = f"{error.what}; {spec.accepts}"
    return stated, faults


def _value(spec: InputSpec, text: str, unit: str) -> object:
    """What was typed, as a caller would state it. A comma is a decimal point."""
    if spec.kind == "bool":
        return YES.get(text, text)
    if spec.kind == "enum" and text in spec.values:
        return text
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return text
    return number if spec.kind == "enum" or not spec.unit or unit == spec.unit else {"value": number, "unit": unit}


def _field(spec: InputSpec, typed: Mapping[str, str], sheet: Sheet | None, faults: Mapping[str, str]) -> Field:
    given = sheet.inputs.get(spec.name) if sheet else None
    text = typed.get(f"i-{spec.name}", "")
    if not text and given is not None:
        text = _text(spec, given)
    return Field(
        spec=spec,
        units=alternatives(spec.unit, spec.name) if spec.kind in ("int", "num") else (),
        typed=text,
        unit=typed.get(f"u-{spec.name}", spec.unit),
        given=given if given is not None and not given.stated else None,
        fault=faults.get(spec.name, ""),
        more=bool(set(WORD.findall(spec.meaning.casefold())) - set(WORD.findall(spec.question.casefold()))),
    )


def _text(spec: InputSpec, given: Given) -> str:
    if spec.kind == "bool":
        return "yes" if given.value else "no"
    return given.value if isinstance(given.value, str) else f"{given.value:.10g}"
