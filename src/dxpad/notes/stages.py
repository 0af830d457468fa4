"""Which part of the visit a clinician has announced: an examination, results, what is to be done."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.notes.parts import Utterance


class Stage(StrEnum):
    """The part of a visit that was announced last; talk until one is."""

    TALK = "talk"
    EXAM = "exam"
    RESULTS = "results"
    PLAN = "plan"


_EXAM = re.compile(
    r"\b(?:physical|quick|brief|your|do an?|an?) exam(?:ination)?\b|\bon (?:your |the |physical )*exam(?:ination)?\b|"
    r"\bexamine you\b|\bvital signs?\b|\byour vitals?\b|\b(?:listen|listening) to your\b|"
    r"\b(?:take|have) a (?:quick )?(?:look|listen|feel)\b(?!.*\b(?:results?|labs?|x-?\s?rays?|mri|"
    r"scan|ct|ekg|ecg|echo\w*)\b)|"
    r"\b(?:check|look at|feel) your (?:heart|lungs|belly|abdomen|throat|ears|knee|back|neck|shoulder|hand|foot)\b|"
    r"\bshow me the (?:blood pressure|vital\w*|vitals)\b",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"\b(?:your|the|some of your|those|these) (?:\w+ ){0,3}(?:results?|labs?|x-?\s?rays?|mri|ct|"
    r"cat scan|scans?|imaging|"
    r"blood ?work|ekg|ecg|echo\w*|ultrasound|panel|biopsy|culture|pulmonary function tests?)\b|"
    r"\b(?:show me|pull up|bring up) the (?!blood pressure|vital)|\b(?:x-?\s?rays?|mri|ct|scan|labs?|ekg|ecg|echo\w*) "
    r"(?:show\w*|reveal\w*|look\w*|came|demonstrat\w*)\b",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"\b(?:assessment|impression|treatment)\b.*\bplan\b|\bmy (?:assessment|impression|plan|thoughts?|recommendation)\b|"
    r"\bfor (?:your|the|this|that) (?:\w+ )?(?:problem|issue|diagnosis)\b|\bwhat (?:i|we) (?:would|"
    r"want|'d|wan|'m|am|can|"
    r"should|will|'ll|need)\b|\bi (?:think|believe|suspect) (?:that )?(?:you|this|it|what)\b|"
    r"\bgo over (?:my|the) (?:plan|"
    r"assessment)\b|\bi(?:'m| am) (?:gon na|going to) (?:order|prescribe|start|refer|give|put|send)\b|"
    r"\b(?:here 's|here's|here is) (?:what|my|our) (?:plan|thoughts?|i)\b",
    re.IGNORECASE,
)
_ANNOUNCED = ((Stage.PLAN, _PLAN), (Stage.RESULTS, _RESULTS), (Stage.EXAM, _EXAM))


def stages(utterances: Sequence[Utterance]) -> tuple[Stage, ...]:
    """For each sentence the part of the visit that was announced last, by itself or before it."""
    current = Stage.TALK
    found = []
    for utterance in utterances:
        if utterance.speaker is Speaker.CLINICIAN:
            current = next((stage for stage, cue in _ANNOUNCED if cue.search(utterance.text)), current)
        found.append(current)
    return tuple(found)
