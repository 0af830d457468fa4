"""Jinja2, and the one way a page is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from dxpad import __version__
from dxpad.web import naming, show
from dxpad.web.desk import desk_of
from dxpad.web.hearing import told
from dxpad.web.reasons import odds_factor
from dxpad.web.signer import signer
from dxpad.web.wordingmodel import chosen

if TYPE_CHECKING:
    from fastapi import Request

TEMPLATES = Path(__file__).with_name("templates")


def environment() -> Environment:
    """Templates with autoescape on; a name that is not there is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in (
        "percent",
        "percent_range",
        "bits",
        "log_odds",
        "clock_time",
        "years",
        "measured",
        "ident",
        "plain",
        "lower_first",
        "dots",
    ):
        made.filters[name] = getattr(show, name)
    made.filters["odds_factor"] = odds_factor
    made.filters["told"] = told
    made.filters["moment"] = show.moment_on_page
    made.globals.update(
        ROLES=naming.ROLES,
        COUNTS=naming.COUNTS,
        SETTINGS=show.SETTINGS,
        URGENCY=show.URGENCY,
        SEEN=show.SEEN,
        TEMPLATE_NAMES=show.TEMPLATE_NAMES,
        change=show.change,
        signer_of=signer,
        program=__version__,
    )
    return made


def page(request: Request, template: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """A template as a response. `release` of the knowledge, the own case counts, the machine of the language model
    (`outgoing`, empty for none) and the place in the menu are there for every page."""
    templates: Environment = request.app.state.templates
    desk = desk_of(request)
    always: dict[str, object] = {
        "request": request,
        "path": request.url.path,
        "release": desk.pad.pad.knowledge.version,
    }
    address = chosen(request)
    always["outgoing"] = address.host if address else ""
    always["convention"] = desk.conventions.chosen()
    text = templates.get_template(template).render(**always, own_priors=desk.priors, **values)
    return HTMLResponse(text, status)
