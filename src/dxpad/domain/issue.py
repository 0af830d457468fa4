"""Problems in clinical input that are returned, with a proposed mend, and never raised."""

from __future__ import annotations

from dataclasses import dataclass

LIKENED = "read-by-likeness"
"""The code of an issue that says of a finding that no phrase named it: its words are near to those that do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One problem: `code` is stable and kebab-case, `where` a field or finding id, `mend` what is proposed."""

    code: str
    where: str
    message: str
    mend: str
