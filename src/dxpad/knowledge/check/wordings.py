"""Wordings, other senses, grades and decoys: each is of a finding that there is and a regular expression of small
letters; what is tried only where its words stand asks for one, and a grade has one threshold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.knowledge.check.references import strings
from dxpad.knowledge.literals import literals_of
from dxpad.knowledge.wordings import parts_of, regex_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dxpad.knowledge.load import Entry, Library, Problem

KINDS = ("wordings", "other-senses", "grades", "decoys")
_NOT_A_LETTER = re.compile(r"\\[A-Za-z]|\(\?P[<=>]\w+[>)]?|\(\?P")


def wording_problems(library: Library) -> Iterator[Problem]:
    """Wordings for no finding, of no part, that are no expression, ask for a capital or for no word at all."""
    parts = parts_of(library)
    for entry in (each for kind in KINDS for each in library.kind(kind).values()):
        yield from _of_finding(entry, library)
        for written in strings(entry.data.get("patterns")):
            yield from _of(entry, written, parts)


def _of_finding(entry: Entry, library: Library) -> Iterator[Problem]:
    finding = entry.data.get("finding", entry.id)
    if entry.kind != "decoys" and finding not in library.kind("findings"):
        yield entry.problem(f"there is no finding {finding}", "Name one of knowledge/findings")
    if entry.kind == "grades" and ("from" in entry.data) == ("to" in entry.data):
        yield entry.problem("a grade is present from one value on, or up to one", "Give either `from` or `to`")


def _of(entry: Entry, written: str, parts: Mapping[str, str]) -> Iterator[Problem]:
    try:
        regex = regex_of(written, parts)
        asks = literals_of(regex)
        re.compile(regex)
    except KeyError as error:
        yield entry.problem(f"{written!r}: there is no part {error.args[0]}", "See knowledge/wording-parts.yaml")
        return
    except re.error as error:
        yield entry.problem(f"{written!r} cannot be read: {error}", "Mend the expression")
        return
    letters = _NOT_A_LETTER.sub("", regex)
    if letters != letters.lower():
        yield entry.problem(f"{written!r} asks for a capital", "Write small letters: it runs over a text in lower case")
    if entry.kind in ("wordings", "decoys") and not asks:
        yield entry.problem(f"{written!r} asks for no word", "Name a word that stands in every text it means")
