"""How an answer is meant: yes, no, told in other words, or not to be decided. In doubt it is not decided."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dxpad.notes.memo import once_a_note
from dxpad.notes.words import cleaned, joined, negations


class Reply(StrEnum):
    """yes and no hold without doubt; told: the answer speaks for itself; unclear: only its words can be given."""

    YES = "yes"
    NO = "no"
    TOLD = "told"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer read. `rest` is what follows the yes or no; `contrast` says that it takes something back or narrows;
    `hedge` holds the words of doubt, such as `I do not think so`."""

    reply: Reply
    rest: str
    contrast: bool
    hedge: str


_STOP = r"(?=\s*[,.;!?-]|\s*$|\s+(?:no|nope)\b)"
_POLITE = re.compile(r"^(?:(?:actually|doctor|sir|thank you|thanks|luckily|fortunately|really|either)\b[ ,.]*)+$")
_AFTER_NO = (
    r"(?=\s*[,.;!?-]|\s*$|\s+(?:i|it|its|it's|not|no|nope|nothing|none|never|but|we|they|he|she|that|that's|there|"
    r"my|just|the|"
    r"because|cause|thank|thanks|okay|other|i'm|doctor|sir|actually|only|except|apart|sorry|wait|well|a|don't)\b)"
)
_YES = re.compile(
    r"(?:(?:yes|yeah|yep|yup|yah|ya|aye)\b(?! no\b)|(?:correct|exactly|that's right|that is right|that's correct|"
    r"absolutely|"
    r"definitely|of course|indeed|i do|i am|i have|i did|i was|i can|it does|it is|it has|it did|it was|there is|"
    r"there are|"
    r"they do|they are|they have|she does|he does|she has|he has)" + _STOP + ")"
)
_NO = re.compile(
    r"(?:(?:no|nah|nope)\b" + _AFTER_NO + r"|(?:none|never|not at all|nothing|none of (?:that|those|them|it|these)|"
    r"none whatsoever|nothing like that|nothing at all|nothing of that sort|neither|not that(?: either)?|not either|"
    r"(?:i|it|they|there|that|he|she) (?:do|does|did|have|has|had|am|is|was|are|were|can)(?:not| not)(?: at all|"
    r" any)?|"
    r"i cannot|it's not|no i do not|definitely not|absolutely not|not at all)" + _STOP + ")"
)
_HEDGED_NO = re.compile(
    r"(?:not really|not particularly|not especially|i do not think so|i do not believe so|i would not say so|"
    r"not that (?:i|i've|i have) (?:know of|noticed|noticed of|can recall|can remember|can think of|recall|"
    r"remember|am aware of|"
    r"aware of|seen)|not as far as i (?:know|am aware)|not to my knowledge|i hope not)" + _STOP
)
_HEDGED_YES = re.compile(
    r"(?:i think so|i guess so|i guess|i suppose so|i suppose|i believe so|probably|possibly|maybe|perhaps)" + _STOP
)
_CONTRAST = re.compile(
    r"\b(?:but|except|except(?:ing)? for|apart from|other than|although|though|however|unless|only|just|sometimes|"
    r"occasionally|"
    r"usually|mostly|mainly|rarely|hardly|barely|maybe|perhaps|possibly|probably|actually|well|little|bit|used to|"
    r"anymore|"
    r"any more|any longer|yet|lately|recently|at the moment|currently|right now|now|today|yesterday|last|ago|"
    r"before|until|"
    r"once|wait|sorry|hang on|hold on|i forgot|depends|guess|not sure|do not know|unsure|if|when)\b"
)
_TAKES_BACK = re.compile(
    r"^(?:but|well|actually|oh|except|although|though|however|just|only|sometimes|maybe|wait|no wait|sorry|"
    r"hang on|i forgot|"
    r"apart from|other than|occasionally|until|unless|or)\b|\b(?:though|wait|i forgot|i meant|actually|except)\b"
)
_UNCERTAIN = re.compile(r"\b(?:not sure|do not know|no idea|unsure|cannot remember|do not remember|hard to say)\b")


