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
    return tuple(stage for stage, _ in since(utterances).values())


def since(utterances: Sequence[Utterance]) -> dict[tuple[int, int], tuple[Stage, int]]:
    """The same by the place of each sentence, with how many sentences before it the part was last announced."""
    found: dict[tuple[int, int], tuple[Stage, int]] = {}
    current, back = Stage.TALK, 0
    for utterance in utterances:
        back += 1
        if utterance.speaker is Speaker.CLINICIAN:
            cue = next((stage for stage, pattern in _ANNOUNCED if pattern.search(utterance.text)), None)
            current, back = (cue, 0) if cue else (current, back)
        found[utterance.place] = (current, back)
    return found


_OPENS = (
    r"(?:(?:okay|ok|so|and|now|well|then|alright|all right|right|um|uh|yeah|great|good|but|first|hey\W+dragon)\b"
    r"[\s,.]*)*"
)
_MEANS_TO = (
    r"(?:(?:let's|let us|lem me|let me|i (?:do )?wan(?:t to| na)|i(?:'d| would) like to|"
    r"(?:i|we)(?:'m| am|'re| are) (?:going to|gon na))(?: (?:just|go ahead|and|also|now|quickly|do a|first))* )?"
)
_LOOKS = (
    r"(?:(?:(?:take|have) a (?:quick |closer )?look at|look at|review|go over|pull up|show me|turn to|move on to|"
    r"examine|listen to|(?:i )?(?:did )?reviewed?)|for|on|in|as far as|in terms of|regarding|looking at|"
    r"here(?:'s| is| are)|this is|these are) "
)
_NAMED = (
    r"(?:(?:results? of |some of |all of )?(?!(?:no|not|an?|any|normal|abnormal|positive|negative|good|great|bad|fine|"
    r"clear|unchanged|stable|worse|better|improved|broken|new|another|repeat\w*|more|urgent|high|low|elevated|follow)\b)"
    r"[a-z]+[\s,]+){0,5}?"
    r"(?:results?|labs?|x-?\s?rays?|mri|ct|scans?|imaging|radiograph|ekg|ecg|echo(?:cardiogram)?|exam(?:ination)?|signs?|"
    r"vitals?|blood work)"
)
_CLOSES = r"(?:\W+(?:here|now|first|today|then|quick|real quick|okay|ok|alright|please|together))*\W*$"
_ONLY_DONE = re.compile(
    rf"^\W*{_OPENS}(?:i|we)(?:'m| am|'re| are) (?:(?:just|also) )*(?:going to|gon na) (?:(?:just|also|go ahead and) )*"
    r"(?:push (?:on|here)|press (?:on|here)|touch your|tap (?:on )?your|feel your|listen (?:to|here)|squeeze your|"
    r"bend your|take a (?:quick )?look|be calling out)\b"
    r"(?:(?!\b(?:no|not|never|hear|see|notice|note|appreciate|is|are|was|have|has|had|does|do|tender\w*|pain\w*|hurts?|"
    r"sore|swell\w*|if|want|order|get|then)\b|n't|\d).)*$",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_ANNOUNCED = re.compile(rf"^\W*{_OPENS}{_MEANS_TO}{_LOOKS}{_NAMED}{_CLOSES}", re.IGNORECASE)


def is_announced(text: str) -> bool:
    """Whether a sentence only says what comes next (`let's look at your x-ray`, `on your neck exam`, `I'm going to
    listen to your lungs`) and tells nothing of it."""
    return bool(_ONLY_ANNOUNCED.match(text) or _ONLY_DONE.match(text))
