"""Words of clinical English brought to one form, the same when knowledge is compiled and when a text is read.

A token keeps its place in the text; its stem is lower case, American in spelling (oedema → edema) and without the
common endings, so that "Radiating", "radiates" and "radiated" meet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(
    r"(?i:\b(?:can|could|will|would)\s+not\b|\b(?:not|(?:has|have|had|is|are|was|were)n['’]t)\s+(?:(?:been|really|quite)\s+)?able\b)|[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*|[%°+↑↓→]|\{[A-Za-z]+\}"
)

FILLERS = frozenset(
    "a an the of in to for and or my his her their your our its this that these those some any i he she they "
    "you we it me him them is was are were am be been being have has had having do does did done get gets got "
    "getting very really quite just bit slightly rather so there which who whose s t re ve ll d m".split(),
)
"""Words without content of their own: never part of a phrase's stems, never counted as a gap."""

BOUND = frozenset(
    "at on with after before when no not worse from by without during while if than over under until since out "
    "off up down can cannot cant unable never {unable} {unsaid} {take}".split(),
)
"""A phrase that holds one of these says something by its order, so it only matches as it stands."""

INABILITY = frozenset({"cannot", "refuse"})
"""Stems of all that says *cannot* and *will not*: "could not walk", "unable to walk", "refuses to walk"."""

_SPELLING = (
    (re.compile(r"aemi"), "emi"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"oede"), "ede"),
    (re.compile(r"rrhoe"), "rrhe"),
    (re.compile(r"pnoe"), "pne"),
    (re.compile(r"oeso"), "eso"),
    (re.compile(r"gynae"), "gyne"),
    (re.compile(r"paed"), "ped"),
    (re.compile(r"naes"), "nes"),
    (re.compile(r"faec"), "fec"),
    (re.compile(r"caec"), "cec"),
    (re.compile(r"oest"), "est"),
    (re.compile(r"foet"), "fet"),
    (re.compile(r"mould"), "mold"),
    (re.compile(r"(col|tum|od|vap|rig|behavi|hum|lab|fav|fl)our"), r"\1or"),
    (re.compile(r"isation"), "ization"),
    (re.compile(r"(.{3})is(e|ed|es|ing)$"), r"\1iz\2"),
    (re.compile(r"(.{3})ys(e|ed|es|ing)$"), r"\1yz\2"),
    (re.compile(r"centre"), "center"),
    (re.compile(r"(fib|lit|met)re"), r"\1er"),
    (re.compile(r"phlegmy"), "phlegm"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"([aeiouy][^aeiouy]+[aeiouy])ll(ing|ed|er)$"), r"\1l\2"),
)
_IRREGULAR = {
    "upon": "on", "↑": "raise", "↓": "reduce", "→": "radiate",
    "felt": "feel", "worsened": "worse", "worsening": "worse", "worsens": "worse", "worsen": "worse",
    "hurts": "hurt", "hurting": "hurt",
    "went": "go", "gone": "go", "goes": "go", "going": "go", "came": "come", "coming": "come", "woke": "wake",
    "woken": "wake", "waking": "wake", "began": "start", "begun": "start", "began's": "start", "lost": "lose",
    "losing": "lose", "threw": "throw", "swollen": "swell", "swelling": "swell", "bled": "bleed", "fell": "fall",
    "fallen": "fall", "broke": "break", "broken": "break", "ate": "eat", "drank": "drink", "slept": "sleep",
    "feet": "foot", "teeth": "tooth", "children": "child", "legs": "leg", "painful": "pain", "pains": "pain",
    "dying": "die", "died": "die", "lying": "lie", "lay": "lie", "lies": "lie", "this": "this", "diabetes": "diabetes",
    "evening": "evening", "evenings": "evening", "settings": "setting", "pus": "pus", "hives": "hives",
    "ous": "ous", "rested": "rest", "tore": "tear", "torn": "tear", "ribs": "rib",
    "can't": "cannot", "cant": "cannot", "couldn't": "cannot", "couldnt": "cannot", "can not": "cannot",
    "could not": "cannot", "not able": "cannot", "unable": "cannot", "won't": "refuse", "wont": "refuse",
    "wouldn't": "refuse", "wouldnt": "refuse", "will not": "refuse", "would not": "refuse", "refuses": "refuse",
    "abdo": "abdominal", "abd": "abdominal", "abdomen": "abdominal", "tummy": "belly", "tum": "belly",
    "tummies": "belly", "bilat": "bilateral", "rad": "radiate", "rads": "radiate",
    "radiating": "radiate", "radiates": "radiate", "radiated": "radiate", "radiation": "radiate", "exac": "worse",
    "refused": "refuse", "refusing": "refuse",
}  # fmt: skip
SHORT = 3
"""Words of so many letters have no ending to lose."""
_KEEP = frozenset(
    {"bed", "red", "need", "feed", "bleed", "thing", "nothing", "ring", "sing", "bring", "spring", "string"}
)