_SAID_AGAIN = {True: re.compile(r"[,. ]+(?:yes|yeah|yep)$"), False: re.compile(r"[,. ]+(?:no|nope)$")}
"""A yes or no at the end of an answer that began with the same."""


@once_a_note
def plain(text: str) -> str:
    """The answer in lower case without fillers, contractions written out, marks set close."""
    return re.sub(r"\s+([,.;!?])", r"\1", " ".join(word.lower() for word in cleaned(text))).strip(" ,.;!?-")


@once_a_note
def takes_back(text: str) -> bool:
    """Whether a further sentence narrows or withdraws what was said just before it."""
    return bool(_TAKES_BACK.search(plain(text)))


def is_bare(text: str) -> bool:
    """Whether the sentence is nothing but a yes or a no."""
    answer = read(text)
    return not answer.rest and answer.reply in (Reply.YES, Reply.NO)


@once_a_note
def read(text: str) -> Answer:
    """How the answer is meant. Yes and no together are unclear, and so is any doubt about knowing."""
    rest = plain(text)
    yes = no = False
    hedge = ""
    while rest:
        for pattern, says in ((_HEDGED_NO, "no"), (_HEDGED_YES, "yes"), (_NO, "no"), (_YES, "yes")):
            match = pattern.match(rest)
            if match:
                yes, no = yes or says == "yes", no or says == "no"
                hedge = match.group() if pattern in (_HEDGED_NO, _HEDGED_YES) else hedge
                rest = rest[match.end() :].lstrip(" ,.;!?-")
                break
        else:
            break
    rest = _SAID_AGAIN[yes].sub("", rest) if yes != no else rest
    rest = "" if (yes or no) and _POLITE.match(rest) else rest
    contrast = bool(_CONTRAST.search(rest))
    if (yes and no) or _UNCERTAIN.search(plain(text)):
        return Answer(reply=Reply.UNCLEAR, rest=rest, contrast=contrast, hedge=hedge)
    reply = Reply.YES if yes else Reply.NO if no else Reply.TOLD
    if reply is Reply.YES and hedge:
        reply = Reply.UNCLEAR
    if reply is Reply.YES and negations(rest):
        contrast = True
    return Answer(reply=reply, rest=rest, contrast=contrast, hedge=hedge)


_CORRECTION = re.compile(
    r"\bno,? wait\b|\bwait,? no\b|\bhang on\b|\bscratch that\b|\bcorrection\b|\bi meant\b|\blet me correct\b|"
    r"\bactually,? no\b|\bno,? actually\b|"
    r"\bno,? sorry\b|\bsorry,? no\b|\bnot? (?:the )?(?:left|right),? (?:it's |it is )?(?:the |my )?(?:left|"
    r"right)\b|\boh wait\b|"
    r"\b(?:left|right)\b.{0,40}\b(?:no|sorry|wait|actually|rather|mean)\b.{0,25}\b(?:left|right)\b|"
    r"\d\w*.{0,12}\b(?:no|sorry|wait|actually|rather)\b.{0,25}\d|\b(?:sorry|wait),? (?:i mean|it's|it is|it was|"
    r"the)\b"
)
_OPENS_WITH_CORRECTION = re.compile(
    r"^(?:oh |and |but )*(?:no,? wait|wait|sorry,? (?:no|i|it|the|my|not)|actually,? (?:no|it|sorry|i meant|that|"
    r"wait)|no,? actually|no,? sorry|"
    r"correction|i meant|scratch that|hang on|no,? (?:it|that) (?:was|is)|no,? it's|no,? the (?:left|right|other))\b"
)


@once_a_note
def has_correction(text: str) -> bool:
    """Whether the speaker corrects what they just said: the whole is quoted then, never half of it."""
    return bool(_CORRECTION.search(joined(text).lower()))


@once_a_note
def opens_with_correction(text: str) -> bool:
    """Whether a sentence begins by correcting the one before it."""
    return bool(_OPENS_WITH_CORRECTION.match(re.sub(r"^(?:um|uh|er)[, ]+", "", joined(text).lower())))
