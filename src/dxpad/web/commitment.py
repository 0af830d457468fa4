"""Commit first: the clinician writes what they think of before they see the list; then both stand side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import Request

    from dxpad.domain.consultation import Consultation
    from dxpad.pad import Pad
    from dxpad.web.desk import Look

COOKIE = "commit-first"
"""Where the setting lives: this browser. No patient's data."""
WRITTEN = 3
COMPARED = 5
HITS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """One diagnosis of the clinician's. `condition` is empty when no condition is called that; `nearest` then names
    what may have been meant."""

    written: str
    condition: str = ""
    name: str = ""
    rank: int = 0
    probability: float = 0.0
    nearest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Both lists: `only_listed` are the first ones of the list that the clinician did not write."""

    at: str
    own: tuple[Own, ...]
    only_listed: tuple[str, ...]


def wanted(request: Request) -> bool:
    """Whether this browser asks for a commitment before it shows a list."""
    return request.cookies.get(COOKIE) == "on"


def waiting(request: Request, consultation: Consultation) -> bool:
    """Whether the list of this consultation is still held back."""
    return wanted(request) and not consultation.committed_at


def side_by_side(look: Look, pad: Pad) -> SideBySide | None:
    """What was written beside what was ranked; None when nothing was written."""
    consultation = look.consultation
    if not consultation.committed:
        return None
    shares = pad.shares(look.case, look.found)
    own = tuple(_own(written, shares, pad) for written in consultation.committed)
    mine = {item.condition for item in own}
    first = [item for item in look.ranked.differential if item.rank <= COMPARED]
    only = tuple(item.name for item in first if item.condition not in mine)
    return SideBySide(at=consultation.committed_at, own=own, only_listed=only)


def _own(written: str, shares: Mapping[str, float], pad: Pad) -> Own:
    condition, nearest = named(written, pad)
    if not condition:
        return Own(written=written, nearest=nearest)
    share = shares[condition]
    rank = 1 + sum(other > share for name, other in shares.items() if name)
    name = pad.knowledge.condition(condition).name
    return Own(written=written, condition=condition, name=name, rank=rank, probability=share)


def named(written: str, pad: Pad) -> tuple[str, str]:
    """The condition that is called this, by name or synonym, else the name of the nearest; never a guess."""
    known = pad.knowledge.conditions()
    wanted_name = _plain(written)
    nearest = ""
    for hit in pad.look_up(written, HITS):
        if hit.id not in known or hit.kind != "condition":
            continue
        nearest = nearest or hit.name
        if wanted_name in {_plain(name) for name in (hit.name, hit.id, *_synonyms(hit.id, pad))}:
            return hit.id, ""
    return "", nearest


def _synonyms(condition: str, pad: Pad) -> tuple[str, ...]:
    try:
        return pad.knowledge.document("condition", condition).texts("synonyms")
    except UnknownIdError:
        return ()


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").split())
