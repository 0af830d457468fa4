"""Speech to note style: persons changed, numbers to digits. Words of negation are never touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.notes.lexicon import RELATIVES
from dxpad.notes.lists import listed
from dxpad.notes.numerals import in_digits
from dxpad.notes.parts import Voice
from dxpad.notes.sentences import opened, without_nod
from dxpad.notes.words import cleaned, spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

_BE_AND_HAVE = {"am": "is", "are": "is", "have": "has", "do": "does", "were": "was"}
_UNCHANGED = listed("""is was has does did had will would can could should may might must shall cannot used got went
    came saw took felt told
    thought knew said began gave found left lost kept made had put cut hurt let hit read quit bled slept ate drank
    woke fell ran
    broke caught drove grew held heard lay led met paid sat sent spoke spent stood stung swam threw tore wore wrote
    became bent bit
    blew brought bought chose dealt fed fought forgot froze hid meant rode rose shook shot sang stuck swelled taught
    understood
    upset set shut spread cost burst not never to and or but in on at of for with up down about if when as too the a
    an it he she they we you i that this there its his her""")
_ADVERBS = listed(
    "also just sometimes usually still always only even often never not now then maybe probably kind sort of ever"
)
_NOT_ADVERBS = frozenset(["rely", "apply", "reply", "supply", "fly", "family"])
_OTHER_PERSON = re.compile(rf"\b(?:he|she|they|him|his|hers|them|{RELATIVES})\b", re.IGNORECASE)
_BEFORE_SUBJECT = listed(
    "and but if when that because so then unless until what where think know hope sure believe before after while as"
)
_PAST_PARTICIPLE = re.compile(r"(?:ed|en)$|^(?:been|had|gone|done|got|made|felt|hurt|lost|told|put|thought)$")
_BASE_VERBS = listed("need feed bleed speed sing bring swing want feel notice think know get take like")


def patient_words(text: str, voice: Voice) -> str:
    """A patient's sentence told of them: `I have had a cough` to `Has had a cough` (or `You have had a cough`)."""
    words = in_digits(opened(cleaned(text)))
    speak = _second_person if voice is Voice.SECOND else _third_person
    return sentence(speak(_would_or_had(words)))


def clinician_words(text: str, voice: Voice) -> str:
    """A clinician's sentence for the note: `your blood pressure is` to `blood pressure is`, `you` to `the patient`."""
    words = in_digits(opened(cleaned(without_nod(text))))
    return sentence(words if voice is Voice.SECOND else _of_the_patient(words))


def quoted(text: str) -> str:
    """The words as they were said, in quotation marks."""
    words = re.sub(r"\s+", " ", text).strip(" ,;-").replace("“", "'").replace("”", "'").replace('"', "'")
    return f"“{words}”"


_OPENING = re.compile(
    r"^(?:(?:okay|ok|so|well|and|alright|right|now|um|uh|er|oh|sure|great|all right)\b[\s,.]*)+(?=\w)", re.IGNORECASE
)


def without_opening(text: str) -> str:
    """A question as it was said, from its first word that asks."""
    return _OPENING.sub("", text)


def sentence(words: Sequence[str]) -> str:
    """Words as one sentence with a capital and a full stop; empty when there is nothing to say."""
    text = spelled([word for word in words if word not in ("“", "”")]).rstrip("?!. ")
    if not text:
        return ""
    text = re.sub(r"\bi\b", "I", text)
    return text[0].upper() + text[1:] + "."


def of_question(words: Sequence[str], voice: Voice) -> list[str]:
    """A clinician's words within a question, `you` and `your` told of the patient."""
    if voice is Voice.SECOND:
        return list(words)
    low = {"your": "their", "yours": "theirs", "yourself": "themself", "you": "the patient"}
    return [low.get(word.lower(), word) for word in words]


def _would_or_had(words: list[str]) -> list[str]:
    out: list[str] = []
    for position, word in enumerate(words):
        if word.lower() not in ("i'd", "you'd"):
            out.append(word)
            continue
        following = [w.lower() for w in words[position + 1 : position + 3] if w.lower() not in _ADVERBS]
        had = bool(following) and bool(_PAST_PARTICIPLE.search(following[0]))
        out.extend([word[:-2], "had" if had else "would"])
    return out


def _third_person(words: list[str]) -> list[str]:
    others = bool(_OTHER_PERSON.search(" ".join(words)))
    out: list[str] = []
    turning = False
    for position, word in enumerate(words):
        low = word.lower()
        if low == "i":
            if position:
                out.extend(["the", "patient"])
            turning = True
            continue
        if turning and not _is_adverb(low):
            word, turning = inflected(word), False  # noqa: PLW2901 - the verb takes its ending in place
        out.extend(_of_me(low, others=others, first=not out) or [word])
    return out


def _of_me(low: str, *, others: bool, first: bool) -> list[str]:
    table = {"me": ["the", "patient"], "myself": ["themself"], "mine": ["the", "patient's"]}
    if low == "my":
        return ["the", "patient's"] if others or first else ["their"]
    return table.get(low, [])


def _second_person(words: list[str]) -> list[str]:
    table = {"i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself"}
    out: list[str] = []
    for word in words:
        low = word.lower()
        if out and out[-1] == "you" and low in ("am", "was"):
            out.append({"am": "are", "was": "were"}[low])
        else:
            out.append(table.get(low, word))
    return out


def _of_the_patient(words: list[str]) -> list[str]:
    others = bool(_OTHER_PERSON.search(" ".join(words)))
    out: list[str] = []
    turning = False
    for position, word in enumerate(words):
        low = word.lower()
        before = words[position - 1].lower() if position else ""
        if turning and not _is_adverb(low):
            word, turning = inflected(word), False  # noqa: PLW2901 - the verb takes its ending in place
        if low in ("you", "you'd"):
            following = words[position + 1].lower() if position + 1 < len(words) else ""
            turning = (
                not before
                or before in _BEFORE_SUBJECT
                or before == ","
                or following in _BE_AND_HAVE.keys() | _BASE_VERBS
            )
            out.extend(["the", "patient", *(["would"] if low == "you'd" else [])])
        elif low == "your":
            named = "patient's" in out or "patient" in out
            out.extend([] if not out else ["their"] if named and not others else ["the", "patient's"])
        elif low == "yourself":
            out.append("themself")
        else:
            out.append(word)
    return out


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS - {"not"} or (word.endswith("ly") and word not in _NOT_ADVERBS) or word == ","


def inflected(verb: str) -> str:
    """The verb for `the patient`: am to is, have to has, feel to feels; past forms and helpers stay."""
    low = verb.lower()
    if low in _BE_AND_HAVE:
        return _BE_AND_HAVE[low]
    if low in _UNCHANGED or (low.endswith(("ed", "ing")) and low not in _BASE_VERBS) or not low.isalpha():
        return verb
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    if low.endswith(("s", "sh", "ch", "x", "o", "z")):
        return verb + "es"
    return verb + "s"
