"""Texts in which somebody speaks for the patient: "my husband cannot get his words out", "three flatmates with
headache"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.findings.passage import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.findings.passage import Passage

PERSON = (
    r"(?:husband|wife|spouse|partner|girlfriend|boyfriend|fianc[eé]e?|son|daughter|baby|child|toddler|mother|father|mum|mom"
    r"|mam|dad|parent|brother|sister|grand(?:mother|father|ma|pa|son|daughter|child)|gran|nan|nana|aunt|uncle|flatmate"
    r"|housemate|roommate|friend|colleague|neighbou?r|children|twin|lad|boy|girl|newborn|teenager|mate|hubby|missus|grandad"
    r"|granny|nephew|niece|little\s+one|auntie|aunty|cousin|mummy|daddy|grandpa|grandma|lodger|workmate|fianc[eé]e?|bloke\s+next\s+door)s?"
)
_COUNT = r"(?:(?:both|all|two|three|four|five|six|several|\d+)\s+(?:of\s+)?)?"
OPENING = re.compile(
    rf"\A\W*(?:(?:hi|hello|please|doctor|it'?s|calling|ringing|about)\b\W*)*{_COUNT}(?:(?:my|our|her|his|their|the)\s+)?"
    rf"(?:(?:little|elderly|old|older|younger|eldest|youngest|\w+-year-old)\s+)?{PERSON}\b(?!\s+and\b)",
    re.IGNORECASE,
)
"""A text that opens with a relative or a friend."""

CALLED_SO = (
    r"(?:dad|daddy|mum|mom|mam|mummy|gran|granny|nan|nana|grandma|grandad|grandpa|hubby|aunt(?:ie|y)|aunt\s+\w+|uncle(?:\s+\w+)?"
    r"|(?:mother|father|wife|husband|grandmother|grandfather)(?=,\s+(?:aged?\s+)?\d))"
)
"""Relatives who are called so without *my*."""

_OF = (
    rf"\A\W*(?:(?:hi|hello|please|doctor|it['’]?s|calling|ringing|about)\b\W*)*(?:(?:my|our)\s+(?:\w+\s+){{0,2}}?|(?={CALLED_SO}\b))"
    rf"(?P<person>(?:uncle|aunt)\s+(?!(?:is|has|had|aged?|who|and|was)\b)[a-z]+|{PERSON})"
    r"(?:-in-law)?(?:,?\s+(?:who\s+)?(?:is|aged?|he['’]?s|she['’]?s)|['’]s)?,?\s+(?:aged?\s+|only\s+|just\s+|nearly\s+|turned\s+)?"
)
AGED = re.compile(
    rf"{_OF}(?:\d{{1,2}}|\w+teen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?!\s+(?:of|and\s+\w+\s+have))",
    re.IGNORECASE,
)
"""A text that opens with a relative of whom the age is told: "my dad is 78 and he's been getting forgetful"."""

MINE = re.compile(
    rf"\A\W*(?:(?:hi|hello|please|doctor)\b\W*)*(?:my|our)\s+(?:(?:\w+|\w+-year-old)\s+)?{PERSON}(?:-in-law)?"
    r"(?:['’]s|\s+(?:has|is|had|keeps|can't|cannot|woke|started|collapsed))\b",
    re.IGNORECASE,
)
_EVENT = r"(?:father|mother)\s+(?:doubled|fell|slipped|tripped|collapsed|fainted|woke|keeps|cannot|can't|went)\b"
"""What happens to a parent now; "father had" and "mother is" tell of the family in a note."""

OURS = re.compile(
    r"\A\W*(?:(?:hi|hello|please|doctor)\b\W*)*(?:(?:since|for|on|this|last|today|yesterday|tonight)\b(?:\s+\w+){0,3}?,?\s+)?"
    r"(?:(?:my|our)\s+(?:(?:little|elderly|old|older|younger|eldest|youngest)\s+)?"
    rf"|(?={CALLED_SO}\b|{_EVENT})){PERSON}(?:-in-law)?\s+(?!(?:and|who|says|said|thinks|told|brought|died)\b)\w",
    re.IGNORECASE,
)
"""A text that opens with what the writer's relative does or did, whatever the verb: "Dad fell off the step"."""

MY_OWN = re.compile(rf"(?<!\A)\b(?:my|me|mine)\b(?!\s+(?:(?:\w+|\w+-year-old)\s+)?{PERSON})", re.IGNORECASE)
"""Something of the writer's own is told of, which is no relative."""

