"""Where a clinician's sentence stands when a cue and the tagger know two places, and what they knew beforehand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.transcript import Speaker
from dxpad.notes import answers, sections
from dxpad.notes.answers import Reply
from dxpad.notes.lexicon import RELATIVE
from dxpad.notes.parts import Kind
from dxpad.notes.sentences import is_question
from dxpad.notes.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.notes.advice import Advice
    from dxpad.notes.parts import Utterance

_SORTED = (Kind.EXAM, Kind.RESULTS, Kind.PLAN)
_REPLY_WITHIN = 2
"""Turns in which the patient may gainsay what the clinician says is known."""


def moved(kind: Kind | None, utterance: Utterance, advice: Advice) -> Kind | None:
    """The tagger's place for a clinician's sentence that a cue would put elsewhere; what is meant to be done stays in
    the plan."""
    if kind not in _SORTED or utterance.speaker is not Speaker.CLINICIAN:
        return kind
    if kind is Kind.PLAN and sections.is_intended(utterance.text):
        return kind
    return advice.kind(utterance) or kind


_SEEN = re.compile(
    r"\b(?:what i see|(?:do|did|does)(?: not| n't|n't) see|i (?:do |can |also )*see (?:an?|some|the|that|no)\b"
    r"|(?:this|it|that|which) (?:is|was|does|do|did|looks?|appears?|shows?|showed|reveals?|came)\b"
    r"|you (?:do |also |still )*have\b|there (?:is|are|was)|there's)",
    re.IGNORECASE,
)
_NOT_SEEN = re.compile(
    r"\b(?:if|think|believe|should|could|would|will|want|wan|gon|going|need|let's|might|may|plan|order|because|concern\w*|"
    r"when|whether|worr\w+|important|tell|told|call|ask\w*|know|feel\w*|history|tak(?:e|es|ing)|been|used to)\b",
    re.IGNORECASE,
)


def seen(kind: Kind | None, utterance: Utterance, stage: Stage, back: int) -> Kind | None:
    """Results, for what a clinician sees right after they announced results: `what I see is a fracture`."""
    if kind in (Kind.RESULTS, Kind.PLAN, Kind.SAFETY_NET) or stage is not Stage.RESULTS or back > _SEEN_WITHIN:
        return kind
    if utterance.speaker is not Speaker.CLINICIAN or is_question(utterance) or RELATIVE.search(utterance.text):
        return kind
    if _NOT_SEEN.search(utterance.text):
        return kind
    told = _SEEN.search(utterance.text) and sections.is_care(utterance.text)
    return Kind.RESULTS if told else kind


_SEEN_WITHIN = 3


def known(utterances: Sequence[Utterance], utterance: Utterance) -> Kind | None:
    """History, for what a clinician knows of the patient and the patient does not gainsay: no sentence of the reply may
    deny, doubt or correct."""
    if utterance.speaker is not Speaker.CLINICIAN or is_question(utterance) or not sections.is_known(utterance.text):
        return None
    reply = [u for u in utterances if utterance.turn < u.turn <= utterance.turn + _REPLY_WITHIN]
    if any(_gainsays(u.text) for u in reply if u.speaker is not Speaker.CLINICIAN):
        return None
    if RELATIVE.search(utterance.text):
        return Kind.FAMILY
    return sections.of_patient(utterance.text, "", medicine=False)


def dictated(utterances: Sequence[Utterance], utterance: Utterance) -> Kind | None:
    """Where a sentence belongs that a clinician dictates: of the patient as `the patient`, or as he or she in a turn
    that nobody is addressed in and where no relative was spoken of."""
    if utterance.speaker is not Speaker.CLINICIAN or is_question(utterance) or not sections.is_care(utterance.text):
        return None
    turn = [u for u in utterances if u.turn == utterance.turn]
    around = [u for u in utterances if utterance.turn - _HEARD_BACK <= u.turn <= utterance.turn]
    names = bool(_OF_PATIENT.search(utterance.text))
    spoken = any(_OF_PATIENT.search(u.text) for u in turn) and bool(_OF_THEM.match(utterance.text))
    if not (names or spoken) or any(_ADDRESSED.search(u.text) for u in turn):
        return None
    if any(RELATIVE.search(u.text) for u in around):
        return None
    return sections.of_patient(utterance.text, "", medicine=False)


_HEARD_BACK = 2
_OF_PATIENT = re.compile(r"\b(?:the )?patient(?:'s)?\b|\b(?:year|month)[- ]old\b", re.IGNORECASE)
_OF_THEM = re.compile(r"^\W*(?:and |of note,? |so |uh,? |um,? )*(?:he|she|his|her)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"\b(?:you|your|you're|you've)\b", re.IGNORECASE)


def _gainsays(text: str) -> bool:
    answer = answers.read(text)
    doubted = answer.reply in (Reply.NO, Reply.UNCLEAR) or answers.takes_back(text) or answers.has_correction(text)
    return doubted or answers.opens_with_correction(text)
