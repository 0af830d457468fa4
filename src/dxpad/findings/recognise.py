"""The stage as one call: a case to its findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.domain.finding import FindingSet, Status
from dxpad.findings.allergies import allergies, beside
from dxpad.findings.demographics import age_of
from dxpad.findings.duration import DAY, YEAR, least_hours
from dxpad.findings.implied import with_implied
from dxpad.findings.medicines import medications
from dxpad.findings.merge import merge
from dxpad.findings.nearby import likened
from dxpad.findings.passage import Passage, Section
from dxpad.findings.prescribed import rests_on, taken_claims
from dxpad.findings.reading import CaseReading
from dxpad.findings.sections import sections
from dxpad.findings.sex import sex_of
from dxpad.findings.stated import stated_claims
from dxpad.findings.thresholds import Judge, stated_measurements, stated_value_claims
from dxpad.findings.unnamed import unnamed

if TYPE_CHECKING:
    from dxpad.domain.case import Case, Sex
    from dxpad.domain.issue import Issue
    from dxpad.findings.assertion import Assertions
    from dxpad.findings.claim import Claim
    from dxpad.findings.mention import Mention
    from dxpad.knowledge.store import Store

MAX_CHARACTERS = 500_000
"""Most characters that one case may hold, text and transcript together: days of speech."""

_NEWBORN = 28 * DAY
"""Hours that anybody may have lived who is called newborn; an age of 0 years says no more than an infant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a case says apart from the findings that its caller states as present or absent: claims, what of them was
    taken for a finding by likeness, everything of the result but the findings, and issues of the age and of the
    rest."""

    claims: tuple[Claim, ...]
    near: tuple[Mention, ...]
    rest: FindingSet
    wrong_age: tuple[Issue, ...]


def find(case: Case, store: Store, assertions: Assertions) -> FindingSet:
    """All findings of a case, with age, sex, measurements, medicines and allergies; what the caller states wins over
    its text.

    Raises:
        BadInputError: the case holds more than `MAX_CHARACTERS`.
    """
    return found(case, read(case, store, assertions), store)


def read(case: Case, store: Store, assertions: Assertions) -> Read:
    """The words and values of a case, which is most of the work.

    Raises:
        BadInputError: the case holds more than `MAX_CHARACTERS`.
    """
    passages = passages_of(case)
    _refuse_too_long(passages)
    age, wrong_age = age_of(case, passages)
    sex = sex_of(case, passages, age)
    judge = Judge(store, age, sex)
    values, wrong_values = stated_measurements(case, store)
    reading = CaseReading(case, passages, store, assertions)
    measured = reading.measured
    heard = reading.claims(judge)
    allergic = allergies(case, passages, store, reading.told)
    medicines, unknown_medicines = medications(case, passages, store, beside(allergic, reading.told))
    refused = {each.id for each in medicines if each.source is None and each.status is Status.ABSENT}
    said = [claim for claim in heard if not rests_on(claim.finding, refused, store) and _fits(claim, sex, age, store)]
    taken = taken_claims(medicines, said, store)
    rest = FindingSet(
        age=age,
        sex=None if sex is None else sex.value,
        measurements=(*values, *measured.of_now),
        medications=tuple(medicines),
        allergies=allergic,
        unnamed=unnamed(passages, store),
        issues=(*wrong_values, *measured.issues, *unknown_medicines),
    )
    claims = (*stated_value_claims(values, judge), *said, *taken)
    return Read(claims=claims, near=reading.near, rest=rest, wrong_age=tuple(wrong_age))


def found(case: Case, before: Read, store: Store) -> FindingSet:
    """The findings of a case that was read `before`, or of one that differs from it only in what its caller states as
    present, absent or history."""
    stated, unknown = stated_claims(case, store)
    findings, contradictions = merge([*stated, *before.claims], store)
    issues = (*before.wrong_age, *unknown, *before.rest.issues, *contradictions, *likened(findings, before.near))
    findings = with_implied(findings, before.rest.age, store)
    return replace(before.rest, findings=findings, issues=tuple(dict.fromkeys(issues)))


def _fits(claim: Claim, sex: Sex | None, age: float | None, store: Store) -> bool:
    """Whether words can mean a finding of a patient of this sex and age: a woman's male partner is no man who has sex
    with men, and no complaint is older than who has it."""
    if age is not None and age > 0 and least_hours(claim.finding.id) > max(age * YEAR, _NEWBORN):
        return False
    wanted = store.finding(claim.finding.id).sex
    return sex is None or not wanted or wanted == sex.value


def passages_of(case: Case) -> tuple[Passage, ...]:
    """Everything the case holds in words: chief complaint, text by its sections, then the turns."""
    chief = case.chief_complaint or ""
    turns = case.transcript.turns if case.transcript else ()
    return (
        *(
            [Passage(text=chief, start=0, end=len(chief), section=Section.CHIEF, quotable=False)]
            if chief.strip()
            else []
        ),
        *sections(case.text or ""),
        *(
            Passage(text=turn.text, start=0, end=len(turn.text), turn=number, speaker=turn.speaker)
            for number, turn in enumerate(turns)
        ),
    )


def _refuse_too_long(passages: tuple[Passage, ...]) -> None:
    length = sum(passage.end - passage.start for passage in passages)
    if length > MAX_CHARACTERS:
        raise BadInputError(
            f"the case holds {length:,} characters; the most is {MAX_CHARACTERS:,}",
            where="text",
            mend="Give one consultation at a time",
        )
