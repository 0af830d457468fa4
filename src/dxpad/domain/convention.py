"""How people of a country write: dates, paper, spelling and the short form of units. No value is ever converted."""

from __future__ import annotations

from enum import StrEnum


class Convention(StrEnum):
    """22 November 2026 on A4, oedema and ml; or November 22, 2026 on Letter, edema and mL."""

    BRITISH = "british"
    AMERICAN = "american"
