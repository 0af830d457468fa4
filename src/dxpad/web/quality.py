"""How good this release is, as its own knowledge file says: nothing here is typed by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from dxpad.web.show import plain

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
class Figure:
    """Any other number that the benchmark wrote: what it is called there, and its value."""

    what: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One bar of the reliability diagram: what the list said on average, and how often it was so."""

    said: float
    was: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """Everything measured on one set of cases."""

    name: str
    n: int
    shares: tuple[Share, ...]
    figures: tuple[Figure, ...]
    bins: tuple[Bin, ...]


def suites_of(store: Store) -> tuple[Suite, ...]:
    """What was measured on this release; none when nothing was."""
    written = store.meta("measured")
    value = json.loads(written) if written else None
    if not isinstance(value, dict):
        return ()
    return (_suite(value),)


def _suite(value: dict[str, object]) -> Suite:
    n = _whole(value.get("n"))
    shares = tuple(_share(words, value[key], n) for key, words in TOPS.items() if isinstance(value.get(key), float))
    return Suite(
        name=str(value.get("suite", "")),
        n=n,
        shares=shares,
        figures=tuple(_figures(value, "")),
        bins=tuple(_bins(value)),
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _share(what: str, share: object, n: int) -> Share:
    p = float(share) if isinstance(share, float | int) else 0.0
    low, high = wilson(p, n)
    return Share(what=what, share=p, low=low, high=high, n=n)


def wilson(share: float, n: int) -> tuple[float, float]:
    """The 95 % interval of a share of n cases; all of it when there are none."""
    if n == 0:
        return 0.0, 1.0
    middle = share + Z * Z / (2 * n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    whole = 1 + Z * Z / n
    return max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0)


def _figures(value: dict[str, object], head: str) -> list[Figure]:
    """Numbers that have no place of their own, with the names of the groups they stand in."""
    made = []
    for key, item in value.items():
        name = f"{head}{plain(key)}"
        if isinstance(item, dict):
            made += _figures(item, f"{name}: ")
        elif isinstance(item, int | float) and not isinstance(item, bool) and not (not head and key in (*TOPS, "n")):
            made.append(Figure(what=name, value=f"{item:.4g}"))
    return made


def _bins(value: dict[str, object]) -> list[Bin]:
    """The reliability diagram, where the benchmark wrote one as `bins` of said, was and n."""
    rows = value.get("bins")
    if not isinstance(rows, list):
        return []
    return [
        Bin(said=float(row["said"]), was=float(row["was"]), n=int(row["n"]))
        for row in rows
        if isinstance(row, dict) and {"said", "was", "n"} <= row.keys()
    ]
