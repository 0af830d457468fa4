"""What may be made of an answer beyond its yes or no: whether it repeats the no, stands by itself or adds words."""

from __future__ import annotations

import re

from dxpad.notes import answers
from dxpad.notes.answers import Reply
from dxpad.notes.words import content, negations, stem, stems

_CLAUSE_START = re.compile(
    r"^(?:(?:sometimes|and|so|then|because|usually|maybe) )?(?:i|my|it|it's|the|they|there|there's|he|she|he's|"
    r"she's|we|this|that|that's|"
    r"both my|one of my)\b"
)
_ELLIPSIS = re.compile(r"\b(?:do|does|did|have|has|had|is|are|was|were|am|can|could|would|will)(?: not)?$")
_OPENERS = re.compile(r"^(?:(?:well|so|oh|okay|like|honestly|basically|actually|i mean)\b[ ,.]*)+")
_TIME_BEFORE = re.compile(
    r"^(?:(?:over|for|about|by|last|since|at|on|in|probably|yesterday|this)\b(?: [\w']+){0,7}, )"
    r"(?=(?:i|my|it|the|there)\b)"
)
"""`Over the past couple of months, i have been tired`."""
_SHORTEST_CLAUSE = 3
_NARROWS = re.compile(
    r"\b(?:much|many|often|always|usually|every\w*|any ?more|more|most\w*|now|currently|today|yesterday|lately|"
    r"recently|yet|until|till|before|since|ago|last|if|when\w*|while|except|but|only|just|al?though|though|unless|too|"
    r"very|bad|badly|a lot|alone|both|used|maybe|perhaps|possibly|probably|might|guess|think|"
    r"know|suppose|sure|other than|apart|"
    r"at first|once|long|enough|well|properly|right|left|longer|days?|night|first|weeks?|months?|years)\b"
)
_LIGHT = frozenset(
    stem(word)
    for word in (
        "notice noticed noticing feel feeling felt seen see aware experience experienced anything nothing thing things "
        "particular sort kind either having taken tried problems issues"
    ).split()
)
_DENIES = re.compile(
    r"^(?:and |so |really |definitely )*(?:no|not|none|nothing|never|i|it|it's|there|there's|they|that)\b"
)
_POINTS_BACK = re.compile(r"\b(?:it|it's|that|that's|this|them|they|they're|those|these|one|ones|some|any|there)\b")
_EARLIER = re.compile(r"\b(?:ago|last|yesterday|before|used|once|until|did|do|had|have|was)\b")
_REMARK = re.compile(r"^(?:just|only|it's just|i'm just|i am just|it is just)\b")
_LONGEST_REMARK = 6


def stands_alone(text: str) -> bool:
    """Whether an answer is a sentence that can be understood without its question."""
    plain = _TIME_BEFORE.sub("", _OPENERS.sub("", answers.plain(text)))
    if _ELLIPSIS.search(plain):
        return False
    return bool(_CLAUSE_START.match(plain)) and len(plain.split()) >= _SHORTEST_CLAUSE and bool(content(plain))


def chooses(text: str, topic: str) -> bool:
    """Whether an answer to `is it constant or does it come and go` is a sentence in words of the question."""
    chosen = _CHOSEN.match(answers.plain(text))
    return chosen is not None and bool(content(chosen["what"])) and content(chosen["what"]) <= content(topic)


_CHOSEN = re.compile(
    r"^(?:it's|it is|they're|they are|it) (?!(?:my|the|on|in)\b)(?P<what>(?!.*\b(?:right|left|not|no)\b).+)$"
)


def tells_the_no(rest: str, topic: str) -> bool:
    """Whether what follows a no tells it in a sentence of the patient's own: `no, I've never injured this foot`."""
    own = stands_alone(rest) and rest.startswith("i ") and negations(rest) > 0
    return own and bool(stems(rest) & stems(topic)) and not (narrows(rest) or answers.takes_back(rest))


def narrows(text: str) -> bool:
    """Whether words limit what is said to a time, a degree or a condition."""
    return bool(_NARROWS.search(text))


def only_denies(rest: str, topic: str) -> bool:
    """Whether what follows a no only says it again: `i do not smoke`, `nothing like that`, `no fever` when fever was
    asked about. Any limit, any other thing and any double negation makes it say more."""
    clauses = [clause for clause in re.split(r"\s*[,.;]+\s*|\s+(?=no\b)", rest) if clause]
    return bool(clauses) and all(_repeats_the_no(clause, stems(topic)) for clause in clauses)


def _repeats_the_no(clause: str, asked: frozenset[str]) -> bool:
    said = answers.read(clause)
    if said.reply is Reply.NO and not said.rest:
        return True
    negated = negations(clause) == 1 and bool(_DENIES.match(clause)) and not _NARROWS.search(clause)
    return negated and stems(clause) <= asked | _LIGHT


def is_separate(rest: str) -> bool:
    """Whether a sentence after a no speaks of something else: it stands alone and points back at nothing."""
    return stands_alone(rest) and not _POINTS_BACK.search(rest) and not _EARLIER.search(rest)


def is_remark(rest: str) -> bool:
    """Whether a few words after a no name what there is instead: `just very itchy`."""
    named = _REMARK.sub("", rest)
    short = len(rest.split()) <= _LONGEST_REMARK and bool(_REMARK.match(rest)) and bool(content(named))
    return short and not _POINTS_BACK.search(named) and not negations(rest)
