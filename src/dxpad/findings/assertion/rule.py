"""What a rule of clinical language is made of.

A rule group is a list of phrases that mean the same for the words around them: an effect (absent, past, family …), the
side it works on and how far it reaches. The phrases are data, written in a small notation:

    no|zero      either word                 any?     a word that may be missing
    #            a number (3, three, several) @        a year
    ~            any one word                 KIN      a word of the vocabulary of that name
    > who        must follow, is not consumed $        a clause must end here
    $$           a mark or the sentence's end must follow
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """What a cue says of the spans in its scope. `LISTED` is absence by section, which only an exception ends."""

    ABSENT = "absent"
    LISTED = "listed"
    POSSIBLE = "possible"
    ASKED = "asked"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"
    FAMILY = "family"
    OTHER = "other"


class Side(StrEnum):
    """Which side of the cue its scope lies on."""

    AFTER = "after"
    BEFORE = "before"
    BOTH = "both"


class Reach(StrEnum):
    """How far a scope runs before anything ends it.

    `SENTENCE`: to the sentence's end. `LIST`: over commas, *and*, *or* for as long as the items are bare, so not
    into a new statement. `JOINED`: as a list, but over a comma only when an *and* or *or* still follows. `BARE`: as
    a list, but not into an item that starts with a describing word. `CLAUSE`: over a comma only when an *or* still
    follows. `PHRASE`: to the next comma. `SOUGHT`: to the reason why it is looked for.
    """

    SENTENCE = "sentence"
    LIST = "list"
    JOINED = "joined"
    BARE = "bare"
    CLAUSE = "clause"
    PHRASE = "phrase"
    SOUGHT = "sought"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """Phrases with one meaning.

    `effects` holds for spans in scope, `ends` are the effects whose scopes stop at this phrase, `within` holds for a
    span that starts inside the phrase after its first word ("no *change in bowel habit*"). `shadows` says whether the
    phrase hides shorter phrases in it: a group with no effect keeps its words from being read as something else.
    `unless` are words over which the group says nothing of what stands before it.
    """

    name: str
    phrases: tuple[str, ...]
    effects: tuple[Effect, ...] = ()
    side: Side = Side.AFTER
    reach: Reach = Reach.LIST
    ends: tuple[Effect, ...] = ()
    within: tuple[Effect, ...] = ()
    shadows: bool = True
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All that is known of clinical language: rule groups, the vocabularies their phrases use, and section headings."""

    groups: tuple[RuleGroup, ...]
    vocabulary: tuple[tuple[str, str], ...]
    headings: tuple[tuple[Effect | None, tuple[str, ...]], ...]
    long_term: tuple[str, ...] = ()
