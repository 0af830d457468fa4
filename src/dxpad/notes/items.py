"""Lists that were asked about, answered thing by thing: `no fever, but a bit of a cough`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.notes import rewrite
from dxpad.notes.lists import listed_in_order
from dxpad.notes.numerals import in_digits
from dxpad.notes.parts import Polarity, Statement, Voice
from dxpad.notes.questions import Form, Question
from dxpad.notes.replies import narrows, stands_alone
from dxpad.notes.words import cleaned, negations, stem, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.notes.maker import Maker

_SPLIT = re.compile(r"(,? but |[,.;]+ (?:and )?| and )")
_MARKED = re.compile(r"\b(?:bit|some|little|slight|mild|yes|yeah|definitely|i have|i do have|i get|i've)\b")
_QUALIFIERS = frozenset(
    stem(w)
    for w in listed_in_order("bit little some slight slightly mild occasional occasionally bad severe small very")
)
_TRAILING = re.compile(r"(?:or )?(?:anything|something)(?: else| like (?:that|this))?$")
_DOUBT = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|might|think|guess|suppose|sure|used|ago|last|if|not|never|except)\b"
)


_HAS_VERB = re.compile(r"\b(?:i|i'm|it|it's|is|are|was|has|have|had|do|does|did|you|that's|there's|feel\w*|kinda)\b")
_LONGEST_DENIED = 5


def listing(items: Sequence[str]) -> str:
    """`fever, cough or chills` without an `anything else`; empty when nothing is named."""
    named = [item for item in items if item and not _TRAILING.match(item)]
    return " or ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)


def none_of(items: Sequence[str], voice: Voice) -> str:
    """The denial of every item, as a sentence; empty when there is none to name."""
    listed = listing(items)
    if not listed:
        return ""
    denied = [*rewrite.lead(voice), "denies"] if voice.whole else ["no"]
    return rewrite.sentence(in_digits([*denied, *rewrite.of_question(cleaned(listed), voice)]))


def _there(text: str, voice: Voice) -> str:
    """A thing that is there, as a sentence."""
    reported = [*rewrite.lead(voice), "reports"] if voice.whole else []
    return rewrite.sentence(in_digits([*reported, *cleaned(text)]))


def lowered(text: str) -> str:
    """The sentence as the second half of another."""
    return text if text.startswith(("I ", "I'")) else text[0].lower() + text[1:]


def item_by_item(question: Question, told: str, maker: Maker) -> tuple[Statement, ...]:
    """`No fever, but a bit of a cough` in two statements; empty unless every clause can be decided."""
    exception = _denied_but(question, told, maker)
    if exception:
        return exception
    pieces = _SPLIT.split(told)
    made: list[Statement] = []
    after_no = False
    for position in range(0, len(pieces), 2):
        joint = pieces[position - 1] if position else ""
        after_no = after_no and "but" not in joint
        read = _clause_of_item(pieces[position].strip(), question, doubtful=after_no)
        if read is None:
            return ()
        text, polarity = read
        after_no = polarity is Polarity.ABSENT
        text = _whole_item(text, question) if after_no else text
        named = Question(form=Form.ITEMS, topic=text, items=(text,))
        written = none_of((text,), maker.voice) if after_no else _there(text, maker.voice)
        made.extend(maker.of(written, polarity, named))
    return tuple(made)


def only_these(question: Question, rest: str, maker: Maker) -> tuple[Statement, ...]:
    """`No, just a cough` of several things: the one that is there, and the denial of the others."""
    named = re.match(r"(?:just|only) (?P<what>.+)$", rest)
    read = _clause_of_item(named["what"], question, doubtful=False) if named else None
    if read is None or read[1] is not Polarity.PRESENT or narrows(read[0]):
        return ()
    left = [item for item in question.items if not stems(item) & (stems(read[0]) - _QUALIFIERS)]
    if len(left) != len(question.items) - 1:
        return ()
    denied = Question(form=Form.ITEMS, topic=", ".join(left), items=tuple(left))
    there = Question(form=Form.ITEMS, topic=read[0], items=(read[0],))
    return (
        *maker.of(none_of(left, maker.voice), Polarity.ABSENT, denied),
        *maker.of(_there(read[0], maker.voice), Polarity.PRESENT, there),
    )


def _denied_but(question: Question, told: str, maker: Maker) -> tuple[Statement, ...]:
    """`No chest pain, but I feel winded`: one sentence, the second half in the patient's own words."""
    first, joint, rest = told.partition(" but ")
    read = _clause_of_item(re.sub(r"^(?:so|well),? ", "", first).strip(" ,"), question, doubtful=False)
    if not joint or not read or read[1] is not Polarity.ABSENT or not stands_alone(rest):
        return ()
    other = rewrite.patient_words(rest, maker.voice)
    item = _whole_item(read[0], question)
    denied = none_of((item,), maker.voice).removesuffix(".")
    named = Question(form=Form.ITEMS, topic=item, items=(item,))
    return maker.of(f"{denied}, but {lowered(other)}", Polarity.ABSENT, named)


def _whole_item(named: str, question: Question) -> str:
    """What was asked, where the answer names it short: `no pain` after `pain in your chest` is about the chest."""
    fitting = [item for item in question.items if stems(named) <= stems(item)]
    return fitting[0] if len(fitting) == 1 else named


def _runs_on(what: str, question: Question) -> bool:
    """Whether two of the things asked about stand side by side, so that the no may be meant for the first alone."""
    named = [item for item in question.items if stems(item) and stems(item) <= stems(what)]
    return len(named) > 1 and not re.search(r"\b(?:or|and|nor)\b|,", what)


def _clause_of_item(clause: str, question: Question, *, doubtful: bool) -> tuple[str, Polarity] | None:
    """The thing a clause names and whether it is there. After a `no`, a bare word may still belong to that `no`."""
    clause = re.sub(r",? (?:though|either|at all|really|particularly)$", "", clause)
    asked_stems = stems(" ".join(question.items))
    denied = re.match(r"^(?:definitely |really )?(?:no|not any) (?P<what>.+)$", clause) or re.match(
        r"^(?P<what>.+?),? no$", clause
    )
    if denied:
        what = denied.group("what")
        named = bool(stems(what) & asked_stems) and len(what.split()) <= _LONGEST_DENIED and not _HAS_VERB.search(what)
        doubtful = negations(what) > 0 or bool(_DOUBT.search(what)) or narrows(what) or _runs_on(what, question)
        return (what, Polarity.ABSENT) if named and not doubtful else None
    what = re.sub(r",? (?:yes|yeah)$|^(?:yes|yeah|just|only) (?:just |only )?", "", clause)
    if _DOUBT.search(what) or negations(what) or (doubtful and not _MARKED.search(clause)):
        return None
    if not stems(what) & asked_stems or stems(what) - asked_stems - _QUALIFIERS or stands_alone(what):
        return None
    return re.sub(r"^(?:a (?:little )?bit|bit) of (?:a |an )?", "some ", what), Polarity.PRESENT
