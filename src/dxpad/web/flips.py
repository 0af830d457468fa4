"""What would turn the order of two conditions. Each was ranked again before it is shown, so each one holds."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from dxpad.differential.constants import CONSTANTS
from dxpad.differential.contrast import contrast
from dxpad.differential.counterfactual import without
from dxpad.domain.finding import Status
from dxpad.knowledge.likeness import LEVELS
from dxpad.web.answers import answered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.differential.contrast import Contrast
    from dxpad.domain.differential import Ranked
    from dxpad.domain.finding import FindingSet
    from dxpad.pad import Pad
    from dxpad.web.desk import Look

TRIED_PRESENT, TRIED_ABSENT = 6, 3
SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One change that turns the order: findings and what they would be, and both probabilities then."""

    findings: tuple[tuple[str, str], ...]
    status: Status
    first: float
    second: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flips:
    """Without which findings the order turns (None: not even without the strongest few, or none speaks for the one
    ahead), and which answers to questions that nobody has asked would turn it."""

    taken: Flip | None
    asked: tuple[Flip, ...]


def flips(look: Look, first: Ranked, second: Ranked, pad: Pad) -> Flips:
    """Both kinds, for two lines of the look, each tried by ranking again."""
    compared = contrast(first, second)
    return Flips(taken=_taken(look, first, second, pad), asked=_asked(look, compared, pad))


def _taken(look: Look, first: Ranked, second: Ranked, pad: Pad) -> Flip | None:
    made = pad.turn(look.case, look.found, first, second, shifts=look.shifts)
    if made is None:
        return None
    shares = pad.shares(look.case, without(look.found, made.without), shifts=look.shifts)
    names = tuple((name, pad.knowledge.finding(name).name) for name in made.without)
    return Flip(findings=names, status=Status.UNKNOWN, first=shares[first.condition], second=shares[second.condition])


def _asked(look: Look, contrast: Contrast, pad: Pad) -> tuple[Flip, ...]:
    store = pad.knowledge
    found = []
    for name, status in _candidates(look, contrast, pad):
        made = _turned(look, contrast, answered(look.found, name, status, store), pad)
        if made:
            named = ((name, store.finding(name).name),)
            found.append(Flip(findings=named, status=status, first=made[0], second=made[1]))
        if len(found) == SHOWN:
            break
    return tuple(found)


def _turned(
    look: Look,
    contrast: Contrast,
    found: FindingSet,
    pad: Pad,
) -> tuple[float, float] | None:
    """Both probabilities with these findings, None when the order stays."""
    shares = pad.shares(look.case, found, shifts=look.shifts)
    first, second = shares[contrast.first], shares[contrast.second]
    if (first > second) == (contrast.log_odds > 0):
        return None
    return first, second


def _candidates(look: Look, contrast: Contrast, pad: Pad) -> Iterable[tuple[str, Status]]:
    """Unasked findings that speak most for the one behind, if present and if absent."""
    store, setting = pad.knowledge, look.case.setting
    ahead, behind = contrast.first, contrast.second
    if contrast.log_odds < 0:
        ahead, behind = behind, ahead
    listed = [{link.finding: link.p for link in store.links_of(name)} for name in (ahead, behind)]
    numbers = [tuple(store.conditions()).index(name) for name in (ahead, behind)]
    open_ = pad.unasked(look.found)
    present, absent = [], []
    for name in sorted(open_ & (listed[0].keys() | listed[1].keys())):
        background, alike = store.finding(name).background[setting], store.alike(name)
        there, here = (
            rows.get(name) or CONSTANTS.unlisted_share(background, LEVELS[alike[number]])
            for rows, number in zip(listed, numbers, strict=True)
        )
        present.append((log(here / there), name))
        absent.append((log((1 - here) / (1 - there)), name))
    best = sorted(present, key=lambda item: (-item[0], item[1]))[:TRIED_PRESENT]
    least = sorted(absent, key=lambda item: (-item[0], item[1]))[:TRIED_ABSENT]
    return [*((name, Status.PRESENT) for _, name in best), *((name, Status.ABSENT) for _, name in least)]
