"""Whose a clause is that opens with *he* or *she* behind a relative: "my father has diabetes, he takes metformin"; and
what is somebody else's by its name: "my wife's period is late"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.finding import Subject
from dxpad.domain.transcript import Speaker
from dxpad.findings.spoken_for import FIRST_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.findings.passage import Passage


class Retold(NamedTuple):
    """Characters `start` to `end` of a passage's text tell of somebody who is not the patient."""

    start: int
    end: int
    subject: Subject


_HE = r"father|dad|brother|uncle|grandfather|grandad|granddad|grandpa"
_SHE = r"mother|mum|mom|mam|sister|aunt|aunty|auntie|grandmother|grandma|gran|granny|nan|nana"
_HIM = r"husband|son|boyfriend|nephew|grandson"
_HER = r"wife|daughter|girlfriend|niece|granddaughter"
_RELATIVE = re.compile(
    rf"\b(?P<whose>my|our|his|her)\s+(?:(?:late|older|younger|elder|elderly|little|big|own|twin)\s+)?"
    rf"(?:(?P<he>{_HE})|(?P<she>{_SHE})|(?P<him>{_HIM})|(?P<her>{_HER}))\s+"
    r"(?=has\b|had\b|is\b|was\b|takes\b|took\b|suffer|died\b|got\b|gets\b|developed\b)[^.;!?\n]*",
    re.IGNORECASE,
)
"""A relative of whom something is told: the subject of a clause."""

_CLAUSE = r"(?:\s*[.;!?,]\s*|\s+)(?:and\s+|but\s+|so\s+)?(?P<pronoun>he|she)\b"
_ON = re.compile(rf"{_CLAUSE}(?P<told>[^.;!?\n]*)", re.IGNORECASE)
"""What goes on with *he* or *she*."""
_JOINED = re.compile(r"(?:,\s*(?:and\s+|but\s+|so\s+)?|\band\s+)(?P<pronoun>he|she)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:i|i['’]m|i['’]ve|my|me|we|the\s+patient|patient|pt)\b", re.IGNORECASE)
"""Here the clause is somebody else's again."""
_OF_OLD = re.compile(
    r"(?:also\s+|now\s+|still\s+)?(?:takes?|took|is\s+on|was\s+on|['’]s\s+on|uses|used|had|has\s+had|has\s+always|was|needed|needs|smokes|smoked|drinks"
    r"|drank|died|got)\b",
    re.IGNORECASE,
)
"""What somebody takes, does or had, and not what is wrong with them at the moment."""
_OF_SOMEBODY = re.compile(
    r"\b(?:(?:my|our)\s+(?:\w+\s+)?(?:wife|husband|spouse|partner|girlfriend|boyfriend|son|daughter|friend|flatmate|housemate|mate"
    r"|colleague|neighbou?r)|(?P<told>his|her)\s+(?:wife|husband|partner|girlfriend|boyfriend))['’]s\s+\w+(?:\s+\w+)?\s+"
    r"(?:is|are|was|were|has|have|had)\b[^.;!?\n]*",
    re.IGNORECASE,
)
_WRITERS = frozenset({"my", "our"})
_WOMAN = re.compile(r"\b(?:woman|lady|female|girl)\b", re.IGNORECASE)
_MAN = re.compile(r"\b(?:man|gentleman|male|boy)\b", re.IGNORECASE)
_BROUGHT = re.compile(
    r"\b(?:br(?:ings?|ought|inging)|rang|rings|ringing|call(?:s|ed|ing|er)|phon\w+|worried|concerned|says|reports)\b",
    re.IGNORECASE,
)


def retold(passage: Passage) -> tuple[Retold, ...]:
    """Where a passage goes on to tell of a relative. Only asked of a case that is about nobody's relative."""
    if passage.speaker not in (None, Speaker.PATIENT):
        return ()
    named = _RELATIVE.finditer(passage.text, passage.start, passage.end)
    told_on = [each for match in named for each in _told_on(passage, match)]
    return (*told_on, *(_of_somebody(passage) if passage.turn is None else ()))


def speaks_of_self(passage: Passage) -> bool:
    """Whether in a turn the patient speaks, of their own body."""
    return passage.speaker is Speaker.PATIENT and FIRST_PERSON.search(passage.body) is not None


def _of_somebody(passage: Passage) -> Iterator[Retold]:
    for match in _OF_SOMEBODY.finditer(passage.text, passage.start, passage.end):
        if not match["told"] or not _BROUGHT.search(passage.text, passage.start, match.start()):
            start = match.start() + len("my ")
            yield Retold(start, _end(passage.text, start, match.end()), Subject.OTHER)


def _told_on(passage: Passage, named: re.Match[str]) -> Iterator[Retold]:
    """The clauses that go on about a relative. Where a text opens with one, who may be the patient, only what he or she
    takes, does or had."""
    pronoun = "he" if named["he"] or named["him"] else "she"
    subject = Subject.FAMILY if named["he"] or named["she"] else Subject.OTHER
    before = passage.text[passage.start : named.start()]
    opens = FIRST_PERSON.search(before) is None and named["whose"].lower() in _WRITERS
    if not _is_anothers(named, before, pronoun) or (opens and subject is Subject.OTHER):
        return
    for start, told, end in _clauses(passage, named, pronoun):
        if opens and not _OF_OLD.match(passage.text[told:end].lstrip()):
            return
        yield Retold(start, _end(passage.text, told, end), subject)


def _clauses(passage: Passage, named: re.Match[str], pronoun: str) -> Iterator[tuple[int, int, int]]:
    """Where each clause begins that goes on with the pronoun, what it tells, and where it ends."""
    text, place = passage.text, named.end()
    for joined in _JOINED.finditer(text, named.start(), place):
        if joined["pronoun"].lower() == pronoun:
            yield joined.start(), joined.end(), place
            break
    while (on := _ON.match(text, place, passage.end)) is not None and on["pronoun"].lower() == pronoun:
        yield on.start("pronoun"), on.start("told"), on.end()
        place = on.end()


def _end(text: str, start: int, end: int) -> int:
    own = _OWN.search(text, start, end)
    return own.start() if own else end


def _is_anothers(named: re.Match[str], before: str, pronoun: str) -> bool:
    """Whether *he* or *she* behind a relative is the relative, and not the patient whose relative it is."""
    whose = named["whose"].lower()
    if whose in _WRITERS:
        return True
    if (whose == "his") is (pronoun == "he") or named["him"] or named["her"]:
        return False
    introduced = _WOMAN if whose == "her" else _MAN
    return introduced.search(before) is not None and _BROUGHT.search(before) is None
