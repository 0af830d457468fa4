"""How a note speaks of the patient: `the patient`, or he or she where the clinician said which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes.lexicon import RELATIVE
from dxpad.notes.parts import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.notes.parts import Utterance

_INTRODUCED = re.compile(
    r"\b(?:year|month|week|day)s?[\s-]+old,?\s+(?:[\w-]+\s+){0,2}?(?:(?P<male>male|man|boy|gentleman)|"
    r"(?P<female>female|woman|girl|lady))\b|\b(?:(?P<mister>mr(?! (?:arthro|angio|entero|imag|scan|spectro|cholangio))|"
    r"mister)|(?P<missis>mrs|ms|miss))\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"(?<!yes )(?<!yes, )(?<!no )(?<!no, )(?<!yeah )(?<!yeah, )\b(?:(?P<mister>sir)|(?P<missis>ma'?am|madam))\b",
    re.IGNORECASE,
)
"""How a clinician speaks to the patient, where nobody else is there who could be meant and the findings say the same: a
`yes, sir` may be the patient's, in a turn with the wrong label."""
_VOICES = {"male": Voice.HE, "mister": Voice.HE, "female": Voice.SHE, "missis": Voice.SHE}
_WHOLE = {Voice.HE: Voice.FULL_HE, Voice.SHE: Voice.FULL_SHE}
_SEXES = {Voice.HE: "male", Voice.SHE: "female"}


def voice_of(voice: Voice, sex: str | None, utterances: Sequence[Utterance]) -> Voice:
    """`voice`, or he or she where the clinician introduced the patient so, always as one, and the findings agree: a sex
    that was only guessed from pronouns may be somebody else's."""
    alone = sex is not None and all(utterance.speaker is not Speaker.OTHER for utterance in utterances)
    said = {
        _VOICES[str(match.lastgroup)]
        for utterance in utterances
        if utterance.speaker is Speaker.CLINICIAN and not RELATIVE.search(utterance.text)
        for pattern in ((_INTRODUCED, _ADDRESSED) if alone else (_INTRODUCED,))
        for match in pattern.finditer(utterance.text)
    }
    said = said or _dictated(utterances)
    agreed = len(said) == 1 and sex in (None, *(_SEXES[each] for each in said))
    if voice.brief is not Voice.THIRD or not agreed:
        return voice
    known = said.pop()
    return _WHOLE[known] if voice.whole else known


_PRONOUN = {
    Voice.HE: re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE),
    Voice.SHE: re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE),
}
_COLLEAGUE = re.compile(
    r"\b(?:dr|doctor|nurse|colleague|surgeon|\w+ologist|therapist|specialist|friend|guy|boss|somebody|someone)\b",
    re.IGNORECASE,
)
_TO_SOMEBODY = re.compile(r"\b(?:you|your|you're|you've|you'll)\b", re.IGNORECASE)
_DICTATED_FROM = 4
"""Times a clinician must say `he` of nobody else in turns that address nobody."""


def _dictated(utterances: Sequence[Utterance]) -> set[Voice]:
    """The voice a clinician dictates in: he, time and again, in turns to nobody, where neither side ever says he of
    anybody else, names no relative and nobody else is there; empty where any of it is open."""
    if any(utterance.speaker is Speaker.OTHER for utterance in utterances):
        return set()
    spoken_to = {u.turn for u in utterances if u.speaker is not Speaker.CLINICIAN or _TO_SOMEBODY.search(u.text)}
    if any(RELATIVE.search(u.text) or _COLLEAGUE.search(u.text) for u in utterances if u.turn not in spoken_to):
        return set()
    found: set[Voice] = set()
    for voice, pronoun in _PRONOUN.items():
        dictated = sum(len(pronoun.findall(u.text)) for u in utterances if u.turn not in spoken_to)
        elsewhere = any(pronoun.search(u.text) for u in utterances if u.turn in spoken_to)
        if dictated >= _DICTATED_FROM and not elsewhere:
            found.add(voice)
    return found
