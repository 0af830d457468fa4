"""How long the complaint has been there, and how long its attacks last: one finding each, from the first words that
say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.findings.long_times import LIFELONG, long_times
from dxpad.findings.numbers import NUMBER, value_of
from dxpad.findings.passage import Section, in_lower_case
from dxpad.findings.short_times import short_times
from dxpad.findings.since import has_been, is_since_event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dxpad.findings.passage import Passage

DAY, WEEK, MONTH, YEAR = 24.0, 168.0, 730.5, 8766.0
HOURS = {
    "sec": 1 / 3600,
    "min": 1 / 60,
    "hou": 1.0,
    "hr": 1.0,
    "day": DAY,
    "nig": DAY,
    "wee": WEEK,
    "wk": WEEK,
    "for": 2 * WEEK,
    "mon": MONTH,
    "mth": MONTH,
    "yea": YEAR,
    "yr": YEAR,
    "dec": 10 * YEAR,
}
"""Hours in each unit of time, by the first letters of its name."""

BANDS: tuple[tuple[float, str], ...] = (
    (1.0, "duration-under-1-hour"),
    (3 * DAY - 0.5, "duration-under-3-days"),
    (7 * DAY, "duration-3-to-7-days"),
    (42 * DAY, "duration-1-to-6-weeks"),
    (float("inf"), "duration-over-6-weeks"),
)
"""Longest duration in hours of each finding, shortest first."""

LENGTHS: tuple[tuple[float, str], ...] = (
    (59 / 3600, "lasts-seconds"),
    (59 / 60, "lasts-minutes"),
    (23.0, "lasts-hours"),
)
"""Longest attack in hours of each finding."""

DURATIONS = frozenset(name for _, name in BANDS)
"""Findings that come from here before they come from the lexicon."""

ATTACKS = frozenset(name for _, name in LENGTHS)
"""Findings that say how long an attack lasts."""

CLAUSE = 200
"""Characters on either side of a time in which its clause starts and ends."""

TOLD_IN = frozenset({Section.BODY, Section.CHIEF, Section.HISTORY})
"""Sections in which a time is the complaint's."""

_VAGUE = {"couple": 2.0, "few": 4.0, "several": 4.0, "many": 6.0, "number": 4.0, "some": 4.0}
_UNIT = (
    r"(?P<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|nights?"
    r"|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?|decades?)"
)
_TIME = re.compile(
    rf"\b(?:(?:a\s+)?(?P<vague>couple|few|several|many|number|some)\s+(?:of\s+|more\s+)?|(?P<half>half\s+an?\s+)"
    rf"|(?P<n>{NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<most>{NUMBER}))?\s*-?\s*(?:full\s+"
    rf"|whole\s+)?|(?P<one>an?\s+|one\s+)|(?P<bare>))\b{_UNIT}\b"
)
_SPAN = re.compile(
    r"\b(?:for|since|over|during|past|last|these|of|x|ever since|started|began)\s+"
    r"(?:(?:the|about|around|almost|nearly|at|least|approximately|over"
    r"|more|than|last|past|these|only|now|roughly|up|to|less|under|like"
    r"|maybe|probably|just|well)\s+)*$",
    re.IGNORECASE,
)
_SINCE_LONGEST = 42 * DAY
"""Hours up to which what has been so *since* an event is what the patient comes for."""
_MORE = re.compile(r"\b(?:more than|over)\s+$", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less than|under)\s+$", re.IGNORECASE)
_FOR = re.compile(r"\bfor\s+(?:(?:about|only|just|maybe|perhaps|around|roughly|like|up to)\s+){0,2}$", re.IGNORECASE)
_OVER_AFTER = re.compile(
    r"\b(?:(?:gone|goes|go|went)(?!\s+on\b)|settles?|settled|settling|eases?|eased|relieved|resolves?|resolved|pass(?:es|ed)|stops"
    r"|subsid\w+|clears?|cleared|disappear\w*|over(?=\s+(?:within|in|after)\b)|better|wears off)"
    r"\s+(?:(?!(?:for|over|since)\b)\w+\s+){0,2}?"
    r"(?:(?:within|in|after|about|around|a|an|only|the)\s+)*$",
    re.IGNORECASE,
)
"""What is over after so long lasts so long. "Over three weeks" and "gone on for three weeks" are a length of time."""

