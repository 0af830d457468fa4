"""Who is the doctor: whether the speakers' labels can be trusted, were turned round, or leave it open.

Labels come from a recogniser that tells voices apart and guesses which is whose. A clinician asks, goes through lists
and tells what was measured; a patient does so hardly ever.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.issue import Issue
from dxpad.domain.transcript import Speaker
from dxpad.notes.sentences import is_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.notes.parts import Utterance

CODE = "speakers"
_ASKS_THE_OTHER = re.compile(r"\byou\b|\byour\b|^\W*(?:\w+ )?any ", re.IGNORECASE)
_TELLS_THE_OTHER = re.compile(
    r"\byour (?:blood pressure|temperature|pulse|heart|lungs|oxygen|x-?ray|scan|results?|tests?|exam|bloods?)\b|"
    r"\bi (?:think|believe|suspect) (?:that )?you(?:'ve| have| may| might| probably)\b",
    re.IGNORECASE,
)
_DOUBTED_FROM = 3
_CERTAIN_FROM = 6
_TIMES = 2
_TIMES_CERTAIN = 6
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
    like_doctor = dict.fromkeys(Speaker, 0)
    for utterance in said:
        like_doctor[utterance.speaker] += _is_the_clinicians(utterance)
    patients, clinicians = like_doctor[Speaker.PATIENT], like_doctor[Speaker.CLINICIAN]
    if patients >= _CERTAIN_FROM and patients >= _TIMES_CERTAIN * clinicians:
        turned = tuple(replace(utterance, speaker=_TURNED[utterance.speaker]) for utterance in said)
        return Roles(utterances=turned, known=True, issues=_swapped(patients, clinicians))
    doubted = patients >= _DOUBTED_FROM and patients > _TIMES * clinicians
    return Roles(utterances=said, known=not doubted, issues=_open() if doubted else ())


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
