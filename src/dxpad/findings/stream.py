"""The words with content of a whole case in one row, each with its place and the clause it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dxpad.findings.passage import Section
from dxpad.findings.shorthand import spelled_out
from dxpad.knowledge.words import FILLERS, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from dxpad.findings.passage import Passage

END = re.compile(r"[.;!?:•|]|\n(?!\s*[a-z])|\s[-–—]\s")
"""Ends a clause: nothing is recognised across it."""

PAUSE = re.compile(r"[,()\[\]]|(?<!\d)/|/(?!\d)")
"""Ends an item of a list: a phrase said in its own order does not run across it."""

TURNING = frozenset(["but", "however", "although", "though", "because", "except", "despite", "whereas"])
"""Words that start a new clause. A phrase may still say one in its own order: "cannot sleep because of the pain"."""

JOINING = frozenset({"and", "or", "nor"})
"""Words that join the items of a list."""

LABELLED = re.compile(
    r"\b(?:cxr|x-?rays?|films?|ct|ctpa|mri|scan|us|uss|ultrasound|echo|ecg|ekg|dip|dipstick|urine|urinalysis|bloods"
    r"|spirometry|endoscopy|ogd|colonoscopy)\s*:\s*$",
    re.IGNORECASE,
)
"""A test and its colon: "CXR: pneumothorax" is one clause."""

LIST_NEGATION = frozenset(["no", "not", "nil", "denies", "denied", "without", "negative"])
"""What stands before an item of a list of absent findings; the list has said it already."""

LABEL = 20
"""Most characters of the name of a test."""

NAMELESS = ""
"""The stem of a word that names nothing where it stands; it keeps its place between others."""

NON = "non"
"""The prefix that denies the word behind it."""


class Word(NamedTuple):
    """One word with content. `clause` and `item` count upwards through the case: words with the same `item` stand
    between the same two commas, words with the same `clause` between the same two full stops. `joins` when *and* or
    *or*
    stands between this word and the one before; `denied` when the prefix *non* stands right before it."""

    stem: str
    text: str
    start: int
    end: int
    passage: int
    clause: int
    item: int
    joins: bool
    denied: bool = False


def stream(passages: Iterable[Passage], silent: Mapping[Passage, AbstractSet[int]]) -> tuple[Word, ...]:
    """All words with content in order of their place; those at `silent` characters name nothing."""
    words: list[Word] = []
    clause = item = 0
    joins = False
    for number, passage in enumerate(passages):
        clause, item = clause + 1, item + 1
        before = ""
        for token, content, ends, pauses in _parted(passage, silent.get(passage, frozenset())):
            lower = token.text.lower()
            denied, before = before == NON and not (ends or pauses), lower
            clause, item = clause + (ends or (content and lower in TURNING)), item + (ends or pauses)
            joins = joins or lower in JOINING
            if content:
                words.append(Word(token.stem, lower, token.start, token.end, number, clause, item, joins, denied))
                joins = False
    return tuple(words)


def _parted(passage: Passage, silent: AbstractSet[int]) -> Iterator[tuple[Token, bool, bool, bool]]:
    """Each token, whether it bears content, and whether a clause or an item ended before it."""
    last, fresh, excepted = passage.start, True, False
    listed = passage.section is Section.ABSENT
    for token in spelled_out(passage.text[passage.start : passage.end]):
        start = passage.start + token.start
        between = passage.text[last:start]
        ends = between != " " and _ends(passage.text, last, between)
        pauses = between != " " and PAUSE.search(between) is not None
        last = passage.start + token.end
        lower = token.text.lower()
        if start in silent:
            yield Token(token.text, start, last, NAMELESS), True, ends or (listed and pauses), pauses
            continue
        fresh = fresh or ends or pauses
        excepted = listed and not (ends or pauses) and (excepted or lower in {"except", "apart"})
        if excepted or (listed and fresh and lower in LIST_NEGATION) or lower in FILLERS:
            yield _moved(token, passage.start), False, ends or (listed and pauses), pauses
        else:
            fresh = False
            yield _moved(token, passage.start), True, ends or (listed and pauses), pauses


def _ends(text: str, last: int, between: str) -> bool:
    """Whether a clause ends in the characters between two tokens, the first of which ends at `last`."""
    if not END.search(between):
        return False
    return between.strip() != ":" or not LABELLED.search(text, max(0, last - LABEL), last + len(between))


def _moved(token: Token, by: int) -> Token:
    return Token(token.text, token.start + by, token.end + by, token.stem)
