"""The guard: whether a reworded sentence says what the sentence said, no more and no less.

The words that carry meaning must be the same words in the same order: numbers, names, sides, negations, doubt, time,
persons, tense, prepositions. Only articles and the like may come and go, and sounds without meaning may go. Where
something is denied, doubted, counted or has a side, the words and marks that bound its reach must stay as well. Last,
our own recogniser must read the same findings, medicines and measurements from both. A guard this tight refuses good
wordings too: that is its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from dxpad.notes.custody import unsupported
from dxpad.notes.numerals import said_numbers
from dxpad.notes.words import negations, tokens, written_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dxpad.domain.finding import FindingSet

FREE = frozenset(["a", "an", "the", "there", "that"])
"""May come and go: they carry nothing that the words around them do not."""

FILLERS = frozenset("um uh uhm erm ah oh basically actually anyway".split())
"""May go, and never come."""

BOUNDS = frozenset([".", ",", ";", ":", "?", "!", "-", "–", "—", "and", "or", "but", "nor"])
"""Bound the reach of a negation, a doubt, a number or a side; elsewhere marks and a plain `and` may change."""

REACHING = frozenset(
    "may might could possibly probably perhaps maybe likely unlikely think thinks suspect suspected if unless except "
    "only worried whether unclear left right both bilateral bilaterally".split()
)
"""Doubt and sides: what they are about is decided by the words and marks around them."""

_KEPT_BOUNDS = frozenset(["or", "but", "nor"])
_MARKS = frozenset("\"'“”‘’()")
_LONGEST_UNIT = 3
_MEANT_A = re.compile(
    r"\ba (?:few|little|bit|lot|while)\b|\b(?:hepatitis|vitamin|type|group|class|grade|influenza|flu|strep|factor) a\b",
    re.IGNORECASE,
)
"""`a little` is not `little`, and hepatitis A is no hepatitis without it."""

_QUOTED = re.compile(r"[“”\"«»]")
_UNWANTED = re.compile(r"[<>{}\[\]`*#|\\=~^_@]|https?:|www\.|\n|\r")
_GROWTH = 12
"""Characters that a sentence may grow by, beside a tenth of its own length."""

_WHY_UNPRINTABLE = "it holds signs that belong in no sentence"
_WHY_LONGER = "it is longer than the sentence"
_WHY_NUMBERS = "a number is new or gone"
_WHY_NEGATION = "a negation is new or gone"
_WHY_WORDS = "a word that matters is new, gone or in another place"
_WHY_REACH = "what is denied or doubted might be something else"
_WHY_FINDINGS = "our own recogniser reads something else in it"
_WHY_QUOTE = "it is a quotation, which stays word for word"


def may_be_sent(sentence: str) -> bool:
    """Whether a sentence may be reworded at all; somebody's own words in quotation marks may not."""
    return not _QUOTED.search(sentence)


def refusal(original: str, proposed: str, read: Callable[[str], FindingSet]) -> str:
    """Why `proposed` may not stand for `original`; empty when it may. `read` is our own recogniser."""
    return next((why for why, wrong in _checks(original, proposed, read) if wrong), "")


def _checks(original: str, proposed: str, read: Callable[[str], FindingSet]) -> Iterator[tuple[str, bool]]:
    """Each check with what is wrong when it holds; the cheap ones first, the next only when it is asked for."""
    yield _WHY_QUOTE, not may_be_sent(original)
    yield _WHY_UNPRINTABLE, not proposed.strip() or not proposed.isprintable() or bool(_UNWANTED.search(proposed))
    yield _WHY_UNPRINTABLE, _strange(original, proposed)
    yield _WHY_WORDS, original[:1].isupper() and not proposed[:1].isupper()
    yield _WHY_LONGER, len(proposed) > len(original) * 1.1 + _GROWTH
    yield _WHY_NUMBERS, _numbers(proposed) != _numbers(original) or said_numbers(proposed) != said_numbers(original)
    yield _WHY_NEGATION, negations(proposed) != negations(original)
    yield _WHY_WORDS, bool(unsupported(proposed, [original])) or not _same_words(original, proposed)
    yield _WHY_REACH, ("?" in original) != ("?" in proposed)
    yield _WHY_REACH, _reaches(original) and _bounds(original) != _bounds(proposed)
    yield _WHY_FINDINGS, _read_as(original, read) != _read_as(proposed, read)


def _strange(original: str, proposed: str) -> bool:
    """Letters of another script that look like ours, and invisible ones."""
    known = set(original)
    return any(
        letter not in known and (unicodedata.category(letter) in ("Cf", "Co", "Cn", "Mn") or ord(letter) > 0x17F)  # noqa: PLR2004 Latin ends there
        for letter in proposed
        if letter not in "–—’‘"
    )


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+(?:[.,/:]\d+)*\s?%?", text)


def _said(text: str) -> list[str]:
    """The tokens, with `it's` and its like as two words, and `a` joined to what it gives a meaning to."""
    plain = re.sub(r"\b(it|that|there|he|she|what|who)'s\b", r"\1 is", written_out(text), flags=re.IGNORECASE)
    return tokens(_MEANT_A.sub(lambda match: match.group().replace(" ", "-"), plain))


def _same_words(original: str, proposed: str) -> bool:
    """The same words that matter in the same order: what the proposal lacks are fillers; it has nothing more."""
    before, after = _weighty(original), _weighty(proposed)
    at = 0
    for word in after:
        while at < len(before) and before[at] in FILLERS and not _alike(before[at], word):
            at += 1
        if at == len(before) or not _alike(before[at], word):
            return False
        at += 1
    return all(word in FILLERS for word in before[at:])


def _weighty(text: str) -> list[str]:
    """The words that matter, the first of the sentence without its capital."""
    loose = FREE | (BOUNDS - _KEPT_BOUNDS) | _MARKS
    first, *others = _said(text) or [""]
    begun = first.lower() if first.istitle() else first
    return [word for word in (begun, *others) if word and word.lower() not in loose]


def _alike(one: str, other: str) -> bool:
    """The same word; a capital may come or go at the head of a longer word (mg and Mg are two things)."""
    return one == other or (len(one) > _LONGEST_UNIT and one[1:] == other[1:] and one.lower() == other.lower())


def _reaches(text: str) -> bool:
    words = {word.lower() for word in _said(text)}
    return negations(text) > 0 or bool(REACHING & words) or bool(said_numbers(text)) or bool(_numbers(text))


def _bounds(text: str) -> list[tuple[str, int]]:
    """Every bound with the number of words that matter before it; one at either end bounds nothing."""
    found, count = [], 0
    for word in (item.lower() for item in _said(text)):
        if word in BOUNDS:
            found.append((word, count))
        elif word not in FREE | _MARKS | FILLERS:
            count += 1
    return [(bound, before) for bound, before in found if 0 < before < count]


def _read_as(text: str, read: Callable[[str], FindingSet]) -> Counter[tuple[str, ...]]:
    """What our own recogniser reads, without places."""
    found = read(text)
    return Counter(
        (
            *(("finding", f.id, f.status, f.subject, f.when, str(f.value), f.unit or "") for f in found.findings),
            *(("measured", m.name, str(m.value), m.unit) for m in found.measurements),
            *(("medicine", m.id, m.status) for m in found.medications),
            *(("allergy", a.id, a.name, a.status) for a in found.allergies),
            *(("unnamed", quote.text.lower()) for quote in found.unnamed),
            ("person", str(found.age), str(found.sex)),
        )
    )
