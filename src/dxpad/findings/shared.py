"""A list behind *worse* says the word of each of its items: "worse reaching and twisting", "worse after curries and
when lying down"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.overlap import AXIS
from dxpad.knowledge.words import phrase_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.store import Store

_PREPOSITION = r"(?:on|with|when|after|by|if|while|for)"
_HEAD = re.compile(
    rf"\b(?:worse|worsened|aggravated|exacerbated)\s+(?P<how>{_PREPOSITION}\s+)?(?P<list>[^.;:!?()\n]+)", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:no|not|never|n't|nor)\s+\Z", re.IGNORECASE)
_JOINT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", re.IGNORECASE)
_OWN = re.compile(rf"(?P<how>{_PREPOSITION})\s+", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:eas\w+|better|reliev\w+|help\w*|improv\w+|settl\w+|comfortable|no|not|without|never|but|is|are|was|has|had|since)\b",
    re.IGNORECASE,
)
_DOING = re.compile(r"\w+ing\b", re.IGNORECASE)
_LEAST = 2
"""Fewest words of an item that is no verb: one describing word ("worse pain, hot joint") belongs to another thought."""

_LONGEST = 4
"""Most words of an item that are looked up."""


def shared_mentions(passages: Sequence[Passage], store: Store) -> tuple[Mention, ...]:
    """What the second and later items of such lists name, each where it stands. A list ends where something else is
    said of its item: "worse walking, sitting eases it"."""
    return tuple(
        mention
        for passage in passages
        for head in _HEAD.finditer(passage.text, passage.start, passage.end)
        if not _DENIED.search(passage.text[max(passage.start, head.start() - 8) : head.start()])
        for mention in _of_list(passage, head, store)
    )


def _of_list(passage: Passage, head: re.Match[str], store: Store) -> Iterator[Mention]:
    start, how = head.start("list"), (head["how"] or "").strip()
    if not how and not _DOING.match(head["list"]):
        return
    joints = [*_JOINT.finditer(head["list"])]
    ends = [*(joint.start() for joint in joints), len(head["list"])]
    for joint, end in zip(joints, ends[1:], strict=True):
        item = head["list"][joint.end() : end]
        if _OTHERWISE.search(item):
            return
        own = _OWN.match(item)
        words = item[own.end() :] if own else item
        least = 1 if own or _DOING.match(words) else _LEAST
        named = _named(words, own["how"] if own else how, store, least)
        if named is not None:
            place = start + end - len(words)
            yield Mention(record=store.findings()[named], passage=passage, start=place, end=start + end)


def _named(item: str, how: str, store: Store, least: int) -> str | None:
    """The finding that *worse* and the first words of an item name, `least` of them or more, the longest phrase
    first."""
    words = item.split()[:_LONGEST]
    for size in range(len(words), least - 1, -1):
        for link in dict.fromkeys((how, "", "on", "with", "when")):
            stems = phrase_stems(" ".join(["worse", link, *words[:size]]))
            for entry in store.lexicon(stems):
                if entry.stems == stems and store.findings()[entry.finding].kind == AXIS:
                    return entry.finding
    return None
