"""Ways of speaking: what a phrase cannot say because words stand between, as in "woke at two fighting for air".

A wording is a regular expression over a text in lower case, with four things made short for its author: a space is any
white space, or none where `?` or `*` stands behind it, `'` is either apostrophe, `(…)` only groups, and `{name}` stands
for a part of `wording-parts.yaml` or for the words of a family. What only looks like a finding where it stands (a
security guard is no guarding) is written so too, in `other-senses.yaml`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.knowledge.document import Document
from dxpad.knowledge.families import FAMILIES, words_of
from dxpad.knowledge.literals import literals_of
from dxpad.knowledge.openings import openings_of
from dxpad.knowledge.records import ExpressionRecord, GradeRecord, WordingRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dxpad.knowledge.load import Entry, Library

NEEDED = 3
"""Sets of words that are looked for before a wording is tried."""
_PIECE = re.compile(
    r"\\.|\[\^?\]?[^\]\\]*(?:\\.[^\]\\]*)*\]"
    r"|\{(?P<part>[a-z][a-z-]*)\}|(?P<group>\((?!\?))|(?P<space> (?P<any>[?*])?)|(?P<mark>')"
)
"""What is taken as it stands (an escaped letter, a class of letters), or is short for something."""


def parts_of(library: Library) -> dict[str, str]:
    """The parts that wordings are made of, by name, as they are written."""
    return {name: str(entry.data.get("pattern")) for name, entry in library.kind("wording-parts").items()}


def regex_of(written: str, parts: Mapping[str, str]) -> str:
    """The regular expression that a wording is short for.

    Raises:
        KeyError: it names a part that there is not.
    """

    def whole(piece: re.Match[str]) -> str:
        part = piece["part"]
        if part is None:
            space = r"\s*" if piece["any"] else r"\s+"
            return space if piece["space"] else "['’]" if piece["mark"] else "(?:" if piece["group"] else piece[0]
        family = f"{{{part}}}"
        if family in FAMILIES and part not in parts:
            return f"(?:{'|'.join(sorted(words_of(family))).lower()})"
        return f"(?:{regex_of(parts[part], parts)})"

    return _PIECE.sub(whole, written)


def wordings_of(library: Library) -> tuple[WordingRecord, ...]:
    """Every wording under the finding that it says, in the order in which they are written: of two that exclude each
    other the first stands."""
    return tuple(WordingRecord(finding=entry.id, said=said) for entry, said in _expressions(library, "wordings"))


def grades_of(library: Library) -> tuple[GradeRecord, ...]:
    """Every way in which a grade is told."""
    return tuple(
        GradeRecord(
            finding=str(entry.data.get("finding")),
            said=said,
            raised_from=Document(entry.data).number("from"),
            reduced_to=Document(entry.data).number("to"),
        )
        for entry, said in _expressions(library, "grades")
    )


def decoys_of(library: Library) -> tuple[ExpressionRecord, ...]:
    """All words that name nothing."""
    return tuple(said for _, said in _expressions(library, "decoys"))


def _expressions(library: Library, kind: str) -> Iterator[tuple[Entry, ExpressionRecord]]:
    """Each pattern of a kind in the order in which they are written. Of the sets of words that one needs those are
    kept that are rarest in our own cases."""
    parts = parts_of(library)
    ordinary = "\n".join(str(entry.data.get("text")).lower() for entry in library.kind("cases").values())
    seen: dict[str, int] = {}

    def often(literals: Iterable[str]) -> int:
        for literal in literals:
            if literal not in seen:
                seen[literal] = ordinary.count(literal)
        return sum(seen[literal] for literal in literals)

    for entry in library.entries.get(kind, {}).values():
        for written in Document(entry.data).texts("patterns"):
            regex = regex_of(written, parts)
            rarest = sorted(literals_of(regex), key=lambda each: (often(each), each))[:NEEDED]
            yield entry, ExpressionRecord(pattern=regex, opens=openings_of(regex), needs=tuple(rarest))


def other_senses_of(library: Library) -> dict[str, str]:
    """By finding, one regular expression for everything that only looks like it."""
    parts = parts_of(library)
    return {
        name: "|".join(regex_of(written, parts) for written in Document(entry.data).texts("patterns"))
        for name, entry in library.kind("other-senses").items()
    }
