"""What a clinician's sentence does in a conversation: asks, sums up, reports an examination, or advises."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """`ASKS` waits for an answer, as does `SUMS_UP`; `EXAMINES` states what was found; `ADVISES` claims nothing."""

    ASKS = "asks"
    SUMS_UP = "sums up"
    EXAMINES = "examines"
    ADVISES = "advises"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Characters `start` to `end` of a turn and what they do. `asks_what` marks where, when, how and why: no yes or no
    answers it. `continues` marks one that goes on with the question before: "and did you fall?"."""

    start: int
    end: int
    act: Act
    asks_what: bool = False
    continues: bool = False
    negative: bool = False


_SENTENCE = re.compile(r"[^.?!\n]+(?:\.(?=\d)[^.?!\n]+)*[.?!]*")
_LEAD = (
    r"^\W*(?:(?:and|so|but|okay|ok|right|um+|uh+|er+m?|well|alright"
    r"|now|then|also|great|fine|sure|yeah|yes|mhm|i see|great)\b\W*)*"
)
_AUXILIARY = re.compile(
    _LEAD + r"(?:have|has|had|do|does|did|are|is|was|were|can|could|any|anything|would you say|ever|no|not"
    r"|haven't|hasn't|don't|doesn't|didn't|aren't|isn't|wasn't)\b(?!\s+(?:a|some)\s+(?:look|listen|feel)\b)",
    re.IGNORECASE,
)
_WHAT = re.compile(_LEAD + r"(?:what|where|when|how|which|who|why|whereabouts|tell me|describe)\b", re.IGNORECASE)
_CONTINUES = re.compile(r"^\W*(?:and|or|any)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    _LEAD + r"(?:no|not|haven't|hasn't|don't|doesn't|didn't|aren't|isn't|you (?:haven't|don't|didn't))\b", re.IGNORECASE
)
_SUM = re.compile(
    r"\b(?:you(?:'ve| have| had| said| mentioned| told| were| are|'re)"
    r"|(?:he|she)(?:'s| has| had| is)|just to (?:recap|check|confirm)|"
    r"to (?:recap|summari[sz]e)|it sounds like)\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:if|should|might|may|could|would|will|'ll|worr(?:y|ied)|concerned"
    r"|think|probably|likely|unlikely|possib(?:le|ly)|perhaps|maybe"
    r"|call|ring|come back|return|avoid|risk|side.effects?|going to"
    r"|gonna|need to|recommend|suggest|advise|prescribe|causes?|caused|"
    r"suspect|sometimes|in case|rule out|looking for|check for"
    r"|can (?:be|cause|get|give|happen|lead)|let me|let's|can i|could i|"
    r"i'd like|please|try|take (?:this|these|some|the)|make sure|watch (?:out )?for|keep an eye)\b",
    re.IGNORECASE,
)
_EXAM = re.compile(
    r"\b(?:on examination|i (?:can|could) (?:see|hear|feel)|i (?:see"
    r"|hear|feel|notice|find|found)|there(?:'s| is| are| was)|"
    r"(?:your|his|her|the) (?:[a-z]+ ){0,3}(?:is|are|was|were|looks?"
    r"|sounds?|feels?|shows?|showed)|on (?:the|your) (?:right|left)|"
    r"(?:that|this|it|you)(?:'s| is| looks?| feels?|'re| are) (?:\w+ ){0,2}(?:tender"
    r"|swollen|red|warm|hot|inflamed|enlarged|pale|yellow|infected)|"
    r"(?:blood pressure|temperature|pulse|heart rate|saturations?|sats|oxygen)\W+(?:is|was|of|are)?\s*\w+)",
    re.IGNORECASE,
)


def utterances(text: str) -> tuple[Utterance, ...]:
    """The sentences of a clinician's turn in order."""
    return tuple(
        _utterance(text, match.start(), match.end()) for match in _SENTENCE.finditer(text) if match.group().strip()
    )


def _utterance(text: str, start: int, end: int) -> Utterance:
    words = text[start:end].replace("’", "'")
    what = bool(_WHAT.search(words))
    return Utterance(
        start=start,
        end=end,
        act=_act(words, what=what),
        asks_what=what,
        continues=bool(_CONTINUES.search(words)),
        negative=bool(_NEGATIVE.search(words)),
    )


def _act(words: str, *, what: bool) -> Act:
    if words.rstrip().endswith("?") or what:
        return Act.ASKS
    if _ADVICE.search(words):
        return Act.ADVISES
    if _AUXILIARY.search(words):
        return Act.ASKS
    if _EXAM.search(words):
        return Act.EXAMINES
    return Act.SUMS_UP if _SUM.search(words) else Act.ADVISES
