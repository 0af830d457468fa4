"""Speech to note style: persons changed, numbers to digits. Words of negation are never touched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.notes.fluent import without_padding, without_trailing, written_out
from dxpad.notes.lexicon import RELATIVES
from dxpad.notes.lists import listed
from dxpad.notes.numerals import in_digits
from dxpad.notes.parts import Voice
from dxpad.notes.sections import ORDERED
from dxpad.notes.sentences import opened, without_nod
from dxpad.notes.words import cleaned, is_filler, joined, negations, spelled, without_stammer

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


_PERSONS = {
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
    an it he she they we you i that this there its his her""")
_ADVERBS = listed(
    "also just sometimes usually still always only even often never not now then maybe probably kind sort of ever"
)
_NOT_ADVERBS = frozenset(["rely", "apply", "reply", "supply", "fly", "family"])
_OTHER_PERSON = re.compile(rf"\b(?:he|she|they|him|his|hers|them|{RELATIVES})\b", re.IGNORECASE)
_BEFORE_SUBJECT = listed(
    "and but if when that because so then unless until what where think know hope sure believe before after while as"
)
_ANOTHER = listed(
    """it it's its he she they we you that that's this these those there which who what my mine his her their our your
    him them us if when because or but think thought know knew guess said told would could should may might"""
)
_PAST_PARTICIPLE = re.compile(r"(?:ed|en)$|^(?:been|had|gone|done|got|made|felt|hurt|lost|told|put|thought)$")
_BASE_VERBS = listed("need feed bleed speed sing bring swing want feel notice think know get take like")


_ADDRESS = re.compile(r"(?:,\s*(?:doctor|doc|nurse|sir|madam|ma'am|miss))+(?=\s*(?:[.?!]|$))", re.IGNORECASE)


def patient_words(text: str, voice: Voice) -> str:
    """A patient's sentence told of them: `I have a cough, doctor` to `Has a cough` (or `You have a cough`)."""
    words = in_digits(_fluent(cleaned(_ADDRESS.sub("", text))))
    said = _would_or_had(words)
    return sentence(_second_person(said) if voice is Voice.SECOND else _third_person(said, voice))


def clinician_words(text: str, voice: Voice) -> str:
    """A clinician's sentence for the note: `your blood pressure is` to `blood pressure is`, `you` to `the patient`."""
    words = in_digits(_fluent(cleaned(without_nod(ORDERED.sub("", text)))))
    return sentence(words if voice is Voice.SECOND else _of_the_patient(words, voice))


def _fluent(words: list[str]) -> list[str]:
    return opened(_begun_once(without_padding(written_out(opened(words)))))


def _begun_once(words: list[str]) -> list[str]:
    """`It is, it comes and goes` to `it comes and goes`: a sentence that was begun and begun again."""
    low = [word.lower() for word in words]
    again = low[:1] in (["it"], ["that"], ["there"]) and low[1:3] in (["is", ","], ["was", ","], ["has", ","])
    return words[3:] if again and low[3:4] == low[:1] else words


def quoted(text: str) -> str:
    """The words as they were said, in quotation marks, without the sounds of hesitation and stammering."""
    told = _HESITATION.sub(_without_hesitation, joined(text))
    words = re.sub(r"\s+", " ", re.sub(r"\s+(?=[,.;?!])", "", told)).strip(" ,;-").lstrip(" .")
    words = without_stammer(re.sub(r"([,;])(?:\s*[,;])+", r"\1", words))
    return "“" + re.sub(r"[“”\"]", "'", words) + "”"


_HESITATION = re.compile(r"(?<![\w'-])(?P<sound>um+|uh+|uhm|erm|er|mm|hmm|ahh?)(?![\w'-])[ ,]*", re.IGNORECASE)


def _without_hesitation(match: re.Match[str]) -> str:
    before = re.search(r"[\w'-]*(?=\s*$)", match.string[: match.start()])
    return " " if is_filler(match["sound"], before.group() if before else "") else match.group()


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
    text = re.sub(r"\bi\b", "I", without_trailing(text) or text)
    return text[0].upper() + text[1:] + "."


def of_question(words: Sequence[str], voice: Voice) -> list[str]:
    """A clinician's words within a question, `you` and `your` told of the patient."""
    if voice is Voice.SECOND:
        return list(words)
    person = _PERSONS[voice.brief]
    low = {"your": person.owner, "yours": "theirs", "yourself": person.reflexive, "you": person.subject}
    return [low.get(word.lower(), word) for word in words]


def lead(voice: Voice) -> list[str]:
    """The patient at the beginning of a sentence; nothing where notes are written in short."""
    return [_PERSONS[voice.brief].subject] if voice.whole else []


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


def _person(words: Sequence[str], voice: Voice) -> _Person:
    """`The patient` in full where another person is spoken of in the same sentence."""
    return _BESIDE_OTHERS if _OTHER_PERSON.search(" ".join(words)) else _PERSONS[voice.brief]


def _third_person(words: list[str], voice: Voice) -> list[str]:
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
        owner = person.owner if out else person.opens
        out.append(owner if low == "my" else of_me.get(low, word))
    return out


def _is_same_subject(words: Sequence[str], at: int) -> bool:
    """Whether `I` goes on after a plain `and` (`I have a cough and I feel sick`): nobody else was spoken of since the
    `I` that the sentence opens with, and nothing was denied, so that no negation can reach over."""
    before = [word.lower() for word in words[:at]]
    joined_on = before[-1:] == ["and"]
    return joined_on and before[0] == "i" and not _ANOTHER & set(before) and negations(" ".join(before)) == 0


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


def _of_the_patient(words: list[str], voice: Voice) -> list[str]:
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
            named_before = person is not _PERSONS[Voice.THIRD] or any("patient" in said for said in out)
            out.extend([] if not out else [person.owner if named_before else person.opens])
        else:
            out.append(person.reflexive if low == "yourself" else word)
    return out


def _is_subject(before: str, following: str) -> bool:
    """Whether a `you` between these words does something."""
    return not before or before in _BEFORE_SUBJECT or before == "," or following in _BE_AND_HAVE.keys() | _BASE_VERBS


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
