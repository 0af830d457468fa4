"""What a question asks: whether things are there, whether a clause holds, or something open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from dxpad.notes.memo import once_a_note
from dxpad.notes.sentences import opened
from dxpad.notes.words import cleaned, negations, spelled


class Form(StrEnum):
    """items: `any fever or cough?`; clause: `does it wake you?`; declared: `you feel dizzy, do you?`;
    negated: `no fever?`; choice: `sharp or dull?`; open: `where is it?`; social: `is that all right?`."""

    ITEMS = "items"
    CLAUSE = "clause"
    DECLARED = "declared"
    NEGATED = "negated"
    CHOICE = "choice"
    OPEN = "open"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question read. `topic` is what was asked about, `items` its parts, `verb` and `subject` those of a clause."""

    form: Form
    topic: str
    items: tuple[str, ...] = ()
    verb: str = ""
    subject: str = ""


_SOCIAL = re.compile(
    r"^(?:(?:can|could|may|shall|should) (?:i|we)\b|do you (?:mind|think|want|understand|remember me|need)\b|"
    r"(?:can|could|would|will) you (?:please |just )*(?:tell|show|see|hear|repeat|confirm|say|describe|mind|like|"
    r"open|lift|try|do|"
    r"come|give|lie|sit|stand|turn|take)|is (?:that|this) (?:ok|okay|alright|all right|possible|fine|good)|"
    r"are you (?:ok|okay|happy|ready|with me)|"
    r"does that|do those|does this sound|(?:any|any other|other) (?:further )?questions|do you have any (?:other |"
    r"further )?questions|"
    r"how are you(?: doing)?(?: today)?$|how(?:'s| is) (?:it going|that sound|everything)|what(?:'s|"
    r" is) your name|can you\b(?! rate)|nice|"
    r"what (?:else )?can i|how (?:can|may) i|sound good|make sense)"
)
_WH = re.compile(
    r"^(?:what|where|when|why|which|who|whose|how|whereabouts|tell me|in what|for how|since when|"
    r"on a scale|(?:can|could|would) you rate)\b"
)
_ABOUT = re.compile(r"^(?:what|how) about (?P<np>.+)")
_ANY = re.compile(
    r"^(?:(?:do|did|have|are|were|is|was|had|has) (?:you|there|it|that|he|she) |you (?:have |are |had )?)?"
    r"(?:(?:ever|also|still|currently|recently|previously|actually|been|got|had|have|having|noticed|noticing|"
    r"experienced|experiencing|get|"
    r"getting|feeling|felt|suffered|suffer|suffering|from|with|to) )*any (?P<np>.+)"
)
_HAVE = re.compile(
    r"^(?:(?:do|did) (?:you|he|she) (?:(?:ever|also|still|currently) )*(?:have|get|suffer from|experience)|"
    r"(?:have|has) (?:you|he|she) (?:(?:ever|also|recently) )*(?:had|noticed|experienced|got|been having|"
    r"been experiencing)|"
    r"are you (?:(?:also|still|currently) )*(?:having|getting|experiencing)|(?:is|was) there) (?:a |an |"
    r"the )?(?P<np>.+)"
)
_CLAUSE = re.compile(
    r"^(?P<verb>do|does|did|is|are|was|were|have|has|had|can) (?P<subject>you|it|that|this|there|they|he|she"
    r"|(?<=do |es |id )(?:the|that|this) (?:pain|ache|headache|cough|rash|itch|itching|swelling|bleeding|dizziness"
    r"|numbness|tingling|weakness|lump|discharge|vomiting|nausea|burning|stiffness|breathlessness|fever)) (?P<rest>.+)"
)
"""A complaint is a subject behind *do* alone: a *no* to "is the pain gone?" says that it is there."""
_CHOICE = re.compile(
    r"\bor (?:is|are|do|does|did|have|was|were|not|just|more|has|anything else|something else|the other|both|"
    r"on the|in the|like)\b|"
    r"\bor$|\beither\b|\brather than\b|\bversus\b"
)
_TAG = re.compile(
    r",? ?(?:(?:do|does|are|is|have|has|did|was|can)(?: not)? (?:you|it|that|they|there|he|she)|right|correct|"
    r"yeah|yes|is that right|"
    r"is that correct|am i right)$"
)
_TRAIL = re.compile(
    r",? ?(?:or|and) (?:anything|something|things|stuff|anything else)(?: (?:like|of) (?:that|this|those)| at all|"
    r" else| similar)*$|,? or so$|,? at all$|,? as well$|,? by any chance$"
)
_VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|you|you're|it|i|we|they|that's|it's|there's|can|will|would)\b"
)
_LIST = re.compile(r"\s*,\s*(?:and |or |any )*|\s+(?:or|and)\s+(?:any )?")
_LATE_START = re.compile(
    r"(?:^|[,.] )(?:and |so |or )?(?P<core>(?:any|have you|has it|do you|are you|did you|is there|is it|does it|"
    r"were you|was there|had you) .+)$"
)
_LEAD = re.compile(
    r"^(?:[\w' ,]{0,40}\b)?(?:in terms of|as far as|regarding|with regards? to|with|along with|in|"
    r"on) [\w' ]{0,30}?,? ?"
    r"(?=(?:any|have you|do you|are you|did you|is there|were you|was there)\b)"
)
_TURN_TO = re.compile(
    r"^(?:(?:in terms of|regarding|with regards? to|moving on to|as for|just going back to) (?:any |the |your )?"
    r"[\w' ]{0,40}, (?:so |and |um )*|(?:just )?(?:a )?(?:few|couple) more questions,? |"
    r"(?:can|could|may) i (?:just )?(?:ask|check|double-check)(?: you)?,? )"
    r"(?=(?:any|have|do|does|did|are|is|were|was|has|had)\b)"
)
_TAIL = re.compile(r",? (?:that |which )?i should (?:be aware of|know(?: about)?)$")
_GLUED = re.compile(
    r"^(?:on|in|at|to|when|while|with|of|for|that|which|from|during|after|before|i|you|around|over|since|like|such)\b"
)
_ASKING_VERB = re.compile(r"^(?:do|does|did|is|are|was|were|have|has|had|can|could|would|will|should|may|might|or)\b")
_ASKED_WITHIN = re.compile(r"\b(?:have|do|are|did|is|has|does|were|was|can) (?:you|it|there|your|that|he|she|they)\b")
_MEANWHILE = re.compile(r" (?:when|while) you \w+$")
_NEGATED = re.compile(r"no (?:other )?(?P<np>[\w ,'-]+)$")
_LONGEST_TOPIC = 16
_LONGEST_FRAGMENT = 6


