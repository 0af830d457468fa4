"""What is said to make a complaint worse, with whatever verb: "exacerbated by sitting", "increases after long hours of
standing". A list says the word of each of its items: "worse reaching and twisting", "worse after curries and when lying
down"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.mention import Mention
from dxpad.findings.overlap import AXIS
from dxpad.knowledge.words import FILLERS, phrase_stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.store import Store

_PREPOSITION = r"(?:on|upon|with|when|whenever|after|by|if|while|for|during)"
_WORSE = r"(?:worse|worsen(?:s|ed|ing)?|aggravat\w+|exacerbat\w+)"
_RISES = (
    r"(?:increas(?:es|ed|ing)|intensif(?:y|ies|ied)|(?:is\s+|are\s+|was\s+|were\s+)?(?:provoked|triggered|precipitated)"
    r"|brought\s+on|c(?:o|a)mes?\s+on|pain(?:s|ful)?|hurts?|aches?|discomfort|uncomfortable)"
)
_MOST = r"(?:(?:(?:the\s+)?most(?:ly)?|more|mainly|especially|particularly|even|only)\s+)?"
_HEAD = re.compile(
    rf"\b(?:{_WORSE}\s+{_MOST}(?P<how>{_PREPOSITION}\s+)?|{_RISES}\s+{_MOST}(?P<must>{_PREPOSITION}\s+))(?P<list>[^.;:!?()\n]+)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|never|n't|nor)\s+\Z", re.IGNORECASE)
_JOINT = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", re.IGNORECASE)
_OWN = re.compile(rf"(?P<how>{_PREPOSITION})\s+", re.IGNORECASE)
_OTHERWISE = re.compile(
    r"\b(?:eas\w+|better|reliev\w+|help\w*|improv\w+|settl\w+|comfortable|no|not|without|never|but|is|are|was|has|had|since)\b",
    re.IGNORECASE,
)
_DOING = re.compile(r"\w+ing\b", re.IGNORECASE)
_MUCH = re.compile(
    r"(?:(?:any|long|longer|prolonged|extended|sustained|periods?|hours|spells?|of|even|mild|minimal|slight|certain|heavy|the)\s+)+",
    re.IGNORECASE,
)
"""How much of it: "after long hours of standing"."""
_A_COLD = re.compile(r"(?:an?|each|every|the\s+common)\s+(?:\w+\s+)?cold\b", re.IGNORECASE)
"""An illness, and no temperature."""
_BENT = re.compile(r"flex\w*\b", re.IGNORECASE)
_SPINE = re.compile(
    r"\b(?:back|backache|spin(?:e|al)|neck|trunk|lumb\w+|cervical|thoracic|forwards?|waist|head)\b", re.IGNORECASE
)
"""What bends forward; the rest is a joint: "pain with flexion of the elbow"."""
_SENTENCE = re.compile(r"[^.;!?\n]*")
FORWARD = "worse-on-bending"

_LEAST = 2
"""Fewest words of an item that is no verb: one describing word ("worse pain, hot joint") belongs to another thought."""

_LONGEST = 4
"""Most words of an item that are looked up."""


def shared_mentions(passages: Sequence[Passage], store: Store) -> tuple[Mention, ...]:
    """What the items of such lists name, each where it stands. A list ends where something else is
    said of its item: "worse walking, sitting eases it"."""
    return tuple(
        mention
        for passage in passages
        for head in _HEAD.finditer(passage.text, passage.start, passage.end)
        if not _DENIED.search(passage.text[max(passage.start, head.start() - 8) : head.start()])
        for mention in _of_list(passage, head, store)
    )


def _of_list(passage: Passage, head: re.Match[str], store: Store) -> Iterator[Mention]:
    start, how = head.start("list"), (head["how"] or head["must"] or "").strip()
    if not how and not _DOING.match(head["list"]):
        return
    joints = [*_JOINT.finditer(head["list"])]
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(head["list"])]
    for begin, end in zip(starts, ends, strict=True):
        item = head["list"][begin:end]
        if _OTHERWISE.search(item):
            return
        own = _OWN.match(item)
        words = item[own.end() :] if own else item
        least = 1 if begin == 0 or own or _DOING.match(words) else _LEAST
        named = _named(words, own["how"] if own else how, store, least)
        limb = named == FORWARD and _BENT.match(words) and not _SPINE.search(_sentence_of(passage, head))
        if named is not None and not limb and not _A_COLD.match(words):
            place = start + end - len(words)
            yield Mention(record=store.findings()[named], passage=passage, start=place, end=start + end)


def _sentence_of(passage: Passage, head: re.Match[str]) -> str:
    before = passage.text[passage.start : head.start()]
    start = passage.start + max(before.rfind(mark) for mark in ".;!?\n") + 1
    sentence = _SENTENCE.match(passage.text, start, passage.end)
    return sentence.group() if sentence else ""


def _named(item: str, how: str, store: Store, least: int) -> str | None:
    """The finding that *worse* and the first words of an item name, `least` of them or more, the longest phrase
    first."""
    much = _MUCH.match(item)
    for said in (item, item[much.end() :]) if much else (item,):
        named = _looked_up(said.split()[:_LONGEST], how, store, least)
        if named is not None:
            return named
    return None


def _looked_up(words: list[str], how: str, store: Store, least: int) -> str | None:
    for size in range(len(words), least - 1, -1):
        if all(word.lower() in FILLERS for word in words[:size]):
            break
        for link in dict.fromkeys((how, "", "on", "with", "when")):
            stems = phrase_stems(" ".join(["worse", link, *words[:size]]))
            for entry in store.lexicon(stems):
                if entry.stems == stems and store.findings()[entry.finding].kind == AXIS:
                    return entry.finding
    return None
