"""The pages. Routes stay thin: they read a form, call the desk and show a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.web.routes import (
    changes,
    consultation,
    encyclopedia,
    guidance,
    home,
    note,
    recorder,
    scores,
    shell,
    sound,
    why,
)

if TYPE_CHECKING:
    from fastapi import APIRouter


def routers() -> tuple[APIRouter, ...]:
    """Every router."""
    return tuple(
        module.router
        for module in (home, consultation, changes, why, guidance, note, recorder, sound, encyclopedia, scores, shell)
    )
