"""A phrase means one finding. Compared as recognition compares: by stems, fillers left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.knowledge.check.references import strings
from dxpad.knowledge.words import phrase_stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.knowledge.load import Entry, Library, Problem


def phrases(entry: Entry) -> tuple[str, ...]:
    """Everything that means this finding: its name, synonyms and lay words, each once."""
    every = (str(entry.data.get("name", "")), *strings(entry.data.get("synonyms")), *strings(entry.data.get("lay")))
    return tuple(dict.fromkeys(phrase.lower() for phrase in every if phrase.strip()))


def lexicon_problems(library: Library) -> Iterator[Problem]:
    """Phrases that stand for two findings; questions that a read finding lacks."""
    taken: dict[tuple[str, ...], Entry] = {}
    for entry in library.kind("findings").values():
        for phrase in phrases(entry):
            first = taken.setdefault(phrase_stems(phrase), entry)
            if first.id != entry.id:
                yield entry.problem(
                    f"{phrase!r} means {first.id} already", "Leave it to the more general finding, or merge the two",
                    warning=not (entry.is_read and first.is_read),
                )  # fmt: skip
        if entry.is_read and not entry.data.get("question"):
            yield entry.problem("no question", "Say how to ask for it, or what to look for")
