"""Findings as chips, in the groups a clinician reads them in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.finding import Status, Subject, When
from dxpad.domain.issue import LIKENED

if TYPE_CHECKING:
    from dxpad.domain.finding import Finding, Quote
    from dxpad.domain.issue import Issue
    from dxpad.knowledge.store import Store
    from dxpad.web.desk import Look

CONTRADICTIONS = ("present-and-absent", "present-under-absent", "exclude-each-other")
LASTING = ("history", "risk", "exposure", "medicine")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One finding. `key` is unique on the page; `own` says that the clinician set it, `guess` that no phrase
    named it and nobody has checked it yet."""

    key: str
    finding: Finding
    own: bool
    guess: bool
    tag: str

    @property
    def quote(self) -> Quote | None:
        """The words it came from."""
        return self.finding.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """What does not fit together, and the finding to correct where it names one."""

    issue: Issue
    finding: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """All groups. `aside` are findings that the clinician set aside, as (id, name)."""

    present: tuple[Chip, ...]
    absent: tuple[Chip, ...]
    background: tuple[Chip, ...]
    contradictions: tuple[Contradiction, ...]
    questions: tuple[Issue, ...]
    aside: tuple[tuple[str, str], ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self.present) + len(self.absent) + len(self.background)

    @property
    def guesses(self) -> int:
        """How many of them wait to be checked."""
        return sum(chip.guess for chip in (*self.present, *self.absent, *self.background))


def chips_of(look: Look, store: Store) -> Chips:
    """The findings of a look, grouped."""
    names = store.findings()
    own = dict(look.consultation.set_findings)
    guesses = look.guesses
    present, absent, background = [], [], []
    for finding in look.found.findings:
        kind = names[finding.id].kind if finding.id in names else ""
        chip = Chip(
            key=_key(finding), finding=finding, own=finding.id in own, guess=finding.id in guesses, tag=_tag(finding)
        )
        if chip.tag or kind in LASTING:
            background.append(chip)
        elif finding.status is Status.PRESENT:
            present.append(chip)
        else:
            absent.append(chip)
    conflicts = tuple(
        Contradiction(issue=issue, finding=issue.where, name=names[issue.where].name)
        for issue in look.found.issues
        if issue.code in CONTRADICTIONS and issue.where in names
    )
    told = {item.issue for item in conflicts}
    return Chips(
        present=tuple(present),
        absent=tuple(absent),
        background=tuple(background),
        contradictions=conflicts,
        questions=tuple(issue for issue in look.found.issues if issue not in told and issue.code != LIKENED),
        aside=tuple(
            (name, names[name].name) for name, status in own.items() if status is Status.UNKNOWN and name in names
        ),
    )


def _key(finding: Finding) -> str:
    return f"{finding.id}-{finding.subject.value}-{finding.when.value}"


def _tag(finding: Finding) -> str:
    """Whose and when, where it is not the patient's now."""
    if finding.subject is Subject.FAMILY:
        return "family"
    if finding.subject is Subject.OTHER:
        return "someone else"
    if finding.when is When.PAST:
        return "past"
    return "if it happens" if finding.when is When.HYPOTHETICAL else ""
