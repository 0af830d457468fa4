"""What a check of a score gives and what it needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong: what, the mend, and the authored mapping it stands in. One that `stops` ends the check."""

    what: str
    mend: str
    at: Mapping[str, object]
    stops: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The ids that a score may name; quantities with their units."""

    findings: frozenset[str]
    conditions: frozenset[str]
    quantities: Mapping[str, str]
