"""The time, asked for in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], str]
"""Now, as ISO 8601 with zone."""


def now() -> str:
    """The time by this machine's clock, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