@once_a_note
def parse(text: str) -> Question:
    """The question that a sentence of a clinician asks."""
    words = [word.lower() for word in opened(cleaned(text))]
    core = spelled(words).rstrip("?. ")
    core = _LEAD.sub("", _TURN_TO.sub("", core.replace(" at all", "")))
    late = None if _WH.match(core) or re.match(r"(?:any|no) |" + _CLAUSE.pattern, core) else _LATE_START.search(core)
    core = late.group("core") if late else core
    if _SOCIAL.match(core) or not core:
        return Question(form=Form.SOCIAL, topic=core)
    if negations(core):
        return Question(form=Form.NEGATED, topic=core, items=_negated_items(core))
    about = _ABOUT.match(core)
    if (_WH.match(core) and not about) or re.search(r"[,.] (?:and |or )?(?:what|where|when|why|which|how|who)\b", core):
        return Question(form=Form.OPEN, topic=core)
    choice = bool(_CHOICE.search(_TRAIL.sub("", core)))
    if choice:
        return Question(form=Form.CHOICE, topic=core)
    return _closed(core, about)


def _closed(core: str, about: re.Match[str] | None) -> Question:
    trimmed = _TRAIL.sub("", _TRAIL.sub("", core))
    items = _ANY.match(trimmed) or (about and _ABOUT.match(trimmed)) or _HAVE.match(trimmed)
    loose = trimmed != core and " or " in core.removeprefix(trimmed) + " "
    if items:
        return _of_items(items.group("np"), core, loose=loose)
    clause = _CLAUSE.match(trimmed)
    if clause:
        return _of_clause(clause, core, loose=loose)
    if len(trimmed.split()) <= _LONGEST_FRAGMENT and not _VERBS.search(trimmed):
        return _of_items(trimmed, core, loose=loose)
    if _ASKING_VERB.match(trimmed):
        return Question(form=Form.CHOICE, topic=core)
    return Question(form=Form.DECLARED, topic=_TAG.sub("", core))


def _of_items(phrase: str, core: str, *, loose: bool) -> Question:
    phrase = re.sub(r"^(?:a|an|any|some) ", "", phrase)
    possessive = re.match(r"(?:your|the|that|those|these|this|them|it|problem(?! with))\b", phrase)
    if (
        possessive
        or len(phrase.split()) > _LONGEST_TOPIC
        or re.search(r"[.;?]", phrase)
        or _ASKED_WITHIN.search(phrase)
    ):
        return Question(form=Form.CHOICE, topic=core)
    parts = _listed(_TAIL.sub("", phrase))
    return Question(form=Form.ITEMS, topic=phrase, items=(*parts, "anything else") if loose else parts)


def _listed(phrase: str) -> tuple[str, ...]:
    """The things of a list; `rashes, on your skin` is one thing."""
    parts: list[str] = []
    for part in _LIST.split(phrase):
        if parts and _GLUED.match(part):
            parts[-1] += f" {part}"
        elif part.strip():
            parts.append(re.sub(r"^(?:a|an|any|some|of) ", "", part))
    return tuple(parts)


def _of_clause(clause: re.Match[str], core: str, *, loose: bool) -> Question:
    verb, subject, rest = clause.group("verb", "subject", "rest")
    either = " or " in f" {rest} " or " and " in f" {rest} " or "," in rest or loose
    nested = _ASKED_WITHIN.search(rest) or re.search(r"\b(?:has|have|does|did|is) any", rest)
    if (
        len(rest.split()) > _LONGEST_TOPIC
        or nested
        or (either and verb in ("is", "are", "was", "were") and subject != "you")
    ):
        return Question(form=Form.CHOICE, topic=core)
    parts = tuple(part for part in _LIST.split(rest) if part.strip())
    return Question(form=Form.CLAUSE, topic=rest, items=(*parts, "") if loose else parts, verb=verb, subject=subject)


def _negated_items(core: str) -> tuple[str, ...]:
    """The things of `no fever or chills?`; empty for any other way of asking in the negative."""
    match = _NEGATED.match(_TRAIL.sub("", core))
    named = re.sub(r", (?:and |or )?no (?:other )?", ", ", match["np"]) if match else ""
    if not named or _VERBS.search(_MEANWHILE.sub("", named)) or negations(named):
        return ()
    return tuple(re.sub(r"^any ", "", part) for part in _listed(named))
