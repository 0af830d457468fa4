"""Medicines by name: what the patient takes, and what was stopped."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dxpad.domain.finding import Medication, Status, Subject, When
from dxpad.domain.issue import Issue
from dxpad.findings.assertion import polarity_of_answer
from dxpad.findings.exchange import exchanges
from dxpad.findings.passage import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dxpad.domain.case import Case
    from dxpad.domain.finding import Assertion
    from dxpad.findings.passage import Passage
    from dxpad.knowledge.store import Store

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOPPED = re.compile(
    r"\b(?:stopped|stopping|discontinued?|no longer|came off|come off"
    r"|off|quit|ceased|finished|ran out of|not taking|not on|never taken"
    r"|isn't taking|don't take|doesn't take|not tak\w+)\W+(?:\w+\W+){0,4}$",
    re.IGNORECASE,
)
_STOPPED_AFTER = re.compile(
    r"(?:\s+\d+\s*\w*)?\s*(?:\(|\b(?:was|were|has been|have been|is"
    r"|now))?\s*(?:recently |just )?(?:stopped|discontinued|ceased)\b(?!\s+(?:working|helping))",
    re.IGNORECASE,
)
_ALLERGIC = re.compile(
    r"\b(?:allerg\w+|intoleran\w+|reaction|rash|anaphyla\w+)\s+(?:to|with|from|after|of)\W+"
    r"(?:(?!(?:takes?|taking|on|uses?|using|now|but|is|was|has|had|started|given|gets?|who)\b)\w+\W+){0,4}$",
    re.IGNORECASE,
)
_ALLERGY_AFTER = re.compile(
    r"[ -](?:drug )?(?:allerg(?:y|ic|ies(?!\W*(?:none|nil|no\b)))|intoleran|hypersensitiv)", re.IGNORECASE
)
_UNTAKEN = (
    r"\W+(?:(?!(?:takes|taking|took|on|uses?|using|is|was|has|had|have|been|but|and|still|already|now|since|with|stop\w*"
    r"|continu\w+|keep|carry|come|increas\w+|reduc\w+|lower\w*|switch\w*)\b)"
    r"[\w'’-]+\W+){0,5}$"
)
"""Up to five words to the medicine, none of which says that it is taken."""
_THOUGHT = re.compile(
    r"\b(?:consider(?:ing)?|think(?:ing)?\s+(?:about|of)|might|may|could|would|should|shall|will|plan(?:s|ned|ning)?\s+to"
    r"|going\s+to|want(?:s|ed)?\s+to|propos\w+|suggest(?:s|ing)?|recommend(?:s|ing)?|declin(?:ed|es)|refus(?:ed|es))"
    + _UNTAKEN,
    re.IGNORECASE,
)
"""What is only thought of, or was not wanted: "might start ramipril"."""
_SPOKEN_OF = re.compile(
    r"\b(?:discuss(?:ed|ing)?|suggested|recommended|advised|offered|mentioned|talked\s+about)" + _UNTAKEN, re.IGNORECASE
)
"""What was spoken of: whether it was ever taken is not said."""
_ANEW = re.compile(
    r"\b(?:and|but)\s+(?:(?:he|she|i)\s+)?(?:(?:still|now|currently)\s+)?"
    r"(?:takes|is\s+taking|am\s+taking|is\s+on|am\s+on|uses)\s+(?:(?!no\b|not\b)\w+\s+){0,2}$",
    re.IGNORECASE,
)
"""A new statement in a clause that denied something else: "does not smoke and takes ramipril"."""
_TAKING = re.compile(r"\b(?:tak(?:e|ing)|on|us(?:e|ing)|having|prescribed)\b", re.IGNORECASE)
_CLAUSE_BACK = 60
_FIRM = (Status.ABSENT, Status.PRESENT, Status.POSSIBLE, Status.UNKNOWN)


def medications(
    case: Case, passages: Sequence[Passage], store: Store, meant: Callable[[Passage, int, int], Assertion | None],
) -> tuple[list[Medication], list[Issue]]:  # fmt: skip
    """The caller's medicines and classes of medicines, then those of the text, one entry each. A medicine that was
    stopped or is not taken is absent, one that may be taken is possible; one that the patient is allergic to, or that
    is only advised about, is left out.
    """
    found, issues = _stated(case, store)
    for passage in passages:
        if passage.section in (Section.ALLERGIES, Section.PLAN, Section.FAMILY):
            continue
        for start, end, drug in drugs_in(passage.text, passage.start, passage.end, store):
            status = _status(passage, start, end, meant(passage, start, end))
            if status is not None:
                found.append(Medication(id=drug, name=_name(drug), status=status, source=passage.quote(start, end)))
    found += _asked(passages, store)
    return _merged(found), issues


def _stated(case: Case, store: Store) -> tuple[list[Medication], list[Issue]]:
    found, issues = [], []
    for given in case.not_taken:
        denied = drugs_in(given, 0, len(given), store)
        found += [Medication(id=drug, name=_name(drug), status=Status.ABSENT) for _, _, drug in denied]
    for number, given in enumerate(case.medications):
        named = list(drugs_in(given, 0, len(given), store))
        found += [Medication(id=drug, name=_name(drug)) for _, _, drug in named]
        if not named:
            near = get_close_matches(given.lower()[:60], store.drugs(), n=3)
            issues.append(
                Issue(
                    code="unknown-medicine",
                    where=f"medications[{number}]",
                    message="a medicine that is in no list; it was left out of every check",
                    mend=f"Did you mean {', '.join(near)}?" if near else "Give the generic name",
                ),
            )
    return found, issues


def _asked(passages: Sequence[Passage], store: Store) -> Iterator[Medication]:
    """What a clinician asks about and the next speaker affirms or denies: "Do you take warfarin?" "Yes"."""
    for exchange in exchanges(passages, _TAKING):
        reply = polarity_of_answer(exchange.answer.body)
        for start, end, drug in drugs_in(exchange.asked.text, exchange.start, exchange.end, store):
            if reply is not None:
                source = exchange.asked.quote(start, end)
                yield Medication(id=drug, name=_name(drug), status=reply, source=source)


def drugs_in(text: str, first: int, last: int, store: Store) -> Iterator[tuple[int, int, str]]:
    """Each medicine named between two characters, the longest name first."""
    words = list(_WORD.finditer(text, first, last))
    drugs = store.medicines()
    after = 0
    for place, word in enumerate(words):
        longest = store.longest_drug(word[0].lower()) if place >= after else 0
        for size in range(min(longest, len(words) - place), 0, -1):
            start, end = word.start(), words[place + size - 1].end()
            drug = drugs.get(" ".join(text[start:end].lower().split()))
            if drug is not None:
                yield start, end, drug
                after = place + size
                break


def _status(passage: Passage, start: int, end: int, meant: Assertion | None) -> Status | None:
    before = passage.text[max(passage.start, start - _CLAUSE_BACK) : start]
    before = re.split(r"[.;!?\n]", before)[-1]
    after = passage.text[end : end + 40]
    if before.lower().endswith("lupus "):
        return None
    if meant is None or meant.subject is not Subject.PATIENT or meant.when is When.HYPOTHETICAL:
        return None
    if _ALLERGIC.search(before) or _ALLERGY_AFTER.match(after):
        return None
    return _told(before, re.split(r"[.;!?\n]", after)[0], meant.status)


def _told(before: str, after: str, status: Status) -> Status | None:
    """What the clause around a medicine says of it; `status` is how the sentence is meant. None: not taken yet."""
    if _ANEW.search(before):
        return Status.PRESENT
    if status is Status.ABSENT or _STOPPED.search(before) or _STOPPED_AFTER.match(after):
        return Status.ABSENT
    if _THOUGHT.search(before):
        return None
    return Status.POSSIBLE if _SPOKEN_OF.search(before) else status


def _merged(found: Sequence[Medication]) -> list[Medication]:
    """One entry for each medicine: the caller's word stands, then a stop, then that it is taken, then
    that it may be."""
    kept: dict[str, Medication] = {}
    for each in found:
        before = kept.get(each.id)
        if before is None or (before.source is not None and _FIRM.index(each.status) < _FIRM.index(before.status)):
            kept[each.id] = each
    return list(kept.values())


def _name(drug: str) -> str:
    return drug.replace("-", " ")