_NO_LENGTH = re.compile(
    r"\bthese\s+$|(?<!the )(?<!this )(?<!for )(?<!over )(?<!in )(?<!during )(?<!these )\blast\s+$"
    r"|\b(?:out[\s-]+of|small|early|opening|office|working|visiting|business|school|waking|unsocial)[\s-]+$",
    re.IGNORECASE,
)
"""Before a bare unit it dates something: "angiogram last year", but not "over the last year", or means nowadays or a
time of day: "these days", "out of hours"."""

_EACH_TIME = re.compile(r"\bevery\s+(?:(?:other|half|quarter\s+of|third\s+of)\s*)?$", re.IGNORECASE)
"""Before a time it says how often: "a pad every quarter of an hour"."""

_CLOTTING = re.compile(r"\b(?:time|a?pt?t|pt)\b\)?(?:\s+(?:is|was|of|at))*[\s:=]*$", re.IGNORECASE)
"""Before seconds it is a test of clotting: "prothrombin time of 10 seconds"."""

_AGED = re.compile(
    r"\b(?:boy|girl|child|baby|infant|toddler|twins?|lad|lass|man|woman|lady|gentleman)\s+of\s+(?:[\w-]+\s+years?,?\s+(?:and\s+)?)?$",
    re.IGNORECASE,
)
"""Before a time it is an age: "a girl of six years and four months"."""
_LAST_ONE = re.compile(r"\b(?:past|last)\s+$", re.IGNORECASE)
_AFTER = re.compile(r"\W{0,2}(?:'s)?\s*(?:ago|history|hx|h/o|duration|back|prior|now|earlier|before)\b", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?!age|life|treatment|stopping|eating|physio|antibiotic)", re.IGNORECASE)
"""Behind a time of a day or more it says what has been there so long: "four months of ache"."""
_COMPLAINT = (
    r"(?:fevers?|pains?|aches?|cough|headaches?|rash|swelling|diarrh\w+|d&v|d\+v|vomiting|malaise|fatigue|tiredness"
    r"|weight\s+loss|jaundice|sore\s+throat|breathless\w*|itch\w*|symptoms|sweats|cramps?|bleeding|dysphagia|dyspepsia"
    r"|reflux|constipation|confusion|dizziness|weakness|lethargy|rigors)"
)
_BEHIND_IT = re.compile(rf"\b{_COMPLAINT}[:\s]+$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;)\n]|\Z|(?:and|with|now|but)\b)", re.IGNORECASE)
"""A time right behind the complaint, with nothing behind it: "cough 3 days, fever"."""
_FIRST = re.compile(r"(?:^|[.;:,(\n]|\b(?:with|had|has|a))\s*$", re.IGNORECASE)
_WHAT = re.compile(
    rf"\s+(?:(?!(?:ago|after|before|later|old|post|pregnant|course)\b)[\w-]+\s+){{0,2}}?{_COMPLAINT}\b", re.IGNORECASE
)
"""A time at the start of a clause with the complaint right behind it: "12 days stepladder fever"."""
_LASTS = re.compile(
    r"\b(?:last(?:s|ed|ing)|(?:attacks?|episodes?|bouts?|spells?|they|that|which|usually) last|episodes? of"
    r"|attacks? of|bouts? of)\s+(?:(?:for|about|around|only|between|up|to|from|a|approximately)\s+)*$",
    re.IGNORECASE,
)
_AGO = re.compile(r"\s+(?:ago|back|earlier)\b", re.IGNORECASE)
_ONSET = re.compile(
    r"\b(?:develop\w*|notic\w+|start\w*|began|begun|onset|appear\w*|since|came|first|found|felt|saw|spotted)\b",
    re.IGNORECASE,
)
"""Words that say when something began that is still there."""
_SINCE_THEN = re.compile(r"\b(?:ever\s+since|since\s+then|since(?=\s*[.;,]))", re.IGNORECASE)
_NOW = re.compile(r"\s*(?:and\s+|she\s+|he\s+|i\s+)*(?:now|today|currently|this time)\b", re.IGNORECASE)
_HOW_OFTEN = re.compile(
    r"\s+(?:a|an|per|each|every|out\s+of\s+\w+\s+in\s+a)\s+(?:day|week|fortnight|month|year)\b", re.IGNORECASE
)
"""Behind days it says how often: "two or three days a week"."""
_TIMES_A = re.compile(r"\btimes\s+(?:a|an|per|each|every)\b", re.IGNORECASE)
_EACH = re.compile(r"\W*(?:at a time|each\b|per (?:episode|attack))", re.IGNORECASE)
_DAILY = re.compile(r"\s+(?:every|in the)\s+(?:morning|evening|night|time)s?\b(?!\s+(?:for|since|on)\b)", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:since|from|started|began|came on|woke up|first noticed)\s+(?:\w+\s+){0,7}?(?P<name>yesterday"
    r"|today|this (?:morning|afternoon|evening)|last night|tonight"
    r"|(?:early |the )*morning|last week|(?:last )?(?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day|the weekend|last weekend|last month|last year"
    r"|childhood|(?<!the )(?<!giving )birth|infancy|adolescence)\b",
    re.IGNORECASE,
)
_NAMED_HOURS = {"last week": 7 * DAY, "last month": MONTH, "last year": YEAR, "weekend": 4 * DAY, "day": 4 * DAY}
_EVER = frozenset({"childhood", "birth", "infancy", "adolescence"})
_RECENT = ("yesterday", "today", "this ", "last night", "tonight", "morning")
_HISTORY_OF = re.compile(r"[\s-]*(?:history|hx)\s+of\b", re.IGNORECASE)
"""Behind a time: what it is of follows, whoever has it: "a smoker with a six-month history of pain"."""
_OTHER_MATTER = re.compile(
    r"\b(?:smok\w*|pack|packs|drink\w*|alcohol|cigarettes?|married"
    r"|pregnan\w*|diagnos(?:ed|is)|taking|takes|hypertension|hypertensive|diabet\w*"
    r"|stopped|quit|died|surgery|operation|worked|working|gestation|period"
    r"|(?<!year[- ])old|aged?|born|ex-|treated|cpap|counsel\w+|therap(?:y|ist)|wait(?:ed|ing)?"
    r"|staying\s+with|lives?\s+with|found\s+to\s+have|weight-?bear\w*|non-?weight\w*|brace|splint|boot"
    r"|removed|fusion|craniotomy|lumpectomy|graft\w*|transplant\w*|disabilit\w*|annual|check-?up|appointment|follow-?up|last\s+(?:visit|seen|saw)"
    r"|doing\s+(?:\w+\s+)?well|no\s+problems|minimum|will|should|finished|completed|icing|monitor\w*"
    r"|current\s+weight|weight\s+has|opinion|clean|sober|dry\s+for|retired|employed|discectomy|arthroplasty|biopsy|dialysis|radiation|chemotherapy"
    r"|caesarean|c-section|\w+ectomy|laparotomy|hip replacement|knee replacement|resection|extraction"
    r"|vaccin\w*|immuni[sz]\w*|jabs?"
    r"|booster|mmr|discharged|returned|came (?:back|home)|(?:back|home) from|flew|trip|holiday|arrived"
    r"|delivered|gave birth|had (?:a|the|her|my) baby|childbirth"
    r"|(?:finished|completed|course of)\s+(?:\w+\s+){0,3}?antibiotics?|bit(?:ten)?\s+by"
    r"|angiogra\w+|endoscop\w+|colonoscop\w+|x-?rays?|films?|mri|scan|ct|high blood pressure"
    r"|on (?:treatment|medication)|had (?:the same|this before|one before|something similar|it before))\b",
    re.IGNORECASE,
)


