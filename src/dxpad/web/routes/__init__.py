"""The pages. Routes stay thin: they read a form, call the desk and show a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.web.routes import (
    asking,
    bench,
    changes,
    consultation,
    encyclopedia,
    guidance,
    home,
    keeping,
    medicines,
    note,
    priors,
    quality,
    recorder,
    scores,
    settings,
    shell,
    sound,
    why,
)

if TYPE_CHECKING:
    from fastapi import APIRouter


MODULES = (
    home,
    consultation,
    changes,
    asking,
    bench,
    why,
    guidance,
    note,
    recorder,
    sound,
    encyclopedia,
    scores,
    quality,
    settings,
    keeping,
    priors,
    shell,
    medicines,
)


def routers() -> tuple[APIRouter, ...]:
    """Every router."""
    return tuple(module.router for module in MODULES)
