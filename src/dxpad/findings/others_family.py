"""Somebody else's family in the text of one who speaks for another, or of a patient: "his mum had dementia"."""

from __future__ import annotations

import re

from dxpad.findings.spoken_for import FIRST_PERSON, OF_CALLER, OPENING, PERSON, THEIR_FAMILY

_MY_FAMILY = re.compile(
    r"\b(?:my|our)\s+(?:own\s+)?(?P<who>nana?|gran|granny|grandm\w+|grandf\w+|grandad|granddad|grandparents?|uncle|aunt|auntie|aunty|cousin"
    r"|mother|father|mum|mom|dad|brother|sister)\s+(?:had|has|have|died|suffer(?:s|ed))\b[^.;!?\n]*\Z",
    re.IGNORECASE,
)
_OPENING = 80
"""Characters in which the person spoken for is named."""


def is_of_their_family(body: str, start: int, near: int) -> bool:
    """Whether the family of the person spoken for is named in the `near` characters before a place of the body: "his
    mum had dementia", or one of the speaker's: "my nan had psoriasis". Whom a caller calls about is that person, not
    their family."""
    named = THEIR_FAMILY.search(body, max(0, start - near), start)
    called = OF_CALLER.match(body)
    mine = _MY_FAMILY.search(body, max(0, start - near), start)
    opening = OPENING.match(body)
    if mine is not None and opening is not None and mine.start() < opening.end():
        mine = None
    if mine is not None and not re.search(rf"\b{mine['who']}\b", body[: min(_OPENING, mine.start())], re.IGNORECASE):
        return True
    return named is not None and not (called is not None and named.start() < called.end())


_ANOTHERS = re.compile(
    rf"\b(?i:my|our)\s+(?:\w+\s+)?{PERSON}\s+(?:had|has|caught|got|was|were|came)\b(?:(?!\bI\b)[^.;!?\n])*\Z"
)
_SINCE_THEN = re.compile(r"\bsince then\b", re.IGNORECASE)


def is_of_another(body: str, place: int, near: int) -> bool:
    """Whether patients, in a text of their own complaint, tell of somebody else's at a place: "my son had mumps two
    weeks ago. Now I have …"."""
    told = _ANOTHERS.search(body, max(0, place - near), place)
    return told is not None and not _SINCE_THEN.search(body, place) and FIRST_PERSON.search(body) is not None
