"""Every id that is named exists; every source that exists is named."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dxpad.domain.encode import to_json
from dxpad.knowledge.check.drug_shapes import DRUG_SHAPES
from dxpad.knowledge.load import Mapping
from dxpad.knowledge.reading import text_of
from dxpad.knowledge.rules import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.load import Entry, Library, Problem

BRACKET = re.compile(r"\[([a-z0-9]+(?:-[a-z0-9]+)+)\]")
"""A source cited in running text."""
IN_BRACKETS = ("article", "frequency")
"""Where running text cites: an article, and the notes of frequencies that say how a figure was converted."""


def reference_problems(library: Library) -> Iterator[Problem]:
    """Unknown ids with the nearest ones, citations without a source, sources nobody cites."""
    for entry, near, kind, named in _references(library):
        known = library.entries.get(kind, {})
        if named not in known:
            close = get_close_matches(named, known, n=3)
            mend = f"Near it: {', '.join(close)}" if close else f"Add it to knowledge/{kind}, or take it out"
            yield entry.problem(f"{kind} has no {named!r}", mend, at=near)
    yield from _citations(library)
    yield from _strengths(library)


def _references(library: Library) -> Iterator[tuple[Entry, object, str, str]]:
    for entry in library.kind("findings").values():
        yield from ((entry, entry.data, "findings", name) for name in strings(entry.data.get("parents")))
        for threshold in mappings(entry.data.get("measured")):
            yield entry, threshold, "quantities", str(threshold.get("quantity"))
    for entry in library.kind("conditions").values():
        yield from _of_condition(entry)
    for entry in library.kind("tests").values():
        yield from ((entry, entry.data, "findings", name) for name in strings(entry.data.get("detects")))
        yield from _see_also(entry)
    for entry in library.kind("articles").values():
        yield entry, entry.data, "findings", str(entry.data.get("finding"))
        yield from ((entry, entry.data, "conditions", name) for name in strings(entry.data.get("do_not_miss")))
        yield from _see_also(entry)
    for entry in library.kind("red-flags").values():
        yield from ((entry, entry.data, "findings", name) for name in strings(entry.data.get("complaint")))
        yield from _rules(entry, entry.data.get("rules"))
    for entry in library.kind("cases").values():
        yield from _of_case(entry)
    yield from _of_guidance(library)


def _of_guidance(library: Library) -> Iterator[tuple[Entry, object, str, str]]:
    for entry in library.kind("work-up").values():
        yield from _of_workup(entry)
    for entry in library.kind("imaging").values():
        yield entry, entry.data, "tests", entry.id
        for row in mappings(entry.data.get("cautions")):
            yield from ((entry, row, "findings", name) for name in leaves(row.get("if")))
    for entry in library.kind("cautions").values():
        yield from ((entry, entry.data, "findings", name) for name in leaves(entry.data.get("if")))


def _of_workup(entry: Entry) -> Iterator[tuple[Entry, object, str, str]]:
    yield from ((entry, entry.data, "findings", name) for name in strings(entry.data.get("complaint")))
    for row in (*mappings(entry.data.get("steps")), *mappings(entry.data.get("contests"))):
        yield from ((entry, row, "findings", name) for name in leaves(row.get("if")))
        yield from ((entry, row, "scores", name) for name in strings(row.get("scores")))
        if "test" in row:
            yield entry, row, "tests", str(row["test"])


def _of_condition(entry: Entry) -> Iterator[tuple[Entry, object, str, str]]:
    data = entry.data
    for field, kind in (("findings", "findings"), ("tests", "tests"), ("mimics", "conditions")):
        yield from ((entry, row, kind, str(row.get("id"))) for row in mappings(data.get(field)))
    for mimic in mappings(data.get("mimics")):
        yield from ((entry, mimic, "findings", name) for name in strings(mimic.get("tell_apart")))
    for step in mappings(data.get("workup")):
        yield from ((entry, step, "findings", name) for name in leaves(step.get("if")))
        if "test" in step:
            yield entry, step, "tests", str(step["test"])
    for step in mappings(data.get("treatment")):
        for caution in mappings(step.get("cautions")):
            yield entry, caution, "findings", str(caution.get("if"))
    yield from ((entry, data, "scores", name) for name in strings(data.get("scores")))
    yield from _rules(entry, data.get("red_flags"))
    yield from _see_also(entry)


def _of_case(entry: Entry) -> Iterator[tuple[Entry, object, str, str]]:
    expect = entry.data.get("expect")
    if not isinstance(expect, Mapping):
        return
    first = [expect["first"]] if expect.get("first") else []
    for name in (*strings(first), *strings(expect.get("top3")), *strings(expect.get("do_not_miss"))):
        yield entry, expect, "conditions", name
    for name in (*strings(expect.get("present")), *strings(expect.get("absent"))):
        yield entry, expect, "findings", name


def _rules(entry: Entry, rules: object) -> Iterator[tuple[Entry, object, str, str]]:
    for rule in mappings(rules):
        yield from ((entry, rule, "findings", name) for name in leaves(rule.get("when")))
        yield from ((entry, rule, "findings", name) for name in strings(rule.get("ask")))
        yield from ((entry, rule, "conditions", name) for name in strings(rule.get("think_of")))


def _see_also(entry: Entry) -> Iterator[tuple[Entry, object, str, str]]:
    see = entry.data.get("see_also")
    if isinstance(see, Mapping):
        for field, kind in (("conditions", "conditions"), ("symptoms", "findings"), ("procedures", "tests")):
            yield from ((entry, see, kind, name) for name in strings(see.get(field)))


def cited(value: object) -> Iterator[tuple[object, str]]:
    """Every source id named under a `source` key, with the mapping it stands in."""
    for mapping in _every_mapping(value):
        source = mapping.get("source")
        yield from ((mapping, name) for name in strings([source] if isinstance(source, str) else source))


def _every_mapping(value: object) -> Iterator[Mapping]:
    if isinstance(value, Mapping):
        yield value
        for item in value.values():
            yield from _every_mapping(item)
    elif isinstance(value, list):
        for item in value:
            yield from _every_mapping(item)


def _citations(library: Library) -> Iterator[Problem]:
    sources, named = library.kind("sources"), set()
    for entry, near, source in _cited_anywhere(library):
        named.add(source)
        if source not in sources:
            mend = "Look it up and add its file, or use basis: estimate"
            yield entry.problem(f"sources has no {source!r}", mend, at=near)
    for source, entry in sources.items():
        if source not in named:
            yield entry.problem("cited nowhere", "Cite it or take it out", warning=True)
        if not any(entry.data.get(key) for key in ("doi", "pmid", "url")):
            yield entry.problem("no doi, pmid or url", "Add one, or do not cite it")


def _strengths(library: Library) -> Iterator[Problem]:
    """Strong is what a study or a guideline says: without one it is the opinion of an expert."""
    for kind in ("red-flags", "work-up", "conditions"):
        for entry in library.kind(kind).values():
            for part in _every_mapping(entry.data):
                if part.get("strength") == "strong" and "source" not in part:
                    what, mend = "strength is strong without a source", "Cite one that was read, or write expert"
                    yield entry.problem(what, mend, at=part, warning=kind == "conditions")


def _cited_anywhere(library: Library) -> Iterator[tuple[Entry, object, str]]:
    for kind in ("conditions", "tests", "articles", "red-flags", "work-up", "scores", "findings", *DRUG_SHAPES):
        for entry in library.kind(kind).values():
            yield from ((entry, near, source) for near, source in cited(entry.data))
            for part in IN_BRACKETS:
                text = text_of(to_json(entry.data.get(part)))
                yield from ((entry, entry.data.get(part), source) for source in BRACKET.findall(text))


def mappings(value: object) -> tuple[Mapping, ...]:
    """The mappings of a list, or the one mapping itself."""
    if isinstance(value, Mapping):
        return (value,)
    return tuple(item for item in value if isinstance(item, Mapping)) if isinstance(value, list) else ()


def strings(value: object) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
