"""Open questions about one side of a complaint that a few words answer: when, how long, where, how often, how bad."""

from __future__ import annotations

import re

from dxpad.notes.questions import Form, Question
from dxpad.notes.words import content, negations, stems

WORDS = frozenset(["onset", "duration", "site", "frequency", "severity"])
"""Words that the writer puts before such an answer."""

_ASPECTS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "Onset",
            r"^(?:when|how long ago) (?:did|has|have|was|were) .*\b(?:start\w*|beg[iau]n|come on|happen|notice)\b",
        ),
        ("Duration", r"^(?:for )?how long (?:have|has|did)\b|^since when\b"),
        (
            "Site",
            r"^(?:where|whereabouts) (?:exactly )?(?:is|are|was|were|does|do|did)\b.*\b(?:pain|hurt|it|rash|ache)\b",
        ),
        ("Frequency", r"^how (?:often|frequently)\b"),
        (
            "Severity",
            r"^how (?:bad|severe)\b|\bscale\b|\bout of (?:ten|10)\b|\brate (?:your|the|that) pain\b",
        ),
        ("Worse with", r"^what makes (?:it|that|this|the pain|things) (?:any )?worse\b"),
        ("Better with", r"^what makes (?:it|that|this|the pain|things) (?:any )?better\b"),
    )
)
_DONE = re.compile(
    r"^what (?:(?:have|has) (?:you|he|she) (?:been )?|(?:are|is) (?:you|he|she) )"
    r"(?P<head>(?:taken|taking|tried|using|used|doing|done)\b(?: (?!(?:you|your|i|me|my|we)\b)[a-z']+){0,6})$|"
    r"^when (?:was|is) (?:your|the|her|his) (?P<last>last (?:(?!(?:you|time)\b)[a-z']+ ?){1,4})$"
)
"""What was taken, tried or done, and when something was the last time: the question's own words head the answer."""
_TIMED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|couple|few|half|since|days?|weeks?|months?|years?|"
    r"hours?|minutes?|morning|night|evening|yesterday|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"ago|summer|winter|spring|christmas|always|ages)\b"
)
_THING = re.compile(
    r"\b(?:had|having|take|taking|get|getting|using|notic\w+|experienc\w+|been|with|did|does|is|are) "
    r"(?:all |the |this |that |these |those |your |any |you )*(?P<thing>[a-z'-]+(?: [a-z'-]+)?)"
    r"(?: (?:start|started|begin|hurt|for|going on(?: for)?|now))*$"
)
_NO_THING = stems(
    "pain symptoms problem issue start started begin began happen happening notice noticed first come going"
)
_LONGEST = 12


def aspect_of(question: Question) -> str:
    """What the question asks about a complaint, as the word a note has for it; empty for any other question."""
    if question.form is not Form.OPEN:
        return ""
    return next((name for name, pattern in _ASPECTS if pattern.search(question.topic)), "")


def headed(question: Question, told: str) -> str:
    """The head under which an answer stands, such as `Duration of rash`; empty when the answer does not fit one."""
    aspect = aspect_of(question)
    short = 0 < len(told.split()) <= _LONGEST and not negations(told)
    done = _DONE.match(question.topic) if question.form is Form.OPEN and short else None
    if done and content(told):
        head = done["head"] or done["last"]
        return f"{head[0].upper()}{head[1:]}"
    timed = aspect not in ("Onset", "Duration", "Frequency") or bool(_TIMED.search(told))
    if not aspect or not short or not timed:
        return ""
    if aspect in ("Severity", "Worse with", "Better with") or not _things(question.topic):
        return aspect
    thing = _THING.search(question.topic)
    if thing is None or not _things(question.topic) <= content(thing["thing"]):
        return ""
    return f"{aspect} of {thing['thing']}"


def _things(topic: str) -> frozenset[str]:
    """The content words of a question that name something of their own."""
    head = re.sub(
        r"^(?:for )?(?:how (?:long(?: ago)?|often|frequently)|when|where|whereabouts|since when)\b", "", topic
    )
    return frozenset(word for word in content(head) if not stems(word) <= _NO_THING)