_WHO_WITH = re.compile(
    r"\s*(?:(?:an?|the|this|elderly|heavy|known|current|ex-?|former|retired|insulin-dependent|\w+ly)\s+)*"
    r"(?:smoker|drinker|diabetic|hypertensive|asthmatic|retired|ex-\w+|pregnant|married)(?:\s+[\w-]+){0,2}?"
    r"\s+(?:with|has|who\s+has|presents\s+with|presenting\s+with)\s+",
    re.IGNORECASE,
)
"""Who somebody is, before what they have: "a smoker with cough for three weeks"."""
_CARE = re.compile(
    r"\b(?:ice|iced|icing|heat\s+pack|bikes?|rides?|soak\w*|apply|applying|massage|brush\w*|drives?|commute|each\s+way|times\s+(?:per|a)\s+day"
    r"|once\s+an\s+hour|stretch(?:es|ing)?|meditat\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A length of time in hours at characters `start` to `end`; `attack` when it is that of one attack."""

    passage: Passage
    start: int
    end: int
    hours: float
    attack: bool = False

    @property
    def finding(self) -> str:
        """The id of the finding it means; empty for an attack longer than any finding says."""
        bands = LENGTHS if self.attack else BANDS
        return next((name for longest, name in bands if self.hours <= longest), "")


def least_hours(finding: str) -> float:
    """Fewest hours that a duration tells of; 0 for any other finding."""
    names = [name for _, name in BANDS]
    place = names.index(finding) if finding in names else 0
    return BANDS[place - 1][0] if place else 0.0


def first_times(
    passages: Sequence[Passage], asked_how_long: Callable[[Passage], bool], of_complaint: Callable[[Told], bool]
) -> list[Told]:
    """The first duration of the complaint and the first length of an attack. `asked_how_long` says of a turn that it
    answers "how long?", where a bare time counts; `of_complaint` says that a time is not that of an earlier illness."""
    duration: Told | None = None
    attack: Told | None = None
    for passage in passages:
        if passage.section not in TOLD_IN:
            continue
        for told in sorted(_times(passage, bare=asked_how_long(passage)), key=lambda each: each.start):
            if told.attack:
                attack = attack or (None if _is_of_care(told) else told)
            elif _is_since_event(told) or (not _is_other_matter(told) and of_complaint(told)):
                duration = told if duration is None or _gives_way(duration, told) else duration
    return [told for told in (duration, attack) if told is not None and told.finding]


def _times(passage: Passage, *, bare: bool) -> Iterator[Told]:
    text = passage.text
    for match in _TIME.finditer(in_lower_case(text), passage.start, passage.end):
        hours = _hours(match, text)
        before = text[max(passage.start, match.start() - 45) : match.start()]
        if hours is not None:
            hours *= 1.01 if _MORE.search(before) else 0.99 if _LESS.search(before) else 1.0
        if hours is None or re.match(
            r"[\s-]*old\b|['’]?\s*(?:pregnan|gestation)|\s+opinion\b", text[match.end() :][:20], re.IGNORECASE
        ):
            continue
        if (
            _EACH_TIME.search(before)
            or (match["bare"] is not None and _NO_LENGTH.search(before))
            or _CLOTTING.search(before)
        ):
            continue
        if _AGED.search(before) or says_how_often(text, match.end()):
            continue
        over = bool(_OVER_AFTER.search(before))
        if over and hours > LENGTHS[-1][0]:
            continue
        attack = bool(
            over
            or _LASTS.search(before)
            or _EACH.match(text, match.end())
            or (hours < 1 and _FOR.search(before))
            or (hours < DAY and _FOR.search(before) and _DAILY.match(text, match.end()))
        )
        if (
            attack
            or bare
            or _SPAN.search(before)
            or has_been(before, text, match.end())
            or _AFTER.match(text, match.end())
            or (hours >= DAY and _OF.match(text, match.end()))
            or (hours >= DAY and _FIRST.search(before) and _WHAT.match(text, match.end()))
            or (_BEHIND_IT.search(before) and _ENDS.match(text, match.end()))
        ):
            yield Told(passage=passage, start=match.start(), end=match.end(), hours=hours, attack=attack)
    for start, end, hours in (*short_times(passage), *long_times(passage)):
        yield Told(passage=passage, start=start, end=end, hours=hours)
    for match in _NAMED.finditer(text, passage.start, passage.end):
        yield Told(
            passage=passage, start=match.start("name"), end=match.end("name"), hours=_named_hours(match["name"].lower())
        )


def _hours(match: re.Match[str], text: str) -> float | None:
    """The length of a time expression; None for a unit that stands alone: "at night", but not "past week"."""
    unit = match["unit"].lower()
    each = next(hours for head, hours in HOURS.items() if unit.startswith(head))
    if match["vague"]:
        return _VAGUE[match["vague"].lower()] * each
    if match["half"]:
        return 0.5 * each
    if match["n"]:
        least, most = value_of(match["n"]), value_of(match["most"] or match["n"])
        return None if least is None or most is None else (least + most) / 2 * each
    if match["one"]:
        return each
    if _LAST_ONE.search(text[max(0, match.start() - 12) : match.start()]) and not unit.startswith("nig"):
        return each
    return 6 * each if unit.endswith("s") else None


def _named_hours(name: str) -> float:
    if name in _EVER:
        return 10 * YEAR
    if name.startswith(_RECENT) or name.endswith("morning"):
        return 12.0
    return next((hours for end, hours in _NAMED_HOURS.items() if name.endswith(end)), 3 * MONTH)


def _is_of_care(told: Told) -> bool:
    """Whether the clause says for how long something is done: "ice it for 20 minutes", "rides a bike for an hour"."""
    start, end = clause_of(told)
    return _CARE.search(told.passage.text, start, end) is not None


def _gives_way(earlier: Told, told: Told) -> bool:
    """Whether a time told before another is less that of what the patient comes for."""
    return earlier.hours == LIFELONG != told.hours or _is_new_bout(earlier, told)


def _is_new_bout(earlier: Told, told: Told) -> bool:
    """Whether a time is that of today's complaint and the one before it of an earlier one: "two years ago … Now ten
    days of numbness"."""
    text = told.passage.text
    ago = _AGO.match(text, earlier.end) if earlier.passage is told.passage else None
    start = clause_of(told)[0]
    return bool(ago and not _AGO.match(text, told.end) and start > earlier.end and _NOW.match(text, start, told.start))


def _is_since_event(told: Told) -> bool:
    """Whether a time of weeks says since when the complaint is there, whatever it began with."""
    low = max(told.passage.start, told.start - CLAUSE)
    return told.hours <= _SINCE_LONGEST and is_since_event(told.passage.text, low, told.start, told.end)


def _is_other_matter(told: Told) -> bool:
    """Whether the clause speaks of how long something else has been so: "smoker for 20 years"."""
    behind = _HISTORY_OF.match(told.passage.text, told.end)
    start, end = clause_of(told)
    who = _WHO_WITH.match(told.passage.text, start, told.start)
    start = who.end() if who else start
    return bool(_OTHER_MATTER.search(told.passage.text, behind.end() if behind else start, end))


def dates_event(told: Told) -> bool:
    """Whether a time says when something happened, many weeks ago, and not since when it has been there: "he had a fit
    three years ago", but not "a spot developed two months ago"."""
    text = told.passage.text
    start, end = clause_of(told)
    old = told.hours > _SINCE_LONGEST and _AGO.match(text, told.end) is not None
    return old and _ONSET.search(text, start, end) is None and _SINCE_THEN.search(text, end, end + CLAUSE) is None


def is_once_ago(told: Told, start: int, end: int) -> bool:
    """Whether a time, in words of something earlier at `start` to `end`, dates it alone: "stroke 5 years ago", but not
    "a cough which began three weeks ago" and not "since then"."""
    text = told.passage.text
    if _AGO.match(text, told.end) is None or _ONSET.search(text, start, end) is not None:
        return False
    return _SINCE_THEN.search(text, told.end, clause_of(told)[1]) is None


def says_how_often(text: str, end: int) -> bool:
    """Whether what stands behind days that end at a place makes them a frequency: "two or three days a week"."""
    return _HOW_OFTEN.match(text, end) is not None


def is_frequency(text: str, start: int, end: int) -> bool:
    """Whether words taken for a length of time say how often: "several times a day"."""
    return says_how_often(text, end) or _TIMES_A.search(text, start, end) is not None


def clause_of(told: Told) -> tuple[int, int]:
    """The characters between two marks in which a time stands."""
    text = told.passage.text
    low, high = max(told.passage.start, told.start - CLAUSE), min(told.passage.end, told.end + CLAUSE)
    start = max(low, *(text.rfind(mark, low, told.start) + 1 for mark in ".;\n?!,"))
    ends = [place for place in (text.find(mark, told.end, high) for mark in ".;\n?!,") if place >= 0]
    return start, min([high, *ends])
