"""What the steps of the writer read of a sentence is read once a note and forgotten with it: no word of a patient stays
in the program behind the note it was written for."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

_Given = ParamSpec("_Given")
_Read = TypeVar("_Read")

_READINGS: ContextVar[dict[Hashable, object] | None] = ContextVar("readings", default=None)


@contextmanager
def one_note() -> Iterator[None]:
    """While a note is written, what was read of a sentence is remembered."""
    token = _READINGS.set({})
    try:
        yield
    finally:
        _READINGS.reset(token)


def once_a_note(read: Callable[_Given, _Read]) -> Callable[_Given, _Read]:
    """A reader of text that reads the same text once while one note is written, and each time elsewhere. What it gives
    must not be changed by whoever gets it."""

    @wraps(read)
    def reader(*given: _Given.args, **named: _Given.kwargs) -> _Read:
        readings = _READINGS.get()
        if readings is None:
            return read(*given, **named)
        key = (read, given, tuple(named.items()))
        if key not in readings:
            readings[key] = read(*given, **named)
        return cast("_Read", readings[key])

    return reader
