"""How good this release is, as its own knowledge file says: nothing here is typed by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from dxpad.knowledge.document import Document

if TYPE_CHECKING:
    from dxpad.knowledge.store import Store

Z = 1.959963984540054
"""Both sides of a 95 % interval."""
TOPS = {"top1": "The right diagnosis stands first", "top3": "among the first three", "top5": "among the first five"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A measured share with its 95 % interval (Wilson) and how many cases it rests on."""

    what: str
    share: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One bar of the reliability diagram: what the list said of its first diagnosis on average, how often it was so,
    and the 95 % interval (Wilson) of that."""

    said: float
    was: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number with its 95 % interval, by resampling cases."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Whether probabilities mean what they say on one set of cases: what the first diagnosis was given on average and
    how often it was right, the expected calibration error, the Brier score, and what *none of these* gets with the
    right diagnosis in the knowledge and taken out of it."""

    suite: str
    n: int
    said: float
    right: float
    error: Figure
    brier: Figure
    other_in: float
    other_out: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """What was measured on one set of cases, and the calibration on it and on others."""

    name: str
    n: int
    shares: tuple[Share, ...]
    calibration: tuple[Calibration, ...]


def suites_of(store: Store) -> tuple[Suite, ...]:
    """What was measured on this release; none when nothing was."""
    written = store.meta("measured")
    if not written:
        return ()
    measured = Document(json.loads(written))
    n = _whole(measured, "n")
    found = {words: measured.number(key) for key, words in TOPS.items()}
    return (
        Suite(
            name=measured.text("suite"),
            n=n,
            shares=tuple(_share(words, share, n) for words, share in found.items() if share is not None),
            calibration=tuple(_calibration(part) for part in measured.parts("calibration")),
        ),
    )


def _calibration(part: Document) -> Calibration:
    bins = []
    for row in part.parts("bins"):
        n = _whole(row, "n")
        bins.append(Bin(said=row.number("said") or 0.0, was=_share("", _whole(row, "right") / max(n, 1), n)))
    return Calibration(
        suite=part.text("suite"),
        n=_whole(part, "n"),
        said=part.number("said") or 0.0,
        right=part.number("right") or 0.0,
        error=_figure(part.raw("error")),
        brier=_figure(part.raw("brier")),
        other_in=part.number("other_in") or 0.0,
        other_out=part.number("other_out") or 0.0,
        bins=tuple(bins),
    )


def _figure(value: object) -> Figure:
    value_, low, high = value if isinstance(value, list) else (0.0, 0.0, 0.0)
    return Figure(value=float(value_), low=float(low), high=float(high))


def _whole(part: Document, key: str) -> int:
    return round(part.number(key) or 0.0)


def _share(what: str, share: float, n: int) -> Share:
    low, high = wilson(share, n)
    return Share(what=what, share=share, low=low, high=high, n=n)


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a share of n cases; all of it when there are none."""
    if n == 0:
        return 0.0, 1.0
    middle = share + Z * Z / (2 * n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    whole = 1 + Z * Z / n
    return max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0)
