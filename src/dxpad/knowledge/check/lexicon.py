"""A phrase means one finding. Compared as recognition compares: by stems, fillers left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.knowledge.check.references import strings
from dxpad.knowledge.families import FAMILIES
from dxpad.knowledge.words import phrase_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dxpad.knowledge.load import Entry, Library, Problem


def phrases(entry: Entry, said: Mapping[str, Entry]) -> tuple[str, ...]:
    """Everything that means this finding: its name, synonyms, lay words and what is `said` for it, each once."""
    more = said.get(entry.id)
    fields = (*map(entry.data.get, ("synonyms", "lay")), None if more is None else more.data.get("say"))
    every = (str(entry.data.get("name", "")), *(phrase for field in fields for phrase in strings(field)))
    return tuple(dict.fromkeys(phrase.lower() for phrase in every if phrase.strip()))


def lexicon_problems(library: Library) -> Iterator[Problem]:
    """Phrases that stand for two findings; questions that a read finding lacks."""
    taken: dict[tuple[str, ...], Entry] = {}
    said = library.kind("said")
    yield from _strangers(library)
    for entry in library.kind("findings").values():
        for phrase in phrases(entry, said):
            first = taken.setdefault(phrase_stems(phrase), entry)
            if first.id != entry.id:
                yield entry.problem(
                    f"{phrase!r} means {first.id} already", "Leave it to the more general finding, or merge the two",
                    warning=not (entry.is_read and first.is_read),
                )  # fmt: skip
        if entry.is_read and not entry.data.get("question"):
            yield entry.problem("no question", "Say how to ask for it, or what to look for")


def _strangers(library: Library) -> Iterator[Problem]:
    """What is said for no finding, or with a family that there is not."""
    for entry in library.kind("said").values():
        if entry.id not in library.kind("findings"):
            yield entry.problem(f"there is no finding {entry.id}", "Name one of knowledge/findings")
        for phrase in strings(entry.data.get("say")):
            strange = [stem for stem in phrase_stems(phrase) if stem.startswith("{") and stem not in FAMILIES]
            if strange:
                yield entry.problem(f"{phrase!r}: there is no family {strange[0]}", "See knowledge/families.py")
