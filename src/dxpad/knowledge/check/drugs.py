"""Medicines and their checks: a name means one thing, every medicine and class exists, every rule says its basis."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

from dxpad.knowledge.check.drug_shapes import DRUG_SHAPES
from dxpad.knowledge.check.references import mappings, strings
from dxpad.knowledge.rules import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.load import Entry, Library, Problem

TIERS = (1, 2, 3)
NAMES = ("brands", "synonyms", "misspellings", "allergens")
RULES = tuple(kind for kind in DRUG_SHAPES if kind != "drugs/classes")


def drug_problems(library: Library) -> Iterator[Problem]:
    """Everything wrong with the medicines, their classes and the rules about them."""
    yield from _doubled_names(library)
    yield from _unknown_ids(library)
    yield from _empty_classes(library)
    for kind in RULES:
        for entry in library.kind(kind).values():
            yield from _rule(entry)


def _doubled_names(library: Library) -> Iterator[Problem]:
    """A name that means two medicines would let one be taken for the other."""
    taken: dict[str, Entry] = {}
    for kind in ("drugs", "drugs/classes"):
        for entry in library.kind(kind).values():
            own = [str(entry.data.get("name")), entry.id.replace("-", " ")] if kind == "drugs" else []
            for name in (*own, *(name for field in NAMES for name in strings(entry.data.get(field)))):
                first = taken.setdefault(name.lower(), entry)
                if first is not entry:
                    yield entry.problem(f"{name!r} means {first.id} already", "A name means one medicine")


def _unknown_ids(library: Library) -> Iterator[Problem]:
    drugs, classes, findings = (library.kind(kind) for kind in ("drugs", "drugs/classes", "findings"))
    for entry, near, named, known in _named(library):
        options = {"drug": drugs, "class": classes, "either": drugs | classes, "finding": findings}[known]
        if named not in options:
            close = get_close_matches(named, options, n=3)
            mend = f"Near it: {', '.join(close)}" if close else "Add it, or take it out"
            yield entry.problem(f"there is no {'medicine' if known == 'either' else known} {named!r}", mend, at=near)
    for both in sorted(set(drugs) & set(classes)):
        yield classes[both].problem(f"{both} is a medicine too", "Give the class another id")


def _named(library: Library) -> Iterator[tuple[Entry, object, str, str]]:
    """(entry, where, id, what it should be) for everything that is named."""
    for entry in library.kind("drugs").values():
        yield from ((entry, entry.data, name, "drug") for name in strings(entry.data.get("contains")))
    for entry in library.kind("drugs/classes").values():
        data = entry.data
        yield from ((entry, data, name, "drug") for name in strings(data.get("members")))
        yield from ((entry, data, name, "class") for name in strings(data.get("includes")))
        if "finding" in data:
            yield entry, data, str(data["finding"]), "finding"
    for kind in RULES:
        for entry in library.kind(kind).values():
            data = entry.data
            sides = data.get("between")
            listed = [data.get(key) for key in ("allergic_to", "medicines", "drugs")]
            for side in (*(sides if isinstance(sides, list) else ()), *listed):
                yield from ((entry, data, name, "either") for name in strings(side))
            yield from ((entry, data, name, "finding") for name in leaves(data.get("when")))


def _empty_classes(library: Library) -> Iterator[Problem]:
    classes = library.kind("drugs/classes")
    for entry in classes.values():
        if entry.data.get("substance") is not True and not members_of(entry.id, library):
            yield entry.problem("the class has no member", "Name its members, or say substance: true")
        if entry.id in _below(entry.id, library, ()):
            yield entry.problem("the class includes itself", "Break the circle")


def members_of(name: str, library: Library) -> frozenset[str]:
    """The medicines of a class, through the classes it includes."""
    found: set[str] = set()
    for inner in (name, *_below(name, library, ())):
        entry = library.kind("drugs/classes").get(inner)
        found |= set(strings(entry.data.get("members"))) if entry else set()
    return frozenset(found)


def _below(name: str, library: Library, seen: tuple[str, ...]) -> tuple[str, ...]:
    entry = library.entries.get("drugs/classes", {}).get(name)
    if entry is None or name in seen:
        return ()
    inner = strings(entry.data.get("includes"))
    return (*inner, *(below for each in inner for below in _below(each, library, (*seen, name))))


def _rule(entry: Entry) -> Iterator[Problem]:
    data = entry.data
    if ("source" in data) == ("basis" in data):
        yield entry.problem("neither or both of source and basis", "Cite what was read, or say basis: estimate")
    for part in (data, *mappings(data.get("bands"))):
        if "tier" in part and part["tier"] not in TIERS:
            yield entry.problem(f"tier is {part['tier']!r}", "Use 1 (avoid), 2 (adjust or watch) or 3 (know)", at=part)
    limits = [float(str(band.get("below"))) for band in mappings(data.get("bands"))]
    if any(low >= high for low, high in pairwise(limits)):
        yield entry.problem("bands are not in rising order", "Begin with the lowest threshold")
    sides = data.get("between")
    if isinstance(sides, list) and len(sides) not in (2, 3):
        yield entry.problem(f"{len(sides)} sides", "Name two sides, or three")
    if entry.kind == "drugs/age" and ("age_at_least" in data) == ("age_below" in data):
        yield entry.problem("neither or both of age_at_least and age_below", "Give one")
    if entry.kind == "drugs/allergies" and (data.get("same") is True) == ("allergic_to" in data):
        yield entry.problem("same and allergic_to do not go together", "Give one")
