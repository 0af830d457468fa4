"""What a patient takes home reads at school grade 8 or less: shorter sentences, plainer words; what is too hard even so
is left out, and the clinician is told which words those were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.issue import Issue
from dxpad.knowledge.reading import grade
from dxpad.notes.parts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dxpad.notes.parts import Statement

HARDEST = 8.0
"""The school grade that a leaflet does not exceed."""
CODE = "too-hard-to-read"
PLAIN = {
    "medication": "medicine", "medications": "medicines", "approximately": "about",
    "additional": "more", "administer": "give", "discontinue": "stop", "utilize": "use",
    "utilise": "use", "commence": "start", "terminate": "end", "sufficient": "enough", "frequently": "often",
    "immediately": "right away", "currently": "now", "beneficial": "helpful", "advisable": "wise",
    "demonstrates": "shows", "experiencing": "having", "physician": "doctor",
    "abdomen": "belly", "fracture": "break", "assistance": "help", "obtain": "get", "require": "need",
    "requires": "needs", "regarding": "about", "numerous": "many", "initially": "at first", "purchase": "buy",
    "remainder": "rest", "persistent": "lasting", "persists": "lasts", "persist": "last",
}  # fmt: skip
"""Hard words and what they mean in plain ones."""
_HARD = re.compile(r"\b(?:" + "|".join(sorted(PLAIN, key=len, reverse=True)) + r")\b", re.IGNORECASE)
_JOINT = re.compile(
    r",? (?:(?:and|but)(?: then)?,? (?=(?:you|I|we|it|they|there|he|she|that)(?: |'))|"
    r"so(?: then)?,? (?=(?:I|we)(?: |')))"
)
"""`So you …` says what for (`so you do not get another`), and never begins a sentence of its own."""
_HANGS_ON = re.compile(
    r"\b(?:if|when|once|before|after|unless|because|while|until|although|though|since|whether|that|in case|as long as|"
    r"not|no|never|neither|cannot|\w+n't|doubt|unlikely|rule out)\b",
    re.IGNORECASE,
)
_SHORTEST_HALF = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """The statements that stay, and those that were left out since a patient could not follow them."""

    kept: tuple[Statement, ...]
    left: tuple[Statement, ...] = ()

    @property
    def issues(self) -> tuple[Issue, ...]:
        """What to tell the clinician of each sentence that was left out."""
        return tuple(
            Issue(
                code=CODE,
                where=f"turn {statement.parents[0].turn + 1}",
                message=f"Left out of the leaflet, for it reads at grade {grade(statement.text):.0f}: {statement.text}",
                mend="Write it in short sentences, or tell the patient",
            )
            for statement in self.left
        )


def readable(statements: Sequence[Statement]) -> Readable:
    """The statements in plain words and short sentences; the hardest go until the whole reads at `HARDEST` or less,
    what to watch out for last of all."""
    kept = [replace(statement, text=plain(statement.text)) for statement in statements]
    left: list[Statement] = []
    for statement in sorted(kept, key=lambda s: (s.kind is Kind.SAFETY_NET, -grade(s.text))):
        if _grade(kept) <= HARDEST:
            break
        if grade(statement.text) > HARDEST:
            kept.remove(statement)
            left.append(statement)
    return Readable(kept=tuple(kept), left=tuple(sorted(left, key=lambda s: s.place)))


def plain(text: str) -> str:
    """A text in plainer words, its long sentences cut where a new one begins. What hangs on an `if` or a
    `not` is never cut."""
    if "“" in text:
        return text
    sentences = [half for sentence in re.split(r"(?<=[.!?]) ", text) for half in _halves(sentence)]
    return " ".join(_HARD.sub(_plainer, sentence) for sentence in sentences)


def _halves(sentence: str) -> Iterable[str]:
    start = 0
    for joint in _JOINT.finditer(sentence):
        before, after = sentence[start : joint.start()], sentence[joint.end() :]
        long = min(len(before.split()), len(after.split())) >= _SHORTEST_HALF
        if long and not _HANGS_ON.search(sentence[: joint.start()]):
            yield f"{_opened(before)}."
            start = joint.end()
    yield _opened(sentence[start:])


def _opened(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plainer(word: re.Match[str]) -> str:
    meant = PLAIN[word.group().lower()]
    return _opened(meant) if word.group()[0].isupper() else meant


def _grade(statements: Sequence[Statement]) -> float:
    return grade("\n".join(statement.text for statement in statements))
