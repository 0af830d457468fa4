"""Who is the doctor: whether the speakers' labels can be trusted, were turned round, or leave it open.

Labels come from a recogniser that tells voices apart and guesses which is whose. A clinician asks, goes through lists,
tells what was measured and what is done next; a patient tells of their own body. The other side does so hardly ever.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.issue import Issue
from dxpad.domain.transcript import Speaker
from dxpad.notes.evident import owner
from dxpad.notes.sentences import is_question
from dxpad.notes.words import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dxpad.notes.parts import Utterance

CODE = "speakers"
_ASKS_THE_OTHER = re.compile(r"\byou\b|\byour\b|^\W*(?:\w+ )?any ", re.IGNORECASE)
_TELLS_THE_OTHER = re.compile(
    r"\byour (?:blood pressure|temperature|pulse|heart|lungs|oxygen|x-?ray|scan|results?|tests?|exam|bloods?)\b|"
    r"\bi (?:think|believe|suspect) (?:that )?you(?:'ve| have| may| might| probably)\b",
    re.IGNORECASE,
)
_DOES_TO_THE_OTHER = re.compile(
    r"\b(?:let me|lem me|i(?:'m| am) (?:also |just )*(?:going to|gonna|gon na)|i(?:'ll| will)|we(?:'ll| will)|"
    r"we(?:'re| are) (?:going to|gonna|gon na)|i(?:'d like| would like| want| wan na)(?: to)?) (?:\w+ ){0,4}?"
    r"(?:listen to|look (?:at|in)|feel (?:around|your)|examine|check|press|push|take you|prescribe|refer|order|see you|"
    r"have you|get you|start you|put you|give you|send you|schedule)\b",
    re.IGNORECASE,
)
_TELLS_OF_THEMSELF = re.compile(
    r"\b(?:it hurts|i(?:'ve| have) (?:also |just |been )*(?:having|feeling|taking|noticed|noticing|had)|"
    r"i (?:also |just |really )*(?:take|took|noticed|feel|felt|hurt|fell|injured|iced|woke|smoke|drink)|"
    r"thank(?:s| you),? doc(?:tor)?)\b",
    re.IGNORECASE,
)
_DOUBTED_FROM = 3
_CERTAIN_FROM = 6
_TIMES = 2
_TIMES_CERTAIN = 6
_BOTH_FROM = 12
_BOTH_TIMES = 3
"""Sentences of both sides that say the labels are turned round, and how many times as many as say they are right:
chosen on labelled visits, of which none that is right comes near."""
_TURNED = {Speaker.CLINICIAN: Speaker.PATIENT, Speaker.PATIENT: Speaker.CLINICIAN, Speaker.OTHER: Speaker.OTHER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The sentences as they are read, whether one may rely on who said them, and what to tell of it."""

    utterances: tuple[Utterance, ...]
    known: bool
    issues: tuple[Issue, ...] = ()


def roles(utterances: Sequence[Utterance]) -> Roles:
    """The sentences with doctor and patient turned round where that is beyond doubt; where it is open, who spoke is
    not known and everything is written down in quotations."""
    said = tuple(utterances)
    there = {utterance.speaker for utterance in said}
    if Speaker.CLINICIAN not in there or len(there) == 1:
        return Roles(utterances=said, known=False, issues=_unknown() if said else ())
    like_doctor = _count(said, _is_the_clinicians)
    like_patient = _count(said, _is_the_patients)
    patients, clinicians = like_doctor[Speaker.PATIENT], like_doctor[Speaker.CLINICIAN]
    alone = patients >= _CERTAIN_FROM and patients >= _TIMES_CERTAIN * clinicians
    gainsaid = like_patient[Speaker.PATIENT] > like_patient[Speaker.CLINICIAN]
    if (alone and not gainsaid) or _both_say_turned(said, like_patient):
        turned = tuple(replace(utterance, speaker=_TURNED[utterance.speaker]) for utterance in said)
        return Roles(utterances=turned, known=True, issues=_swapped(patients, clinicians))
    doubted = patients >= _DOUBTED_FROM and patients > _TIMES * clinicians
    return Roles(utterances=said, known=not doubted, issues=_open() if doubted else ())


def _count(said: Sequence[Utterance], speaks_so: Callable[[Utterance], bool]) -> dict[Speaker, int]:
    found = dict.fromkeys(Speaker, 0)
    for utterance in said:
        found[utterance.speaker] += speaks_so(utterance)
    return found


def _both_say_turned(said: Sequence[Utterance], like_patient: Mapping[Speaker, int]) -> bool:
    """Whether the one labelled patient speaks as clinicians do and the one labelled clinician as patients do."""
    like_doctor = _count(said, lambda utterance: _is_the_clinicians(utterance) or _does_to_the_other(utterance))
    doctors = (like_doctor[Speaker.PATIENT], like_doctor[Speaker.CLINICIAN])
    patients = (like_patient[Speaker.CLINICIAN], like_patient[Speaker.PATIENT])
    turned, right = doctors[0] + patients[0], doctors[1] + patients[1]
    agreed = doctors[0] > doctors[1] and patients[0] > patients[1]
    return agreed and turned >= _BOTH_FROM and turned >= _BOTH_TIMES * right


def _does_to_the_other(utterance: Utterance) -> bool:
    """Whether a sentence tells what is examined or done next."""
    return not is_question(utterance) and bool(_DOES_TO_THE_OTHER.search(utterance.text))


def _is_the_patients(utterance: Utterance) -> bool:
    """Whether a sentence tells of the speaker's own body or what they take."""
    if is_question(utterance):
        return False
    words = tokens(utterance.text.lower())
    mine = any(word == "my" and owner(words, at) is not None for at, word in enumerate(words))
    return mine or bool(_TELLS_OF_THEMSELF.search(utterance.text))


def _is_the_clinicians(utterance: Utterance) -> bool:
    """Whether a sentence asks the other, goes through a list, or tells what was measured or found."""
    pattern = _ASKS_THE_OTHER if is_question(utterance) else _TELLS_THE_OTHER
    return bool(pattern.search(utterance.text))


def _issue(message: str, mend: str) -> tuple[Issue, ...]:
    return (Issue(code=CODE, where="transcript", message=message, mend=mend),)


def _unknown() -> tuple[Issue, ...]:
    return _issue(
        "Nobody knows who is the doctor and who the patient, so the note only quotes", "Name the speakers of the turns"
    )


def _open() -> tuple[Issue, ...]:
    message = "The one labelled patient asks most of the questions, so the note only quotes"
    return _issue(message, "If the labels are the wrong way round, swap doctor and patient in what was said")


def _swapped(patients: int, clinicians: int) -> tuple[Issue, ...]:
    message = (
        f"Doctor and patient were read the other way round: {patients} of {patients + clinicians} of the doctor's "
    )
    return _issue(f"{message}sentences are labelled as the patient's", "Swap doctor and patient in what was said")