_SHORT_SYLLABLE = re.compile(r"[^aeiouy]*[aeiouy][^aeiouywx]")
"""One short vowel and one consonant behind it: a verb like this doubles its consonant, or had an e that fell off."""


class Token(NamedTuple):
    """One word or number: characters `start` to `end` of the text, and its stem."""

    text: str
    start: int
    end: int
    stem: str


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The common form of one word, whatever its case, spelling or ending."""
    word = " ".join(word.lower().replace("’", "'").split()).removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith(" able"):
        return "cannot"
    for pattern, instead in _SPELLING:
        word = pattern.sub(instead, word)
    return _IRREGULAR.get(word) or _without_ending(word)


def _without_ending(word: str) -> str:
    if len(word) <= SHORT or word in _KEEP:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word in _KEEP:
        return word
    for ending in ("ing", "ed"):
        head = word.removesuffix(ending)
        if head != word and len(head) >= SHORT and re.search(r"[aeiouy]", head):
            return _without_e(_verb(head))
    return _without_e(word)


def _verb(head: str) -> str:
    """What is left of a verb without -ing and -ed: "spinn" is spin, "smok" is smoke."""
    if len(head) > SHORT and head[-1] == head[-2]:
        return head if head[-1] in "lsz" else head[:-1]
    return head + "e" if _SHORT_SYLLABLE.fullmatch(head) else head


def _without_e(word: str) -> str:
    """Without a silent e, save where another word would come out: spine is no spin, and male no mal."""
    if not word.endswith("e") or len(word) <= SHORT or _SHORT_SYLLABLE.fullmatch(word[:-1]):
        return word
    return word[:-1]


def tokens(text: str) -> tuple[Token, ...]:
    """All words and numbers of a text in order, fillers included."""
    return tuple(Token(m.group(), m.start(), m.end(), stem(m.group())) for m in TOKEN.finditer(text))


def phrase_stems(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase without its fillers; the whole phrase when it is nothing but fillers."""
    every = tokens(phrase)
    kept = [token.stem for token in every if token.text.lower() not in FILLERS]
    return tuple(kept or [token.stem for token in every])


def is_ordered(phrase: str) -> bool:
    """Whether a phrase only matches as it stands: one word, or one whose preposition or negation bears meaning."""
    words = {token.text.lower().replace("’", "").replace("'", "") for token in tokens(phrase)}
    inability = any(token.stem in INABILITY for token in tokens(phrase))
    return len(phrase_stems(phrase)) == 1 or inability or bool(words & BOUND)


_JOINED = re.compile(r"\b(?:and|or|nor)\b|[,/&+]", re.IGNORECASE)


def said_only_so(phrase: str) -> str:
    """What besides its stems a phrase says, for phrases of the same stems: all its words where only one of them bears
    content ("she is pale"), whether it names both feet, whether it is said across *and*. Empty when nothing."""
    if len(tokens(phrase)) > 1 and len(phrase_stems(phrase)) == 1:
        return phrase.lower()
    words = {token.text.lower() for token in tokens(phrase)}
    marks = [word for word in ("feet", "little") if word in words]
    return " ".join([*marks, *(["and"] if _JOINED.search(phrase) else [])])
