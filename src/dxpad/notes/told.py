"""Who a sentence speaks of: `I` and `you` become the patient, he or she, with the verb that goes with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.notes import evident
from dxpad.notes.lexicon import OTHERS, RELATIVES
from dxpad.notes.lists import listed
from dxpad.notes.parts import Voice
from dxpad.notes.words import negations

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """How a sentence speaks of the patient; `opens` is the owner's word at its beginning."""

    subject: str = "the patient"
    object: str = "the patient"
    owner: str = "their"
    opens: str = "the patient's"
    reflexive: str = "themself"


PERSONS = {
    Voice.THIRD: _Person(),
    Voice.HE: _Person(subject="he", object="him", owner="his", opens="his", reflexive="himself"),
    Voice.SHE: _Person(subject="she", object="her", owner="her", opens="her", reflexive="herself"),
}
_BESIDE_OTHERS = _Person(owner="the patient's")
_BEFORE_OBJECT = listed(
    """to for on with from of at about by in give gave giving start started put see seeing help let get keep have refer
    send sent tell told call ask asked want like need advise make treat prescribe show order remind bring brought
    continue switch monitor recheck"""
)
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
    an it he she they we you i that this there its his her no yes first""")
ADVERBS = listed(
    "also just sometimes usually still always only even often never not now then maybe probably kind sort of ever"
)
_NOT_ADVERBS = frozenset(["rely", "apply", "reply", "supply", "fly", "family"])
_OTHER_PERSON = re.compile(rf"\b(?:he|she|they|him|his|hers|them|{RELATIVES})\b", re.IGNORECASE)
_SEVERAL = listed("they them parents kids children brothers sisters")
_ONE_OF_OTHERS = re.compile(rf"\b{OTHERS}\b", re.IGNORECASE)
_ANY = listed("they them")
"""Words that mean things (`your symptoms, if they get worse`) as often as people."""
_NOT_TAKEN_FOR = {
    Voice.HE: _SEVERAL
    | listed("she hers mum mom mam mother sister daughter grandma grandmother granny aunt auntie wife"),
    Voice.SHE: _SEVERAL | listed("he him his dad father brother son grandad grandpa grandfather uncle husband"),
}
"""Others beside whom `he` (or `she`) can only be the patient."""
_BEFORE_SUBJECT = listed(
    "and but if when that because so then unless until what where think know hope sure believe before after while as"
)
_ANOTHER = listed(
    """it it's its he she they we you that that's this these those there which who what my mine his her their our your
    him them us if when because or but think thought know knew guess said told would could should may might"""
)
_ORDERED = listed(
    "continue increase decrease reduce stop hold restart resume refill change check recheck repeat review"
)
_A_PERSONS = re.compile(rf"(?:own|{RELATIVES}|{OTHERS})(?:'s)?$", re.IGNORECASE)
_GOES_ON = listed("and so then")
_BASE_VERBS = listed("need feed bleed speed sing bring swing want feel notice think know get take like")


def _person(words: Sequence[str], voice: Voice) -> _Person:
    """`The patient` in full where another person is spoken of in the same sentence who could be meant."""
    said = " ".join(words)
    others = {match.group().lower() for match in _OTHER_PERSON.finditer(said)}
    if others - _NOT_TAKEN_FOR.get(voice.brief, frozenset()):
        return _BESIDE_OTHERS
    return PERSONS[voice.brief]


def third_person(words: Sequence[str], voice: Voice) -> list[str]:
    """A patient's words told of them: `I have a cough` to `the patient has a cough`."""
    person = _person(words, voice)
    of_me = {"me": person.object, "myself": person.reflexive, "mine": "the patient's"}
    out: list[str] = []
    turning = False
    for position, word in enumerate(words):
        low = word.lower()
        if low == "i":
            again = _is_same_subject(words, position)
            out.extend([person.subject] if (position or voice.whole) and not again else [])
            turning = True
            continue
        if turning and not _is_adverb(low):
            word, turning = inflected(word), False  # noqa: PLW2901 - the verb takes its ending in place
        if low != "my":
            out.append(of_me.get(low, word))
            continue
        owner = _evident(person, words, position)
        if owner is None:
            out.append(person.owner if out else person.opens)
        elif out and owner:
            out.append(owner)
    return out


def _evident(person: _Person, words: Sequence[str], at: int) -> str | None:
    """The owner's word where whose it is goes without saying and nobody else is spoken of; None elsewhere."""
    said = " ".join(words)
    others = {match.group().lower() for match in _OTHER_PERSON.finditer(said)}
    alone = others <= _ANY and not _ONE_OF_OTHERS.search(said)
    return evident.owner(words, at) if alone and person in (PERSONS[Voice.THIRD], _BESIDE_OTHERS) else None


def _is_ordered(words: Sequence[str], at: int) -> bool:
    """Whether `your` follows what is done with a medicine or a test (`continue your lisinopril`)."""
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    return words[at - 1].lower() in _ORDERED and not _A_PERSONS.match(following)


def _is_same_subject(words: Sequence[str], at: int) -> bool:
    """Whether `I` goes on after a plain `and` (`I have a cough and I feel sick`): nobody else was spoken of since the
    `I` that the sentence opens with, and nothing was denied, so that no negation can reach over; none reaches over a
    `but`."""
    before = [word.lower() for word in words[:at]]
    if before[:1] != ["i"] or (_ANOTHER - {before[-1]}) & set(before):
        return False
    return before[-1] == "but" or (before[-1] in _GOES_ON and negations(" ".join(before)) == 0)


def second_person(words: Sequence[str]) -> list[str]:
    """A patient's words told to them: `I have a cough` to `you have a cough`."""
    table = {"i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself"}
    out: list[str] = []
    for word in words:
        low = word.lower()
        if out and out[-1] == "you" and low in ("am", "was"):
            out.append({"am": "are", "was": "were"}[low])
        else:
            out.append(table.get(low, word))
    return out


def of_the_patient(words: Sequence[str], voice: Voice) -> list[str]:
    """A clinician's words to the patient told of them: `you have a cough` to `the patient has a cough`."""
    person = _person(words, voice)
    out: list[str] = []
    turning = False
    for position, word in enumerate(words):
        low = word.lower()
        before = words[position - 1].lower() if position else ""
        if turning and not _is_adverb(low):
            word, turning = inflected(word), False  # noqa: PLW2901 - the verb takes its ending in place
        if low in ("you", "you'd"):
            following = words[position + 1].lower() if position + 1 < len(words) else ""
            turning = _is_subject(before, following)
            named = person.subject if turning else person.object if before in _BEFORE_OBJECT else "the patient"
            out.extend([named, *(["would"] if low == "you'd" else [])])
        elif low == "your":
            named_before = person is not PERSONS[Voice.THIRD] or any("patient" in said for said in out)
            owner = _evident(person, words, position)
            owner = "" if owner is None and _is_ordered(words, position) else owner
            owner = (person.owner if named_before else person.opens) if owner is None else owner
            out.extend([owner] if out and owner else [])
        else:
            out.append(person.reflexive if low == "yourself" else word)
    return out


def _is_subject(before: str, following: str) -> bool:
    """Whether a `you` between these words does something."""
    return not before or before in _BEFORE_SUBJECT or before == "," or following in _BE_AND_HAVE.keys() | _BASE_VERBS


def _is_adverb(word: str) -> bool:
    return word in ADVERBS - {"not"} or (word.endswith("ly") and word not in _NOT_ADVERBS) or word == ","


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
