"""The pages. Routes stay thin: they read a form, call the desk and show a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.web.routes import (
    asking,
    bench,
    changes,
    consultation,
    downloads,
    encyclopedia,
    guidance,
    home,
    keeping,
    medicines,
    naming,
    note,
    notework,
    priors,
    quality,
    recorder,
    scores,
    settings,
    shell,
    sign,
    sound,
    speech,
    templates,
    transcript,
    versions,
    why,
    wording,
)

if TYPE_CHECKING:
    from fastapi import APIRouter


MODULES = (
    home,
    consultation,
    changes,
    transcript,
    naming,
    asking,
    bench,
    why,
    guidance,
    note,
    notework,
    sign,
    versions,
    downloads,
    wording,
    recorder,
    sound,
    speech,
    encyclopedia,
    scores,
    quality,
    settings,
    keeping,
    templates,
    priors,
    shell,
    medicines,
)


def routers() -> tuple[APIRouter, ...]:
    """Every router."""
    return tuple(module.router for module in MODULES)