THIRD_PERSON = re.compile(r"[.;!?\n]\s[^.;!?\n]*\b(?:he|she|his|her)\b", re.IGNORECASE)
"""A text that opens with what the writer's relative has, and goes on with *he* or *she*."""

CALLED = re.compile(
    rf"\A[^.;:!?\n]{{0,30}}?\b(?:{PERSON}|carer|caller|neighbou?r|staff|nurse|warden|teacher|paramedics?|crew|care\s+home|passer-?by)\s*"
    r"(?::|(?:(?:is|was)\s+)?(?:calling|rang|ringing|phon\w+|calls|called|reports?|reporting|states|says|worried|concerned|on\s+(?:the\s+)?(?:line|phone))\b)",
    re.IGNORECASE,
)
"""A call written down: who rings is told first, and the rest is of the patient."""

FIRST_PERSON = re.compile(
    r"\bI(?:['’](?:m|ve)|\s+(?:have|had|get|got|feel|felt|am|keep|cannot|can't|suffer))\b(?!\s+(?:worried|concerned|sure|calling"
    r"|ringing|noticed|seen|given|tried|afraid|scared|told|found|called|rung|checked|been\s+(?:giving|trying|told|ringing)|had\s+to"
    r"|(?:wake|rouse|calm|settle|console|understand|stop|move|lift|find)\b|make\s+(?:him|her|out)|get\s+(?:him|her|them|through|hold"
    r"|any|a\s+(?:response|reading|temperature|word))))"
)
"""The writer speaks of their own body too."""

THEIR_FAMILY = re.compile(
    r"\b(?:his|her|their|family|maternal|paternal)\s+(?:own\s+)?(?:\w+\s+)?(?:mother|father|mum|mom|dad|brother|sister|aunt|uncle"
    r"|wife|husband|friend|history|parents?|grand\w+|cousin|nana?|gran|granny|mam|auntie|aunty|sibling)\b[^.;!?\n]*\Z",
    re.IGNORECASE,
)
"""Words before a finding that is the family's of the person spoken for: "his mum had dementia"."""

OF_CALLER = re.compile(
    rf"\A[^.;:!?\n]{{0,40}}?\b(?:says|states|reports|rang|rings|ringing|calling|calls|called|phon(?:es|ed|ing)|telephon(?:es|ed))\b"
    rf"[^.;:!?\n]{{0,20}}?\b(?:his|her|my|our|their)\s+(?:(?:little|elderly|old|older|younger|eldest|youngest)\s+)?{PERSON}\b",
    re.IGNORECASE,
)
"""A call about the caller's own relative, who is the patient: "Mrs T rings to say that her husband has gone floppy"."""

_LISTED = r"(?:father|mother|dad|mum|mom|brothers?|sisters?|siblings?|grand\w+)"
_FAMILY_LIST = re.compile(
    rf"\A\W*{_LISTED}\s*(?::.*\b{_LISTED}\s*:|,\s*\d.*[.;]\s+{_LISTED}\s*,)", re.IGNORECASE | re.DOTALL
)
"""No call, but the illnesses of one relative after another: "Mother: 45, gout. Father: died at 60"."""

_JUST_NOW = re.compile(
    r"\b(?:since\s+(?!(?:he|she|childhood|birth|the\s+age|i)\b)|today|tonight|this\s+(?:morning|afternoon|evening)|last\s+night|right\s+now|just\s+now|suddenly|at\s+the\s+moment"
    r"|(?:an?|one|two|three|ten|\d+|half\s+an|few)\s+(?:minutes?|mins?|hours?)\s+ago|(?:can['’]?t|cannot|won['’]?t|isn['’]?t)\s+(?:\w+\s+)?(?:\w+ing|breathe|stop|speak|move|wake|get|stand|see|feel)"
    r"|is\s+(?:now\s+|not\s+)?(?:having|breathing|shaking|shivering|fitting|choking|swelling|bleeding|vomiting|sweating|hurting|going|gasping|turning|being|really|grey|blue|clammy)"
    r"|has\s+(?:just\s+|suddenly\s+)?(?:gone|collapsed|passed\s+out|swallowed|taken)|temperature\s+of|and\s+(?:he|she)['’]?\s?(?:is|s|has)\b)",
    re.IGNORECASE,
)
"""What is told so is going on while it is told, and is no illness that runs in a family."""
_WHOSE = re.compile(rf"\A\W*(?:(?:hi|hello|please|doctor)\b\W*)*(?:my|our)\s+(?:\w+\s+)?{PERSON}['’]s\b", re.IGNORECASE)
"""A text that opens with a part of a relative: "my brother's chest is hurting"."""
_WORRIED_FOR_SELF = re.compile(
    rf"\b(?:worried|concerned|anxious)\s+(?:that\s+I\b|about\s+(?:me\b|my\s+(?!(?:\w+\s+)?{PERSON}\b)))", re.IGNORECASE
)

