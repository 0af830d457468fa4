"""Numbers that cannot be: probabilities, bases, ages, likelihood ratios, parents rarer than their children."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from dxpad.knowledge.bands import BANDS
from dxpad.knowledge.check.references import mappings, strings
from dxpad.knowledge.load import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.load import Entry, Library, Problem

AGE_BAND = re.compile(r"(\d+)(?:-(\d+)|\+)$")
LARGEST_RATIO = 100


def number_problems(library: Library) -> Iterator[Problem]:
    """All of them, finding by finding and condition by condition."""
    for entry in library.kind("findings").values():
        yield from _background(entry, library)
    for entry in library.kind("conditions").values():
        yield from _age(entry)
        yield from _rows(entry)
        if entry.review != "draft":
            yield from _ratios(entry, library)


def age_bands(frequency: object) -> tuple[tuple[int, int | None, float], ...]:
    """(first year, last year or None, multiplier), youngest first; bands that cannot be read are left out."""
    found = []
    ages = frequency.get("age") if isinstance(frequency, Mapping) else None
    for key, value in ages.items() if isinstance(ages, Mapping) else ():
        match = AGE_BAND.match(key)
        if match and isinstance(value, int | float):
            found.append((int(match[1]), int(match[2]) if match[2] else None, float(value)))
    return tuple(sorted(found, key=lambda band: band[0]))


def _background(entry: Entry, library: Library) -> Iterator[Problem]:
    own = entry.data.get("background")
    if not isinstance(own, Mapping):
        return
    for setting, value in own.items():
        if not isinstance(value, int | float) or not 0 < value < 1:
            yield entry.problem(f"background.{setting} is {value!r}", "It lies between 0 and 1, both excluded", at=own)
            continue
        for parent in strings(entry.data.get("parents")):
            above = library.entries["findings"].get(parent)
            wider = above.data.get("background") if above else None
            limit = wider.get(setting) if isinstance(wider, Mapping) else None
            if isinstance(limit, int | float) and limit < value:
                yield entry.problem(
                    f"commoner than its parent {parent} ({setting}: {value} > {limit})", "Lower it or raise the parent",
                    at=own, warning=not entry.is_read,
                )  # fmt: skip


def _age(entry: Entry) -> Iterator[Problem]:
    frequency = entry.data.get("frequency")
    bands = age_bands(frequency)
    ages = frequency.get("age") if isinstance(frequency, Mapping) else None
    if isinstance(ages, Mapping) and len(bands) != len(ages):
        yield entry.problem("an age band cannot be read", "Write 0-17, 18-39, 75+", at=ages)
    if bands and (bands[0][0] > 0 or bands[-1][1] is not None):
        yield entry.problem("age bands leave out the youngest or the oldest", "From 0 to an open band, as 75+", at=ages)
    for (_, last, _), (first, _, _) in pairwise(bands):
        if last is None or last + 1 != first:
            yield entry.problem(f"age bands do not meet at {first}", "Each begins a year after the one before", at=ages)


def _rows(entry: Entry) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in mappings(entry.data.get("findings")):
        name = str(row.get("id"))
        if name in seen:
            yield entry.problem(f"{name} is listed twice", "Keep one row", at=row)
        seen.add(name)
        given = [key for key in ("band", "p", "lr_present") if key in row]
        if len(given) != 1:
            yield entry.problem(
                f"{name} has {' and '.join(given) or 'no number'}", "Give one of band, p, lr_present", at=row
            )
        p = row.get("p")
        if p is not None and (not isinstance(p, int | float) or not 0 < p < 1):
            yield entry.problem(f"{name}: p is {p!r}", "It lies between 0 and 1, both excluded", at=row)
        if "band" not in row and ("source" not in row or ("p" in row and "n" not in row)):
            yield entry.problem(f"{name} has a number without its study", "Give source and n, or use a band", at=row)
        if ("source" in row) == ("basis" in row):
            yield entry.problem(f"{name} needs a basis", "Give source, or basis: estimate", at=row)


def _ratios(entry: Entry, library: Library) -> Iterator[Problem]:
    for row in mappings(entry.data.get("findings")):
        name = str(row.get("id"))
        finding = library.entries["findings"].get(name)
        background = finding.data.get("background") if finding else None
        p = row.get("p", BANDS.get(str(row.get("band"))))
        if not isinstance(background, Mapping) or not isinstance(p, int | float) or row.get("decisive"):
            continue
        shares = [share for share in background.values() if isinstance(share, int | float) and share > 0]
        ratio = p / max(shares) if shares else 1.0
        if not 1 / LARGEST_RATIO <= ratio <= LARGEST_RATIO:
            yield entry.problem(
                f"{name}: {p} against a background of {max(shares)} is a likelihood ratio of {ratio:.3g}",
                "Mend the band or the background; decisive: true where it really is so (the ranking caps it at 100)",
                at=row, warning=True,
            )  # fmt: skip
