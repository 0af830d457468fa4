"""The language model that the user chose, as pages ask for it: a choice that cannot be used is none, and says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.errors import DxpadError

if TYPE_CHECKING:
    from fastapi import Request

    from dxpad.phrasing import ModelAddress
    from dxpad.phrasing.chosen import Choice


def choice_of(request: Request) -> Choice:
    """The user's choice in this app."""
    choice: Choice = request.app.state.language_model
    return choice


def chosen(request: Request) -> ModelAddress | None:
    """The chosen model; None when there is none, or it cannot be used."""
    try:
        return choice_of(request).address()
    except DxpadError:
        return None


def fault(request: Request) -> str:
    """Why the choice cannot be used; empty when it can, or there is none."""
    try:
        choice_of(request).address()
    except DxpadError as error:
        return error.message
    return ""
