"""Why A and not B: the difference of the two sums, term by term."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.domain.differential import Ranked

PRIOR = "prior"
"""The term of the two priors."""
PRIOR_NAME = "How common it is here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term of the difference; positive speaks for the first condition."""

    finding: str
    name: str
    first: float
    second: float

    @property
    def difference(self) -> float:
        """What this term adds to the log-odds of the first against the second."""
        return self.first - self.second


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """All terms, strongest first. Their differences sum to `log_odds`, which is log (p first / p second)."""

    first: str
    second: str
    log_odds: float
    terms: tuple[Term, ...]


def contrast(first: Ranked, second: Ranked) -> Contrast:
    """Compare two conditions of one differential."""
    one = {item.finding: item for item in first.evidence}
    two = {item.finding: item for item in second.evidence}
    terms = [
        Term(finding=name, name=one[name].name, first=one[name].log_odds, second=two[name].log_odds)
        for name in one
        if name in two
    ]
    terms.append(Term(finding=PRIOR, name=PRIOR_NAME, first=first.log_prior, second=second.log_prior))
    terms.sort(key=lambda term: (-abs(term.difference), term.finding))
    return Contrast(
        first=first.condition,
        second=second.condition,
        log_odds=log(first.probability) - log(second.probability),
        terms=tuple(terms),
    )
