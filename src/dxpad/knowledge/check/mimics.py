"""What tells a condition from its mimics is decided in both lists, else there is nothing to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.knowledge.check.references import mappings, strings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.load import Entry, Library, Problem


def mimic_problems(library: Library) -> Iterator[Problem]:
    """Every finding named in `tell_apart` that one of the two conditions does not list."""
    conditions = library.kind("conditions")
    listed = {name: _listed(entry) for name, entry in conditions.items()}
    for name, entry in conditions.items():
        for mimic in mappings(entry.data.get("mimics")):
            other = str(mimic.get("id"))
            for finding in strings(mimic.get("tell_apart")):
                lacking = [each for each in (name, other) if each in listed and finding not in listed[each]]
                if lacking:
                    yield entry.problem(
                        f"{finding} tells {other} apart, but {' and '.join(lacking)} does not list it",
                        "Say there how often it is present, if only absent",
                        at=mimic,
                    )


def _listed(entry: Entry) -> frozenset[str]:
    return frozenset(str(row.get("id")) for row in mappings(entry.data.get("findings")))
