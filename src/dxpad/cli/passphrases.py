"""Asking for the passphrase of the sound key, where somebody can be asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dxpad.domain.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.settings import Settings


def asked(settings: Settings) -> Callable[[], str]:
    """The passphrase of the environment, or of whoever sits at the terminal."""

    def ask() -> str:
        if settings.passphrase:
            return settings.passphrase
        _refuse_without_terminal()
        return str(click.prompt("Passphrase of the sound key", hide_input=True, err=True))

    return ask


def asked_twice() -> str:
    """A new passphrase, typed twice."""
    _refuse_without_terminal()
    return str(click.prompt("New passphrase", hide_input=True, confirmation_prompt=True, err=True))


def _refuse_without_terminal() -> None:
    if not sys.stdin.isatty():
        mend = "Run it in a terminal, or set DXPAD_PASSPHRASE"
        raise BadInputError("the sound key needs its passphrase", where="sound key", mend=mend)