_RINGS = re.compile(
    r"\b(?:rang|rings|ringing|calling|calls|called|phon(?:es|ed|ing)|telephon(?:es|ed))\b", re.IGNORECASE
)

NOW = re.compile(
    r"\b(?:has|have|is|are|isn't|hasn't|can't|cannot|couldn't|could not|keeps?|won't|will not|doesn't|woke|since|today"
    r"|tonight|yesterday|this (?:morning|afternoon|evening|week)|last night|all with|both with|suddenly|now|started"
    r"|began|collapsed|feels?|looks?|for (?:the )?(?:past|last|\w+) (?:minutes?|hours?|days?|weeks?|months?))\b",
    re.IGNORECASE,
)
"""Words that tell of the present; without one the sentence is of the family's history: "father had fits"."""

REPORTS = re.compile(
    r"\b(?:died|passed away|as a (?:child|boy|girl)|at (?:the )?age|aged? \d+ (?:when|at)|years ago|history of)\b",
    re.IGNORECASE,
)
_PATIENT = re.compile(r"\b(?:patient|pt)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;!?\n]*")


def is_spoken_for(passages: Sequence[Passage]) -> bool:
    """Whether the text opens with somebody else whose present trouble it tells. Only asked of a text in which the
    patient has no complaint."""
    first = next((passage for passage in passages if passage.turn is None), None)
    if first is None or first.section not in (Section.BODY, Section.CHIEF, Section.HISTORY):
        return False
    if not OPENING.match(first.body) or _PATIENT.search(first.body):
        return False
    sentence = _SENTENCE.search(first.body.lstrip())
    opening = sentence.group() if sentence else ""
    return bool(NOW.search(opening)) and not REPORTS.search(opening)


def is_about_relative(passages: Sequence[Passage]) -> bool:
    """Whether the text opens with a relative and that relative's age, or with who rings for the patient, which is how
    one speaks for somebody: whatever else it says, it tells of that person."""
    first = next((passage for passage in passages if passage.turn is None), None)
    if first is None or first.section not in (Section.BODY, Section.CHIEF, Section.HISTORY):
        return False
    if _FAMILY_LIST.match(first.body):
        return False
    sentence = _SENTENCE.search(first.body.lstrip())
    opening = sentence.group() if sentence else ""
    mine = MINE.match(first.body) and THIRD_PERSON.search(first.body) and NOW.search(opening)
    told = bool(
        AGED.match(first.body) or CALLED.match(first.body) or _is_call(first.body) or mine or _is_of_ours(first.body)
    )
    told = (told or is_told_now(first.body)) and not REPORTS.search(opening)
    return told and not any(tells_of_self(passage.body) for passage in passages)


def _is_call(body: str) -> bool:
    called = OF_CALLER.match(body)
    return called is not None and _RINGS.search(called.group()) is not None


def _is_of_ours(body: str) -> bool:
    """Whether a text opens with a relative, goes on with *he* or *she* and *now*, and tells nothing of the writer."""
    opened = OURS.match(body)
    if opened is None or not THIRD_PERSON.search(body) or not NOW.search(body):
        return False
    return MY_OWN.search(body, opened.end()) is None


def is_told_now(body: str) -> bool:
    """Whether a text opens with what is going on with the writer's relative, and tells nothing of the writer."""
    sentence = _SENTENCE.search(body.lstrip())
    opening = sentence.group() if sentence else ""
    opened = OURS.match(body) or MINE.match(body) or _WHOSE.match(body)
    return opened is not None and _JUST_NOW.search(opening) is not None and MY_OWN.search(body, opened.end()) is None


def tells_of_self(body: str) -> bool:
    """Whether the writer tells of an own complaint, or worries about the own body."""
    return FIRST_PERSON.search(body) is not None or _WORRIED_FOR_SELF.search(body) is not None
