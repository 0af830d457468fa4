"""The few constants of the ranking. Where each comes from and what it is worth stands in docs/reasoning.md."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from dxpad.domain.finding import Finding

AXIS = "axis"
"""The kind of what only describes a complaint: its place, onset, character and course."""

SOUGHT = frozenset({"sign", "laboratory", "imaging", "history"})
"""Kinds of findings that somebody looked for, or that are on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """Weights of score(d) = certainty(n) · (sharpness · log prior + Σ weight · log [P(f | d) / P(f)])."""

    certainty: float = 1.7
    """How much of its own certainty the sum may keep when nothing is present (see `certainty_for`)."""
    crowd: float = 5.0
    """So many present findings halve the certainty: they depend on each other more than the clusters know."""
    other: float = 3.0
    """What *none of these* is given beyond its prior, in natural log-odds."""
    sharpness: float = 0.3
    """How much the prior counts. Frequencies are estimates, so less than whole."""
    demography: float = 1.0
    """How much age and sex count: whole, for they are known better than frequencies."""
    chief: float = 1.5
    """Weight of a finding of the chief complaint, save its axes: they hang together."""
    sought: float = 1.2
    """Weight of what is there and was looked for or is on record: it is surer than what is told in passing."""
    guess: float = 0.75
    """Weight of what no phrase names and only its words point to, beside that: three in four are right."""
    companion: float = 0.75
    """Weight of a finding whose cluster already has a stronger one."""
    unlisted: float = 0.4
    """A present finding that a condition does not list is there at this share of its background,"""
    alike: float = 0.2
    """and at this share of how often the conditions most like it have the finding: no list is complete."""
    kind: float = 0.7
    """A condition that lists a finding, but not the kind of it that is present, has that kind at this share of what all
    who have the finding do."""
    cap: float = log(100)
    """The most that one finding may push, either way, in natural log-odds."""
    shrink: float = 1.0
    """Patients of background that every frequency is mixed with: weak bases move towards saying nothing."""
    unforeseen: float = 0.005
    """A condition that nobody listed has a finding at its background, and by this share of the rest besides."""
    reserve: float = 0.02
    """The share of every list that is kept for what no list knows: none of these never gets less."""
    presentation: float = 1.5
    """What a label that only names a complaint gives up, in natural log-odds."""
    danger: float = 0.02
    """A dangerous condition of at least this probability stays open in the do-not-miss ledger."""

    def weight_of(self, finding: Finding, kind: str) -> float:
        """What a finding of this kind weighs before its case's certainty."""
        told = self.chief if finding.chief and kind != AXIS else 1.0
        return told * (self.sought if kind in SOUGHT and finding.status is Status.PRESENT else 1.0)

    def unlisted_share(self, background: float, like_it: float) -> float:
        """How often a condition has a finding that it does not list; `like_it` is how often those most like it do."""
        return self.unlisted * background + self.alike * like_it

    def certainty_for(self, present: int) -> float:
        """What every weight and the prior are multiplied by, for a case with this many present findings. One factor for
        all conditions: it changes no order, only how sure the list is."""
        return self.certainty / (1.0 + present / self.crowd)


CONSTANTS = Constants()
