"""Speech to note style: persons changed, numbers to digits. Words of negation are never touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.notes.concise import concise
from dxpad.notes.evident import owner
from dxpad.notes.fluent import without_idle_commas, without_padding, without_trailing, written_out
from dxpad.notes.numerals import in_digits
from dxpad.notes.parts import Voice
from dxpad.notes.points import with_points
from dxpad.notes.sections import ORDERED
from dxpad.notes.sentences import opened, without_nod
from dxpad.notes.told import ADVERBS, PERSONS, of_the_patient, second_person, third_person
from dxpad.notes.words import cleaned, is_filler, joined, spelled, without_stammer

if TYPE_CHECKING:
    from collections.abc import Sequence


_PAST_PARTICIPLE = re.compile(r"(?:ed|en)$|^(?:been|had|gone|done|got|made|felt|hurt|lost|told|put|thought)$")


_ADDRESS = re.compile(r"(?:,\s*(?:doctor|doc|nurse|sir|madam|ma'am|miss))+(?=\s*(?:[.?!]|$))", re.IGNORECASE)


def patient_words(text: str, voice: Voice) -> str:
    """A patient's sentence told of them: `I have a cough, doctor` to `Has a cough` (or `You have a cough`)."""
    words = in_digits(_fluent(with_points(cleaned(_ADDRESS.sub("", text)))))
    said = _would_or_had(words)
    return sentence(second_person(said) if voice is Voice.SECOND else third_person(said, voice))


def clinician_words(text: str, voice: Voice) -> str:
    """A clinician's sentence for the note: `your blood pressure is` to `blood pressure is`, `you` to `the patient`."""
    words = in_digits(_fluent(with_points(cleaned(without_nod(ORDERED.sub("", text))))))
    return sentence(words if voice is Voice.SECOND else of_the_patient(words, voice))


def _fluent(words: list[str]) -> list[str]:
    told = without_idle_commas(without_padding(written_out(opened(words))))
    return opened(_begun_once(concise(told)))


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
    person = PERSONS[voice.brief]
    of_you = {"your": person.owner, "yours": "theirs", "yourself": person.reflexive, "you": person.subject}
    out: list[str] = []
    for at, word in enumerate(words):
        evident = owner(words, at) if word.lower() == "your" and voice.brief is Voice.THIRD else None
        told = of_you.get(word.lower(), word) if evident is None else evident
        out.extend([told] if told else [])
    return out


def lead(voice: Voice) -> list[str]:
    """The patient at the beginning of a sentence; nothing where notes are written in short."""
    return [PERSONS[voice.brief].subject] if voice.whole else []


def _would_or_had(words: list[str]) -> list[str]:
    out: list[str] = []
    for position, word in enumerate(words):
        if word.lower() not in ("i'd", "you'd"):
            out.append(word)
            continue
        following = [w.lower() for w in words[position + 1 : position + 3] if w.lower() not in ADVERBS]
        had = bool(following) and bool(_PAST_PARTICIPLE.search(following[0]))
        out.extend([word[:-2], "had" if had else "would"])
    return out
